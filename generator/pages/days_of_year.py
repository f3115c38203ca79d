"""On this day: a calendar of the 366 days of the year, and for each the cables that were sent on it in any year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Day
from generator.context import Context, RangeTask, StageResult
from generator.language import Language
from generator.pages.listing import Heading, Listed, publish, weighed
from generator.pages.paging import page_count
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link

INDEX = urls.on_this_day()
SCRIPT = urls.static("today.js")
WEIGHTS = 4
"""Shades of the days."""
LEAP_YEAR = 2000
"""Has all 366 days."""


class DayCell(msgspec.Struct, frozen=True):
    """A day of the calendar."""

    name: str
    """``07-02``, as in its address."""
    day: str
    href: str
    """Empty where no cable was ever sent."""
    label: str
    """``2 July: 12 cables``"""
    weight: int
    """How many cables, from 1 to 4; 0 for none."""


class CalendarMonth(msgspec.Struct, frozen=True):
    """A month of the calendar."""

    name: str
    days: tuple[DayCell, ...]


class DaysOfYearView(msgspec.Struct, frozen=True):
    """The calendar."""

    head: Head
    overview: Link
    script: str
    months: tuple[CalendarMonth, ...]


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the calendar, others for the lists."""
    yield RangeTask(context, 0, 0)
    per_page = context.config.pages.per_page
    yield from weighed(context, [page_count(_size(days), per_page) for days in days_of_year(catalogue).values()])


def render(task: RangeTask) -> StageResult:
    """Write the lists of a task; the one without lists is the calendar."""
    run = Run(task.context)
    found = days_of_year(run.press.catalogue)
    if task.start == task.stop:
        run.publish(INDEX, "on-this-day.html", view(run.press, found))
    order = list(found)
    for place in range(task.start, task.stop):
        publish(run, _listed(run.press.language, found, order, place))
    return run.result()


def days_of_year(catalogue: Catalogue) -> dict[tuple[int, int], list[Day]]:
    """The days on which cables were sent by month and day, in the order of the calendar; of each the years in order."""
    found: dict[tuple[int, int], list[Day]] = {}
    for day in catalogue.days:
        found.setdefault((day.date.month, day.date.day), []).append(day)
    return {key: found[key] for key in sorted(found)}


def link(press: Press, url: str) -> tuple[Link, str]:
    """The way from the page ``url`` to the calendar, and for each of the 366 days whether it has a page, as 1 or 0.

    A script leads the link to today's page.
    """
    found = days_of_year(press.catalogue)
    days = "".join("01"[(date.month, date.day) in found] for date in _calendar())
    return Link(press.language.gettext("On this day"), urls.relative(url, INDEX) if found else ""), days


def _calendar() -> Iterator[dt.date]:
    """The days of a leap year."""
    first = dt.date(LEAP_YEAR, 1, 1)
    return (first + dt.timedelta(number) for number in range(366))


def view(press: Press, found: dict[tuple[int, int], list[Day]]) -> DaysOfYearView:
    """The view of the calendar."""
    busiest = max(map(_size, found.values()), default=0)
    language = press.language
    months: list[list[DayCell]] = [[] for _ in language.months]
    for date in _calendar():
        months[date.month - 1].append(_cell(language, date, found.get((date.month, date.day), []), busiest))
    return DaysOfYearView(
        head=press.head(INDEX, language.gettext("On this day"), section=urls.date_index()),
        overview=Link(language.gettext("Dates"), urls.relative(INDEX, urls.date_index())),
        script=urls.relative(INDEX, SCRIPT),
        months=tuple(CalendarMonth(name, tuple(days)) for name, days in zip(language.months, months, strict=True)),
    )


def _cell(language: Language, date: dt.date, days: Sequence[Day], busiest: int) -> DayCell:
    count = _size(days)
    return DayCell(
        name=f"{date:%m-%d}",
        day=str(date.day),
        href=urls.relative(INDEX, urls.day_of_year(date.month, date.day)) if count else "",
        label=f"{language.day_of_year(date.month, date.day)}: {language.cables(count)}",
        weight=-(-WEIGHTS * count // max(busiest, WEIGHTS)),
    )


def _size(days: Sequence[Day]) -> int:
    return sum(day.count for day in days)


def _listed(
    language: Language, found: dict[tuple[int, int], list[Day]], order: Sequence[tuple[int, int]], place: int
) -> Listed:
    month, number = order[place]
    days = found[month, number]
    name = language.day_of_year(month, number)

    def beside(url: str) -> Iterator[Link]:
        for arrow, other in zip(language.arrows, (place - 1, place + 1), strict=True):
            if 0 <= other < len(order):
                text = arrow.format(language.day_of_year(*order[other]))
                yield Link(text, urls.relative(url, urls.day_of_year(*order[other])))

    def heading(url: str) -> Heading:
        return Heading(
            kind=language.gettext("On this day"),
            overview=Link(language.gettext("Days of the year"), urls.relative(url, INDEX)),
            title=name,
            meaning=language.gettext("Cables sent on this day in any year, the oldest first."),
            links=(
                *beside(url),
                *(
                    Link(f"{day.date.year} ({language.number(day.count)})", urls.relative(url, urls.day(day.date)))
                    for day in days
                ),
            ),
        )

    return Listed(
        url=lambda page: urls.day_of_year(month, number, page),
        count=_size(days),
        numbers=[number for day in days for number in range(day.first, day.first + day.count)],
        title=language.gettext("On this day: %(day)s", day=name),
        section=urls.date_index(),
        heading=heading,
    )
