"""What belongs together: cables that cite one another or are related, groups that are particular to others, what stands
around a cable."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from generator.archive import digests, graph, headings, particular, related
from generator.archive.catalogue import connect
from generator.urls import Listing


def write(store: Path) -> None:
    """Write what belongs together in the catalogue of ``store`` beside it."""
    with closing(connect(store)) as database:
        particular.write(headings.load(database, store, particular.KINDS), _count(database), store)
        cites, cited = graph.write(database, store)
        alike = related.write(database, store, headings.load(database, store, related.KINDS), cites)
        digests.write_around(store, (cites, cited), headings.load(database, store, [Listing.ORIGIN]), alike)


def _count(database: sqlite3.Connection) -> int:
    found: int = database.execute("SELECT count(*) FROM cable").fetchone()[0]
    return found
