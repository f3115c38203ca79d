"""Days as publishers write them, read without locale or time zone: the day is the day as written."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from generator.model import YEARS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TIME = r"(?:[ T,]\s*\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:\s*(?:Z|UTC|GMT|[AP]M|[+-]\d\d:?\d\d))?)?"
_LAYOUTS = tuple(
    re.compile(pattern, re.ASCII | re.IGNORECASE)
    for pattern in (
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}}){_TIME}",
        rf"(?P<year>\d{{4}})/(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}}){_TIME}",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}",
        rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})[ -](?P<name>[a-z]{{3,9}})\.?[ -](?P<year>\d{{4}}){_TIME}",
        r"(?P<year>\d{4})\s+(?P<name>[a-z]{3,9})\s+(?P<day>\d{1,2}),?(?:\s+\d{1,2}:\d\d)?(?:\s+\([a-z]{6,9}\))?",
        rf"(?P<month>\d{{1,2}})/(?P<day>\d{{1,2}})/(?P<year>\d{{4}}){_TIME}",
        r"(?:[a-z]{3,9},?\s+)?(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2}),?"
        r"(?:\s+\d{1,2}:\d\d(?::\d\d)?)?(?:\s+(?:[+-]\d{4}|[a-z]{1,5}))?\s+(?P<year>\d{4})",
    )
)
_LIKE = re.compile(
    r"\s*(?:\d{4}[-/]\d|\d{8}\s*$|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\d{4} [a-z]{3,9} \d{1,2}\b"
    r"|(?:[a-z]{3},? )?\d{1,2}[ -][a-z]{3,9}\.?[ -]\d{4}\b|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s+)?"
    rf"(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?\s+\d{{1,2}}\b.{{0,40}}\b\d{{4}}\s*$)",
    re.ASCII | re.IGNORECASE,
)

_EXPECTED = "expected one like 2009-07-02. The cable gets the day of its date-time group, if it has one."


@lru_cache(maxsize=4096)
def parse_day(text: str) -> dt.date | None:
    """The day that ``text`` names: ``Thu Jul 02 00:00:00 +0200 2009``, ``2009-07-02 11:33``, ``7/2/2009 11:33``
    (month first, as Americans write), ``02 JUL 2009``, ``02.07.2009``, ``2009 July 2, 11:33 (Thursday)``.

    None where it names none, or one that the calendar or :data:`YEARS` lack.
    """
    text = text.strip()
    for layout in _LAYOUTS:
        if match := layout.fullmatch(text):
            return _day(match)
    return None


def looks_like_date(text: str) -> bool:
    """Whether a line is meant as a date, possible or not."""
    return len(text) < 80 and _LIKE.match(text) is not None


def no_date(text: str) -> str:
    """The message for a text that :func:`parse_day` cannot read."""
    if not text.strip():
        return f"no date; {_EXPECTED}"
    shown = text.strip()[:60]
    return f"{shown!r} is no date of the calendar from {YEARS[0]} to {YEARS[-1]}; {_EXPECTED}"


def _day(match: re.Match[str]) -> dt.date | None:
    parts = match.groupdict()
    name = parts.get("name")
    try:
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(parts["month"])
        day = dt.date(int(parts["year"]), month, int(parts["day"]))
    except ValueError:
        return None
    return day if day.year in YEARS else None
