"""The numbers of the index: in date order, with holes, so that a new document moves only those of its own day."""

from __future__ import annotations

import datetime as dt

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue
from generator.search.columns import Numbers

FIRST_DAY = dt.date(1900, 1, 1)
ROOM = 4
"""Numbers that a day has at least."""


class Numbering(msgspec.Struct, frozen=True):
    """See ``FORMAT.md``, *Numbers*."""

    numbers: Numbers
    """For each cable of the catalogue, in its order, the number in the index; ascending."""
    total: int
    """How many numbers there are, holes too."""
    dated: int
    """How many of them belong to days; what has no date follows."""
    first_day: int | None
    """First day of the calendar, as days since 1 January 1900; None where no cable has a date."""
    days: Numbers
    """Number of cables of this and each following day."""
    months: list[tuple[int, int, int]]
    """Months with cables: months since January 1900, number of its first cable, how many."""


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
    firsts = np.array([day.first for day in found], np.int64)
    numbers = np.concatenate(
        [
            np.repeat(starts - firsts, count) + np.arange(catalogue.count - catalogue.undated),
            dated + np.arange(catalogue.undated),
        ]
    )
    months: dict[int, tuple[int, int]] = {}
    for day, start in zip(found, starts.tolist(), strict=True):
        month = 12 * (day.date.year - FIRST_DAY.year) + day.date.month - 1
        first, documents = months.get(month, (start, 0))
        months[month] = first, documents + day.count
    listed = [(month, *values) for month, values in months.items()]
    return Numbering(numbers, dated + catalogue.undated, dated, first_day, days, listed)


def room(counts: Numbers) -> Numbers:
    """How many numbers days with so many documents take: the least power of two, but at least :data:`ROOM`."""
    return np.left_shift(1, np.ceil(np.log2(np.maximum(counts, ROOM))).astype(np.int64))
