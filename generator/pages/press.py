"""What a worker opens once and then makes pages with."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Group, open_catalogue
from generator.archive.create import FILE_NAME, listing_name
from generator.cache import digest
from generator.context import Context, StageResult
from generator.errors import Problem
from generator.language import Language, marked
from generator.pages import logo, overrides, pagefiles
from generator.pages.charts import Timeline
from generator.pages.entries import Anchors, Entries
from generator.pages.render import Templates, View
from generator.pages.views import Frame, Head, MenuItem, SiteView
from generator.pages.words import shorten
from generator.urls import Listing
from generator.vocabulary import countries
from generator.writer import Writer

SECTIONS: tuple[tuple[str, str], ...] = (
    (marked("Dates"), urls.date_index()),
    (marked("Countries"), urls.index(Listing.COUNTRY)),
    (marked("Tags"), urls.index(Listing.TAG)),
    (marked("Origins"), urls.index(Listing.ORIGIN)),
    (marked("Classifications"), urls.index(Listing.CLASSIFICATION)),
    (marked("Collections"), urls.collection_index()),
)
"""The main menu, in order; a section is named by the URL of its overview."""

LONGEST_TITLE = 70
"""Characters of a window's title; tabs and search engines show no more."""


class Press:
    """The catalogue, the templates and the words of one site."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.config = context.config
        self.catalogue = open_catalogue(context.store)
        site = context.config.site
        self.language = Language(site.language)
        self._site = SiteView(
            site.title, site.subtitle, site.description, site.publisher, site.language, self.language.direction
        )
        self._templates = Templates(context.templates, self.language, context.content / overrides.FOLDER)
        self._logo = logo.fit(context.config, context.content)
        self._menu = pagefiles.menu(context.content)
        self._frames: dict[tuple[str, str], Frame] = {}
        self._entries = Entries(context.store)
        self._groups: dict[Listing, dict[str, Group]] = {}
        self._folder = ""
        self._links: dict[tuple[Listing, str], str] = {}
        self._sent: dict[str, array[int]] = {}

    @cached_property
    def timeline(self) -> Timeline:
        """When the cables were sent."""
        return Timeline(self.catalogue.days)

    @cached_property
    def common(self) -> bytes:
        """Digest of what all pages are made with; names that a list has because another took its own are part of it."""
        groups = (group for kind in Listing for group in self.groups(kind))
        odd = [group for group in groups if group.name != listing_name(group.kind, group.value)]
        return digest([self.context.environment, msgspec.json.encode([(g.kind, g.value, g.name) for g in odd])])

    def days_beside(self, date: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """The days with cables before and after a day."""
        days = self._days
        place = bisect_left(days, date)
        after = place + (place < len(days) and days[place] == date)
        return days[place - 1] if place else None, days[after] if after < len(days) else None

    @cached_property
    def _days(self) -> list[dt.date]:
        return [day.date for day in self.catalogue.days]

    def sent_beside(self, origin: str, number: int) -> tuple[int | None, int | None]:
        """Numbers of the cables before and after a cable from its origin."""
        sent = self._sent.get(origin)
        if sent is None:
            sent = self._sent[origin] = array("Q", self.catalogue.numbers(Listing.ORIGIN, origin))
        place = bisect_left(sent, number)
        return sent[place - 1] if place else None, sent[place + 1] if place + 1 < len(sent) else None

    def entries(self, url: str, numbers: Sequence[int], anchors: Anchors = ()) -> Markup:
        """Cables as the list on the page ``url`` shows them."""
        return self._entries.html(url, numbers, anchors)

    def writer(self) -> Writer:
        """A writer with its own count."""
        return self.context.writer()

    def country(self, code: str) -> str:
        """Name of the country with this ISO code; the code itself where it is unknown."""
        known = countries.find(code)
        return self.language.country(code, known.name) if known else code

    def group_url(self, kind: Listing, value: str) -> str:
        """First page of a tag (country, …); empty where the archive has none."""
        group = self._by_value(kind).get(value)
        return group.url if group else ""

    def group_link(self, source: str, kind: Listing, value: str) -> str:
        """The same as a link for the page ``source``; kept while pages of one folder are made."""
        folder = source.rpartition("/")[0]
        if folder != self._folder:
            self._folder, self._links = folder, {}
        link = self._links.get((kind, value))
        if link is None:
            target = self.group_url(kind, value)
            link = self._links[kind, value] = urls.relative(source, target) if target else ""
        return link

    def groups(self, kind: Listing) -> list[Group]:
        """All tags (countries, …) of the archive, by value."""
        return list(self._by_value(kind).values())

    def _by_value(self, kind: Listing) -> dict[str, Group]:
        if kind not in self._groups:
            self._groups[kind] = {group.value: group for group in self.catalogue.groups(kind)}
        return self._groups[kind]

    def head(self, url: str, title: str, description: str = "", section: str = "") -> Head:
        """What the page ``url`` says of itself; ``section`` is the part of the menu that it belongs to."""
        folder = url.rpartition("/")[0]
        frame = self._frames.get((folder, section))
        if frame is None:
            frame = self._frames[folder, section] = self._frame(lambda target: urls.relative(url, target), section)
        said = description or (f"{title} · {self._site.title}" if title else self._site.description or self._site.title)
        return Head(self._title(title), said, self._canonical(url), frame)

    def lost_head(self, title: str) -> Head:
        """The head of the page that a server shows in any place: its links start at the root of the server."""
        root = urlsplit(self.config.site.url).path.rstrip("/") + "/" if self.config.site.url else ""
        return Head(self._title(title), self._site.description, "", self._frame(lambda target: root + target, ""))

    def render(self, template: str, view: View) -> bytes:
        """The bytes of a page."""
        return self._templates.render(template, self._site, view)

    def check_templates(self) -> list[Problem]:
        """What is wrong with the publisher's own templates.

        Raises:
            ReftelError: one of them cannot be read.
        """
        return self._templates.check(self.context.content)

    def part(self, template: str, macro: str, *values: object) -> Markup:
        """The HTML that a macro of a template makes."""
        return self._templates.part(template, macro, values)

    def numbered(self, title: str, page: int) -> str:
        """The title of a page (from 1) of a list."""
        return self.language.gettext("%(title)s, page %(page)s", title=title, page=page) if page > 1 else title

    def _title(self, title: str) -> str:
        """A title for the window; the site's name is left out where there is no room for it."""
        if not title:
            return self._site.title
        whole = f"{title} · {self._site.title}"
        return whole if len(whole) <= LONGEST_TITLE else shorten(title, LONGEST_TITLE)

    def _canonical(self, url: str) -> str:
        base = self.config.site.url
        return f"{base.rstrip('/')}/{url}" if base else ""

    def _frame(self, link: Callable[[str], str], section: str) -> Frame:
        links = Frame(
            home=link(urls.HOME),
            search=link(urls.SEARCH),
            style=link(urls.static("site.css")),
            icon=link(urls.static("icon.svg")),
            menu=tuple(MenuItem(self.language.gettext(text), link(url), url == section) for text, url in SECTIONS),
            pages=tuple(MenuItem(text, link(url), url == section) for text, url in self._menu),
            glossary=link(urls.GLOSSARY),
            current=section and link(section),
            reading_list=link(urls.READING_LIST),
            list_script=link(urls.static("list.js")),
            look_script=link(urls.static("look.js")),
            logo=self._logo and msgspec.structs.replace(self._logo, src=link(self._logo.src)),
            root=link(urls.HOME).removesuffix(urls.HOME),
        )
        top, bottom = (self.part("_frame.html", macro, self._site, links) for macro in ("top", "bottom"))
        return msgspec.structs.replace(links, top=top, bottom=bottom)


