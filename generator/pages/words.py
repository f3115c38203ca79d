"""Dates and numbers in English, the same on every machine."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@lru_cache(maxsize=4096)
def day_text(value: dt.date) -> str:
    """``2 July 2009``."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month_text(value: dt.date) -> str:
    """``July 2009``."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def time_text(value: dt.datetime) -> str:
    """``2 July 2009, 11:33 UTC``."""
    moment = value.astimezone(dt.UTC)
    return f"{day_text(moment.date())}, {moment.hour:02}:{moment.minute:02} UTC"


def count_text(number: int, noun: str, plural: str = "") -> str:
    """``1 cable``, ``2,731 cables``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def shorten(text: str, length: int) -> str:
    """``text``, cut at a word where it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    start = text[: length - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:-–") + "…"
