"""Files that do not depend on the cables: the search page, the page for what is not there, styles and scripts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import rjsmin

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.errors import ReftelError
from generator.pages.press import Run
from generator.pages.views import Head

SCRIPTS = {
    "page": (
        "stemmer decode loader parts postings documents scores searcher"
        " dom state marks passages results chart faults page"
    ),
    "language": "query",
    "words": "matcher vocabulary suggest",
    "phrases": "phrases",
    "narrow": "days facets filters",
    "ids": "ids",
}
"""The scripts of the search page, and what they are made of: files in ``templates/static/search``, each builds on those
before it. The page loads the first; ``parts.js`` says for which functions it loads the others."""
_SEARCH = "search"
_STRICT = '"use strict";'
"""Said once, it holds for a whole script."""
_SHARED = ("stemmer.js", "marks.js", "walk.js")
"""Those of the files that ``highlight.js`` loads on cables' pages."""
SEARCH_STYLE = urls.static("search.css")


class SearchView(msgspec.Struct, frozen=True):
    """The search page."""

    head: Head
    script: str
    parts: dict[str, str]
    """Paths of the other scripts by name."""
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
    folder = context.templates / "static"
    script, *parts = (_bundle(run, folder / _SEARCH, name, files.split()) for name, files in SCRIPTS.items())
    paths = dict(zip(list(SCRIPTS)[1:], parts, strict=True))
    view = SearchView(head, script, paths, SEARCH_STYLE, f"{press.catalogue.count:,}")
    run.publish(urls.SEARCH, "search.html", view)
    run.publish(urls.NOT_FOUND, "404.html", NotFoundView(press.lost_head("Not found")))
    _copy_static(run, folder)
    run.count()
    return run.result()


def _bundle(run: Run, folder: Path, name: str, files: list[str]) -> str:
    """Write files as one script without comments and blanks, which not every server compresses; gives its path.

    The path holds the beginning of the SHA-256 of the script: no cache serves one that the page does not belong to.
    """
    scripts = "\n".join(_read(folder / f"{file}.js").decode() for file in files)
    data = (_STRICT + str(rjsmin.jsmin(scripts)).replace(_STRICT, "")).encode()
    path = urls.static(f"{_SEARCH}/{name}-{hashlib.sha256(data).hexdigest()[:8]}.js")
    run.write(path, data)
    return path


def _copy_static(run: Run, folder: Path) -> None:
    """Copy ``templates/static``, but for what goes into scripts."""
    for path in sorted(folder.rglob("*")):
        part = path.parent == folder / _SEARCH and path.name not in _SHARED
        if path.is_file() and not path.name.startswith(".") and not part:
            run.write(urls.static(path.relative_to(folder).as_posix()), _read(path))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReftelError(f"{path}: cannot be read: {error.strerror}") from error
