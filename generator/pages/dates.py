"""Dates: an overview of the years, a calendar for each, lists for months and days, and for what has no date."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Day
from generator.context import Context, RangeTask, StageResult
from generator.language import Language, heading
from generator.pages import charts
from generator.pages.charts import Chart
from generator.pages.listing import Heading, Listed, publish, search_within, weighed
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link

INDEX = urls.date_index()
WEIGHTS = 4
"""Shades of the days of a calendar."""


class YearRow(msgspec.Struct, frozen=True):
    """A year in the overview."""

    year: Link
    count: str


class DateIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    chart: Chart | None
    on_this_day: str
    """The calendar of the days of the year."""
    rows: tuple[YearRow, ...]
    undated: Link
    """Empty where every cable has a date."""


class Cell(msgspec.Struct, frozen=True):
    """A day of a calendar; the first ones of a month may be empty."""

    day: str
    href: str
    """Empty where no cable was sent."""
    label: str
    """``2 July 2009: 3 cables``"""
    weight: int
    """How many cables, from 1 to 4; 0 for none."""


class Month(msgspec.Struct, frozen=True):
    """A month of a calendar."""

    name: str
    href: str
    count: str
    weeks: tuple[tuple[Cell, ...], ...]


class YearView(msgspec.Struct, frozen=True):
    """The calendar of a year."""

    head: Head
    year: str
    overview: Link
    previous: Link
    next: Link
    count: str
    chart: Chart | None
    weekdays: tuple[tuple[str, str], ...]
    """Name and one letter."""
    months: tuple[Month, ...]


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the overview, others for the years."""
    yield RangeTask(context, 0, 0)
    yield from weighed(context, [2 * len(days) + 1 for _, days in _years(catalogue)])


def render(task: RangeTask) -> StageResult:
    """Write the pages of the years of a task; the one without years is the overview and what has no date."""
    run = Run(task.context)
    catalogue = run.press.catalogue
    found = _years(catalogue)
    if task.start == task.stop:
        run.publish(INDEX, "dates.html", index_view(run.press))
        if catalogue.undated:
            publish(run, _undated(run.press))
    for place in range(task.start, task.stop):
        run.publish(urls.year(found[place][0]), "year.html", year_view(run.press, found, place))
        for _, days in groupby(found[place][1], key=lambda day: day.date.month):
            month = list(days)
            publish(run, _month(run.press, month))
            for day in month:
                publish(run, _day(run.press, day))
    return run.result()


def _years(catalogue: Catalogue) -> list[tuple[int, list[Day]]]:
    return [(year, list(days)) for year, days in groupby(catalogue.days, key=lambda day: day.date.year)]


def all_years(press: Press, source: str) -> Chart | None:
    """The chart of all cables by year for the page ``source``; its bars lead to the years."""
    return charts.years(
        press.language, press.timeline.all(), link=lambda date: urls.relative(source, urls.year(date.year))
    )


def index_view(press: Press) -> DateIndexView:
    """The years with their numbers of cables."""
    rows = tuple(
        YearRow(Link(str(year), urls.relative(INDEX, urls.year(year))), press.language.number(count))
        for year, count in charts.by_year(press.timeline.all())
    )
    undated = press.catalogue.undated
    return DateIndexView(
        press.head(INDEX, press.language.gettext("Dates"), section=INDEX),
        all_years(press, INDEX),
        urls.relative(INDEX, urls.on_this_day()),
        rows,
        Link(press.language.cables(undated), urls.relative(INDEX, urls.undated())) if undated else Link("", ""),
    )


def year_view(press: Press, found: Sequence[tuple[int, list[Day]]], place: int) -> YearView:
    """The calendar of the year at ``place``."""
    year, days = found[place]
    url = urls.year(year)

    def neighbour(index: int, arrow: str) -> Link:
        if not 0 <= index < len(found):
            return Link("", "")
        return Link(arrow.format(found[index][0]), urls.relative(url, urls.year(found[index][0])))

    busiest = max(day.count for day in days)
    by_month = {number: list(some) for number, some in groupby(days, key=lambda day: day.date.month)}
    return YearView(
        head=press.head(url, press.language.gettext("Cables of %(when)s", when=year), section=INDEX),
        year=str(year),
        overview=Link(press.language.gettext("Dates"), urls.relative(url, INDEX)),
        previous=neighbour(place - 1, press.language.arrows[0]),
        next=neighbour(place + 1, press.language.arrows[1]),
        count=press.language.cables(sum(day.count for day in days)),
        chart=charts.months(
            press.language, year, press.timeline.all(), link=lambda month: urls.relative(url, urls.month(month))
        ),
        weekdays=tuple(press.language.weekdays),
        months=tuple(
            _calendar(press.language, url, dt.date(year, n, 1), by_month.get(n, []), busiest) for n in range(1, 13)
        ),
    )


