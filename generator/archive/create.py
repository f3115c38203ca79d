"""Between the passes: tell repeated cables apart, give each its key and number, index and link them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib import resources
from pathlib import Path

import msgspec
import numpy as np

from generator import urls
from generator.archive import digests
from generator.archive.reading import Row
from generator.cache import digest
from generator.errors import Problem, ReftelError
from generator.report import Counts
from generator.urls import Listing
from generator.vocabulary import countries

FILE_NAME = "catalogue.sqlite"

_INSERT = "INSERT INTO incoming VALUES (NULL" + ", ?" * 24 + ")"

_NUMBER = """
INSERT INTO cable
SELECT row_number() OVER (ORDER BY coalesce(date, '9999'), coalesce(sent, ''), canonical_id, key) - 1,
       key, id, canonical_id, subject, abstract, date, sent, classification, level, origin, country,
       partial, fiction, segment, offset, length, content, shown
FROM incoming
"""

_MEMBERS: tuple[tuple[Listing, str], ...] = (
    (Listing.TAG, "SELECT json_each.value, number FROM numbered, json_each(numbered.tags)"),
    (Listing.ABOUT, "SELECT json_each.value, number FROM numbered, json_each(numbered.about)"),
    (Listing.COUNTRY, "SELECT country, number FROM cable WHERE country IS NOT NULL"),
    (Listing.ORIGIN, "SELECT origin, number FROM cable WHERE origin <> ''"),
    (Listing.CLASSIFICATION, "SELECT classification, number FROM cable WHERE classification <> ''"),
)


def create(store: Path, rows: Iterable[Row], counts: Counts) -> list[Problem]:
    """Write the catalogue of the cables in ``rows`` into the folder ``store``.

    Cables with the same id and the same text become one (``counts`` is corrected); those with the same id and
    different texts are all kept under keys of their own. Both are reported in the returned problems.

    Raises:
        ReftelError: the store cannot be written.
    """
    try:
        with closing(sqlite3.connect(store / FILE_NAME)) as database:
            problems = _fill(database, rows, counts)
            digests.write(database, store)
            return problems
    except sqlite3.OperationalError as error:
        raise ReftelError(f"{store / FILE_NAME}: {error}; make room on the disk or name another --output") from error


def _fill(database: sqlite3.Connection, rows: Iterable[Row], counts: Counts) -> list[Problem]:
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;")
    database.executescript(resources.files("generator.archive").joinpath("catalogue.sql").read_text("utf-8"))
    with database:
        repeats = _Repeats()
        database.executemany(_INSERT, map(_values, repeats.watch(rows)))
        problems = _merge_repeated(database, repeats.same, counts) + _name_apart(database, repeats.names)
        database.execute(_NUMBER)
        _index(database)
        database.execute("DROP VIEW numbered")
        database.execute("DROP TABLE incoming")
    return problems


def _values(row: Row) -> tuple[object, ...]:
    encode = msgspec.json.encode
    return (
        *(row.source, row.line, row.id, row.canonical_id, row.name, row.digest, row.content, row.shown),
        *(row.subject, row.abstract, row.date, row.sent),
        *(row.classification, row.level, row.origin, row.country, row.partial, row.fiction),
        *(encode(value).decode() for value in (row.tags, row.about, row.references)),
        *(row.place.segment, row.place.offset, row.place.length),
    )


class _Repeats:
    """Looks for rows that may be told apart by nothing; the database is asked only about those."""

    def __init__(self) -> None:
        self._same, self._names = array("q"), array("q")

    def watch(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows, as they come."""
        for row in rows:
            self._same.append(hash((row.id, row.digest)))
            self._names.append(hash(row.name.lower()))
            yield row

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
            what = f"id {id!r} stands in {first} too, with another text"
        else:
            what = f"id {id!r} would get the same file name as id {first_id!r} in {first}"
        problems.append(Problem(source, line, f"{what}; both are kept, this one as {key!r}"))
    return problems


class _Taken:
    """The keys in the database, as something that can be asked with ``in``."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __contains__(self, key: object) -> bool:
        return self._database.execute("SELECT 1 FROM incoming WHERE lower(key) = ?", (key,)).fetchone() is not None


def _index(database: sqlite3.Connection) -> None:
    database.execute("CREATE UNIQUE INDEX cable_key ON cable (key)")
    database.execute("CREATE INDEX cable_canonical ON cable (canonical_id)")
    database.execute(
        "CREATE TEMP VIEW numbered AS SELECT number, tags, about, refs FROM incoming JOIN cable USING (key)"
    )
    for kind, query in _MEMBERS:
        database.execute(f"INSERT OR IGNORE INTO membership SELECT '{kind}', * FROM ({query})")
    database.execute(
        "INSERT OR IGNORE INTO citation SELECT json_extract(value, '$[0]'), number, json_extract(value, '$[1]') "
        "FROM numbered, json_each(numbered.refs)"
    )
    database.executemany("INSERT INTO missing VALUES (?, ?)", _missing(database))
    database.execute("INSERT INTO day SELECT date, min(number), count(*) FROM cable WHERE date NOT NULL GROUP BY date")
    database.executemany("INSERT INTO listing VALUES (?, ?, ?, ?)", _named(database))


def _missing(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The cables that are cited and not there, each with its page."""
    query = "SELECT DISTINCT target FROM citation WHERE target NOT IN (SELECT canonical_id FROM cable)"
    return ((urls.missing_group(target), target) for (target,) in database.execute(query).fetchall())


def _named(database: sqlite3.Connection) -> Iterator[tuple[str, str, str, int]]:
    """Each listing with a file name that no other of its kind has."""
    query = "SELECT kind, value, count(*) FROM membership GROUP BY kind, value ORDER BY kind, value"
    taken: dict[str, set[str]] = {}
    for kind, value, count in database.execute(query).fetchall():
        names = taken.setdefault(kind, set())
        name = urls.paged_name(listing_name(Listing(kind), value), names)
        names.add(name.lower())
        yield kind, value, name, count


def listing_name(kind: Listing, value: str) -> str:
    """The file name that a listing would like to have: ``PREL``, ``kazakhstan``, ``embassy-astana``."""
    if kind is Listing.TAG:
        return urls.safe_name(value)
    if kind in (Listing.COUNTRY, Listing.ABOUT):
        country = countries.find(value)
        return country.slug if country else urls.slug(value)
    return urls.slug(value)
