"""Files that do not depend on the cables: the search page, the page for what is not there, styles and scripts."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import msgspec
import rjsmin

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.pages import statics
from generator.pages.press import Run
from generator.pages.views import Head

SCRIPT = (
    "say stemmer decode loader parts postings documents scores searcher state marks passages results chart faults page"
)
"""The script of the search page: files in ``templates/static/search``, each builds on those before it."""
PARTS = {
    "language": ("dom query signs", "parse planned sifted"),
    "words": ("dom escaping matcher vocabulary suggest", "expand suggest didYouMean corrected typed"),
    "spellings": ("escaping spellings", "spellings otherSpellings"),
    "phrases": ("phrases", "phrased withPhrase"),
    "narrow": ("dom days facets filters", "interval taken byDate narrowed facets filterGroups chips"),
    "ids": ("ids", "findId meant"),
    "bars": ("dom bars", "approached"),
}
"""Scripts for what not every search needs: their files, and the functions whose first call loads them."""
_SEARCH = "search"
_STRICT = '"use strict";'
"""Said once, it holds for a whole script."""
_SHARED = ("stemmer.js", "marks.js", "walk.js")
"""Those of the files that ``highlight.js`` loads on cables' pages."""


class SearchView(msgspec.Struct, frozen=True):
    """The search page."""

    head: Head
    script: str
    parts: dict[str, str]
    """By name the paths of the other scripts, and behind each the functions that load it."""
    count: str
    words: dict[str, Any]
    """What its scripts say, see :attr:`Language.scripts`."""


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
    run.note(press.check_templates())
    head = press.head(urls.SEARCH, press.language.gettext("Search"), section=urls.SEARCH)
    folder = context.templates / "static"
    script = _bundle(run, folder / _SEARCH, "page", SCRIPT)
    parts = {name: f"{_bundle(run, folder / _SEARCH, name, files)} {calls}" for name, (files, calls) in PARTS.items()}
    view = SearchView(head, script, parts, press.language.number(press.catalogue.count), press.language.scripts)
    run.publish(urls.SEARCH, "search.html", view)
    run.publish(urls.NOT_FOUND, "404.html", NotFoundView(press.lost_head(press.language.gettext("Not found"))))
    statics.write(run, bundled=lambda path: path.parent == folder / _SEARCH and path.name not in _SHARED)
    run.count()
    return run.result()


def _bundle(run: Run, folder: Path, name: str, files: str) -> str:
    """Write files as one script without comments and blanks, which not every server compresses; gives its path.

    The path holds the beginning of the SHA-256 of the script: no cache serves one that the page does not belong to.
    """
    scripts = "\n".join(statics.read(folder / f"{file}.js").decode() for file in files.split())
    data = (_STRICT + str(rjsmin.jsmin(scripts)).replace(_STRICT, "")).encode()
    path = urls.static(f"{_SEARCH}/{name}-{hashlib.sha256(data).hexdigest()[:8]}.js")
    run.write(path, data)
    return path
