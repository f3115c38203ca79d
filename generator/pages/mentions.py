"""Cables that the publisher's texts name: entries and links in place of ``[[09ASTANA1103]]``."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from generator.errors import Problem
from generator.pages.markdown import Cables, Markdown, Page, stub
from generator.pages.pagefiles import Document
from generator.pages.press import Press
from generator.pages.views import EntryView, entry_view


def html(press: Press, document: Document, page: Page) -> Markup:
    """The text of a Markdown file as HTML."""
    return _markdown(press).render(document.text, page, _cables(press, page.url))


def check(press: Press, document: Document) -> list[Problem]:
    """What the publisher should know of a file: what was wrong in it, and ids that the archive does not hold."""
    survey = _markdown(press).survey(document.text)
    found = list(document.problems)
    for id, line in survey.cables:
        if not press.catalogue.find(id):
            message = f"the archive holds no cable {id!r}; a stub stands in its place. Check how it is written"
            found.append(Problem(document.source, document.line + line, message))
    for address, line in survey.pictures:
        message = f"the picture {address!r} is on another site and will not be loaded; its description is shown"
        found.append(Problem(document.source, document.line + line, message))
    return found


def _markdown(press: Press) -> Markdown:
    return Markdown(press.config.pages.markdown_html)


def _cables(press: Press, url: str) -> Cables:
    def entries(ids: Sequence[str]) -> str:
        found: list[EntryView | str] = []
        for id in ids:
            known = press.catalogue.find(id)
            found += [entry_view(url, entry, press.language) for entry in known] or [id]
        return str(press.part("_lists.html", "entries", found, " picked"))

    def link(id: str) -> str:
        known = press.catalogue.find(id)
        if not known:
            return stub(id)
        entry = entry_view(url, known[0], press.language)
        return Markup('<a class="id" href="{}" title="{}">{}</a>').format(entry.href, entry.subject, id)

    return Cables(entries, link)
