"""What a build wrote: for each file of the site what it was made from, its size and its time.

The next build reads it to tell which files it need not make again, and whether the site is still the one that was
built. A file counts as intact while its size and its modification time are those of the ledger.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import msgspec

from generator.errors import ReftelError

FILE_NAME = "ledger.sqlite"


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One file of a site."""

    url: str
    """Path relative to the root of the site."""
    key: bytes
    """Digest of everything that the file was made from; empty where nobody asks for it."""
    size: int
    """In bytes."""
    time: int
    """Modification time in nanoseconds."""


class Ledger:
    """The ledger of a finished site, read-only."""

    def __init__(self, path: Path) -> None:
        self._database = sqlite3.connect(read_only(path), uri=True)

    def find(self, url: str) -> Line | None:
        """The line of a file, if the build wrote it."""
        found = self._database.execute("SELECT url, key, size, time FROM file WHERE url = ?", (url,)).fetchone()
        return Line(*found) if found else None

    def lines(self) -> Iterator[Line]:
        """All files, by URL."""
        return (Line(*found) for found in self._database.execute("SELECT url, key, size, time FROM file ORDER BY url"))

    def is_intact(self, site: Path) -> bool:
        """Whether every file still stands in the folder ``site`` as it was written."""
        root = f"{site}/"
        return all(is_intact(root + line.url, line.size, line.time) for line in self.lines())


def read_only(path: Path) -> str:
    """The address of a database that nobody writes any more, for SQLite."""
    return f"file:{quote(os.fsencode(path))}?mode=ro&immutable=1"


def is_intact(path: str | Path, size: int, time: int) -> bool:
    """Whether a file has this size in bytes and this modification time in nanoseconds."""
    try:
        status = os.stat(path)
    except OSError:
        return False
    return status.st_size == size and status.st_mtime_ns == time


def open_ledger(path: Path) -> Ledger:
    """The ledger at ``path``; a process opens it once."""
    status = path.stat()
    return _open(path, status.st_ino, status.st_mtime_ns)


@lru_cache(maxsize=1)
def _open(path: Path, *_: int) -> Ledger:
    return Ledger(path)


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(sqlite3.connect(path)) as database:
            yield database
    except sqlite3.OperationalError as error:
        raise ReftelError(f"{path}: {error}; make room on the disk or name another --output") from error


class LedgerWriter:
    """Writes the ledger of a build, a few lines at a time."""

    def __init__(self, path: Path) -> None:
        with _writing(path) as database:
            database.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                "CREATE TABLE file (url TEXT PRIMARY KEY, key BLOB NOT NULL, size INTEGER NOT NULL, "
                "time INTEGER NOT NULL) WITHOUT ROWID;"
            )
        self._path = path
        self._lines: list[Line] = []

    def add(self, lines: Iterable[Line]) -> None:
        """Note files; the last that is said of one stands."""
        self._lines += lines
        if len(self._lines) > 100_000:
            self.flush()

    def flush(self) -> None:
        """Put what was noted on disk."""
        self._lines.sort(key=lambda line: line.url)
        with _writing(self._path) as database, database:
            database.execute("PRAGMA synchronous = OFF")
            rows = ((line.url, line.key, line.size, line.time) for line in self._lines)
            database.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", rows)
        self._lines = []