def _calendar(language: Language, url: str, month: dt.date, days: Sequence[Day], busiest: int) -> Month:
    known = {day.date.day: day for day in days}
    cells = [Cell("", "", "", 0)] * month.weekday()
    for number in range(1, calendar.monthrange(month.year, month.month)[1] + 1):
        cells.append(_cell(language, url, number, known.get(number), busiest))
    cells += [Cell("", "", "", 0)] * (-len(cells) % 7)
    return Month(
        name=language.months[month.month - 1],
        href=urls.relative(url, urls.month(month)) if days else "",
        count=language.cables(sum(day.count for day in days)) if days else "",
        weeks=tuple(tuple(cells[start : start + 7]) for start in range(0, len(cells), 7)),
    )


def _cell(language: Language, url: str, number: int, day: Day | None, busiest: int) -> Cell:
    if day is None:
        return Cell(str(number), "", "", 0)
    label = f"{language.day(day.date)}: {language.cables(day.count)}"
    weight = -(-WEIGHTS * day.count // max(busiest, WEIGHTS))
    return Cell(str(number), urls.relative(url, urls.day(day.date)), label, weight)


def _month(press: Press, days: Sequence[Day]) -> Listed:
    language = press.language
    date, first, count = days[0].date, days[0].first, sum(day.count for day in days)

    def above(url: str) -> Heading:
        return Heading(
            kind=language.gettext("Month"),
            overview=Link(str(date.year), urls.relative(url, urls.year(date.year))),
            title=heading(language.month(date)),
            links=(
                *(
                    Link(
                        f"{language.day(day.date)} ({language.number(day.count)})",
                        urls.relative(url, urls.day(day.date)),
                    )
                    for day in days
                ),
                search_within(press, url, **{"from": days[0].date.isoformat(), "to": days[-1].date.isoformat()}),
            ),
        )

    return Listed(
        url=lambda page: urls.month(date, page),
        count=count,
        numbers=range(first, first + count),
        title=language.gettext("Cables of %(when)s", when=language.month(date)),
        section=INDEX,
        heading=above,
        chart=charts.days(
            language,
            date.replace(day=1),
            [(day.date, day.count) for day in days],
            link=lambda day: urls.relative(urls.month(date), urls.day(day)),
        ),
    )


def _day(press: Press, day: Day) -> Listed:
    language = press.language

    def above(url: str) -> Heading:
        return Heading(
            kind=language.gettext("Day"),
            overview=Link(heading(language.month(day.date)), urls.relative(url, urls.month(day.date))),
            title=heading(language.weekday_and_day(day.date)),
            links=tuple(_beside(press, url, day)),
        )

    return Listed(
        url=lambda page: urls.day(day.date, page),
        count=day.count,
        numbers=range(day.first, day.first + day.count),
        title=language.gettext("Cables of %(when)s", when=language.day(day.date)),
        section=INDEX,
        heading=above,
    )


def _beside(press: Press, url: str, day: Day) -> Iterator[Link]:
    """The days before and after that have cables, and the same day of other years."""
    language = press.language
    for arrow, other in zip(language.arrows, press.days_beside(day.date), strict=True):
        if other:
            yield Link(arrow.format(language.day(other)), urls.relative(url, urls.day(other)))
    month, number = day.date.month, day.date.day
    text = language.gettext("%(day)s in all years", day=language.day_of_year(month, number))
    yield Link(text, urls.relative(url, urls.day_of_year(month, number)))


def _undated(press: Press) -> Listed:
    catalogue, gettext = press.catalogue, press.language.gettext

    def above(url: str) -> Heading:
        return Heading(
            kind=gettext("Date"),
            overview=Link(gettext("Dates"), urls.relative(url, INDEX)),
            title=gettext("Without a date"),
            meaning=gettext("Cables whose date is missing or impossible."),
        )

    return Listed(
        url=urls.undated,
        count=catalogue.undated,
        numbers=range(catalogue.count - catalogue.undated, catalogue.count),
        title=gettext("Cables without a date"),
        section=INDEX,
        heading=above,
    )
