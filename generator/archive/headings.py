"""What cables stand under, tags, countries, origins, classifications, as a column: the cables of one after another.

The table ``listing`` of the catalogue tells which headings there are, and where in the column the cables of each begin.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.rows import Details
from generator.urls import Listing

FILE_NAME = "members.npy"

Heading = tuple[str, str]
"""Kind and value."""
Members = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]


class Headings(msgspec.Struct, frozen=True):
    """Headings, numbered from 0 by kind and value, and which cables stand under them."""

    values: list[Heading]
    counts: Numbers
    """For each heading the number of its cables."""
    cables: Numbers
    """The cables of the first heading, in date order, then those of the second, and so on."""

    @property
    def which(self) -> Numbers:
        """For each of ``cables`` the number of the heading."""
        return np.repeat(np.arange(len(self.values)), self.counts)


class _Codes(dict[str, int]):
    """Numbers for the headings of a kind."""

    def __init__(self, kind: Listing, all: list[Heading]) -> None:
        self._kind = kind.value
        self._all = all

    def __missing__(self, value: str) -> int:
        code = self[value] = len(self._all)
        self._all.append((self._kind, value))
        return code


class Collector:
    """Collects the headings of cables that come in the order of their numbers."""

    def __init__(self) -> None:
        self._values: list[Heading] = []
        self._tags, self._about = (_Codes(kind, self._values) for kind in (Listing.TAG, Listing.ABOUT))
        self._country, self._origin = (_Codes(kind, self._values) for kind in (Listing.COUNTRY, Listing.ORIGIN))
        self._classification = _Codes(Listing.CLASSIFICATION, self._values)
        self._which, self._counts = array("i"), array("i")

    def add(self, details: Details) -> None:
        """Note what the next cable stands under."""
        found = [self._tags[tag] for tag in details.tags] + [self._about[country] for country in details.about]
        if details.country:
            found.append(self._country[details.country])
        if details.origin:
            found.append(self._origin[details.origin])
        if details.classification:
            found.append(self._classification[details.classification])
        self._which.extend(found)
        self._counts.append(len(found))

    def headings(self) -> Headings:
        """All that were found."""
        order = sorted(range(len(self._values)), key=self._values.__getitem__)
        place = np.empty(len(order), np.int64)
        place[order] = np.arange(len(order))
        which = place[np.frombuffer(self._which, np.int32)]
        cables = np.repeat(np.arange(len(self._counts)), np.frombuffer(self._counts, np.int32))
        counts = np.bincount(which, minlength=len(order))
        return Headings([self._values[code] for code in order], counts, cables[np.argsort(which, kind="stable")])


def save(store: Path, headings: Headings) -> None:
    """Write the column."""
    np.save(store / FILE_NAME, headings.cables.astype(np.int32))


def members(store: Path) -> Members:
    """The column, read where it is used."""
    column: Any = np.load(store / FILE_NAME, mmap_mode="r")
    return column  # type: ignore[no-any-return]


def load(database: sqlite3.Connection, store: Path, kinds: Iterable[Listing]) -> Headings:
    """The headings of some kinds in the catalogue ``database``, and their cables."""
    column = members(store)
    values: list[Heading] = []
    counts: list[int] = []
    cables: list[Members] = [column[:0]]
    for kind in sorted(kinds):
        found = _listings(database, kind)
        values += ((kind.value, value) for value, _, _ in found)
        counts += (count for _, _, count in found)
        cables += [column[found[0][1] : found[-1][1] + found[-1][2]]] if found else []
    return Headings(values, np.array(counts, np.int64), np.concatenate(cables).astype(np.int64))


def _listings(database: sqlite3.Connection, kind: Listing) -> Sequence[tuple[str, int, int]]:
    """Value, place of the first cable and number of cables of each heading of a kind; they stand side by side."""
    return database.execute("SELECT value, first, count FROM listing WHERE kind = ? ORDER BY first", (kind,)).fetchall()
