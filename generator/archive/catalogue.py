"""What is known of all cables, read-only, for the second pass."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from generator import ids, urls
from generator.archive import digests, headings, particular, related, segments
from generator.archive.create import FILE_NAME
from generator.archive.graph import Graph
from generator.archive.headings import Heading, Members
from generator.archive.segments import Place
from generator.ledger import read_only
from generator.model import Cable
from generator.urls import Listing


class Entry(msgspec.Struct, frozen=True):
    """A cable as lists and links show it."""

    number: int
    """Place in date order, from 0; cables without a date come last."""
    key: str
    """Name of its files, unlike that of any other cable."""
    id: str
    canonical_id: str
    subject: str
    abstract: str
    """The beginning of its summary or first paragraph."""
    date: dt.date | None
    sent: dt.datetime | None
    classification: str
    level: str
    origin: str
    country: str | None
    partial: bool
    fiction: bool

    @property
    def url(self) -> str:
        """Its page, relative to the root of the site."""
        return urls.cable(self.key, self.date)


class Group(msgspec.Struct, frozen=True):
    """One tag, country, origin or classification, with the number of its cables."""

    kind: Listing
    value: str
    """``PREL``, ``KZ`` (ISO 3166-1), ``Embassy Astana``, ``SECRET//NOFORN``."""
    name: str
    """Name of its pages' files."""
    count: int

    @property
    def url(self) -> str:
        """Its first page, relative to the root of the site."""
        return urls.listing(self.kind, self.name)


class Partner(msgspec.Struct, frozen=True):
    """A tag or country that is particular to the cables of a group or common on them."""

    group: Group
    both: int
    """Number of the cables that are in both."""


class MissingGroup(msgspec.Struct, frozen=True):
    """Cables that are cited and not in the archive, and that one page tells of."""

    name: str
    """See :func:`urls.missing_group`."""
    ids: int
    """Number of the cables."""


class Day(msgspec.Struct, frozen=True):
    """The cables of a day: numbers ``first`` to ``first + count - 1``."""

    date: dt.date
    first: int
    count: int


Value = TypeVar("Value", int, str)

MAPPED = 1 << 30
"""Bytes of the catalogue that are read where they lie in the system's cache; pages of cables look into all corners."""

BY_ID = "WHERE key = ?1 OR canonical_id = ?1 OR id = ?1 ORDER BY number"
"""The cables with an id, in one spelling."""
_ENTRY = (
    "number, key, id, canonical_id, subject, abstract, date, sent, classification, level, origin, country, "
    "partial, fiction"
)