def press(context: Context) -> Press:
    """The press of this process; opened once in a build, whatever the number of tasks."""
    catalogue = (context.store / FILE_NAME).stat()
    return _press(context, catalogue.st_ino, catalogue.st_mtime_ns)


@lru_cache(maxsize=1)
def _press(context: Context, *_: int) -> Press:
    """Another build in the same process has a catalogue of its own, and so a press of its own."""
    return Press(context)


class Run:
    """One task's pages, counted."""

    def __init__(self, context: Context) -> None:
        self.press = press(context)
        self._writer = self.press.writer()
        self._problems: list[Problem] = []
        self._done = 0

    def publish(self, url: str, template: str, view: View, key: bytes = b"") -> None:
        """Render ``view`` and write it as ``url``; ``key`` as in :meth:`keep`."""
        self._writer.write(url, self.press.render(template, view), self._key(key))

    def write(self, url: str, data: bytes | str) -> None:
        """Write a file that needs no template."""
        self._writer.write(url, data)

    def keep(self, url: str, key: bytes) -> bool:
        """Take the old page over, if it was made from the same; ``key`` is the digest of what it is made from, but for
        what all pages have in common."""
        return self._writer.keep(url, self._key(key))

    def _key(self, key: bytes) -> bytes:
        return digest([self.press.common, key]) if key else b""

    def count(self, units: int = 1) -> None:
        """So many of the stage's units are done."""
        self._done += units

    def note(self, problems: Iterable[Problem]) -> None:
        """Keep problems for the report."""
        self._problems.extend(problems)

    def result(self) -> StageResult:
        """What the task gives back."""
        return StageResult(self._writer.written, self._done, self._problems)
