"""The postings of chosen terms, gathered from all runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np

from generator.search import runs, vocabulary
from generator.search.columns import Numbers
from generator.search.runs import Run

Range = tuple[int, int]
"""Terms from the first up to the second, without it."""


class Stretch(msgspec.Struct, frozen=True):
    """The postings of one field for some terms, sorted by term, then by document."""

    postings: Numbers
    """For each term the place of its first posting, and at last the number of postings."""
    documents: Numbers
    """Number in the index."""
    tfs: Numbers
    lengths: Numbers
    """Length of the field in the document."""
    positions: Numbers
    """``tf`` numbers for each posting; empty if they were not asked for."""
    places: Numbers
    """For each term the place of its first position, and at last their number."""


class Source(msgspec.Struct, frozen=True):
    """What one run has of the terms."""

    run: Run
    own: Numbers
    """Places of the terms in the run's vocabulary, ascending."""
    terms: Numbers
    """Their places among the terms that are asked for."""


def sources(store: Path, ranges: Sequence[Range]) -> list[Source]:
    """The runs that have terms of ``ranges``, which follow one another."""
    firsts, lasts = np.array(ranges).T
    shift = firsts - (np.cumsum(lasts - firsts) - (lasts - firsts))
    found = []
    for run in runs.all_runs(store):
        numbers = vocabulary.numbers(store, run)
        low, high = np.searchsorted(numbers, np.array([firsts, lasts], numbers.dtype))
        own = ranged(low, high)
        if len(own):
            found.append(Source(run, own, numbers[own].astype(np.int64) - np.repeat(shift, high - low)))
    return found


def field(name: str, found: Sequence[Source], terms: int, numbers: Numbers, *, positions: bool) -> Stretch:
    """The postings of a field; ``numbers`` are those of all cables (see :mod:`generator.search.numbers`)."""
    columns = [[source.run.columns[f"{name}-{column}"] for column in _COLUMNS] for source in found]
    # Runs follow one another in the order of their documents, so each puts its postings behind those of the one before.
    counts = [_counts(column[1], source.own) for source, column in zip(found, columns, strict=True)]
    words = [_counts(column[4], source.own) for source, column in zip(found, columns, strict=True)]
    postings, places = _firsts(found, counts, terms), _firsts(found, words, terms)
    total, size = int(postings[-1]), int(places[-1]) if positions else 0
    documents, tfs, lengths = np.empty((3, total), np.int32)
    result = Stretch(postings, documents, tfs, lengths, np.empty(size, np.int32), places)
    next_posting, next_place = postings[:-1].copy(), places[:-1].copy()
    for source, column, count, word in zip(found, columns, counts, words, strict=True):
        own_lengths, first, own_documents, own_tfs, first_place, own_positions = column
        at = ranged(next_posting[source.terms], next_posting[source.terms] + count)
        own = own_documents[_every(first, source.own)]
        result.documents[at] = numbers[source.run.first : source.run.stop][own]
        result.tfs[at] = own_tfs[_every(first, source.own)]
        result.lengths[at] = own_lengths[own]
        next_posting[source.terms] += count
        if positions:
            at = ranged(next_place[source.terms], next_place[source.terms] + word)
            result.positions[at] = own_positions[_every(first_place, source.own)]
            next_place[source.terms] += word
        source.run.columns.release()
    return result


_COLUMNS = ("lengths", "postings", "documents", "tfs", "places", "positions")


def _counts(first: Numbers, own: Numbers) -> Numbers:
    counts: Numbers = first[own + 1].astype(np.int64) - first[own]
    return counts


def _firsts(found: Sequence[Source], counts: Sequence[Numbers], terms: int) -> Numbers:
    total = np.zeros(terms + 1, np.int64)
    for source, count in zip(found, counts, strict=True):
        total[source.terms + 1] += count
    return np.cumsum(total)


def _every(first: Numbers, own: Numbers) -> slice | Numbers:
    """The places of all entries of the terms ``own``; a slice if the terms follow one another."""
    if own[-1] - own[0] + 1 == len(own):
        return slice(int(first[own[0]]), int(first[own[-1] + 1]))
    return ranged(first[own].astype(np.int64), first[own + 1].astype(np.int64))


def ranged(starts: Numbers, stops: Numbers) -> Numbers:
    """The numbers of ranges, one range behind the other."""
    lengths = stops - starts
    ends = np.cumsum(lengths)
    return np.repeat(starts - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
