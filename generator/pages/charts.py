"""Cables over time as a bar chart: an SVG without style and script, and the same numbers as a table.

Places along the axis are percentages, so that the chart fills any width while its words keep their size.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from generator.archive.catalogue import Day
from generator.pages.language import Language, marked

HEIGHT = 120
"""Pixels of the highest bar."""
TOP = 18
"""Pixels above it."""
MOST_MONTHS = 120
"""Longest period that is shown by month."""
FEWEST_STEPS = 12
"""A chart of fewer bars leaves the rest of its width empty."""
TICKS = 10

_MONTH = (marked("Cables by month"), marked("Month"))
_YEAR = (marked("Cables by year"), marked("Year"))
"""Title of a chart, and what its bars are."""

Counts = Sequence[tuple[dt.date, int]]
"""Months (their first days), in order, with a number of cables."""
PeriodLink = Callable[[dt.date], str]


class Bar(msgspec.Struct, frozen=True):
    """One month or year; places in percent across, in pixels down."""

    label: str
    """``July 2009``"""
    count: int
    href: str
    """The page of the period; empty for none."""
    left: float
    step: float
    x: float
    width: float
    y: int
    height: int


class Tick(msgspec.Struct, frozen=True):
    """A word under the axis."""

    x: float
    text: str
    minor: bool
    """Whether it is left out where room is short."""


class Chart(msgspec.Struct, frozen=True):
    """A chart, ready to be drawn."""

    name: str
    """Unlike that of any other chart of the page; part of ids."""
    title: str
    description: str
    unit: str
    """``Month`` or ``Year``."""
    top: str
    """The number that the highest bar stands for."""
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    linked: bool


class Timeline:
    """The months of the archive, as ranges of cable numbers."""

    def __init__(self, days: Iterable[Day]) -> None:
        self._months: list[dt.date] = []
        self._counts: list[int] = []
        self._starts: list[int] = []
        for day in days:
            month = day.date.replace(day=1)
            if not self._months or self._months[-1] != month:
                self._months.append(month)
                self._starts.append(day.first)
                self._counts.append(0)
            self._counts[-1] += day.count

    def all(self) -> Counts:
        """Every month that has cables."""
        return list(zip(self._months, self._counts, strict=True))

    def of(self, numbers: Sequence[int]) -> Counts:
        """The months of the cables with these numbers, which are sorted."""
        counts = []
        done = 0
        while done < len(numbers):
            place = bisect_right(self._starts, numbers[done]) - 1
            stop = bisect_left(numbers, self._starts[place] + self._counts[place], done) if place >= 0 else done
            if stop == done:  # what has no date comes last
                break
            counts.append((self._months[place], stop - done))
            done = stop
        return counts


def by_year(counts: Counts) -> list[tuple[int, int]]:
    """The years of ``counts``, in order."""
    years: dict[int, int] = {}
    for month, count in counts:
        years[month.year] = years.get(month.year, 0) + count
    return list(years.items())


def over_time(language: Language, counts: Counts, name: str = "time") -> Chart | None:
    """A chart by month, or by year where the months are too many; none where there is one period only."""
    if not counts:
        return None
    first, last = counts[0][0], counts[-1][0]
    if _month_number(last) - _month_number(first) >= MOST_MONTHS:
        return years(language, counts, name)
    known = dict(counts)
    periods = [(month, language.month(month), known.get(month, 0)) for month in _months(first, last)]
    return _chart(language, name, _MONTH, periods, _month_ticks(language, [month for month, _, _ in periods]), None)


def years(language: Language, counts: Counts, name: str = "years", link: PeriodLink | None = None) -> Chart | None:
    """A chart by year; ``link`` gives the page of a year."""
    known = dict(by_year(counts))
    if not known:
        return None
    span = range(min(known), max(known) + 1)
    periods = [(dt.date(year, 1, 1), str(year), known.get(year, 0)) for year in span]
    every = -(-len(span) // TICKS)
    ticks = {index: str(year) for index, year in enumerate(span) if (year - span[-1]) % every == 0}
    return _chart(language, name, _YEAR, periods, ticks, link)


def months(
    language: Language, year: int, counts: Counts, name: str = "months", link: PeriodLink | None = None
) -> Chart | None:
    """A chart of the twelve months of a year."""
    known = {month: count for month, count in counts if month.year == year}
    dates = [dt.date(year, number, 1) for number in range(1, 13)]
    periods = [(month, language.month(month), known.get(month, 0)) for month in dates]
    ticks = dict(enumerate(language.short_months))
    return _chart(language, name, _MONTH, periods, ticks, link)


def _chart(
    language: Language,
    name: str,
    unit: tuple[str, str],
    periods: list[tuple[dt.date, str, int]],
    ticks: dict[int, str],
    link: PeriodLink | None,
) -> Chart | None:
    highest = max(count for _, _, count in periods)
    if len(periods) < 2 or not highest:
        return None
    step = 100 / max(len(periods), FEWEST_STEPS)
    bars = []
    for index, (date, label, count) in enumerate(periods):
        height = max(1, round(HEIGHT * count / highest)) if count else 0
        bars.append(
            Bar(
                label=label,
                count=count,
                href=link(date) if link and count else "",
                left=round(index * step, 3),
                step=round(step, 3),
                x=round((index + 0.1) * step, 3),
                width=round(0.8 * step, 3),
                y=TOP + HEIGHT - height,
                height=height,
            )
        )
    words = tuple(
        Tick(round((index + 0.5) * step, 3), text, minor=place % 2 == 1)
        for place, (index, text) in enumerate(reversed(ticks.items()))
    )
    title, period = map(language.gettext, unit)
    top = language.number(highest)
    return Chart(name, title, _describe(language, periods), period, top, tuple(bars), words, link is not None)


def _describe(language: Language, periods: list[tuple[dt.date, str, int]]) -> str:
    total = sum(count for _, _, count in periods)
    most = max(periods, key=lambda period: period[2])
    return language.gettext(
        "%(cables)s from %(first)s to %(last)s; the most, %(most)s, in %(when)s.",
        cables=language.cables(total), first=periods[0][1], last=periods[-1][1],
        most=language.number(most[2]), when=most[1],
    )  # fmt: skip


def _month_ticks(language: Language, months: list[dt.date]) -> dict[int, str]:
    """Each January, or some months where no two Januaries are in sight."""
    januaries = {index: str(month.year) for index, month in enumerate(months) if month.month == 1}
    if len(januaries) > 1:
        return januaries
    every = -(-len(months) // 6)
    return {index: language.short_month(month) for index, month in enumerate(months) if index % every == 0}


def _month_number(month: dt.date) -> int:
    return month.year * 12 + month.month


def _months(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range(_month_number(first) - 1, _month_number(last)):
        yield dt.date(number // 12, number % 12 + 1, 1)
