"""The date-time group: ``O 021133Z JUL 09``, the true time of sending in UTC (ACP 127 format line 5)."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from generator import ids
from generator.model import YEARS

_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = {name: n for n, name in enumerate(_NAMES, 1)}
_GROUP = re.compile(
    r"^[ \t]*(?P<precedence>(?:[OPRZYWM]{1,2}[ \t/]+){0,4})(?P<day>\d\d) ?(?P<hour>\d\d)(?P<minute>\d\d) ?Z"
    r"(?:[ \t]*(?P<month>[A-Z]{3})[A-Z]*\.?[ \t]*(?P<year>\d{4}|\d\d)?\b)?",
    re.I,
)


class DateTimeGroup(msgspec.Struct, frozen=True):
    """What the line says."""

    precedence: str | None
    """``O``; ``OP`` where action and info differ."""
    sent: dt.datetime | None
    """None where the group is no possible time."""


def parse_datetime_group(line: str, written: dt.date | None = None) -> DateTimeGroup | None:
    """Read one header line; None where it is no date-time group.

    Where the group lacks month or year, they are those of ``written``, the publisher's date, if its day is the same.
    A year of two digits is that of an id.
    """
    match = _GROUP.match(line)
    if not match:
        return None
    return DateTimeGroup(_precedence(match["precedence"]), _time(match, written))


def _precedence(letters: str) -> str | None:
    prosigns = re.findall(r"[A-Z]", letters.upper())
    return "".join(dict.fromkeys(prosigns))[:2] or None


def _time(match: re.Match[str], written: dt.date | None) -> dt.datetime | None:
    day = int(match["day"])
    month = _MONTHS.get((match["month"] or "").upper())
    same_day = written is not None and written.day == day
    if match["year"] and month:
        year = int(match["year"])
        year = year if year > 99 else ids.year(year)
    elif written is not None and same_day and (month in (None, written.month)):
        year, month = written.year, written.month
    else:
        return None
    if year not in YEARS:
        return None
    try:
        return dt.datetime(year, month, day, int(match["hour"]), int(match["minute"]), tzinfo=dt.UTC)
    except ValueError:
        return None
