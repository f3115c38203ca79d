"""``site.toml`` as a frozen record; an unknown key is an error that names the key and its line."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

import msgspec

from generator import locale, theme
from generator.errors import ReftelError
from generator.theme import Theme

FILE_NAME = "site.toml"

Positive = Annotated[int, msgspec.Meta(ge=1)]
Boost = Annotated[float, msgspec.Meta(gt=0, le=1e6)]


class Site(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[site]``: what the site says of itself."""

    title: str = "Cable archive"
    subtitle: str = ""
    description: str = ""
    """One sentence for search engines and previews."""
    url: str = ""
    """Where the site will stand (``https://example.org/cables/``); sitemap and canonical links need it."""
    publisher: str = ""
    language: str = locale.SOURCE
    """Of the interface; one of :func:`generator.locale.languages`."""
    fiction_marker: str = ""
    """A cable whose text holds this sentence is marked as fiction on its page and in lists."""


class Archive(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[archive]``: what is published."""

    withhold: tuple[str, ...] = ()
    """Ids, in any spelling, of cables that are read but not published."""


class Pages(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[pages]``: how pages are made."""

    per_page: Positive = 200
    """Entries on one page of a list."""
    markdown_html: bool = False
    """Whether raw HTML in Markdown files reaches the page; only for text that you trust."""


class Downloads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[downloads]``: files beside the pages; without them the browser makes them from the page."""

    text_files: bool = False
    json_files: bool = False
    json_lines: bool = False
    """One file with all cables, ``data/cables.jsonl``, that the program itself can read."""


class Boosts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[search.boosts]``: Lunr's weights of the fields."""

    subject: Boost = 4.0
    body: Boost = 1.0
    tags: Boost = 2.0
    origin: Boost = 2.0


class Search(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[search]``."""

    lunr_limit: Annotated[int, msgspec.Meta(ge=0)] = 2000
    """Largest number of cables for which ``search/index.json`` is written."""
    boosts: Boosts = Boosts()


class SiteConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of ``site.toml``."""

    site: Site = Site()
    archive: Archive = Archive()
    pages: Pages = Pages()
    downloads: Downloads = Downloads()
    search: Search = Search()
    theme: Theme = Theme()


_QUOTES = "texts stand between straight quotes, each on its line"


def load(content: Path) -> SiteConfig:
    """Read ``site.toml`` in the folder ``content``; defaults where there is none.

    Raises:
        ReftelError: the file cannot be read, is not TOML, or has an unknown key or a value of the wrong type.
    """
    path = content / FILE_NAME
    try:
        data = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return SiteConfig()
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise ReftelError(f"{path}:{line}: cannot be read as UTF-8; save the file in this encoding") from error
    except OSError as error:
        raise ReftelError(f"{path}: cannot be read: {error.strerror}") from error
    return parse(data, str(path))


def parse(data: str, name: str) -> SiteConfig:
    """Turn the text of a ``site.toml`` into a record; ``name`` is the file's name for messages.

    Raises:
        ReftelError: see :func:`load`; all that is wrong, a line each.
    """
    try:
        given = msgspec.toml.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ReftelError(f"{name}: not valid TOML: {error}; {_QUOTES}") from error
    config, found = _converted(given)
    found += [*_url_faults(config.site.url), *_language_faults(config.site.language), *_theme_faults(config.theme)]
    if found:
        told = sorted((_line_of(data, path), message) for path, message in found)
        raise ReftelError("\n".join(f"{name}:{line}: {message}" for line, message in told))
    return config


Fault = tuple[list[str], str]
"""The keys that lead to what is wrong, and what it is."""


def _converted(given: dict[str, Any]) -> tuple[SiteConfig, list[Fault]]:
    """The settings without those that are wrong, which are taken out of ``given``, and what is wrong with each."""
    found: list[Fault] = []
    while True:
        try:
            return msgspec.convert(given, SiteConfig), found
        except msgspec.ValidationError as error:
            path, message = _explain(str(error))
            found.append((path, message))
            table = given
            for key in path[:-1]:
                table = table[key]
            del table[path[-1]]


def line_of(content: Path, *path: str) -> int:
    """Line of the key ``path`` in the ``site.toml`` of the folder ``content``, which was read before."""
    return _line_of((content / FILE_NAME).read_text("utf-8-sig", errors="replace"), list(path))


def _url_faults(url: str) -> Iterator[Fault]:
    if url and not _is_address(url):
        yield ["site", "url"], f"site.url is {url!r}; expected an address such as https://example.org/"


def _language_faults(language: str) -> Iterator[Fault]:
    known = locale.languages()
    if language not in known:
        yield ["site", "language"], f"site.language is {language!r}; expected one of {', '.join(known)}"


def _theme_faults(given: Theme) -> Iterator[Fault]:
    for path, what in theme.faults(given):
        keys = ["theme", *path]
        yield keys, f"{'.'.join(keys)}: {what}"


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and url.isprintable()


def _explain(message: str) -> Fault:
    """What msgspec says (``… unknown field `x` - at `$.site` ``) with the full key."""
    what, _, where = message.partition(" - at `$")
    path = [key for key in re.split(r"[.\[\]`]+", where) if key and not key.isdigit() and key != "..."]
    unknown = re.search(r"unknown field `(.*)`", what)
    if unknown:
        key = ".".join([*path, unknown[1]])
        near = difflib.get_close_matches(unknown[1], _known(path), 1)
        meant = f"did you mean {near[0]!r}?" if near else "the README lists the known ones"
        return [*path, unknown[1]], f"unknown key {key!r}; {meant}"
    return path, f"{'.'.join(path)}: {what}"


def _known(path: list[str]) -> list[str]:
    """The keys of a table."""
    table: Any = SiteConfig
    for key in path:
        table = next(field.type for field in msgspec.structs.fields(table) if field.name == key)
    return [field.encode_name for field in msgspec.structs.fields(table)] if isinstance(table, type) else []


def _line_of(data: str, path: list[str]) -> int:
    """Line of the key ``path`` (or of the nearest table around it) in the TOML text ``data``; 1 where none fits."""
    table: list[str] = []
    best, depth = 1, 0
    for number, line in enumerate(data.splitlines(), start=1):
        if header := re.match(r"\s*\[+\s*([^\]]+?)\s*\]", line):
            table = [part.strip().strip("\"'") for part in header[1].split(".")]
            keys = table
        elif pair := re.match(r"\s*([\w.\"'-]+)\s*=", line):
            keys = table + [part.strip("\"'") for part in pair[1].split(".")]
        else:
            continue
        if keys == path[: len(keys)] and len(keys) > depth:
            best, depth = number, len(keys)
    return best
