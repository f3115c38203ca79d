"""From a cable or a listing to its place in the site, the same for pages, search and exports.

Every URL is a path relative to the root of the site, made of ASCII characters that need no escaping, so that it is
a file name as well; :func:`relative` turns it into a link that works from any page, over HTTP and on ``file://``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Container
from enum import StrEnum
from functools import lru_cache

from generator import ids
from generator.errors import SITE_MARKER

MAX_NAME = 80
"""Longest file name (without its ending); every file system takes it, also with a path in front."""

HOME = "index.html"
SEARCH = "search.html"
READING_LIST = "reading-list.html"
GLOSSARY = "glossary.html"
SEARCH_INDEX = "search/index.json"
"""The standard index, for stock lunr.js."""
NOT_FOUND = "404.html"
ROOT_FILES = ("robots.txt", "sitemap.xml", SITE_MARKER)

SERIALS = 5000
"""Serial numbers of a year whose missing cables share a page."""

_ID = re.compile(r"([0-9]{2})([A-Z][A-Z'&-]*)([0-9]{1,7})")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_PAGE = re.compile(r"-\d+$|-about$")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d|index)(\..*)?")


class Listing(StrEnum):
    """The kinds of index; the value is the folder of its pages."""

    TAG = "tag"
    COUNTRY = "country"
    """Cables that posts in a country sent."""
    ABOUT = "about-country"
    """Cables whose TAGS name a country."""
    ORIGIN = "origin"
    CLASSIFICATION = "classification"


def safe_name(text: str) -> str:
    """``text`` as a file name: ASCII letters, digits, dot, hyphen and underscore; never empty, hidden or reserved.

    A text that had to be changed beyond blanks gets eight digits of its SHA-256 behind it, so that two texts
    that differ only in what was taken away stay apart.
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    name = _UNSAFE.sub("-", folded).strip("-.")
    plain = text.replace(" ", "-")
    if name and name == plain and len(name) <= MAX_NAME and not _RESERVED.fullmatch(name):
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{name[: MAX_NAME - 9].rstrip('-.')}-{digest}".lstrip("-")


def unique_name(name: str, taken: Container[str], mark: str = "-") -> str:
    """``name``, or ``name-2``, ``name-3`` …, the first whose lower-case form is not in ``taken``.

    Case is ignored because Windows and macOS ignore it in file names.
    """
    candidate, count = name, 1
    while candidate.lower() in taken:
        count += 1
        candidate = f"{name}{mark}{count}"
    return candidate


def paged_name(name: str, taken: Container[str]) -> str:
    """A name like that of :func:`unique_name` for a list, of which no page is another list (see :func:`numbered`)."""
    return unique_name(f"{name}_" if _PAGE.search(name) else name, taken, mark="_")


def slug(text: str) -> str:
    """A lower-case file name for a title: ``Embassy Astana`` -> ``embassy-astana``."""
    words = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    readable = _UNSAFE.sub("-", words).replace(".", "-").strip("-")
    return safe_name(readable) if readable else safe_name(text)


def cable(key: str, date: dt.date | None) -> str:
    """Page of a cable; the path under which WikiLeaks published it in 2010."""
    return f"{_cable_folder(date)}/{key}.html"


@lru_cache(maxsize=4096)
def _cable_folder(date: dt.date | None) -> str:
    return f"cable/{date.year:04d}/{date.month:02d}" if date else "cable/undated"


def cable_file(key: str, date: dt.date | None, ending: str) -> str:
    """A download of a cable beside its page: ``ending`` is ``txt`` or ``json``."""
    return cable(key, date).removesuffix("html") + ending


def index(kind: Listing) -> str:
    """Overview of all listings of a kind."""
    return f"{kind.value}/index.html"


def listing(kind: Listing, name: str, page: int = 1) -> str:
    """A page (from 1) of the cables under one tag, country, origin or classification."""
    if kind is Listing.ABOUT:
        return numbered(f"country/{name}-about.html", page)
    return numbered(f"{kind.value}/{name}.html", page)


def date_index() -> str:
    """Overview of the years."""
    return "date/index.html"


def year(value: int) -> str:
    """Calendar of a year."""
    return f"date/{value:04d}.html"


def month(value: dt.date, page: int = 1) -> str:
    """A page (from 1) of the cables of a month."""
    return numbered(f"date/{value.year:04d}/{value.month:02d}.html", page)


def day(value: dt.date, page: int = 1) -> str:
    """A page (from 1) of the cables of a day."""
    return numbered(f"date/{value.year:04d}/{value.month:02d}/{value.day:02d}.html", page)


def on_this_day() -> str:
    """Overview of the days of the year."""
    return "date/on-this-day.html"


def day_of_year(month: int, day: int, page: int = 1) -> str:
    """A page (from 1) of the cables of a day of the year, whatever the year."""
    return numbered(f"date/day-of-year/{month:02d}-{day:02d}.html", page)


def undated(page: int = 1) -> str:
    """A page (from 1) of the cables without a date."""
    return numbered("date/undated.html", page)


def text_page(name: str) -> str:
    """A page written in Markdown."""
    return f"{name}.html"


def collection(name: str) -> str:
    """A curated list."""
    return f"collection/{name}.html"


def collection_index() -> str:
    """Overview of the collections."""
    return "collection/index.html"


def missing_index() -> str:
    """Overview of the cables that others refer to and that the archive does not hold."""
    return "missing/index.html"


def missing(canonical_id: str) -> str:
    """The page that tells of such a cable: that of its post, its year and :data:`SERIALS` serial numbers."""
    return f"missing/{missing_group(canonical_id)}.html"


def missing_place(canonical_id: str) -> str:
    """The place of such a cable on its page."""
    return f"id-{safe_name(canonical_id)}"


def serial(canonical_id: str) -> str:
    """The number in the year that an id tells, without leading zeros; empty where it does not."""
    parts = _ID.fullmatch(canonical_id)
    return parts[3].lstrip("0") if parts else ""


@lru_cache(maxsize=4096)
def missing_group(canonical_id: str) -> str:
    """What the ids have in common that stand on one page: ``ASTANA-2009``, ``STATE-2009-70000``."""
    parts = _ID.fullmatch(canonical_id)
    if not parts:
        return "other"
    year, post, serial = parts.groups()
    start = int(serial) // SERIALS * SERIALS
    name = f"{_UNSAFE.sub('-', post)}-{ids.year(int(year))}"
    return f"{name}-{start}" if start else name


def static(name: str) -> str:
    """A style sheet or script."""
    return f"static/{name}"


def numbered(url: str, page: int) -> str:
    """``url`` for page 1, ``…-2.html`` for the second page, and so on."""
    return url if page == 1 else f"{url.removesuffix('.html')}-{page}.html"


def relative(source: str, target: str) -> str:
    """A link to ``target`` for the page ``source``; a fragment behind ``target`` is kept."""
    path, mark, fragment = target.partition("#")
    if not path:
        return target
    folder, _, name = path.rpartition("/")
    return _way(source.rpartition("/")[0], folder) + name + mark + fragment


@lru_cache(maxsize=4096)
def _way(source: str, target: str) -> str:
    """From the folder ``source`` to the folder ``target``: empty, or with a slash at its end."""
    here, there = (folder.split("/") if folder else [] for folder in (source, target))
    shared = len(posixpath.commonprefix([here, there]))
    return "../" * (len(here) - shared) + "".join(f"{name}/" for name in there[shared:])
