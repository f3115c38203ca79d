"""Between the passes: tell repeated cables apart, give each its key and number, index and link them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from generator import urls
from generator.archive import digests, headings, rows
from generator.archive.headings import Headings
from generator.archive.rows import Details, Results, Row, Spot
from generator.cache import digest
from generator.errors import Problem, ReftelError
from generator.report import Counts
from generator.urls import Listing
from generator.vocabulary import countries

FILE_NAME = "catalogue.sqlite"

_INCOMING = "INSERT INTO incoming VALUES (NULL" + ", ?" * 12 + ")"
_CABLE = "INSERT INTO cable VALUES (?" + ", ?" * 16 + ")"
_CITATION = "INSERT OR IGNORE INTO citation VALUES (?, ?, ?)"
_NUMBER = """
INSERT INTO numbered (place)
SELECT rowid FROM incoming ORDER BY coalesce(date, '9999'), coalesce(sent, ''), canonical_id, key
"""
BATCH = 10_000
"""Cables that are put into the catalogue at once."""


def create(store: Path, results: Results, counts: Counts) -> list[Problem]:
    """Write the catalogue of the cables whose rows lie in ``store`` into that folder.

    Cables with the same id and the same text become one (``counts`` is corrected); those with the same id and
    different texts are all kept under keys of their own. Both are reported in the returned problems.

    Raises:
        ReftelError: the store cannot be written.
    """
    try:
        with closing(sqlite3.connect(store / FILE_NAME)) as database:
            return _fill(database, store, results, counts)
    except sqlite3.OperationalError as error:
        raise ReftelError(f"{store / FILE_NAME}: {error}; make room on the disk or name another --output") from error


def _fill(database: sqlite3.Connection, store: Path, results: Results, counts: Counts) -> list[Problem]:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    database.executescript(resources.files("generator.archive").joinpath("catalogue.sql").read_text("utf-8"))
    with database:
        repeats = _Repeats()
        database.executemany(_INCOMING, repeats.watch(rows.load(store, results)))
        problems = _merge_repeated(database, repeats.same, counts) + _name_apart(database, repeats.names)
        database.execute(_NUMBER)
        _write(database, store, results)
        _index(database)
        database.execute("DROP TABLE numbered")
        database.execute("DROP TABLE incoming")
    return problems


class _Repeats:
    """Looks for rows that may be told apart by nothing; the database is asked only about those."""

    def __init__(self) -> None:
        self._same, self._names = array("q"), array("q")

    def watch(self, found: Iterable[tuple[Row, Spot]]) -> Iterator[tuple[object, ...]]:
        """The rows, as they come and as the database takes them."""
        for row, spot in found:
            self._same.append(hash((row.id, row.digest)))
            self._names.append(hash(row.name.lower()))
            yield (*msgspec.structs.astuple(row), *spot)

    @property
    def same(self) -> list[int]:
        """Places, from 1, of rows that may have the id and the text of others."""
        return _repeated(self._same)

    @property
    def names(self) -> list[int]:
        """Places, from 1, of rows that may want the name of others."""
        return _repeated(self._names)


def _repeated(hashes: array[int]) -> list[int]:
    _, which, counts = np.unique(np.frombuffer(hashes, np.int64), return_inverse=True, return_counts=True)
    found: list[int] = (np.flatnonzero(counts[which] > 1) + 1).tolist()
    return found


def _suspect(database: sqlite3.Connection, places: list[int]) -> bool:
    """Make the view ``suspect`` of some rows; False if there are none."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS place (place INTEGER PRIMARY KEY)")
    database.execute("CREATE TEMP VIEW IF NOT EXISTS suspect AS SELECT * FROM incoming JOIN place ON rowid = place")
    database.execute("DELETE FROM place")
    database.executemany("INSERT INTO place VALUES (?)", ((place,) for place in places))
    return bool(places)


def _merge_repeated(database: sqlite3.Connection, places: list[int], counts: Counts) -> list[Problem]:
    if not _suspect(database, places):
        return []
    query = """
        SELECT again.place, again.source, again.line, again.id, first.source
        FROM (SELECT min(place) AS place, id, digest, source FROM suspect GROUP BY id, digest HAVING count(*) > 1)
             AS first
        JOIN suspect AS again USING (id, digest)
        WHERE again.place > first.place ORDER BY again.place
    """
    found = database.execute(query).fetchall()
    database.executemany("DELETE FROM incoming WHERE rowid = ?", [(place,) for place, *_ in found])
    counts.published -= len(found)
    counts.repeated += len(found)
    return [
        Problem(source, line, f"the same text as {first} under the same id {id!r}; published once")
        for _, source, line, id, first in found
    ]


_REMEDY = ". If one is a damaged copy, delete it; an id that is withheld withholds all that have it"


