"""How large the files of the index are; where they are cut :mod:`generator.cuts` says."""

from __future__ import annotations

import numpy as np

from generator.search.columns import Numbers

FILE_TEXTS = 4096
"""Texts of a ``W`` or an ``I`` file, about."""
FILE_KEYS = 512
"""Keys of an ``X`` file, about."""
SHARD_BYTES = 24_000
"""Size of a shard, about."""
ROUTE_BYTES = 128 * SHARD_BYTES
"""Size of all shards of a route, about."""


def of_terms(counts: Numbers, letters: Numbers, partly: Numbers) -> Numbers:
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
