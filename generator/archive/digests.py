"""Digests of what the pages of cables show, so that a build can tell which pages are what they were.

Three columns in the order of the numbers, 16 bytes each:

- ``content``: the parsed cable itself;
- ``shown``: what lists and links show of it, its address included;
- ``around``: what its page shows of other cables, which is ``shown`` of those before and after it, by date and from the
  same origin, of those that it cites, of those that cite it, and of those related to it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.archive.related import Related
from generator.cache import digest

Column = npt.NDArray[np.void]


def write(database: sqlite3.Connection, store: Path) -> None:
    """Write what is known of each cable by itself, ``content`` and ``shown``."""
    columns = list(zip(*database.execute("SELECT content, shown FROM cable ORDER BY number"), strict=True))
    for name, column in zip(("content", "shown"), columns or [(), ()], strict=True):
        _save(store, name, column)


def write_around(database: sqlite3.Connection, store: Path, alike: Related) -> None:
    """Write ``around``; ``alike`` tells which cables are related."""
    shown = load(store, "shown").tolist()
    _save(store, "around", map(digest, _around(database, shown, alike)))


def _save(store: Path, name: str, digests: Iterable[bytes]) -> None:
    np.save(store / f"{name}.npy", np.frombuffer(b"".join(digests), "V16"))


def _around(database: sqlite3.Connection, shown: list[bytes], alike: Related) -> Iterator[list[bytes]]:
    linked = _linked(database, shown)
    last: dict[str, int] = {}
    before, after = [b""] * len(shown), [b""] * len(shown)
    for number, origin in database.execute("SELECT number, origin FROM cable WHERE origin <> '' ORDER BY number"):
        if origin in last:
            before[number] = shown[last[origin]]
            after[last[origin]] = shown[number]
        last[origin] = number
    for number in range(len(shown)):
        beside = (shown[place] if 0 <= place < len(shown) else b"" for place in (number - 1, number + 1))
        others = (b"=" + shown[other] for other in alike[number].tolist() if other >= 0)
        yield [*beside, before[number], after[number], *linked.get(number, ()), *others]


def _linked(database: sqlite3.Connection, shown: list[bytes]) -> dict[int, list[bytes]]:
    """For the cables that cite or are cited what is shown of the others; a mark tells one from the other."""
    pairs = """
        SELECT citation.source, number FROM citation JOIN cable ON canonical_id = target
        ORDER BY citation.source, target, number
    """
    found = database.execute(pairs).fetchall()
    linked: dict[int, list[bytes]] = {}
    cites = ((source, b">" + shown[target]) for source, target in found)
    cited = ((target, b"<" + shown[source]) for source, target in sorted(found, key=lambda pair: pair[::-1]))
    for number, other in chain(cites, cited):
        linked.setdefault(number, []).append(other)
    return linked


def load(store: Path, name: str) -> Column:
    """One of the columns, read where it is used."""
    column: Any = np.load(store / f"{name}.npy", mmap_mode="r")
    return column  # type: ignore[no-any-return]
