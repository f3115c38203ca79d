"""Which cables belong together without citing one another: those that share what few others have.

What a cable stands under counts here: its TAGS, the countries that they name, its origin, the words of its subject, the
cables that it refers to, and the cables that refer to it. Each weighs the more, the fewer cables have it: as much as
the number of all cables has binary digits more than that of those that have it. What one cable alone has is left out.

- Of each cable the :data:`HEAVIEST` headings are looked at, of equal ones the first by kind and value.
- Compared are cables that have two of their :data:`PAIRED` heaviest in common, or one of the :data:`SINGLE` heaviest:
  each with the :data:`NEAR` before it and after it in date order that have the same.
- Two cables are related by the sum of the weights of what they share; by :data:`SLACK` less than the weight of what one
  cable would have alone is the least that counts. That is as much as one heading which these two or three alone have.
- A cable shows the :data:`MOST` with the highest sum, of equal ones the nearest in date order, the earlier first. Those
  that it cites and that cite it are left out: its page shows them anyway.

The work grows with the number of cables, not with its square: some 9 s of one processor for 250,000.
"""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.archive.headings import Headings, Numbers
from generator.urls import Listing
from generator.vocabulary import tags

KINDS = (Listing.ABOUT, Listing.ORIGIN, Listing.TAG)
MOST = 5
HEAVIEST = 8
PAIRED = 5
SINGLE = 2
NEAR = 2
SLACK = 2
WORDS = 20
"""Words of a subject that are looked at."""
FILE_NAME = "related.npy"

_WORD = re.compile(r"[^\W\d_]{4,}")
_CHUNK = 1 << 19
"""Pairs that are weighed at once."""
_PLACE = 22
"""Binary digits of a cable's number: four million cables."""

Related = npt.NDArray[np.int32]


def write(database: sqlite3.Connection, store: Path, found: Headings, cited: Numbers) -> Related:
    """Write and give, for each cable, the numbers of those that are related to it, filled up with -1.

    ``found`` are the headings of :data:`KINDS`; ``cited`` has a row for each pair of cables of which the first
    cites the second.
    """
    total: int = database.execute("SELECT count(*) FROM cable").fetchone()[0]
    linked = _distinct(_pair(cited.min(axis=1, initial=total), cited.max(axis=1, initial=0)))
    alike = _related(*_headings(database, found, cited), linked, total)
    np.save(store / FILE_NAME, alike)
    return alike


def load(store: Path) -> Related:
    """What :func:`write` wrote, read where it is used."""
    found: Any = np.load(store / FILE_NAME, mmap_mode="r")
    return found  # type: ignore[no-any-return]


def _headings(database: sqlite3.Connection, found: Headings, cited: Numbers) -> tuple[Numbers, Numbers]:
    """Cables, and what they stand under as a number; the same pair may come twice."""
    kinds = (_memberships(found), _citations(database, cited), _words(database))
    cables, headings = zip(*kinds, strict=True)
    shifted = [found | kind << 40 for kind, found in enumerate(headings)]
    return np.concatenate(cables), np.concatenate(shifted)


def _memberships(found: Headings) -> tuple[Numbers, Numbers]:
    # The TAGS of a country says what the country says.
    alone = np.array([kind != Listing.TAG or not _is_country(value) for kind, value in found.values], bool)
    kept = alone[found.which]
    return found.cables[kept], found.which[kept]


def _is_country(code: str) -> bool:
    known = tags.find(code)
    return known is not None and known.country is not None


def _citations(database: sqlite3.Connection, cited: Numbers) -> tuple[Numbers, Numbers]:
    """A cable stands under those that it cites and, one further, those that cite it."""
    query = "SELECT source, dense_rank() OVER (ORDER BY target) FROM citation ORDER BY target, source"
    cites = _array(database.execute(query), 2)
    return np.concatenate([cites[:, 0], cited[:, 1]]), np.concatenate([cites[:, 1] * 2, cited[:, 0] * 2 + 1])


def _words(database: sqlite3.Connection) -> tuple[Numbers, Numbers]:
    def found() -> Iterator[tuple[int, int]]:
        for number, subject in database.execute("SELECT number, subject FROM cable ORDER BY number"):
            for word in _WORD.findall(subject.upper())[:WORDS]:
                yield number, zlib.crc32(word.encode("utf-8", "surrogatepass"))

    rows = _array(found(), 2)
    return rows[:, 0], rows[:, 1]


