"""The thread that a cable stands in, drawn through time: the cables that it cites, itself, and those that cite it.

They stand on one line in the order of their dates, no two nearer than :data:`GAP`; an arc above the line leads to each
that it cites, one below to each that cites it. The lists beside the drawing say the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from generator.archive.catalogue import Entry
from generator.pages.language import Language
from generator.pages.words import shorten
from generator.urls import relative

MOST = 12
"""Cables on either side; of more, those nearest in time."""
WIDTH = 320
HEIGHT = 96
MARGIN = 10
GAP = 11
LINE = 46
"""Where the line of time lies."""
_STEEP = 38
_TITLE = 70


class Mark(msgspec.Struct, frozen=True):
    """A cable on the line."""

    x: int
    href: str
    title: str
    arc: str
    """Path of the arc to it."""
    later: bool
    """Whether it cites this cable; else it is cited."""


class Thread(msgspec.Struct, frozen=True):
    """The drawing."""

    x: int
    """Where this cable stands."""
    marks: tuple[Mark, ...]
    first: str
    """Days at the ends of the line."""
    last: str
    width: int = WIDTH
    height: int = HEIGHT
    line: int = LINE


def view(language: Language, url: str, entry: Entry, cited: Sequence[Entry], citing: Sequence[Entry]) -> Thread | None:
    """The thread of ``entry`` for its page ``url``; None where there is nothing to draw."""
    if entry.date is None or not (cited or citing):
        return None
    others = [(other, False) for other in _nearest(entry, cited)] + [(other, True) for other in _nearest(entry, citing)]
    if not others:
        return None
    line = sorted([(entry, None), *others], key=lambda item: (item[0].number, bool(item[1])))
    places = _places([item.date for item, _ in line if item.date])
    here = next(x for (_, side), x in zip(line, places, strict=True) if side is None)
    marks = tuple(
        _mark(language, url, other, here, x, later)
        for (other, later), x in zip(line, places, strict=True)
        if later is not None
    )
    days = [language.day(item.date) for item, _ in (line[0], line[-1]) if item.date]
    return Thread(here, marks, days[0], days[-1])


def _nearest(entry: Entry, others: Sequence[Entry]) -> list[Entry]:
    dated = {other.number: other for other in others if other.date is not None and other.number != entry.number}
    return sorted(dated.values(), key=lambda other: (abs(other.number - entry.number), other.number))[:MOST]


def _mark(language: Language, url: str, other: Entry, here: int, x: int, later: bool) -> Mark:
    height = min(_STEEP, 8 + abs(x - here) // 3) * (2 if later else -2)
    day = language.day(other.date) if other.date else ""
    title = f"{other.id or other.canonical_id}, {day}: {shorten(other.subject, _TITLE)}"
    arc = f"M{here} {LINE}Q{(here + x) / 2:g} {LINE + height} {x} {LINE}"
    return Mark(x, relative(url, other.url), title, arc, later)


def _places(dates: Sequence[dt.date]) -> list[int]:
    """Where the days lie on the line, in order; moved apart where they are too near."""
    first, span = dates[0], max(1, (dates[-1] - dates[0]).days)
    wide = WIDTH - 2 * MARGIN
    places = [MARGIN + (date - first).days * wide // span for date in dates]
    for index in range(1, len(places)):
        places[index] = max(places[index], places[index - 1] + GAP)
    most = WIDTH - MARGIN
    for index in range(len(places) - 1, -1, -1):
        places[index] = min(places[index], most)
        most = places[index] - GAP
    return places
