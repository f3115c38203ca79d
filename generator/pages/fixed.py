"""Files that do not depend on the cables: the search page, the page for what is not there, styles and scripts."""

from __future__ import annotations

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.errors import ReftelError
from generator.pages.press import Run
from generator.pages.views import Head

SCRIPTS = tuple(urls.static(f"search/{name}.js") for name in ("stemmer", "engine"))
PAGE_SCRIPT = urls.static("search/page.js")
INDEX_SCRIPT = "search/index.js"
"""What the search index is loaded from; it is not made for archives beyond its size."""


class SearchView(msgspec.Struct, frozen=True):
    """The search page."""

    head: Head
    scripts: tuple[str, ...]
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
    index = (INDEX_SCRIPT,) if press.catalogue.count <= context.config.search.lunr_limit else ()
    scripts = (*SCRIPTS, *index, PAGE_SCRIPT)
    run.publish(urls.SEARCH, "search.html", SearchView(head, scripts, f"{press.catalogue.count:,}"))
    run.publish(urls.NOT_FOUND, "404.html", NotFoundView(press.lost_head("Not found")))
    _copy_static(run, context)
    run.count()
    return run.result()


def _copy_static(run: Run, context: Context) -> None:
    """Copy ``templates/static``."""
    folder = context.templates / "static"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            try:
                data = path.read_bytes()
            except OSError as error:
                raise ReftelError(f"{path}: cannot be read: {error.strerror}") from error
            run.write(urls.static(path.relative_to(folder).as_posix()), data)
