"""What is particular to the cables under a heading: TAGS and countries that stand on them more often than elsewhere.

For the cables of a group (a tag, a country, an origin) and those whose TAGS hold a partner (a tag, a country), four
numbers are compared: how many cables are in both, in one of the two, in none. The measure is the log-likelihood ratio
G² (T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", 1993), which is large where the two
go together and the cables are many enough to say so; what is merely common everywhere has none. A pair counts if

- it has at least :data:`FEWEST` cables,
- it is more frequent than chance would have it,
- G² is at least :data:`LEAST`: chance alone comes to that once in a thousand pairs,
- it is not a country with itself, its own tag or its own post.

Of a group to which nothing is particular, as most are in a small archive, the partners that are merely common are kept
instead: those of at least :data:`FEWEST_COMMON` of its cables, the last of these conditions holding too, and those of
the most cables first.

A cable that stands under more than :data:`MOST_HEADINGS` headings is left out: its TAGS line was not one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.headings import Heading, Headings, Numbers
from generator.urls import Listing
from generator.vocabulary import posts, tags

KINDS = (Listing.TAG, Listing.COUNTRY, Listing.ABOUT, Listing.ORIGIN)
"""The kinds of groups."""
PARTNERS = (Listing.TAG, Listing.ABOUT)
"""The kinds of partners; a tag that means a country is no partner, because the country is."""
FEWEST = 3
FEWEST_COMMON = 2
LEAST = 10.83
MOST_HEADINGS = 100
MOST_PARTNERS = 8
"""Partners of each kind that a group has at most, those with the highest G², or of the most cables."""

FILE_NAME = "particular"

Particulars = list[tuple[Heading, bool, list[tuple[Heading, int]]]]
"""Groups, for each whether its partners are particular (or merely common), and these with the number of cables in both:
by kind, the highest G² (or number) first."""
Weights = npt.NDArray[np.float64]


def write(headings: Headings, total: int, store: Path) -> None:
    """Write what is particular to each of the headings of :data:`KINDS` among ``total`` cables."""
    found: Particulars = []
    for (group, telling), rows in groupby(_rows(headings, *_together(headings), total), key=lambda row: row[:2]):
        found.append((group, telling, [(partner, both) for _, _, partner, both in rows]))
    (store / FILE_NAME).write_bytes(msgspec.msgpack.encode(found))


def load(store: Path) -> Particulars:
    """What :func:`write` wrote."""
    return msgspec.msgpack.decode((store / FILE_NAME).read_bytes(), type=Particulars)


def _together(headings: Headings) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of headings, the first with the smaller number, and how many cables stand under both."""
    order = np.argsort(headings.cables, kind="stable")
    cables, which = headings.cables[order], headings.which[order]
    if len(cables):
        fits = np.bincount(cables)[cables] <= MOST_HEADINGS
        cables, which = cables[fits], which[fits]
    # The headings of a cable stand side by side, in order: compare each with the next, then with the next but one, …
    codes, counts = np.empty(0, np.int64), np.empty(0, np.int64)
    left = np.arange(len(cables))
    for step in range(1, MOST_HEADINGS):
        left = left[: np.searchsorted(left, len(cables) - step)]
        left = left[cables[left] == cables[left + step]]
        if not len(left):
            break
        pairs = which[left] * len(headings.values) + which[left + step]
        codes, counts = _added(codes, counts, *np.unique(pairs, return_counts=True))
    firsts, seconds = np.divmod(codes, max(1, len(headings.values)))
    return firsts, seconds, counts


def _added(codes: Numbers, counts: Numbers, more: Numbers, more_counts: Numbers) -> tuple[Numbers, Numbers]:
    """Two tallies as one."""
    every, places = np.unique(np.concatenate([codes, more]), return_inverse=True)
    weights = np.concatenate([counts, more_counts])
    return every, np.bincount(places, weights, len(every)).astype(np.int64)


def _rows(
    headings: Headings, firsts: Numbers, seconds: Numbers, both: Numbers, total: int
) -> Iterator[tuple[Heading, bool, Heading, int]]:
    """Group, whether the partner is particular to it, partner, number of cables in both."""
    partner = np.array([_is_partner(kind, value) for kind, value in headings.values], bool)
    home = _numbered(_home(kind, value) for kind, value in headings.values)
    groups, others = np.concatenate([firsts, seconds]), np.concatenate([seconds, firsts])
    both = np.concatenate([both, both])
    fits = (both >= FEWEST_COMMON) & partner[others] & ((home[groups] < 0) | (home[groups] != home[others]))
    groups, others, both = groups[fits], others[fits], both[fits]
    weights = likelihood_ratio(both, headings.counts[groups], headings.counts[others], total)
    kinds = np.array([PARTNERS.index(kind) if kind in PARTNERS else -1 for kind, _ in headings.values], np.int64)
    telling = (both >= FEWEST) & (weights >= LEAST)
    has_telling = np.zeros(len(headings.values), bool)
    has_telling[groups[telling]] = True
    # Rounded, so that the order is the same on every machine.
    order = np.lexsort((others, np.where(telling, -np.round(weights, 6), -both), kinds[others], groups))
    order = order[(telling | ~has_telling[groups])[order]]
    last, rank = (-1, -1), 0
    for group, other, count in zip(*(array[order].tolist() for array in (groups, others, both)), strict=True):
        rank = rank + 1 if last == (group, kinds[other]) else 0
        last = (group, kinds[other])
        if rank < MOST_PARTNERS:
            yield headings.values[group], bool(has_telling[group]), headings.values[other], count


def _is_partner(kind: str, value: str) -> bool:
    return kind == Listing.ABOUT or (kind == Listing.TAG and _home(kind, value) is None)


def _home(kind: str, value: str) -> str | None:
    """The country that a heading is, means or lies in."""
    if kind == Listing.TAG:
        known = tags.find(value)
        return known.country if known else None
    if kind == Listing.ORIGIN:
        post = posts.find(value)
        return post.country if post else None
    return value


def _numbered(names: Iterable[str | None]) -> Numbers:
    """A number for each name, the same for the same; -1 for none."""
    known: dict[str, int] = {}
    return np.array([-1 if name is None else known.setdefault(name, len(known)) for name in names], np.int64)


def likelihood_ratio(both: Numbers, group: Numbers, partner: Numbers, total: int) -> Weights:
    """G² of pairs: of ``total`` cables ``group`` are in the one, ``partner`` in the other and ``both`` in both.

    It is 0 where the two meet as often as chance would have it, or less.
    """
    cells = (both, group - both, partner - both, total - group - partner + both)
    sides = ((group, partner), (group, total - partner), (total - group, partner), (total - group, total - partner))
    weight = np.zeros(len(both))
    for cell, (one, other) in zip(cells, sides, strict=True):
        expected = one / max(1, total) * other
        some = cell > 0
        weight[some] += 2 * cell[some] * np.log(cell[some] / expected[some])
    return np.where(both * total > group * partner, weight, 0.0)
