"""The publisher's own pages, written in Markdown."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.pages import mentions, pagefiles
from generator.pages.markdown import Page
from generator.pages.press import Run
from generator.pages.views import Head


class TextView(msgspec.Struct, frozen=True):
    """A page of text."""

    head: Head
    title: str
    summary: str
    text: Markup


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task: the pages are few."""
    return [context]


def render(context: Context) -> StageResult:
    """Write all pages, and report what is wrong in their files."""
    run = Run(context)
    run.note(pagefiles.refused(context.content, pagefiles.PAGES))
    for document in pagefiles.pages(context.content):
        url = urls.text_page(document.name)
        run.note(mentions.check(run.press, document))
        view = TextView(
            run.press.head(url, document.title, document.matter.summary, section=url),
            document.title,
            document.matter.summary,
            mentions.html(run.press, document, Page(url, 1)),
        )
        run.publish(url, "text.html", view)
        run.count()
    return run.result()
