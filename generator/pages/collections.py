"""Collections: lists of cables that the publisher chose, with text between them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.pages import mentions, pagefiles
from generator.pages.charts import Chart
from generator.pages.dates import all_years
from generator.pages.markdown import Markdown, Page
from generator.pages.pagefiles import Document
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link

INDEX = urls.collection_index()


class CollectionRow(msgspec.Struct, frozen=True):
    """A collection in the overview."""

    title: Link
    summary: str
    count: str


class CollectionIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    chart: Chart | None
    rows: tuple[CollectionRow, ...]


class CollectionView(msgspec.Struct, frozen=True):
    """A collection."""

    head: Head
    overview: Link
    title: str
    summary: str
    byline: tuple[str, ...]
    """Author and date, as far as they are given."""
    text: Markup


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task: collections are few."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the collections and their overview, and report what is wrong in their files."""
    run = Run(context)
    run.note(pagefiles.refused(context.content, pagefiles.COLLECTIONS))
    documents = pagefiles.documents(context.content, pagefiles.COLLECTIONS)
    run.publish(INDEX, "collections.html", index_view(run.press, documents))
    for document in documents:
        run.note(mentions.check(run.press, document))
        run.publish(urls.collection(document.name), "collection.html", _view(run.press, document))
        run.count()
    return run.result()


def index_view(press: Press, documents: Sequence[Document]) -> CollectionIndexView:
    """All collections, in the publisher's order."""
    return CollectionIndexView(
        press.head(INDEX, press.language.gettext("Collections"), section=INDEX),
        all_years(press, INDEX),
        tuple(rows(press, INDEX, documents)),
    )


def rows(press: Press, source: str, documents: Sequence[Document]) -> list[CollectionRow]:
    """The collections, for a list on the page ``source``."""
    return [
        CollectionRow(
            Link(document.title, urls.relative(source, urls.collection(document.name))),
            document.matter.summary,
            press.language.cables(len(_shown(press, document))),
        )
        for document in documents
    ]


def _shown(press: Press, document: Document) -> set[int]:
    """Numbers of the cables that a collection names and the archive holds."""
    named = Markdown().survey(document.text).cables
    return {entry.number for id, _ in named for entry in press.catalogue.find(id)}


def _view(press: Press, document: Document) -> CollectionView:
    url, matter = urls.collection(document.name), document.matter
    return CollectionView(
        head=press.head(url, document.title, matter.summary, section=INDEX),
        overview=Link(press.language.gettext("Collections"), urls.relative(url, INDEX)),
        title=document.title,
        summary=matter.summary,
        byline=pagefiles.byline(matter, press.language),
        text=mentions.html(press, document, Page(url, 1)),
    )
