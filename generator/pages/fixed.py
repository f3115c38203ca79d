"""Files that do not depend on the cables: the search page, the page for what is not there, styles and scripts."""

from __future__ import annotations

from pathlib import Path

import msgspec
import rjsmin

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.errors import ReftelError
from generator.pages.press import Run
from generator.pages.views import Head

_CORE = "stemmer decode loader query matcher vocabulary postings phrases documents facets scores searcher"
_PAGE = "dom state marks passages results chart filters suggest faults page"
SEARCH_SCRIPTS = tuple(f"search/{name}.js" for name in (*_CORE.split(), *_PAGE.split()))
"""The scripts that make up the search page's, in ``templates/static``; each builds on those before it."""
SEARCH_SCRIPT = urls.static("search.js")
SEARCH_STYLE = urls.static("search.css")


class SearchView(msgspec.Struct, frozen=True):
    """The search page."""

    head: Head
    script: str
    style: str
    count: str


class NotFoundView(msgspec.Struct, frozen=True):
    """The page that a server shows in place of one that is not there."""

    head: Head


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the files."""
    run = Run(context)
    press = run.press
    head = press.head(urls.SEARCH, "Search", section=urls.SEARCH)
    view = SearchView(head, SEARCH_SCRIPT, SEARCH_STYLE, f"{press.catalogue.count:,}")
    run.publish(urls.SEARCH, "search.html", view)
    run.publish(urls.NOT_FOUND, "404.html", NotFoundView(press.lost_head("Not found")))
    _copy_static(run, context)
    folder = context.templates / "static"
    run.write(SEARCH_SCRIPT, _bundle(folder))
    run.count()
    return run.result()


def _bundle(folder: Path) -> bytes:
    """The scripts of the search page as one file, without comments and blanks, which not every server compresses."""
    scripts = "\n".join(_read(folder / name).decode() for name in SEARCH_SCRIPTS)
    return str(rjsmin.jsmin(scripts)).encode()


def _copy_static(run: Run, context: Context) -> None:
    """Copy ``templates/static``."""
    folder = context.templates / "static"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            run.write(urls.static(path.relative_to(folder).as_posix()), _read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReftelError(f"{path}: cannot be read: {error.strerror}") from error
