"""The index's third step: the postings of the vocabulary, from all runs, as shards."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.search import columns, delta, gather, reuse, runs, vocabulary
from generator.search.columns import Numbers
from generator.search.delta import Names, Shard
from generator.search.documents import FIELDS
from generator.search.gather import Stretch
from generator.writer import Writer

TASK_BYTES = 4_000_000
"""Size of the shards of one task, about."""
KEPT_BYTES = 1000
"""What a shard that is taken over counts as."""
KNOWN = 2000
"""Of a term in many bodies at least so many lengths are known,"""
SHARE = 16
"""and at least one of so many."""


def _ladder() -> Numbers:
    steps = [1]
    while steps[-1] < 1 << 30:
        steps.append(max(steps[-1] + 1, steps[-1] * 5 // 4))
    return np.array(steps)


REACHES = _ladder()
"""The reaches that a term may have: few, so that one document more seldom changes it."""

_BODY = FIELDS.index("body")


class ShardTask(msgspec.Struct, frozen=True):
    """Shards that follow one another."""

    context: Context
    number: int
    shards: list[Shard]


def tasks(context: Context, _: Catalogue) -> Iterator[ShardTask]:
    """All shards; the cuts are known by now."""
    found = delta.shards(context.store)
    sizes = np.append(0, np.cumsum(vocabulary.load(context.store).sizes))
    start, size = 0, 0
    for place, shard in enumerate(found):
        own = KEPT_BYTES if shard.shard else int(sizes[shard.stop] - sizes[shard.first])
        if size and size + own > TASK_BYTES:
            yield ShardTask(context, start, found[start:place])
            start, size = place, 0
        size += own
    if found:
        yield ShardTask(context, start, found[start:])


def write(task: ShardTask) -> StageResult:
    """Write the shards of a task and their positions, or take them over."""
    context = task.context
    writer = context.writer()
    names = {
        shard.first: (_kept(writer, "S", shard.shard), _kept(writer, "P", shard.positions)) for shard in task.shards
    }
    whole = [shard for shard in task.shards if not names[shard.first][1]]
    moved = [shard for shard in task.shards if names[shard.first][1] and not names[shard.first][0]]
    for shards, positions in ((whole, True), (moved, False)):
        if shards:
            names |= _write(context, writer, shards, names, positions=positions)
    reuse.save(context.store, f"shards/{task.number:09d}", [names[shard.first] for shard in task.shards])
    return StageResult(writer.written, done=len(names))


def _kept(writer: Writer, letter: str, name: bytes) -> bytes:
    """The name, if there is one and its file could be taken over; otherwise nothing."""
    return name if name and columns.keep(writer, letter, name) else b""


def _write(
    context: Context, writer: Writer, shards: list[Shard], names: dict[int, Names], *, positions: bool
) -> Iterator[tuple[int, Names]]:
    """Write shards, with or without their positions; gives the first term and the names of each."""
    words = vocabulary.load(context.store)
    ranges = [(shard.first, shard.stop) for shard in shards]
    found = gather.sources(context.store, ranges)
    numbers = runs.numbers_of(context.store)
    terms = sum(stop - first for first, stop in ranges)
    fields = [gather.field(name, found, terms, numbers, positions=positions) for name in FIELDS]
    place = 0
    for first, stop in ranges:
        own = [cut(field, slice(place, place + stop - first)) for field in fields]
        place += stop - first
        shard = columns.write(writer, "S", list(_shard(words.terms(first, stop), own)))
        places = columns.write(writer, "P", [_positions(field) for field in own]) if positions else names[first][1]
        yield first, (shard, places)


def cut(field: Stretch, terms: slice) -> Stretch:
    """The postings of some of the terms."""
    postings, places = (firsts[terms.start : terms.stop + 1] for firsts in (field.postings, field.places))
    part = slice(postings[0], postings[-1])
    return Stretch(
        postings - postings[0],
        field.documents[part],
        field.tfs[part],
        field.lengths[part],
        field.positions[places[0] : places[-1]],
        places - places[0],
    )


def _shard(terms: list[str], fields: list[Stretch]) -> Iterator[bytes]:
    body = fields[_BODY]
    reaches = np.array([reach(body, term) for term in range(len(terms))], np.int64)
    known = _known(fields, reaches)
    yield columns.texts(terms)
    yield columns.varints(reaches)
    for field in fields:
        counts = np.diff(field.postings)
        yield columns.varints(counts)
        yield columns.varints(columns.gaps(field.documents, field.postings[:-1][counts > 0]))
        yield columns.varints(field.tfs)
        yield columns.planes(field.lengths[known] if field is body else field.lengths)
    yield np.packbits(known[np.repeat(reaches > 0, np.diff(body.postings))]).tobytes()


def reach(body: Stretch, term: int) -> int:
    """The reach of a term (see ``FORMAT.md``): the least that leaves enough lengths known; 0 if it leaves all."""
    start, stop = body.postings[term : term + 2].tolist()
    if stop - start < vocabulary.MANY:
        return 0
    # A length is known if it is less than reach · tf.
    least = body.lengths[start:stop] // body.tfs[start:stop] + 1
    place = max(KNOWN, -(-len(least) // SHARE)) - 1
    found = int(REACHES[np.searchsorted(REACHES, np.partition(least, place)[place])])
    return found if found < least.max() else 0


def _known(fields: list[Stretch], reaches: Numbers) -> Numbers:
    """For each posting in a body whether the body's length is known."""
    body = fields[_BODY]
    reach = np.repeat(reaches, np.diff(body.postings))
    known: Numbers = (reach == 0) | (body.lengths < reach * body.tfs)
    for term in np.flatnonzero(reaches).tolist():
        start, stop = body.postings[term : term + 2].tolist()
        for field in fields:
            if field is not body:
                other = field.documents[slice(*field.postings[term : term + 2].tolist())]
                known[start:stop] |= np.isin(body.documents[start:stop], other)
    return known


def _positions(field: Stretch) -> bytes:
    ends = np.cumsum(field.tfs)
    return columns.varints(columns.gaps(field.positions, ends - field.tfs))
