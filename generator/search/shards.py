"""The index's third step: the postings of a stretch of the vocabulary, from all runs, cut into shards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.search import columns, runs, vocabulary
from generator.search.documents import FIELDS
from generator.search.runs import Array, Run
from generator.search.vocabulary import SHARDS, Vocabulary, keep
from generator.writer import Writer


class RouteTask(msgspec.Struct, frozen=True):
    """The shards of one route."""

    context: Context
    number: int
    documents: int


class Stretch(msgspec.Struct, frozen=True):
    """The postings of one field for a stretch of the vocabulary, sorted by term, then by document."""

    term: Array
    document: Array
    tf: Array
    length: Array
    """Length of the field in the document."""
    start: Array
    """Where the posting's positions start, and at last where they end."""
    positions: Array

    def of_terms(self, first: int, last: int) -> Stretch:
        """The postings of terms ``first`` up to ``last``, without ``last``."""
        low, high = np.searchsorted(self.term, [first, last])
        part, start = slice(low, high), self.start[low : high + 1]
        return Stretch(
            self.term[part],
            self.document[part],
            self.tf[part],
            self.length[part],
            start - start[0],
            self.positions[start[0] : start[-1]],
        )


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RouteTask]:
    """A task for each route; the cuts are known by now."""
    shards = len(vocabulary.load(context.store).cuts) - 1
    for number in range(-(-shards // SHARDS)):
        yield RouteTask(context, number, catalogue.count)


def write(task: RouteTask) -> StageResult:
    """Write the shards of a route, their positions, and the route."""
    store = task.context.store
    words = vocabulary.load(store)
    cuts = words.cuts[task.number * SHARDS : (task.number + 1) * SHARDS + 1].tolist()
    fields = [_gather(store, field, cuts[0], cuts[-1]) for field in FIELDS]
    writer = Writer(task.context.site, task.context.previous)
    names, positions = b"", b""
    limit = vocabulary.carried(task.documents)
    for first, last in pairwise(cuts):
        parts = [stretch.of_terms(first, last) for stretch in fields]
        names += columns.write(writer, "S", list(_shard(words, parts, first, last, limit)))
        positions += columns.write(writer, "P", [_positions(part) for part in parts])
    firsts = columns.texts(words.terms[cut] for cut in cuts[:-1])
    route = columns.name("R", columns.write(writer, "R", [firsts, names, positions]))
    keep(store, f"route-{task.number:06d}", [words.terms[cuts[0]], route])
    return StageResult(writer.written, done=len(cuts) - 1)


def _gather(store: Path, field: str, first: int, last: int) -> Stretch:
    """The postings of a field for the terms ``first`` up to ``last``, from all runs."""
    pieces = [_piece(run, field, first, last) for run in runs.all_runs(store)]
    term, document, tf, length, positions = (np.concatenate([piece[column] for piece in pieces]) for column in range(5))
    # Runs follow one another in the order of their documents, so that a stable sort by term is enough.
    order = np.argsort(term, kind="stable")
    start = np.concatenate([[0], np.cumsum(tf)])
    ordered = tf[order]
    ends = np.concatenate([[0], np.cumsum(ordered)])
    moved = np.repeat(start[order] - ends[:-1], ordered) + np.arange(ends[-1])
    return Stretch(term[order], document[order], ordered, length[order], ends, positions[moved])


def _piece(run: Run, field: str, first: int, last: int) -> tuple[Array, ...]:
    """Terms (as numbers of the whole vocabulary), documents, tf, lengths and positions of one run."""
    numbers = run.load("numbers")
    low, high = np.searchsorted(numbers, np.array([first, last], numbers.dtype))
    terms = run.column(field, "term")
    part = slice(*np.searchsorted(terms, np.array([low, high], terms.dtype)))
    document = run.column(field, "document")[part]
    start = run.column(field, "start")
    positions = run.column(field, "positions")[start[part.start] : start[part.stop]]
    lengths = run.column(field, "lengths")[document - run.first]
    return numbers[terms[part]], document, run.column(field, "tf")[part].astype(np.int64), lengths, positions


def _shard(words: Vocabulary, parts: list[Stretch], first: int, last: int, limit: int) -> Iterator[bytes]:
    yield columns.texts(words.terms[first:last])
    for row, (field, part) in enumerate(zip(FIELDS, parts, strict=True)):
        counts = words.counts[row, first:last]
        yield columns.varints(counts)
        yield columns.varints(columns.gaps(part.document, _starts(counts)))
        yield columns.varints(part.tf)
        lengths = part.length
        if field == "body":
            lengths = lengths[np.repeat(counts <= limit, counts)]
        yield columns.planes(lengths)


def _starts(counts: Array) -> Array:
    """Offsets at which groups of these sizes start, without those of empty groups."""
    return (np.cumsum(counts) - counts)[counts > 0]


def _positions(part: Stretch) -> bytes:
    return columns.varints(columns.gaps(part.positions, part.start[:-1]))
