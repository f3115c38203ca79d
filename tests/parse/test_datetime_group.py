"""Date-time groups in all the forms that operators typed."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.datetime_group import parse_datetime_group

CASES = {
    "O 021133Z JUL 09": ("O", "2009-07-02T11:33"),
    "O P 141501Z DEC 07": ("OP", "2007-12-14T15:01"),
    "P R 021133Z JUL 09": ("PR", "2009-07-02T11:33"),
    "OO 021133Z JUL 09": ("O", "2009-07-02T11:33"),
    "ZZ 021133Z JUL 09": ("Z", "2009-07-02T11:33"),
    "o 021133z jul 09": ("O", "2009-07-02T11:33"),
    "R 031841Z JUN 08 ZDK CTG RUEHSD 1234": ("R", "2008-06-03T18:41"),
    "R 281045Z DEC 66": ("R", "1966-12-28T10:45"),
    "R 010000Z JAN 99": ("R", "1999-01-01T00:00"),
    "R 010000Z JAN 65": ("R", "2065-01-01T00:00"),
    "P 021133Z JUL 2009": ("P", "2009-07-02T11:33"),
    "021133Z JUL 09": (None, "2009-07-02T11:33"),
    "O 021133ZJUL09": ("O", "2009-07-02T11:33"),
    "O 991133Z JUL 09": ("O", None),
    "O 302400Z FEB 09": ("O", None),
    "O 021133Z XXX 09": ("O", None),
}


@pytest.mark.parametrize(("line", "expected"), CASES.items())
def test_forms(line: str, expected: tuple[str | None, str | None]) -> None:
    found = parse_datetime_group(line)
    assert found is not None
    assert (found.precedence, found.sent and f"{found.sent:%Y-%m-%dT%H:%M}") == expected
    assert found.sent is None or found.sent.tzinfo is dt.UTC


@pytest.mark.parametrize(
    "line", ["FM AMEMBASSY ASTANA", "TO RUEHC/SECSTATE WASHDC IMMEDIATE 5702", "", "ZNR UUUUU ZZH"]
)
def test_other_lines_are_none(line: str) -> None:
    assert parse_datetime_group(line) is None


def test_a_missing_month_is_the_publishers_where_the_day_is_the_same() -> None:
    found = parse_datetime_group("O P 141501Z", dt.date(2007, 12, 14))
    assert found is not None
    assert found.sent == dt.datetime(2007, 12, 14, 15, 1, tzinfo=dt.UTC)
    other = parse_datetime_group("O P 141501Z", dt.date(2007, 12, 20))
    assert other is not None
    assert other.sent is None


@given(st.text(alphabet="OPRZ 0123456789ZJULAN/", max_size=40))
def test_any_line_is_read_or_refused(line: str) -> None:
    parse_datetime_group(line, dt.date(2009, 1, 1))
