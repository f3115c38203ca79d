"""Days as publishers write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.dates import looks_like_date, parse_day

READABLE = [
    ("Thu Jul 02 00:00:00 +0200 2009", "2009-07-02"),
    ("Thu Jul 02 23:59:59 -1100 2009", "2009-07-02"),
    ("Wed Dec 28 18:48:00 1966", "1966-12-28"),
    ("wed dec 28 1966", "1966-12-28"),
    ("December 28, 1966", "1966-12-28"),
    ("2009-07-02", "2009-07-02"),
    ("2009-07-02 11:33", "2009-07-02"),
    ("2009-07-02T23:59:59Z", "2009-07-02"),
    ("7/2/2009 11:33", "2009-07-02"),
    ("12/28/1966 18:48", "1966-12-28"),
    ("  02/29/2008  ", "2008-02-29"),
    ("2009/07/02 11:33", "2009-07-02"),
    ("20090702", "2009-07-02"),
    ("02.07.2009", "2009-07-02"),
    ("2 July 2009", "2009-07-02"),
    ("02 JUL 1973", "1973-07-02"),
    ("02-Jul-2009 11:33", "2009-07-02"),
    ("Thu, 02 Jul 2009 11:33:00 +0000", "2009-07-02"),
    ("2010 February 26, 11:30 (Friday)", "2010-02-26"),
]
UNREADABLE = [
    "", "Thu Feb 30 00:00:00 +0200 2009", "2009-02-29", "2009-13-01", "0000-01-01", "13/1/2009", "7/2/09",
    "Foo Bar 02 2009", "2 July", "2009-07-02 and more", "20091302", "02.13.2009", "31 Foo 2009", "0209-07-02",
    "1799-12-31", "9999-01-01", "7/2/1066", "٢٠٠٩-٠٧-٠٢",
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), READABLE)
def test_the_day_is_the_day_as_written(text: str, day: str) -> None:
    assert parse_day(text) == dt.date.fromisoformat(day)
    assert looks_like_date(text)


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize("text", ["Thu Feb 30 00:00:00 +0200 2009", "2009-13-01", "13/45/2009"])
def test_an_impossible_date_is_still_meant_as_one(text: str) -> None:
    assert looks_like_date(text)


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_comes_back(day: dt.date) -> None:
    for text in (day.isoformat(), f"{day.month}/{day.day}/{day.year:04} 0:00"):
        assert parse_day(text) == day


@given(st.text())
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert parse_day(text) is None or looks_like_date(text)