class Catalogue:
    """Questions about all cables; each answer is read from disk when it is asked for.

    What ``around``, ``graph``, ``related`` and ``particular`` tell is there when :mod:`generator.archive.links` has
    found it.
    """

    def __init__(self, store: Path) -> None:
        """Open the catalogue that :func:`generator.archive.create.create` wrote into ``store``."""
        self._store = store
        self._database = connect(store)
        self.count: int = self._one("SELECT count(*) FROM cable")
        """Number of cables."""
        self.days: tuple[Day, ...] = tuple(
            Day(dt.date.fromisoformat(date), first, count)
            for date, first, count in self._database.execute("SELECT date, first, count FROM day ORDER BY date")
        )
        """The days on which cables were sent, in order."""
        self.undated: int = self.count - sum(day.count for day in self.days)
        """How many of the cables, at the end, have no date."""

    @cached_property
    def size(self) -> int:
        """Bytes of all cables as they are stored."""
        found: int = self._one("SELECT coalesce(sum(length), 0) FROM cable")
        return found

    @cached_property
    def content(self) -> digests.Column:
        """For each cable the digest of the whole parsed cable."""
        return digests.load(self._store, "content")

    @cached_property
    def shown(self) -> digests.Column:
        """For each cable the digest of what lists and links show of it (see :mod:`generator.archive.digests`)."""
        return digests.load(self._store, "shown")

    @cached_property
    def around(self) -> digests.Column:
        """For each cable the digest of what its page shows of other cables."""
        return digests.load(self._store, "around")

    @cached_property
    def graph(self) -> Graph:
        """Which cables cite which."""
        return Graph(self._store)

    @cached_property
    def related(self) -> related.Related:
        """For each cable the numbers of those related to it, -1 behind the last (see
        :mod:`generator.archive.related`)."""
        return related.load(self._store)

    def entries(self, start: int, stop: int) -> list[Entry]:
        """The cables with numbers from ``start`` up to ``stop``, without ``stop``."""
        return self._entries("WHERE number >= ? AND number < ? ORDER BY number", (start, stop))

    def names(self, start: int, stop: int) -> list[tuple[str, dt.date | None]]:
        """Keys and dates of the cables with numbers from ``start`` up to ``stop``, without ``stop``."""
        query = "SELECT key, date FROM cable WHERE number >= ? AND number < ? ORDER BY number"
        return [(key, date and _day(date)) for key, date in self._database.execute(query, (start, stop))]

    def entries_of(self, numbers: Sequence[int]) -> list[Entry]:
        """The cables with these numbers, in the order given."""
        found: dict[int, Entry] = {}
        for some in _pieces(numbers):
            marks = ", ".join("?" * len(some))
            found |= {entry.number: entry for entry in self._entries(f"WHERE number IN ({marks})", some)}
        return [found[number] for number in numbers]

    def resolve(self, canonical_ids: Iterable[str]) -> dict[str, list[Entry]]:
        """The cables with these canonical ids; ids that the archive does not hold are left out."""
        wanted = list(dict.fromkeys(canonical_ids))
        found: dict[str, list[Entry]] = {}
        for some in _pieces(wanted):
            marks = ", ".join("?" * len(some))
            for entry in self._entries(f"WHERE canonical_id IN ({marks}) ORDER BY number", some):
                found.setdefault(entry.canonical_id, []).append(entry)
        return found

    def citing(self, canonical_ids: Iterable[str]) -> dict[str, list[Entry]]:
        """For each canonical id that is cited, the cables that refer to it, in date order."""
        found: dict[str, list[Entry]] = {}
        for some in _pieces(list(dict.fromkeys(canonical_ids))):
            marks = ", ".join("?" * len(some))
            query = (
                f"SELECT target, {_ENTRY} FROM citation JOIN cable ON number = source "
                f"WHERE target IN ({marks}) ORDER BY target, number"
            )
            for target, *values in self._database.execute(query, some):
                found.setdefault(target, []).append(_entry(values))
        return found

    def find(self, id: str) -> list[Entry]:
        """The cables whose key, published id or canonical id is ``id``, in any spelling of it."""
        # Cables without an id are found by their keys alone.
        spellings = filter(None, dict.fromkeys((id, ids.canonical(id))))
        return next(filter(None, (self._entries(BY_ID, (spelling,)) for spelling in spellings)), [])

    def groups(self, kind: Listing) -> list[Group]:
        """All tags (countries, …) of the archive, by value."""
        query = "SELECT kind, value, name, count FROM listing WHERE kind = ? ORDER BY value"
        return [Group(Listing(kind), *values) for kind, *values in self._database.execute(query, (kind,))]

    def group(self, kind: Listing, value: str) -> Group | None:
        """One tag (country, …), if the archive has cables under it."""
        query = "SELECT value, name, count FROM listing WHERE kind = ? AND value = ?"
        values = self._database.execute(query, (kind, value)).fetchone()
        return Group(kind, *values) if values else None

    def particular(self, kind: Listing, value: str, partners: Listing) -> list[Partner]:
        """The tags (or the countries that TAGS name) that are particular to a group, the most particular first."""
        return self._partners(kind, value, partners, telling=True)

    def common(self, kind: Listing, value: str, partners: Listing) -> list[Partner]:
        """Those that are merely common on the cables of a group to which nothing is particular, the most common first;
        none for other groups."""
        return self._partners(kind, value, partners, telling=False)

    def _partners(self, kind: Listing, value: str, partners: Listing, *, telling: bool) -> list[Partner]:
        found = self._particular.get((kind, value, telling), ())
        groups = ((self.group(partners, name), both) for (of, name), both in found if of == partners)
        return [Partner(group, both) for group, both in groups if group]

    @cached_property
    def _particular(self) -> dict[tuple[str, str, bool], list[tuple[Heading, int]]]:
        return {(*group, telling): found for group, telling, found in particular.load(self._store)}

    def missing_groups(self) -> list[MissingGroup]:
        """The groups of cables that are cited and not there, by name."""
        query = "SELECT page, count(*) FROM missing GROUP BY page ORDER BY page"
        return [MissingGroup(*values) for values in self._database.execute(query)]

    def missing_ids(self) -> Iterator[str]:
        """Canonical ids of the cables that are cited and not there."""
        return (id for (id,) in self._database.execute("SELECT target FROM missing ORDER BY target"))

    def missing(self, group: str) -> list[tuple[str, list[tuple[int, str]]]]:
        """The canonical ids of a group, by serial number, each with the numbers of the cables that cite it and the
        letters under which they do, which may be empty."""
        query = """
            SELECT target, source, letter FROM missing JOIN citation USING (target)
            WHERE page = ? ORDER BY length(target), target, source
        """
        found: dict[str, list[tuple[int, str]]] = {}
        for target, source, letter in self._database.execute(query, (group,)):
            found.setdefault(target, []).append((source, letter))
        return list(found.items())

    @cached_property
    def country_sizes(self) -> dict[str, int]:
        """For each country (ISO 3166-1 alpha-2) the number of cables that are from it, about it, or both."""
        countries = {group.value for kind in (Listing.COUNTRY, Listing.ABOUT) for group in self.groups(kind)}
        return {value: self._of_country(value) for value in sorted(countries)}

    def _of_country(self, code: str) -> int:
        return len({*self.numbers(Listing.COUNTRY, code), *self.numbers(Listing.ABOUT, code)})

    def canonical_ids(self, kind: Listing, value: str) -> list[str]:
        """Canonical ids of the cables under a tag (country, …), in date order."""
        found: list[str] = []
        for some in _pieces(self.numbers(kind, value)):
            marks = ", ".join("?" * len(some))
            query = f"SELECT canonical_id FROM cable WHERE number IN ({marks}) ORDER BY number"
            found += (id for (id,) in self._database.execute(query, some))
        return found

    def numbers(self, kind: Listing, value: str) -> list[int]:
        """Numbers of the cables under a tag (country, …), in date order."""
        query = "SELECT first, first + count FROM listing WHERE kind = ? AND value = ?"
        first, end = self._database.execute(query, (kind, value)).fetchone() or (0, 0)
        found: list[int] = self._members[first:end].tolist()
        return found

    def members(self, kind: Listing) -> Members:
        """Numbers of the cables under every tag (country, …), those of one after those of another, by value."""
        query = "SELECT min(first), max(first + count) FROM listing WHERE kind = ?"
        first, end = self._database.execute(query, (kind,)).fetchone()
        return self._members[first or 0 : end or 0]

    @cached_property
    def _members(self) -> Members:
        return headings.members(self._store)

    def ids(self) -> Iterator[tuple[int, str, str]]:
        """Number, published id and canonical id of every cable."""
        return iter(self._database.execute("SELECT number, id, canonical_id FROM cable ORDER BY number"))

    def sent(self) -> Iterator[tuple[str | None, str | None, str]]:
        """Day, time of sending (both as in ISO 8601) and canonical id of every cable, in order."""
        return iter(self._database.execute("SELECT date, sent, canonical_id FROM cable ORDER BY number"))

    def cables(self, start: int, stop: int) -> Iterator[Cable]:
        """The whole cables with numbers from ``start`` up to ``stop``, without ``stop``, one at a time."""
        query = "SELECT segment, offset, length FROM cable WHERE number >= ? AND number < ? ORDER BY number"
        places = [Place(*values) for values in self._database.execute(query, (start, stop))]
        return segments.load(self._store, places)

    def cables_of(self, numbers: Sequence[int]) -> Iterator[Cable]:
        """The whole cables with these numbers, in the order given, one at a time."""
        places: dict[int, Place] = {}
        for some in _pieces(numbers):
            marks = ", ".join("?" * len(some))
            query = f"SELECT number, segment, offset, length FROM cable WHERE number IN ({marks})"
            places |= {number: Place(*values) for number, *values in self._database.execute(query, some)}
        return segments.load(self._store, [places[number] for number in numbers])

    def _one(self, query: str) -> Any:
        return self._database.execute(query).fetchone()[0]

    def _entries(self, where: str, values: Sequence[object]) -> list[Entry]:
        return [_entry(row) for row in self._database.execute(f"SELECT {_ENTRY} FROM cable {where}", values)]