def _name_apart(database: sqlite3.Connection, places: list[int]) -> list[Problem]:
    """Give each cable a key of its own; case does not tell keys apart (see :func:`urls.unique_name`)."""
    if not _suspect(database, places):
        return []
    database.execute("CREATE INDEX incoming_key ON incoming (lower(key))")
    query = """
        SELECT again.place, again.source, again.line, again.id, again.key, again.shown, first.source, first.id
        FROM (SELECT min(place) AS place, lower(key) AS name, source, id FROM suspect GROUP BY lower(key)) AS first
        JOIN suspect AS again ON lower(again.key) = first.name
        WHERE again.place > first.place ORDER BY again.place
    """
    problems = []
    for place, source, line, id, name, shown, first, first_id in database.execute(query).fetchall():
        key = urls.unique_name(name, _Taken(database))
        values = (key, digest([shown, key.encode()]), place)
        database.execute("UPDATE incoming SET key = ?, shown = ? WHERE rowid = ?", values)
        if id == first_id and id:
            what, remedy = f"id {id!r} stands in {first} too, with another text", _REMEDY
        else:
            what, remedy = f"id {id!r} would get the same file name as id {first_id!r} in {first}", ""
        problems.append(Problem(source, line, f"{what}; both are kept, this one as {key!r}{remedy}"))
    return problems


class _Taken:
    """The keys in the database, as something that can be asked with ``in``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __contains__(self, key: object) -> bool:
        return self._database.execute("SELECT 1 FROM incoming WHERE lower(key) = ?", (key,)).fetchone() is not None


def _write(database: sqlite3.Connection, store: Path, results: Results) -> None:
    """Put the cables into the catalogue in the order of their numbers, and the columns beside it."""
    query = """
        SELECT number - 1, shown, file, offset, length, key, id, canonical_id, date, sent FROM numbered
        JOIN incoming ON incoming.rowid = place ORDER BY number
    """
    found = database.execute(query)
    standing, content, shown = headings.Collector(), digests.Collector(), digests.Collector()
    with rows.details(store, results) as details_at:
        while batch := found.fetchmany(BATCH):
            details = [details_at(row[2:5]) for row in batch]
            for (_, seen, *_), one in zip(batch, details, strict=True):
                standing.add(one)
                content.add(one.place.digest)
                shown.add(seen)
            database.executemany(_CABLE, map(_cable, batch, details))
            database.executemany(_CITATION, _citations(zip(batch, details, strict=True)))
    content.save(store, "content")
    shown.save(store, "shown")
    under = standing.headings()
    headings.save(store, under)
    database.executemany("INSERT INTO listing VALUES (?, ?, ?, ?, ?)", _named(under))


def _cable(row: Sequence[Any], one: Details) -> tuple[object, ...]:
    number, _, _, _, _, key, id, canonical_id, date, sent = row
    return (
        *(number, key, id, canonical_id, one.subject, one.abstract, date, sent, one.classification, one.level),
        *(one.origin, one.country, one.partial, one.fiction, one.place.segment, one.place.offset, one.place.length),
    )


def _citations(cables: Iterable[tuple[Sequence[Any], Details]]) -> Iterator[tuple[str, int, str]]:
    return ((target, row[0], letter) for row, details in cables for target, letter in details.references)


def _index(database: sqlite3.Connection) -> None:
    database.execute("CREATE UNIQUE INDEX cable_key ON cable (key)")
    database.execute("CREATE INDEX cable_id ON cable (id)")
    database.execute("CREATE INDEX cable_canonical ON cable (canonical_id)")
    database.executemany("INSERT INTO missing VALUES (?, ?)", _missing(database))
    database.execute("INSERT INTO day SELECT date, min(number), count(*) FROM cable WHERE date NOT NULL GROUP BY date")


def _missing(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The cables that are cited and not there, each with its page."""
    query = "SELECT DISTINCT target FROM citation WHERE target NOT IN (SELECT canonical_id FROM cable)"
    return ((urls.missing_group(target), target) for (target,) in database.execute(query).fetchall())


def _named(found: Headings) -> Iterator[tuple[str, str, str, int, int]]:
    """Each heading with a file name that no other of its kind has, the place of its first cable, and their number."""
    taken: dict[str, set[str]] = {}
    first = 0
    for (kind, value), count in zip(found.values, found.counts.tolist(), strict=True):
        names = taken.setdefault(kind, set())
        name = urls.paged_name(listing_name(Listing(kind), value), names)
        names.add(name.lower())
        yield kind, value, name, first, count
        first += count


def listing_name(kind: Listing, value: str) -> str:
    """The file name that a listing would like to have: ``PREL``, ``kazakhstan``, ``embassy-astana``."""
    if kind is Listing.TAG:
        return urls.safe_name(value)
    if kind in (Listing.COUNTRY, Listing.ABOUT):
        country = countries.find(value)
        return country.slug if country else urls.slug(value)
    return urls.slug(value)
