"""Cables that the publisher's texts name: entries and links in place of ``[[09ASTANA1103]]``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup

from generator import ids
from generator.config import SiteConfig
from generator.errors import Problem
from generator.pages import places
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
            message = f"{missing(press, id)}; a stub stands in its place. {_remedy(press, id)}"
            found.append(Problem(document.source, document.line + line, message))
    for place, line in survey.places:
        if places.leads_nowhere(press, place):
            message = f"nothing is at {place!r}; the link or picture is dead. {places.REMEDY}"
            found.append(Problem(document.source, document.line + line, message))
    for address, line in survey.pictures:
        message = f"the picture {address!r} is on another site and will not be loaded; its description is shown"
        found.append(Problem(document.source, document.line + line, message))
    return found


def missing(press: Press, id: str) -> str:
    """Why a cable of this id is not there."""
    return f"the cable {id!r} is withheld" if _is_withheld(press, id) else f"the archive holds no cable {id!r}"


def _remedy(press: Press, id: str) -> str:
    """What the publisher can do about it."""
    return "Take the id out, if readers are not to see it" if _is_withheld(press, id) else "Check how it is written"


def _is_withheld(press: Press, id: str) -> bool:
    return ids.canonical(id) in _withheld(press.config)


@lru_cache(maxsize=1)
def _withheld(config: SiteConfig) -> frozenset[str]:
    return frozenset(map(ids.canonical, config.archive.withhold)) - {""}


def _markdown(press: Press) -> Markdown:
    return Markdown(press.config.pages.markdown_html)


def _cables(press: Press, url: str) -> Cables:
    def entries(named: Sequence[str]) -> str:
        found: list[EntryView | str] = []
        for id in named:
            known = press.catalogue.find(id)
            found += [entry_view(url, entry, press.language) for entry in known] or [id]
        return str(press.part("_lists.html", "entries", found, " picked"))

    def link(id: str) -> str:
        known = press.catalogue.find(id)
        if not known:
            return stub(id, press.language.gettext(", not in this archive"))
        entry = entry_view(url, known[0], press.language)
        return Markup('<a class="id" href="{}" title="{}">{}</a>').format(entry.href, entry.subject, id)

    return Cables(entries, link)
