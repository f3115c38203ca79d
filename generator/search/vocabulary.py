"""The index's second step: one vocabulary of all runs, and where it is cut.

Terms are told apart by their chances, numbers of 64 bits. What the build before found is taken over as far as its
runs are this build's; the result is the same without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator import cuts
from generator.context import Context, StageResult
from generator.search import reuse, runfile, runs, sizes
from generator.search.columns import Numbers
from generator.search.documents import FIELDS
from generator.search.runfile import Column, Columns
from generator.search.runs import Run
from generator.writer import Written

MANY = 4096
"""From so many bodies on, a term's shard does not hold all their lengths."""
TOGETHER = 64
"""Runs whose terms are put together at once."""

_BODY = FIELDS.index("body")


class Vocabulary:
    """All terms, in order."""

    def __init__(self, columns: Columns) -> None:
        """``columns`` as :func:`merge` wrote them."""
        self._columns = columns
        self.chances = columns["chances"]
        """The chance of each term."""
        self.likeness = columns["likeness"]
        """How well its words stand for each term, the best lowest."""
        self.counts = np.stack([columns[field] for field in FIELDS])
        """For each field (row) and term (column) the number of documents that hold it there."""
        self.shards = columns["shards"].astype(np.int64)
        """First terms of the shards."""
        self.sizes = columns["sizes"].astype(np.int64)
        """Bytes that each term takes in a shard, about."""

    def __len__(self) -> int:
        return len(self.chances)

    def terms(self, start: int = 0, stop: int | None = None) -> list[str]:
        """Some of the terms, or all."""
        return self._columns.texts("terms", start, stop)

    def words(self, start: int = 0, stop: int | None = None) -> list[str]:
        """For each of these terms the words that it stands for, to be shown to people."""
        return self._columns.texts("words", start, stop)


class _Merge:
    """What is known of all terms, in the order of their chances; a term's place there is its place here."""

    def __init__(self, chances: Numbers) -> None:
        self.chances = chances
        self.terms = [""] * len(chances)
        self.words = [""] * len(chances)
        self.likeness = np.full(len(chances), np.iinfo(np.uint64).max, np.uint64)
        self.named = np.zeros(len(chances), bool)
        """Whether the term is known."""
        self.shown = np.zeros(len(chances), bool)
        """Whether the words are known."""
        self.order = np.zeros(0, np.int64)
        """Places of the terms that the build before had, in their order."""

    def take(self, old: Vocabulary, places: Numbers) -> None:
        """Take over what the build before knew; ``places`` are those of its terms, or -1."""
        kept = np.flatnonzero(places >= 0)
        self.order = places[kept]
        terms, words = old.terms(), old.words()
        shown = self.likeness[self.order] == old.likeness[kept]
        for place, at, same in zip(self.order.tolist(), kept.tolist(), shown.tolist(), strict=True):
            self.terms[place] = terms[at]
            if same:
                self.words[place] = words[at]
        self.named[self.order] = True
        self.shown[self.order[shown]] = True

    def read(self, run: Run, places: Numbers) -> None:
        """Read what is not known yet from a run, whose terms have these places."""
        new = np.flatnonzero(~self.named[places])
        for place, term in zip(places[new].tolist(), run.columns.pick("terms", new.tolist()), strict=True):
            self.terms[place] = term
        self.named[places] = True
        new = np.flatnonzero(~self.shown[places] & (run.columns["likeness"] == self.likeness[places]))
        for place, word in zip(places[new].tolist(), run.columns.pick("words", new.tolist()), strict=True):
            self.words[place] = word
        self.shown[places[new]] = True

    def sorted(self) -> Numbers:
        """The places in the order of the terms."""
        new = np.ones(len(self.chances), bool)
        new[self.order] = False
        # Most stand in order already, which sorting makes use of.
        return runs.in_order(self.terms, [*self.order.tolist(), *np.flatnonzero(new).tolist()])


def merge(context: Context) -> StageResult:
    """Merge the vocabularies of the runs and cut what comes out into shards."""
    store, found = context.store, runs.all_runs(context.store)
    all = _Merge(_union([run.columns["chances"] for run in found]))
    old = load(context.old_store) if context.old_store else None
    moved = _places(all.chances, old.chances) if old else None
    places = [_places_of(run, all.chances, context.old_store, moved) for run in found]
    for run, place in zip(found, places, strict=True):
        all.likeness[place] = np.minimum(all.likeness[place], run.columns["likeness"])
        run.columns.release()
    if old and moved is not None:
        all.take(old, moved)
    for run, place in zip(found, places, strict=True):
        all.read(run, place)
        run.columns.release()
    order = all.sorted()
    rank = np.zeros(len(order), np.int64)
    rank[order] = np.arange(len(order))
    counts = np.zeros((len(FIELDS), len(order)), np.int64)
    for run, place in zip(found, places, strict=True):
        numbers = rank[place]
        for row, field in enumerate(FIELDS):
            counts[row, numbers] += np.diff(run.columns[f"{field}-postings"].astype(np.int64))
        runfile.save(reuse.place(store, _numbers(run)), {"numbers": numbers})
        run.columns.release()
    _save(store, all, order, counts)
    return StageResult(Written(), done=len(order))


def _union(found: Sequence[Numbers]) -> Numbers:
    """All different numbers, ascending; a few lists at a time, so that memory is bounded by the result."""
    while len(found) > 1:
        found = [np.unique(np.concatenate(found[at : at + TOGETHER])) for at in range(0, len(found), TOGETHER)]
    return np.sort(found[0]) if found else np.zeros(0, np.uint64)


def _places_of(run: Run, all: Numbers, old: Path | None, moved: Numbers | None) -> Numbers:
    """The places of a run's terms; of one that the build before had, by its numbers there."""
    if old and moved is not None:
        try:
            return moved[numbers(old, run)]
        except OSError:
            pass
    return _places(all, run.columns["chances"])


def _places(all: Numbers, some: Numbers) -> Numbers:
    """The place in ``all``, ascending, of each of ``some``, or -1; looked up in order, because neighbours lie near."""
    order = np.argsort(some)
    ordered = some[order]
    found = np.minimum(np.searchsorted(all, ordered), len(all) - 1)
    places = np.empty(len(some), np.int64)
    places[order] = np.where(all[found] == ordered, found, -1) if len(all) else -1
    return places


def _save(store: Path, all: _Merge, order: Numbers, counts: Numbers) -> None:
    places = order.tolist()
    chances, terms = all.chances[order], [all.terms[place] for place in places]
    letters = np.fromiter(map(len, terms), np.int64, len(terms))
    size = sizes.of_terms(counts, letters, counts[_BODY] >= MANY)
    columns: dict[str, Column] = {
        "terms": terms,
        "words": [all.words[place] for place in places],
        "chances": chances,
        "likeness": all.likeness[order],
        "sizes": size,
        "shards": cuts.starts(chances, size, sizes.SHARD_BYTES),
    }
    columns |= {field: counts[row] for row, field in enumerate(FIELDS)}
    runfile.save(reuse.place(store, "vocabulary"), columns)


def _numbers(run: Run) -> str:
    return f"numbers/{run.path.name}"


def numbers(store: Path, run: Run) -> Numbers:
    """For each term of a run its place in the vocabulary.

    Raises:
        OSError: the run is not of this store.
    """
    return runfile.load(store / reuse.FOLDER / _numbers(run))["numbers"]


def load(store: Path) -> Vocabulary:
    """What :func:`merge` found.

    Raises:
        OSError: it was not done in this store.
    """
    return Vocabulary(runfile.load(store / reuse.FOLDER / "vocabulary"))