def connect(store: Path) -> sqlite3.Connection:
    """The database of the catalogue in ``store``, read-only."""
    database = sqlite3.connect(read_only(store / FILE_NAME), uri=True)
    database.execute(f"PRAGMA mmap_size = {MAPPED}")
    return database


def open_catalogue(store: Path) -> Catalogue:
    """The catalogue in ``store``; a process opens it once."""
    status = (store / FILE_NAME).stat()
    return _open(store, status.st_ino, status.st_mtime_ns)


@lru_cache(maxsize=1)
def _open(store: Path, *_: int) -> Catalogue:
    return Catalogue(store)


def _pieces(values: Sequence[Value], size: int = 500) -> Iterator[Sequence[Value]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


_day = lru_cache(maxsize=1024)(dt.date.fromisoformat)
"""The date of a text; cables that stand together have few."""


def _entry(values: Sequence[Any]) -> Entry:
    *texts, date, sent = values[:8]
    classification, level, origin, country, partial, fiction = values[8:]
    number, key, id, canonical_id, subject, abstract = texts
    return Entry(
        number=number,
        key=key,
        id=id,
        canonical_id=canonical_id,
        subject=subject,
        abstract=abstract,
        date=date and _day(date),
        sent=sent and dt.datetime.fromisoformat(sent),
        classification=classification,
        level=level,
        origin=origin,
        country=country,
        partial=bool(partial),
        fiction=bool(fiction),
    )
