"""Cables over time."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.catalogue import Day
from generator.language import Language
from generator.pages import charts
from generator.pages.charts import HEIGHT, TOP, Timeline

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
    assert chart.description == "5 cables from November 2008 to February 2009; most: February 2009 (4)."


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
    assert [group.href for group in chart.groups] == ["2008.html", "", "2010.html"]


def months(*numbers: int) -> list[tuple[dt.date, int]]:
    """Two cables in each of these months, counted from January 2008."""
    return [(dt.date(2008 + number // 12, number % 12 + 1, 1), 2) for number in numbers]


def test_each_month_of_a_short_period_is_a_link() -> None:
    counts = months(3, 5, charts.MOST_LINKS + 2)
    starts = charts.starts(counts)
    assert starts == {dt.date(2008, 4, 1): 0, dt.date(2008, 6, 1): 2, dt.date(2010, 3, 1): 4}
    chart = charts.over_time(Language(), counts, link=lambda date: f"#{starts[date]}")
    assert chart is not None
    assert [(group.label, group.href) for group in chart.groups if group.count] == [
        ("April 2008", "#0"), ("June 2008", "#2"), ("March 2010", "#4")
    ]  # fmt: skip


def test_of_many_months_the_years_are_links() -> None:
    counts = months(3, 5, charts.MOST_LINKS + 3)
    starts = charts.starts(counts)
    assert starts == {dt.date(2008, 1, 1): 0, dt.date(2010, 1, 1): 4}
    chart = charts.over_time(Language(), counts, link=lambda date: f"#{starts[date]}")
    assert chart is not None
    assert [(group.label, group.count, group.href, len(group.bars)) for group in chart.groups] == [
        ("2008", 4, "#0", 9), ("2009", 0, "", 12), ("2010", 2, "#4", 4)
    ]  # fmt: skip
    assert len(chart.bars) == charts.MOST_LINKS + 1


def test_days_of_a_month() -> None:
    counts = [(dt.date(2008, 2, 3), 1), (dt.date(2008, 2, 29), 4)]
    chart = charts.days(Language(), dt.date(2008, 2, 1), counts, link=lambda day: f"{day.day:02}.html")
    assert chart is not None
    assert (chart.title, len(chart.bars)) == ("Cables by day", 29)
    assert [(group.label, group.count, group.href) for group in chart.groups if group.count] == [
        ("3 February 2008", 1, "03.html"), ("29 February 2008", 4, "29.html")
    ]  # fmt: skip
    assert [tick.text for tick in reversed(chart.ticks)] == ["1", "5", "10", "15", "20", "25"]


def test_the_last_month_of_all_has_its_days() -> None:
    chart = charts.days(Language(), dt.date(9999, 12, 1), [(dt.date(9999, 12, 31), 1)])
    assert chart is not None
    assert chart.bars[-1].count == 1


@given(st.sets(st.integers(0, 400), min_size=2))
def test_every_link_has_a_start(numbers: set[int]) -> None:
    counts = months(*sorted(numbers))
    starts = charts.starts(counts)
    chart = charts.over_time(Language(), counts, link=lambda date: str(starts[date]))
    if chart is not None:
        assert [int(group.href) for group in chart.groups if group.count] == list(starts.values())


def test_a_few_bars_fill_the_chart() -> None:
    chart = charts.years(Language(), [(dt.date(2008, 1, 1), 1), (dt.date(2009, 1, 1), 1), (dt.date(2010, 1, 1), 1)])
    assert chart is not None
    last = chart.bars[-1]
    assert last.left + last.step == pytest.approx(100, abs=0.01)
    assert last.width < last.step / 4  # no wider than of twelve
    assert last.x + last.width / 2 == pytest.approx(last.left + last.step / 2, abs=0.01)


def test_labels_stand_at_their_bars_and_stay_in_the_picture() -> None:
    chart = charts.months(Language(), 2009, [(dt.date(2009, n, 1), n) for n in range(1, 13)])
    assert chart is not None
    places = [bar.place for bar in chart.bars]
    assert [place.anchor for place in places] == ["start"] * 3 + ["middle"] * 6 + ["end"] * 3
    assert (places[0].x, places[-1].x) == (0, 100)
    assert places[5].x == pytest.approx(chart.bars[5].left + chart.bars[5].step / 2, abs=0.01)
