"""Digests of what the pages of cables show, so that a build can tell which pages are what they were.

Three columns in the order of the numbers, 16 bytes each:

- ``content``: the parsed cable itself;
- ``shown``: what lists and links show of it, its address included;
- ``around``: what its page shows of other cables, which is ``shown`` of those before and after it, by date and from the
  same origin, of those that it cites and that these cite, of those that cite it and that cite these, and of those
  related to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.archive.headings import Headings
from generator.archive.related import Related

SIZE = 16
"""Bytes of a digest."""

Column = npt.NDArray[np.void]
Bytes = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]


class Collector:
    """Collects the digests of cables that come in the order of their numbers."""

    def __init__(self) -> None:
        self._found = bytearray()

    def add(self, digest: bytes) -> None:
        """The digest of the next cable."""
        self._found += digest

    def save(self, store: Path, name: str) -> None:
        """Write them as the column ``name``."""
        np.save(store / f"{name}.npy", np.frombuffer(self._found, f"V{SIZE}"))


def write_around(store: Path, linked: tuple[Numbers, Numbers], origins: Headings, alike: Related) -> None:
    """Write ``around``.

    ``linked`` are the pairs of :mod:`generator.archive.graph`, both ways; ``alike`` tells which cables are related.
    """
    shown = np.asarray(load(store, "shown"))
    # One row more, of zeros, for cables that are not there: -1 is the last.
    known = np.zeros((len(shown) + 1, SIZE), np.uint8)
    known[:-1] = shown.view(np.uint8).reshape(len(shown), SIZE)
    numbers = np.arange(len(shown))
    others = np.column_stack(
        [numbers - 1, np.where(numbers + 1 < len(shown), numbers + 1, -1), *_beside(origins, len(shown)), alike]
    )
    around = Collector()
    for digest in _around(known, others, linked):
        around.add(digest)
    around.save(store, "around")


def _beside(origins: Headings, total: int) -> tuple[Numbers, Numbers]:
    """For each cable the number of the one before it and of the one after it from the same origin, or -1."""
    before, after = np.full(total, -1), np.full(total, -1)
    same = np.flatnonzero(np.diff(origins.which) == 0)
    one, next = origins.cables[same], origins.cables[same + 1]
    before[next], after[one] = one, next
    return before, after


def _around(known: Bytes, others: Numbers, linked: tuple[Numbers, Numbers]) -> Iterator[bytes]:
    """For each cable the digest of what is shown of ``others``, and of those that one goes to from it along citations,
    and from them one step further."""
    total = len(others)
    cites, cited_by = (_Linked(known, pairs, total).with_further() for pairs in linked)
    row = SIZE * others.shape[1]
    beside = known[others].tobytes()
    for number in range(total):
        forth, back = cites.of(number), cited_by.of(number)
        yield _digest(beside[row * number : row * (number + 1)] + len(forth).to_bytes(8, "little") + forth + back)


class _Linked:
    """What is known of the second cables of ``pairs``, which are in order, by the first."""

    def __init__(self, known: Bytes, pairs: Numbers, total: int) -> None:
        self._known, self._pairs = known, pairs
        ends = known.shape[1] * np.cumsum(np.bincount(pairs[:, 0], minlength=total))
        self._ends = [0, *ends.tolist()]
        self._data = known[pairs[:, 1]].tobytes()

    def of(self, number: int) -> bytes:
        """What is known of those that follow on one cable; empty where none does."""
        return self._data[self._ends[number] : self._ends[number + 1]]

    def with_further(self) -> _Linked:
        """The same, where of each cable is also known what follows on it."""
        total = len(self._ends) - 1
        further = np.zeros_like(self._known)
        for number in np.unique(self._pairs[:, 0]).tolist():
            further[number] = np.frombuffer(_digest(self.of(number)), np.uint8)
        return _Linked(np.hstack([self._known, further]), self._pairs, total)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=SIZE).digest()


def load(store: Path, name: str) -> Column:
    """One of the columns, read where it is used."""
    column: Any = np.load(store / f"{name}.npy", mmap_mode="r")
    return column  # type: ignore[no-any-return]
