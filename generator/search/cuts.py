"""Where a sorted list is cut into files: where the texts themselves say so.

If cuts were counted from the first, one text more would move all that follow. Here a text begins a file if its
*chance*, a number that follows from its letters alone, is small enough; so a new one moves no cut but those beside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import numpy as np

from generator.search.columns import Numbers

FILE_TEXTS = 4096
"""Texts of a ``W`` or an ``I`` file, about."""
SHARD_BYTES = 24_000
"""Size of a shard, about."""
ROUTE_BYTES = 128 * SHARD_BYTES
"""Size of all shards of a route, about."""
LARGEST = 2
"""How many times the usual size a file may have, if it holds more than one text."""


def chance(text: str) -> int:
    """A number below 2^64 that follows from the text and is otherwise as good as random."""
    return int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:8])


def chances(texts: Iterable[str]) -> Numbers:
    """The chance of each text."""
    return np.fromiter(map(chance, texts), np.uint64)


def low(chances: Numbers, sizes: Numbers, usual: int) -> Numbers:
    """Whether the chance of each text is below its size over ``usual``."""
    lower: Numbers = chances / 2.0**64 < sizes / usual
    return lower


def starts(chances: Numbers, sizes: Numbers, usual: int) -> Numbers:
    """The places of the texts that begin a file of about the size ``usual``; the first always does."""
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


def sizes(counts: Numbers, letters: Numbers, partly: Numbers) -> Numbers:
    """Bytes that terms take in a shard, about.

    ``counts`` has for each field (row) and term (column) the number of documents; ``partly`` tells of which terms not
    all lengths of bodies are known. Only the power of two of a number counts, so that one document more seldom
    changes a cut.
    """
    power = np.floor(np.log2(np.maximum(counts, 1)))
    bits = np.maximum(18 - power, 0) + 4 + 8.0
    bits[BODY] -= 7 * partly
    postings = np.where(counts > 0, 1.4 * 2**power, 0) * bits
    found: Numbers = (postings.sum(axis=0) / 7 + letters + 2).astype(np.int64)
    return found


BODY = 1
"""Row of the bodies."""
