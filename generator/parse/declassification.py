"""Until when a cable stays classified: ``E.O. 12958: DECL: 07/02/2019``, an event, or an exemption (``X1``)."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from generator.model import Declassification

_LABEL = re.compile(
    r"(?:[\s:;.,(]|E\.?\s?O\.?\s*1\d{4}|EXECUTIVE ORDER"
    r"|DECL(?:L|AS|ASSIFY|ASSIFICATION)?(?:\s+ON\b)?(?=[\s:;.,\d]|$))+",
    re.I,
)
_END = re.compile(
    r"\n[ \t]*\n|\b(?:TAGS?|SUBJECT|SUBJ|REF|REFS|REFTEL|CLASSIFIED\s+BY|REASONS?)\b|\n[ \t]*-{4}|¶", re.I
)
_NOTHING = re.compile(r"(?:N\s?[/.]?\s?A\.?|NONE|NIL)?\W*", re.I)
_REVIEW = re.compile(r"(?:RDS|XDS|XGDS)", re.I)
"""Schedules of E.O. 11652 and 12065 that end with a review or not at all; a date behind them is no end."""

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NAME = r"(?P<name>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6}"
_GAP = r"[ ./,-]{0,3}"
_SIGN = r"\s?[/.-]\s?"
_BROKEN = r"20 \d\d(?=\W*$)"
"""A year that a line break cut; nothing stands behind it."""
_DAYS = tuple(
    re.compile(pattern, re.I | re.A)
    for pattern in (
        rf"(?<!\d)(?P<year>\d{{4}}){_SIGN}(?P<month>\d{{1,2}}){_SIGN}(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d)(?P<month>\d{{1,2}}){_SIGN}(?P<day>\d{{1,2}}){_SIGN}(?P<year>\d{{4}}|{_BROKEN}|\d{{2}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?{_GAP}{_NAME}{_GAP}(?P<year>\d{{4}}|\d{{2}})(?!\d)",
        rf"\b{_NAME}{_GAP}(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)?{_GAP}(?P<year>\d{{4}})(?!\d)",
    )
)
"""The ways to write a day, in the order in which they are tried."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_LONGEST = 75
"""Years that a cable may stay classified (E.O. 13526, section 3.3); what comes to more is the slip of a day before the
cable's own."""


def parse_declassification(text: str, *, sent: dt.date | None) -> Declassification | None:
    """Day or event of the ``DECL:`` entry, with its label or without; None where nothing is classified (``N/A``).

    A year of two figures is the first such year in which the day is not before ``sent`` (or not before 2000, where
    that is unknown). What is no possible day stays text. Never raises.
    """
    entry = _entry(text)
    if entry is None:
        return None
    return Declassification(text=entry, date=None if _REVIEW.match(entry) else _date(entry, sent))


@lru_cache(maxsize=4096)
def _entry(text: str) -> str | None:
    """The entry on one line without its label; None for ``N/A``."""
    label = _LABEL.match(text)
    entry = text[label.end() :] if label else text
    end = _END.search(entry)
    entry = " ".join((entry[: end.start()] if end else entry).split()).strip(" ,;")
    return None if _NOTHING.fullmatch(entry) else entry


def _date(text: str, sent: dt.date | None) -> dt.date | None:
    for pattern in _DAYS:
        found = pattern.search(text)
        if found:
            parts = found.groupdict()
            month = _MONTHS.index(parts["name"].upper()) + 1 if "name" in parts else int(parts["month"])
            return _day(parts["year"].replace(" ", ""), month, int(parts["day"]), sent)
    return None


def _day(year: str, month: int, day: int, sent: dt.date | None) -> dt.date | None:
    if month > 12 >= day:  # 23/04/2019: not written in the American order
        month, day = day, month
    number = int(year)
    if len(year) == 4:
        return _possible(number, month, day) if _FIRST_YEAR <= number <= _LAST_YEAR else None
    earliest = sent or dt.date(2000, 1, 1)
    century = earliest.year - earliest.year % 100
    for full in (century + number, century + 100 + number):
        date = _possible(full, month, day)
        if date and date >= earliest:
            return date if full - earliest.year <= _LONGEST else None
    return None


def _possible(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
