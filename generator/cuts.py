"""Where a sorted list is cut into files: where its items themselves say so.

If cuts were counted from the first, one item more would move all that follow. Here an item begins a file if its
*chance*, a number that follows from it alone, is small enough; so a new one moves no cut but those beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]

LARGEST = 2
"""How many times the usual size a file may have, if it holds more than one text."""


def chance(text: str) -> int:
    """A number below 2^64 that follows from the text and is otherwise as good as random."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


def chances(texts: Iterable[str]) -> Numbers:
    """The chance of each text."""
    return np.fromiter(map(chance, texts), np.uint64)


def low(chances: Numbers, sizes: Numbers, usual: int) -> Numbers:
    """Whether the chance of each item is below its size over ``usual``."""
    lower: Numbers = chances / 2.0**64 < sizes / usual
    return lower


def starts(chances: Numbers, sizes: Numbers, usual: int) -> Numbers:
    """The places of the items that begin a file of about the size ``usual``; the first always does."""
    if not len(sizes):
        return np.zeros(0, np.int64)
    begins = low(chances, sizes, usual)
    begins[0] = True
    ends = np.cumsum(sizes)
    own = np.flatnonzero(begins)
    total = np.diff(ends[np.append(own[1:], len(sizes)) - 1], prepend=0)
    forced = []
    for part in np.flatnonzero(total > LARGEST * usual):
        place, stop = own[part], own[part + 1] if part + 1 < len(own) else len(sizes)
        while True:
            full = ends[place] - sizes[place] + LARGEST * usual
            place = max(place + 1, np.searchsorted(ends, full, side="right"))
            if place >= stop:
                break
            forced.append(place)
    return np.sort(np.concatenate([own, np.array(forced, own.dtype)]))


def by_digest(digests: npt.NDArray[np.void], usual: int) -> Numbers:
    """The places of the items that begin a file of about ``usual`` items, from their digests."""
    chances = digests.view(np.uint8).reshape(len(digests), digests.dtype.itemsize)[:, :8].copy().view(">u8").ravel()
    return starts(chances, np.ones(len(digests), np.int64), usual)
