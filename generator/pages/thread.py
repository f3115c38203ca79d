"""The thread that a cable stands in, drawn through time: the cables that it cites, itself, and those that cite it; and
one step further, those that the former cite and those that cite the latter.

They stand on one line in the order of their dates, no two nearer than :data:`GAP`; an arc above the line leads to each
that is cited, one below to each that cites. The lists beside the drawing say the same in words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.archive.catalogue import Entry
from generator.language import Language
from generator.pages.views import EntryView, entry_view
from generator.pages.words import shorten
from generator.urls import relative

MOST = 12
"""Cables on either side; of more, those nearest in time."""
MARKS = 26
"""Cables in all, with those one step further; of more of these, those nearest in time."""
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
    """Whether it cites the one at the other end of the arc; else it is cited."""
    further: bool
    """Whether that one is not this cable."""


class Further(msgspec.Struct, frozen=True):
    """A cable one step further, in words."""

    entry: EntryView
    how: str
    """``cited by 09LIMA3``"""


class Thread(msgspec.Struct, frozen=True):
    """The drawing."""

    x: int
    """Where this cable stands."""
    marks: tuple[Mark, ...]
    further: tuple[Further, ...]
    first: str
    """Days at the ends of the line."""
    last: str
    width: int = WIDTH
    height: int = HEIGHT
    line: int = LINE


class Steps(NamedTuple):
    """By number of a cable, where the thread leads from it."""

    cites: Mapping[int, Sequence[Entry]]
    cited_by: Mapping[int, Sequence[Entry]]


class _Step(NamedTuple):
    """A cable of the thread, and the one from which the thread leads to it."""

    to: Entry
    start: Entry
    later: bool


def view(
    language: Language,
    url: str,
    entry: Entry,
    cited: Sequence[Entry],
    citing: Sequence[Entry],
    further: Steps,
) -> Thread | None:
    """The thread of ``entry`` for its page ``url``; None where there is nothing to draw.

    ``further`` tells what those that it cites cite, and what cites those that cite it.
    """
    if entry.date is None:
        return None
    near = [_Step(other, entry, False) for other in _nearest(entry, cited)]
    near += [_Step(other, entry, True) for other in _nearest(entry, citing)]
    if not near:
        return None
    far = _further(entry, near, further)
    line = sorted([_Step(entry, entry, False), *near, *far], key=lambda step: (step.to.number, step.later))
    places = _places([step.to.date for step in line if step.to.date])
    at = {step.to.number: x for step, x in zip(line, places, strict=True)}
    steps = [(step, x) for step, x in zip(line, places, strict=True) if step.to.number != entry.number]
    days = [language.day(step.to.date) for step in (line[0], line[-1]) if step.to.date]
    return Thread(
        x=at[entry.number],
        marks=tuple(_mark(language, url, step, at[step.start.number], x, step.start != entry) for step, x in steps),
        further=tuple(_in_words(language, url, step) for step, _ in steps if step.start != entry),
        first=days[0],
        last=days[-1],
    )


def _further(entry: Entry, near: Sequence[_Step], further: Steps) -> list[_Step]:
    """One step further than ``near``, each cable once."""
    known = {entry.number, *(step.to.number for step in near)}
    found: dict[int, _Step] = {}
    for step in near:
        ways = further.cited_by if step.later else further.cites
        for other in ways.get(step.to.number, ()):
            if other.number not in known and other.date is not None:
                found.setdefault(other.number, _Step(other, step.to, step.later))
    kept = {other.number for other in _nearest(entry, [step.to for step in found.values()], MARKS - len(near))}
    return [step for number, step in found.items() if number in kept]


def _nearest(entry: Entry, others: Sequence[Entry], most: int = MOST) -> list[Entry]:
    """Counted in days: between numbers there is more room with each cable that comes to the archive."""
    found = {
        other.number: (abs((other.date - entry.date).days), other.number, other)
        for other in others
        if other.date and entry.date and other.number != entry.number
    }
    return [other for _, _, other in sorted(found.values())[:most]]


def _mark(language: Language, url: str, step: _Step, start: int, x: int, further: bool) -> Mark:
    other = step.to
    height = min(_STEEP, 8 + abs(x - start) // 3) * (2 if step.later else -2)
    day = language.day(other.date) if other.date else ""
    title = f"{other.id or other.canonical_id}, {day}: {shorten(other.subject, _TITLE)}"
    arc = f"M{start} {LINE}Q{(start + x) / 2:g} {LINE + height} {x} {LINE}"
    return Mark(x, relative(url, other.url), title, arc, step.later, further)


def _in_words(language: Language, url: str, step: _Step) -> Further:
    id = step.start.id or step.start.canonical_id
    how = language.gettext("cites %(id)s", id=id) if step.later else language.gettext("cited by %(id)s", id=id)
    return Further(entry_view(url, step.to, language), how)


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
