"""What belongs together: cables that are related, groups that are particular to others, what stands around a cable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np

from generator.archive import digests, headings, particular, related
from generator.archive.catalogue import connect
from generator.archive.headings import Numbers
from generator.urls import Listing


def write(store: Path) -> None:
    """Write what belongs together in the catalogue of ``store`` beside it."""
    with closing(connect(store)) as database:
        particular.write(headings.load(database, store, particular.KINDS), _count(database), store)
        cited = _cited(database)
        alike = related.write(database, store, headings.load(database, store, related.KINDS), cited)
        digests.write_around(store, cited, headings.load(database, store, [Listing.ORIGIN]), alike)


def _count(database: sqlite3.Connection) -> int:
    found: int = database.execute("SELECT count(*) FROM cable").fetchone()[0]
    return found


def _cited(database: sqlite3.Connection) -> Numbers:
    """A row for each pair of cables of which the first cites the second, in order."""
    pairs = "SELECT source, number FROM citation JOIN cable ON canonical_id = target"
    found: Numbers = np.fromiter(database.execute(pairs), np.dtype((np.int64, 2)))
    return found[np.lexsort((found[:, 1], found[:, 0]))]
