"""Cables over time as a bar chart: an SVG without style and script, and the same numbers as a table.

Places along the axis are percentages, so that the chart fills any width while its words keep their size.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from generator.archive.catalogue import Day
from generator.language import Language, marked

HEIGHT = 120
"""Pixels of the highest bar."""
TOP = 18
"""Pixels above it."""
MOST_MONTHS = 120
"""Longest period that is shown by month."""
MOST_LINKS = 24
"""Longest period of which each month is a link; of longer ones each year is: the way past a chart stays short."""
FEWEST_STEPS = 12
"""A chart of fewer bars has them farther apart, and no wider than these."""
MIDDLE = (25, 75)
"""Labels of bars between these places stand in the middle of the bar; others end or begin with it, to stay in sight."""
TICKS = 10

_MONTH = (marked("Cables by month"), marked("Month"))
_YEAR = (marked("Cables by year"), marked("Year"))
_DAY = (marked("Cables by day"), marked("Day"))
"""Title of a chart, and what its bars are."""
_EVERY = 5
"""Under the axis of a month stand the first day and those whose number is a multiple of this."""

Counts = Sequence[tuple[dt.date, int]]
"""Months (their first days), or days, in order, with a number of cables."""
PeriodLink = Callable[[dt.date], str]
"""Gives the place to which the bar of a period leads, known by its first day."""
Period = tuple[dt.date, str, int]
"""First day, name and number of cables."""


class Place(msgspec.Struct, frozen=True):
    """Where a label stands."""

    x: float
    anchor: str
    """Which part of it stands there: ``start``, ``middle`` or ``end``."""


class Bar(msgspec.Struct, frozen=True):
    """One day, month or year; places in percent across, in pixels down."""

    label: str
    """``July 2009``"""
    count: int
    left: float
    step: float
    x: float
    width: float
    y: int
    height: int
    place: Place


class Group(msgspec.Struct, frozen=True):
    """Bars that lead to the same place: one, or the months of a year."""

    label: str
    """``2009``"""
    count: int
    href: str
    """The cables of the period; empty for none."""
    place: Place
    bars: tuple[Bar, ...]


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
    """``Day``, ``Month`` or ``Year``."""
    top: str
    """The number that the highest bar stands for."""
    groups: tuple[Group, ...]
    ticks: tuple[Tick, ...]
    linked: bool

    @property
    def bars(self) -> list[Bar]:
        """All bars, also those of periods without cables."""
        return [bar for group in self.groups for bar in group.bars]


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


def starts(counts: Counts) -> dict[dt.date, int]:
    """The periods that are links in a chart :func:`over_time`, and the place of the first cable of each in the list of
    the cables that were counted."""
    yearly = _length(counts) > MOST_LINKS
    found: dict[dt.date, int] = {}
    place = 0
    for month, count in counts:
        found.setdefault(month.replace(month=1) if yearly else month, place)
        place += count
    return found


def over_time(language: Language, counts: Counts, name: str = "time", link: PeriodLink | None = None) -> Chart | None:
    """A chart by month, or by year where the months are too many; none where there is one period only.

    ``link`` is asked for the periods that :func:`starts` gives.
    """
    length = _length(counts)
    if length > MOST_MONTHS:
        return years(language, counts, name, link)
    known = dict(counts)
    periods = [(month, language.month(month), known.get(month, 0)) for month in _months(counts)]
    ticks = _month_ticks(language, [month for month, _, _ in periods])
    return _chart(language, name, _MONTH, periods, ticks, link, yearly=bool(link) and length > MOST_LINKS)


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


def days(
    language: Language, month: dt.date, counts: Counts, name: str = "days", link: PeriodLink | None = None
) -> Chart | None:
    """A chart of all days of a month, known by its first; ``counts`` are those of days."""
    known = dict(counts)
    length = monthrange(month.year, month.month)[1]
    dates = [month.replace(day=number) for number in range(1, length + 1)]
    periods = [(day, language.day(day), known.get(day, 0)) for day in dates]
    ticks = {number - 1: str(number) for number in range(1, length + 1) if number == 1 or number % _EVERY == 0}
    return _chart(language, name, _DAY, periods, ticks, link)


def _chart(
    language: Language,
    name: str,
    unit: tuple[str, str],
    periods: list[Period],
    ticks: dict[int, str],
    link: PeriodLink | None,
    *,
    yearly: bool = False,
) -> Chart | None:
    highest = max((count for _, _, count in periods), default=0)
    if len(periods) < 2 or not highest:
        return None
    step = 100 / len(periods)
    bars = _bars(periods, step, highest)
    words = tuple(
        Tick(round((index + 0.5) * step, 3), text, minor=place % 2 == 1)
        for place, (index, text) in enumerate(reversed(ticks.items()))
    )
    title, period = map(language.gettext, unit)
    top = language.number(highest)
    groups = tuple(_groups(zip([date for date, _, _ in periods], bars, strict=True), link, yearly=yearly))
    return Chart(name, title, _describe(language, periods), period, top, groups, words, link is not None)


def _bars(periods: Iterable[Period], step: float, highest: int) -> list[Bar]:
    width = 0.8 * min(step, 100 / FEWEST_STEPS)
    bars = []
    for index, (_, label, count) in enumerate(periods):
        height = max(1, round(HEIGHT * count / highest)) if count else 0
        left = index * step
        bars.append(
            Bar(
                label=label,
                count=count,
                left=round(left, 3),
                step=round(step, 3),
                x=round(left + (step - width) / 2, 3),
                width=round(width, 3),
                y=TOP + HEIGHT - height,
                height=height,
                place=_place(left, left + step),
            )
        )
    return bars


def _groups(bars: Iterable[tuple[dt.date, Bar]], link: PeriodLink | None, *, yearly: bool) -> Iterator[Group]:
    """Each bar by itself, or the bars of each year."""
    for date, some in groupby(bars, key=lambda pair: pair[0].replace(month=1, day=1) if yearly else pair[0]):
        members = [bar for _, bar in some]
        first, last = members[0], members[-1]
        count = sum(bar.count for bar in members)
        yield Group(
            label=str(date.year) if yearly else first.label,
            count=count,
            href=link(date) if link and count else "",
            place=_place(first.left, last.left + last.step),
            bars=tuple(members),
        )


def _place(left: float, right: float) -> Place:
    """The place of the label of what reaches from ``left`` to ``right``."""
    middle = (left + right) / 2
    if middle < MIDDLE[0]:
        return Place(round(left, 3), "start")
    return Place(round(middle, 3), "middle") if middle <= MIDDLE[1] else Place(round(right, 3), "end")


def _describe(language: Language, periods: list[Period]) -> str:
    total = sum(count for _, _, count in periods)
    most = max(periods, key=lambda period: period[2])
    return language.gettext(
        "%(cables)s from %(first)s to %(last)s; most: %(when)s (%(most)s).",
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


def _length(counts: Counts) -> int:
    """Number of months from the first to the last."""
    return _month_number(counts[-1][0]) - _month_number(counts[0][0]) + 1 if counts else 0


def _months(counts: Counts) -> Iterator[dt.date]:
    """All months from the first to the last."""
    start = _month_number(counts[0][0]) - 1 if counts else 0
    for number in range(start, start + _length(counts)):
        yield dt.date(number // 12, number % 12 + 1, 1)
