"""The home page: what the archive holds, and the ways in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, StageResult
from generator.pages import collections, days_of_year, mentions, missing, pagefiles, worldmap
from generator.pages.charts import Chart
from generator.pages.collections import CollectionRow
from generator.pages.country_lists import all_countries
from generator.pages.dates import all_years
from generator.pages.explanations import of_tag
from generator.pages.markdown import Page
from generator.pages.press import Press, Run
from generator.pages.views import EntryView, Head, Link, entry_view
from generator.pages.worldmap import WorldMap
from generator.urls import Listing
from generator.vocabulary import tags
from generator.vocabulary.tags import TagKind

URL = urls.HOME
MOST = 12
"""Countries, tags and posts that are named."""
SOME = 5
"""Cables of each end of the archive that are shown."""


class Figure(msgspec.Struct, frozen=True):
    """A key figure."""

    number: str
    label: str
    href: str


class Counted(msgspec.Struct, frozen=True):
    """A way in, with its number of cables."""

    text: str
    href: str
    count: str
    meaning: str = ""


class Way(msgspec.Struct, frozen=True):
    """Some of an index, and the way to the whole."""

    title: str
    all: Link
    rows: tuple[Counted, ...]


class HomeView(msgspec.Struct, frozen=True):
    """The home page."""

    head: Head
    welcome: Markup
    """The publisher's own words; empty where there are none."""
    figures: tuple[Figure, ...]
    period: str
    chart: Chart | None
    map: WorldMap | None
    on_this_day: Link
    """The calendar of the days of the year; empty where no cable has a date."""
    days: str
    """Which of the 366 days have cables, see :func:`days_of_year.link`."""
    script: str
    """Leads that link to today's page."""
    ways: tuple[Way, ...]
    collections: tuple[CollectionRow, ...]
    oldest: tuple[EntryView, ...]
    latest: tuple[EntryView, ...]
    """Empty where ``oldest`` holds all."""


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the home page."""
    run = Run(context)
    welcome = [doc for doc in pagefiles.documents(context.content, pagefiles.PAGES) if doc.name == pagefiles.HOME]
    for document in welcome:
        run.note(mentions.check(run.press, document))
    text = Markup("").join(mentions.html(run.press, document, Page(URL, 1, "welcome-")) for document in welcome)
    run.publish(URL, "home.html", view(run.press, text))
    run.count()
    return run.result()


def view(press: Press, welcome: Markup) -> HomeView:
    """The view of the home page."""
    catalogue = press.catalogue
    dated = catalogue.count - catalogue.undated
    documents = pagefiles.documents(press.context.content, pagefiles.COLLECTIONS)
    on_this_day, days = days_of_year.link(press, URL)
    return HomeView(
        head=press.head(URL, ""),
        welcome=welcome,
        figures=tuple(_figures(press)),
        period=_period(press),
        chart=all_years(press, URL),
        map=worldmap.world(press, URL),
        on_this_day=on_this_day,
        days=days,
        script=urls.relative(URL, days_of_year.SCRIPT),
        ways=tuple(way for way in _ways(press) if way.rows),
        collections=tuple(collections.rows(press, URL, documents)),
        oldest=tuple(entry_view(URL, entry, press.language) for entry in catalogue.entries(0, SOME)),
        latest=tuple(
            entry_view(URL, entry, press.language)
            for entry in reversed(catalogue.entries(max(SOME, dated - SOME), dated))
        ),
    )


def _figures(press: Press) -> Iterator[Figure]:
    catalogue, number, plural = press.catalogue, press.language.number, press.language.plural
    origins, countries = len(catalogue.groups(Listing.ORIGIN)), len(all_countries(catalogue))
    codes = len(catalogue.groups(Listing.TAG))
    yield Figure(number(catalogue.count), plural("cable", "cables", catalogue.count), urls.date_index())
    yield Figure(number(origins), plural("origin", "origins", origins), urls.index(Listing.ORIGIN))
    yield Figure(number(countries), plural("country", "countries", countries), urls.index(Listing.COUNTRY))
    yield Figure(number(codes), plural("tag", "tags", codes), urls.index(Listing.TAG))
    gone = missing.overview(press, URL)
    if gone.href:
        yield Figure(gone.text, press.language.gettext("cited, not here"), gone.href)


def _period(press: Press) -> str:
    days = press.catalogue.days
    if not days:
        return ""
    first, last = press.language.day(days[0].date), press.language.day(days[-1].date)
    return first if first == last else press.language.gettext("%(first)s to %(last)s", first=first, last=last)


def _ways(press: Press) -> Iterator[Way]:
    catalogue, gettext, number = press.catalogue, press.language.gettext, press.language.number
    lists = ((press.country(country.code), country.sent or country.about) for country in all_countries(catalogue))
    named = ((name, group, group.count if group else 0) for name, group in lists)
    countries = [Counted(name, group.url, number(count)) for name, group, count in _most(named) if group]
    yield Way(gettext("Countries"), Link(gettext("All countries"), urls.index(Listing.COUNTRY)), tuple(countries))
    codes = ((group.value, group, group.count) for group in catalogue.groups(Listing.TAG)
             if tags.kind_of(group.value) is not TagKind.GEOPOLITICAL)  # fmt: skip
    subjects = [
        Counted(code, group.url, number(count), _meaning(press, code)) for code, group, count in _most(codes) if group
    ]
    yield Way(gettext("Subjects"), Link(gettext("All tags"), urls.index(Listing.TAG)), tuple(subjects))
    origins = ((group.value, group, group.count) for group in catalogue.groups(Listing.ORIGIN))
    posts = [Counted(name, group.url, number(count)) for name, group, count in _most(origins) if group]
    yield Way(gettext("Origins"), Link(gettext("All origins"), urls.index(Listing.ORIGIN)), tuple(posts))


def _most(rows: Iterable[tuple[str, Group | None, int]]) -> list[tuple[str, Group | None, int]]:
    """Those with the most cables, the largest first."""
    return sorted(rows, key=lambda row: (-row[2], row[0]))[:MOST]


def _meaning(press: Press, code: str) -> str:
    known = tags.find(code)
    return of_tag(known, press.language) if known else ""
