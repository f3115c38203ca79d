"""Records that several templates share: links, the frame around every page, entries of lists."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from generator.archive.catalogue import Entry
from generator.language import Language, marked
from generator.pages.logo import Logo
from generator.pages.words import balanced, shorten
from generator.urls import relative


class Link(msgspec.Struct, frozen=True):
    """A text that leads somewhere; ``href`` is empty where there is nothing to lead to."""

    text: str
    href: str


class MenuItem(msgspec.Struct, frozen=True):
    """A link of the menu."""

    text: str
    href: str
    current: bool
    """Whether the page that shows it belongs to it."""


class Frame(msgspec.Struct, frozen=True):
    """What stands around the content; the same for all pages of a folder and section."""

    home: str
    search: str
    style: str
    icon: str
    menu: tuple[MenuItem, ...]
    """The ways into the archive."""
    pages: tuple[MenuItem, ...]
    """The publisher's own pages."""
    glossary: str = ""
    current: str = ""
    """The link of the menu to the part that the page belongs to."""
    reading_list: str = ""
    list_script: str = ""
    """The script that keeps the reading list."""
    look_script: str = ""
    """The script that keeps whether colours are light or dark."""
    logo: Logo | None = None
    root: str = ""
    """Way to the root of the site, for templates of the publisher's own; empty, or with a slash at its end."""
    top: Markup = Markup()
    """What a page shows before its content; made once, because it is the same on all of them."""
    bottom: Markup = Markup()
    """What it shows behind it."""


class Head(msgspec.Struct, frozen=True):
    """What every page says of itself."""

    title: str
    description: str
    canonical: str
    """Absolute address; empty where the site's own is not known."""
    frame: Frame


class SiteView(msgspec.Struct, frozen=True):
    """What every template knows as ``site``."""

    title: str
    subtitle: str
    description: str
    publisher: str
    language: str = "en"
    direction: str = "ltr"


class EntryView(msgspec.Struct, frozen=True):
    """A cable in a list."""

    href: str
    subject: str
    id: str
    date: str
    """``2 July 2009``; empty where unknown."""
    iso: str
    origin: str
    classification: str
    level: str
    """Style of the classification, see :func:`level_style`."""
    abstract: str
    partial: bool
    fiction: bool


_LEVELS = {
    "UNCLASSIFIED": "unclassified",
    "LIMITED OFFICIAL USE": "restricted",
    "RESTRICTED": "restricted",
    "CONFIDENTIAL": "confidential",
    "SECRET": "secret",
    "TOP SECRET": "top-secret",
}
NO_SUBJECT = marked("(no subject)")
LONGEST_SUBJECT = 300
"""Characters that lists and links show; twice as many as cables have. The cable's own page shows all."""


def level_style(level: str) -> str:
    """Name of a classification level in the style sheet."""
    return _LEVELS.get(level, "other")


def entry_view(source: str, entry: Entry, language: Language) -> EntryView:
    """``entry`` as the page ``source`` lists it."""
    url = entry.url
    subject = entry.subject if source == url else shorten(entry.subject, LONGEST_SUBJECT)
    return EntryView(
        href=relative(source, url),
        subject=balanced(subject) or language.gettext(NO_SUBJECT),
        id=entry.id or entry.canonical_id or entry.key,
        date=language.day(entry.date) if entry.date else "",
        iso=entry.date.isoformat() if entry.date else "",
        origin=entry.origin,
        classification=entry.classification,
        level=level_style(entry.level),
        abstract=entry.abstract,
        partial=entry.partial,
        fiction=entry.fiction,
    )
