"""Editors' notes: ``notes/<id>.md`` stands on the page of that cable."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec
from markupsafe import Markup

from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.errors import Problem
from generator.pages import mentions, pagefiles
from generator.pages.markdown import Page
from generator.pages.pagefiles import Document
from generator.pages.press import Press, Run


class NoteView(msgspec.Struct, frozen=True):
    """A note on the page of a cable."""

    title: str
    byline: tuple[str, ...]
    """Author and date, as far as they are given."""
    text: Markup


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task: the notes are few."""
    return [context]


def check(context: Context) -> StageResult:
    """Report what is wrong in the notes; they are shown by the pages of their cables."""
    run = Run(context)
    run.note(pagefiles.refused(context.content, pagefiles.NOTES))
    for document in pagefiles.documents(context.content, pagefiles.NOTES):
        run.note(mentions.check(run.press, document))
        if not run.press.catalogue.find(document.stem):
            why = mentions.missing(run.press, document.stem)
            message = f"a note that is not shown: {why}. Its file has the name of the cable that it is about"
            run.note([Problem(document.source, 0, message)])
        run.count()
    return run.result()


def of(press: Press, key: str, url: str) -> tuple[NoteView, ...]:
    """The notes on the cable of a key, whose page is ``url``."""
    documents = _by_key(press).get(key, ())
    return tuple(_view(press, url, document, number) for number, document in enumerate(documents, start=1))


@lru_cache(maxsize=1)
def _by_key(press: Press) -> Mapping[str, list[Document]]:
    """The notes by the key of their cables."""
    found: dict[str, list[Document]] = {}
    for document in pagefiles.documents(press.context.content, pagefiles.NOTES):
        for entry in press.catalogue.find(document.stem):
            found.setdefault(entry.key, []).append(document)
    return found


def _view(press: Press, url: str, document: Document, number: int) -> NoteView:
    matter = document.matter
    byline = pagefiles.byline(matter, press.language)
    page = Page(url, 2, f"note-{number}-")
    return NoteView(
        matter.title or press.language.gettext("Editor's note"), byline, mentions.html(press, document, page)
    )
