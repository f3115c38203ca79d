"""The numbers of the index: in date order, with holes, so that a new document moves at most a few of its own day."""

from __future__ import annotations

import datetime as dt
import string

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.catalogue import Catalogue
from generator.model import YEARS
from generator.search.columns import Numbers

FIRST_DAY = dt.date(YEARS[0], 1, 1)
ROOM = 4
"""Numbers that a day has at least."""

_LETTERS = string.ascii_uppercase
_MINUTES = 24 * 60


class Numbering(msgspec.Struct, frozen=True):
    """See ``FORMAT.md``, *Numbers*."""

    numbers: Numbers
    """For each cable of the catalogue, in its order, the number in the index; ascending."""
    total: int
    """How many numbers there are, holes too."""
    dated: int
    """How many of them belong to days; what has no date follows."""
    first_day: int | None
    """First day of the calendar, as days since 1 January 1800; None where no cable has a date."""
    days: Numbers
    """Number of cables of this and each following day."""
    months: list[tuple[int, int, int]]
    """Months with cables: months since January 1800, number of its first cable, how many."""


def of(catalogue: Catalogue) -> Numbering:
    """The numbers of all cables of a catalogue."""
    found = catalogue.days
    first_day = (found[0].date - FIRST_DAY).days if found else None
    place = np.array([(day.date - FIRST_DAY).days - (first_day or 0) for day in found], np.int64)
    count = np.array([day.count for day in found], np.int64)
    days = np.zeros(place[-1] + 1 if found else 0, np.int64)
    days[place] = count
    rooms = room(days)
    dated = int(rooms.sum())
    starts = (np.cumsum(rooms) - rooms)[place]
    # What has no date is as one more day.
    undated = np.array([catalogue.undated] if catalogue.undated else [], np.int64)
    last = room(undated)
    months: dict[int, tuple[int, int]] = {}
    for day, start in zip(found, starts.tolist(), strict=True):
        month = 12 * (day.date.year - FIRST_DAY.year) + day.date.month - 1
        first, documents = months.get(month, (start, 0))
        months[month] = first, documents + day.count
    return Numbering(
        numbers=_spread(
            np.append(starts, np.full_like(undated, dated)),
            np.append(rooms[place], last),
            np.append(count, undated),
            np.fromiter((share(*sent) for sent in catalogue.sent()), np.float64, catalogue.count),
        ),
        total=dated + int(last.sum()),
        dated=dated,
        first_day=first_day,
        days=days,
        months=[(month, *values) for month, values in months.items()],
    )


def _spread(starts: Numbers, rooms: Numbers, counts: Numbers, shares: npt.NDArray[np.float64]) -> Numbers:
    """The numbers of documents: each as near to its share of its day's room as those before it leave it.

    So one document more pushes only those that stand right behind it, up to the next hole.
    """
    place = np.arange(len(shares))
    wanted = np.repeat(starts, counts) + (shares * np.repeat(rooms, counts)).astype(np.int64)
    # Those behind it must find room, too.
    latest = np.repeat(starts + rooms - np.cumsum(counts), counts) + place
    found: Numbers = np.maximum.accumulate(np.minimum(wanted, latest) - place) + place
    return found


def share(date: str | None, sent: str | None, id: str) -> float:
    """How much of its day had passed when a cable was sent; where the hour is unknown, the place of its post's name in
    the alphabet, in which order such cables stand."""
    if not sent:
        letters = [_LETTERS.find(letter) for letter in id.upper().lstrip(string.digits)[:3]]
        return sum((max(letter, 0) / len(_LETTERS) ** rank for rank, letter in enumerate(letters, 1)), 0.0)
    if sent[:10] != date:
        return 0.0 if sent[:10] < (date or "") else 1.0
    return (60 * int(sent[11:13]) + int(sent[14:16])) / _MINUTES


def room(counts: Numbers) -> Numbers:
    """How many numbers days with so many documents take: the least power of two, but at least :data:`ROOM`."""
    return np.left_shift(1, np.ceil(np.log2(np.maximum(counts, ROOM))).astype(np.int64))
