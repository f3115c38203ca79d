"""``DECL:`` entries: the text beside the day, ``event`` where it is none, None where nothing is classified."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.declassification import parse_declassification
from tests.intime import in_time

SENT = dt.date(2009, 7, 2)

CASES = {
    "DECL: 07/02/2019": "2019-07-02",
    ": DECL: 7/2/2019 \n": "2019-07-02",
    "DECL:07/02/2019": "2019-07-02",
    "DECL 07/02/2019": "2019-07-02",
    "DECL: 7/2/19": "2019-07-02",
    "DECLl: 10/29/2018": "2018-10-29",
    "decl: 07/02/2019": "2019-07-02",
    "07/02/2019": "2019-07-02",
    "E.O. 12958: DECL: 07/02/2019": "2019-07-02",
    "DECLASSIFY ON: 07/02/2019": "2019-07-02",
    "DECL: 2019/07/02": "2019-07-02",
    "DECL: 2019-07-02": "2019-07-02",
    "DECL: 20190702": "2019-07-02",
    "DECL: 07-02-2019": "2019-07-02",
    "DECL: 07.02.2019": "2019-07-02",
    "DECL: 07/ 02/2019": "2019-07-02",
    "DECL: 02 JUL 2019": "2019-07-02",
    "DECL: 02JUL2019": "2019-07-02",
    "DECL: 2 July 2019": "2019-07-02",
    "DECL: 02-JUL-19": "2019-07-02",
    "DECL: JULY 2, 2019": "2019-07-02",
    "DECL: July 2nd, 2019": "2019-07-02",
    "DECL: 23/04/2019": "2019-04-23",
    "DECL: 07/02/20\n19": "2019-07-02",
    "DECL: 07/02/20 REASON 1.4": "2020-07-02",
    "DECL: 07/02/20 12 PAGES": "2020-07-02",
    "DECL: 07/02/2019 TAGS: PREL": "2019-07-02",
    "DECL: CLOSURE OF EMBASSY REASON: 1.4 (B) 01/01/2001": "event",
    "DECL: 07/02/2019\n\nSummary 01/01/2001": "2019-07-02",
    # two figures: the first such year not before the cable
    "DECL: 07/02/09": "2009-07-02",
    "DECL: 07/01/09": "event",  # the day before: a slip, and none of a hundred years
    "DECL: 5/9/83 (ROE, JANE)": "2083-05-09",
    # events, exemptions, schedules
    "DECL: X1": "event",
    "DECL: 1.6 X1": "event",
    "DECL: OADR": "event",
    "DECL: UPON KOREAN UNIFICATION": "event",
    "DECL: TEN YEARS AFTER KOREAN UNIFICATION": "event",
    "DECL: AFTER CLOSURE OF EMBASSY": "event",
    "GDS": "event",
    "XDS-3 5/9/2010 (ROE, JANE)": "event",
    "RDS-1 5/9/2010 (ROE, JANE)": "event",
    # no days
    "DECL: 13/13/2019": "event",
    "DECL: 02/30/2019": "event",
    "DECL: 00/00/2019": "event",
    "DECL: 01/01/0219": "event",
    "DECL: 2019": "event",
    "DECL: ١/٢/٢٠١٩": "event",
    # not classified
    "N/A": None,
    "DECL: N/A": None,
    ":  DECL:  N/A \n": None,
    "n/a": None,
    "NA": None,
    "NONE": None,
    "": None,
    "DECL:": None,
}


@pytest.mark.parametrize("text", CASES)
def test_entry(text: str) -> None:
    read = parse_declassification(text, sent=SENT)
    if CASES[text] is None:
        assert read is None
    else:
        assert read is not None
        assert (read.date.isoformat() if read.date else "event") == CASES[text]


@pytest.mark.parametrize(
    ("text", "sent", "expected"),
    [
        ("DECLAS 5/9/83 (ROE, JANE)", dt.date(1977, 5, 9), dt.date(1983, 5, 9)),
        ("GDS 5/9/83 (ROE, JANE)", dt.date(1979, 5, 9), dt.date(1983, 5, 9)),
        ("DECL: 01/01/05", dt.date(1995, 1, 1), dt.date(2005, 1, 1)),
        ("DECL: 06/03/08", dt.date(2003, 6, 8), dt.date(2008, 6, 3)),
        ("DECL: 02/12/20", dt.date(2010, 2, 12), dt.date(2020, 2, 12)),
        ("DECL: 02/12/20", None, dt.date(2020, 2, 12)),
    ],
)
def test_two_figures_depend_on_the_day_of_sending(text: str, sent: dt.date | None, expected: dt.date) -> None:
    read = parse_declassification(text, sent=sent)
    assert read is not None
    assert read.date == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (": DECL: 07/02/2019 \n", "07/02/2019"),
        ("DECL: TEN YEARS AFTER\nUNIFICATION", "TEN YEARS AFTER UNIFICATION"),
        ("DECL: 1.6 X1", "1.6 X1"),
        ("DECLASSIFIED EMBASSY", "DECLASSIFIED EMBASSY"),
    ],
)
def test_text_is_without_the_label(text: str, expected: str) -> None:
    read = parse_declassification(text, sent=SENT)
    assert read is not None
    assert read.text == expected


@given(
    st.dates(dt.date(2009, 7, 2), dt.date(2060, 1, 1)),
    st.sampled_from(["%m/%d/%Y", "%Y/%m/%d", "%d %b %Y", "%B %d, %Y", "%m/%d/%y", "%d%b%y", "%Y%m%d"]),
)
def test_a_rendered_day_parses_back(day: dt.date, style: str) -> None:
    read = parse_declassification(f"DECL: {day.strftime(style)}", sent=SENT)
    assert read is not None
    assert read.date == day


@given(st.text(), st.one_of(st.none(), st.dates()))
def test_any_text_is_read(text: str, sent: dt.date | None) -> None:
    parse_declassification(text, sent=sent)


@pytest.mark.parametrize("piece", ["1/", "DECL ", "\n", ".", "E.O. ", "JAN ", "12"])
def test_hostile_length_takes_linear_time(piece: str) -> None:
    with in_time():
        parse_declassification(piece * 20_000 + "!", sent=SENT)