def _array(rows: Iterable[tuple[int, ...]], width: int) -> Numbers:
    found: Any = np.fromiter(rows, np.dtype((np.int64, width)))
    return found  # type: ignore[no-any-return]


def _distinct(values: Numbers) -> Numbers:
    """In order; faster than NumPy's own way for large numbers."""
    values = np.sort(values)
    first = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]


def _pair(first: Numbers, second: Numbers) -> Numbers:
    return first << _PLACE | second


def _related(cables: Numbers, headings: Numbers, linked: Numbers, total: int) -> Related:
    top, weights = _heaviest(cables, headings, total)
    pairs = _candidates(top, weights)
    pairs = pairs[~np.isin(pairs, linked, assume_unique=True)]
    first, second = pairs >> _PLACE, pairs & ((1 << _PLACE) - 1)
    score = np.zeros(len(pairs), np.int64)
    for start in range(0, len(pairs), _CHUNK):
        part = slice(start, start + _CHUNK)
        score[part] = _shared(top[first[part]], top[second[part]], weights[first[part]])
    enough = score >= max(1, total.bit_length() - SLACK)
    return _best(first[enough], second[enough], score[enough], total)


def _heaviest(cables: Numbers, headings: Numbers, total: int) -> tuple[Numbers, npt.NDArray[np.int16]]:
    """For each cable its heaviest headings (-1 for none) and their weights, the heaviest first."""
    top = np.full((total, HEAVIEST), -1, np.int64)
    weights = np.zeros((total, HEAVIEST), np.int16)
    _, headings = np.unique(headings, return_inverse=True)
    codes = _distinct(cables << 32 | headings)
    cables, headings = codes >> 32, codes & 0xFFFFFFFF
    counts = np.bincount(headings)
    digits = np.frexp(counts)[1]  # the number of binary digits
    weight = np.where(counts > 1, np.maximum(total.bit_length() - digits, 0), 0)[headings]
    some = weight > 0
    cables, headings, weight = cables[some], headings[some], weight[some]
    order = np.lexsort((headings, -weight, cables))
    cables, headings, weight = cables[order], headings[order], weight[order]
    rank = np.arange(len(cables)) - np.searchsorted(cables, cables)
    kept = rank < HEAVIEST
    top[cables[kept], rank[kept]] = headings[kept]
    weights[cables[kept], rank[kept]] = weight[kept]
    return top, weights


def _candidates(top: Numbers, weights: npt.NDArray[np.int16]) -> Numbers:
    """Pairs of cables, each once, the one with the smaller number first."""
    keys, cables = [], []
    for one, other in combinations_with_replacement(range(PAIRED), 2):
        if one == other >= SINGLE:
            continue
        has = np.flatnonzero(weights[:, other] > 0)
        low, high = np.sort(top[has][:, [one, other]], axis=1).T
        keys.append(low << 32 | high)
        cables.append(has)
    key, cable = np.concatenate(keys), np.concatenate(cables)
    order = np.lexsort((cable, key))
    key, cable = key[order], cable[order]
    found = [np.empty(0, np.int64)]
    for step in range(1, NEAR + 1):
        same = np.flatnonzero(key[step:] == key[:-step])
        found.append(_pair(cable[same], cable[same + step]))
    return _distinct(np.concatenate(found))


def _shared(one: Numbers, other: Numbers, weights: npt.NDArray[np.int16]) -> Numbers:
    """The weight of what cables have in common, row by row."""
    score = np.zeros(len(one), np.int64)
    for place in range(one.shape[1]):
        both = (other == one[:, place, None]).any(axis=1)
        score += np.where(both, weights[:, place], 0)
    return score


def _best(first: Numbers, second: Numbers, score: Numbers, total: int) -> Related:
    """For each cable those with the highest score, which all stand in the order of one number each."""
    most = int(score.max(initial=0))
    distance = second - first
    base = (most - score) << (_PLACE + 1) | distance << 1
    shift = _PLACE + 1 + most.bit_length()
    rows = np.sort(np.concatenate([first << shift | base | 1, second << shift | base]))
    cables = rows >> shift
    rank = np.arange(len(rows)) - np.searchsorted(cables, cables)
    rows, cables, rank = rows[rank < MOST], cables[rank < MOST], rank[rank < MOST]
    step = rows >> 1 & ((1 << _PLACE) - 1)
    found = np.full((total, MOST), -1, np.int32)
    found[cables, rank] = np.where(rows & 1, cables + step, cables - step)
    return found
