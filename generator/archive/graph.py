"""Which cables of the archive cite which, as columns.

``cites`` holds a pair of numbers for each cable and one that it cites, in order; ``cited`` the same pairs turned round.
A cable that cites itself is left out.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from generator.archive.headings import Numbers

_CITES, _CITED = "cites.npy", "cited.npy"


class Graph:
    """The citations of one archive, read where they are asked for."""

    def __init__(self, store: Path) -> None:
        self._cites, self._cited = (np.asarray(np.load(store / name, mmap_mode="r")) for name in (_CITES, _CITED))

    def cites(self, number: int) -> list[int]:
        """The cables that a cable cites, in order."""
        return _of(self._cites, number)

    def cited_by(self, number: int) -> list[int]:
        """The cables that cite a cable, in order."""
        return _of(self._cited, number)


def write(database: sqlite3.Connection, store: Path) -> tuple[Numbers, Numbers]:
    """Write the columns ``cites`` and ``cited``, and give their pairs, one a row."""
    query = "SELECT source, number FROM citation JOIN cable ON canonical_id = target WHERE source != number"
    pairs: Numbers = np.fromiter(database.execute(query), np.dtype((np.int64, 2)))
    cites, cited = _in_order(pairs), _in_order(pairs[:, ::-1])
    np.save(store / _CITES, np.ascontiguousarray(cites.T))
    np.save(store / _CITED, np.ascontiguousarray(cited.T))
    return cites, cited


def _in_order(pairs: Numbers) -> Numbers:
    """Rows by their first number, then by their second."""
    return pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]


def _of(column: Numbers, number: int) -> list[int]:
    first, second = column
    found: list[int] = second[first.searchsorted(number) : first.searchsorted(number + 1)].tolist()
    return found
