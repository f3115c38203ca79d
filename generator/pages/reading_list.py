"""The page of the reader's own list, which scripts fill from what the browser keeps."""

from __future__ import annotations

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.pages.press import Run
from generator.pages.views import Head

TEMPLATE = "reading-list.html"
SCRIPTS = ("list-kept.js", "take.js", "list-file.js", "list-pages.js", "reading-list.js")
"""What the page loads behind ``list.js``, in order: each builds on those before it."""


class ReadingListView(msgspec.Struct, frozen=True):
    """The page; there is nothing on it that a build knows."""

    head: Head
    scripts: tuple[str, ...]


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the page."""
    run = Run(context)
    head = run.press.head(urls.READING_LIST, run.press.language.gettext("Reading list"), section=urls.READING_LIST)
    run.publish(urls.READING_LIST, TEMPLATE, ReadingListView(head, tuple(map(urls.static, SCRIPTS))))
    run.count()
    return run.result()
