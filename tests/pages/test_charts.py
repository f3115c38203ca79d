"""Cables over time."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.catalogue import Day
from generator.pages import charts
from generator.pages.charts import HEIGHT, TOP, Timeline
from generator.pages.language import Language

DAYS = [Day(dt.date(2008, 12, 30), 0, 2), Day(dt.date(2009, 1, 1), 2, 1), Day(dt.date(2009, 1, 31), 3, 4)]


def test_months_are_ranges_of_numbers() -> None:
    timeline = Timeline(DAYS)
    assert timeline.all() == [(dt.date(2008, 12, 1), 2), (dt.date(2009, 1, 1), 5)]
    assert timeline.of([1, 2, 6]) == [(dt.date(2008, 12, 1), 1), (dt.date(2009, 1, 1), 2)]
    assert timeline.of([]) == []


@given(st.sets(st.integers(0, 9)))
def test_every_cable_with_a_date_is_counted(numbers: set[int]) -> None:
    dated = [number for number in numbers if number < 7]  # those without one come last
    assert sum(count for _, count in Timeline(DAYS).of(sorted(numbers))) == len(dated)


def test_months_of_a_short_period() -> None:
    chart = charts.over_time(Language(), [(dt.date(2008, 11, 1), 1), (dt.date(2009, 2, 1), 4)])
    assert chart is not None
    assert [(bar.label, bar.count, bar.height) for bar in chart.bars] == [
        ("November 2008", 1, HEIGHT // 4),
        ("December 2008", 0, 0),
        ("January 2009", 0, 0),
        ("February 2009", 4, HEIGHT),
    ]
    assert chart.description == "5 cables from November 2008 to February 2009; the most, 4, in February 2009."


def test_years_of_a_long_one() -> None:
    chart = charts.over_time(Language(), [(dt.date(1966, 2, 1), 1), (dt.date(2009, 2, 1), 4)])
    assert chart is not None
    assert (chart.unit, len(chart.bars), chart.bars[0].label) == ("Year", 44, "1966")
    assert len(chart.ticks) <= charts.TICKS


def test_bars_stay_in_the_picture() -> None:
    chart = charts.years(Language(), [(dt.date(year, 1, 1), year % 7 + 1) for year in range(1966, 2011)])
    assert chart is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.001 for bar in chart.bars)
    assert all(bar.y >= TOP and bar.y + bar.height == TOP + HEIGHT for bar in chart.bars)


def test_one_period_needs_no_chart() -> None:
    assert charts.over_time(Language(), [(dt.date(2009, 2, 1), 4)]) is None
    assert charts.over_time(Language(), []) is None


def test_years_link_to_their_pages() -> None:
    counts = [(dt.date(2008, 1, 1), 1), (dt.date(2010, 1, 1), 1)]
    chart = charts.years(Language(), counts, link=lambda date: f"{date.year}.html")
    assert chart is not None
    assert chart.linked
    assert [bar.href for bar in chart.bars] == ["2008.html", "", "2010.html"]
