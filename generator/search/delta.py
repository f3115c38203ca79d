"""Which terms' postings are not what they were in the build before."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from generator.context import Context, StageResult
from generator.search import reuse, runs, vocabulary
from generator.search.columns import Numbers
from generator.search.documents import FIELDS
from generator.search.runs import Run
from generator.search.vocabulary import Vocabulary
from generator.writer import Written

Names = tuple[bytes, bytes]
"""The names of a shard and of its positions."""


class Shard(msgspec.Struct, frozen=True):
    """A shard of the index, and what may be taken over of it."""

    first: int
    """Its first term."""
    stop: int
    """The end of its last term."""
    shard: bytes = b""
    """The name of the file of its postings in the build before; empty if they have changed."""
    positions: bytes = b""
    """The same of its positions."""


def find(context: Context) -> StageResult:
    """Find out, for :func:`shards`, which shards still hold what they did."""
    store, old_store = context.store, context.old_store
    words = vocabulary.load(store)
    found = plain = [Shard(first, stop) for first, stop in pairwise([*words.shards.tolist(), len(words)])]
    if old_store:
        with suppress(OSError, msgspec.DecodeError):
            found = _compared(plain, store, old_store, words)
    reuse.save(store, "delta", found)
    return StageResult(Written(), done=len(found))


def shards(store: Path) -> list[Shard]:
    """All shards; those of the build before that still hold the same are named."""
    return reuse.load(store, "delta", list[Shard]) or []


def _compared(plain: list[Shard], store: Path, old_store: Path, words: Vocabulary) -> list[Shard]:
    old_words = vocabulary.load(old_store)
    names = [name for part in reuse.load_all(old_store, "shards", list[Names]) for name in part]
    old_stops = [*old_words.shards[1:].tolist(), len(old_words)]
    firsts = old_words.chances[old_words.shards].tolist()
    if not len(old_words):
        return plain
    before = dict(zip(firsts, zip(old_words.shards.tolist(), old_stops, names, strict=True), strict=True))
    changed, moved = _terms(store, old_store, words)
    found = []
    for shard in plain:
        part = slice(shard.first, shard.stop)
        first, stop, (name, positions) = before.get(int(words.chances[shard.first]), (0, 0, (b"", b"")))
        if changed[part].any() or not np.array_equal(words.chances[part], old_words.chances[first:stop]):
            found.append(shard)
        else:
            found.append(Shard(shard.first, shard.stop, b"" if moved[part].any() else name, positions))
    return found


def _terms(store: Path, old_store: Path, words: Vocabulary) -> tuple[Numbers, Numbers]:
    """For each term whether its documents have changed, and whether one of them has only another number."""
    now, before = runs.documents(store), runs.documents(old_store)
    was, known = set(zip(before.digests, before.numbers, strict=True)), _in_order(before.digests, now.digests)
    new = np.array([digest not in known for digest in now.digests], bool)
    gone = np.array([digest not in known for digest in before.digests], bool)
    moved = np.array([pair not in was for pair in zip(now.digests, now.numbers, strict=True)], bool)
    changed_terms, moved_terms = np.zeros((2, len(words)), bool)
    for run, own in _touched(store, new):
        changed_terms[vocabulary.numbers(store, run)[own]] = True
    for run, own in _touched(store, moved):
        moved_terms[vocabulary.numbers(store, run)[own]] = True
    by_chance = np.argsort(words.chances)
    for run, own in _touched(old_store, gone):
        # A term that is gone altogether is not found; its shard has other terms than before.
        chances = run.columns["chances"][own]
        places = np.searchsorted(words.chances, chances, sorter=by_chance)
        places = by_chance[places[places < len(by_chance)]]
        changed_terms[places] = True
    return changed_terms, moved_terms


def _in_order(before: list[bytes], now: list[bytes]) -> set[bytes]:
    """The cables of both builds, if they follow one another in the same order in both; none if they do not."""
    both = set(before) & set(now)
    order = [digest for digest in before if digest in both], [digest for digest in now if digest in both]
    return both if order[0] == order[1] else set()


def _touched(store: Path, documents: Numbers) -> Iterable[tuple[Run, Numbers]]:
    """The runs that hold some of the documents, and the places of these documents' terms in the run."""
    for run in runs.all_runs(store):
        own = documents[run.first : run.stop]
        if own.any():
            columns = run.columns
            terms = [
                np.searchsorted(
                    columns[f"{field}-postings"], np.flatnonzero(own[columns[f"{field}-documents"]]), side="right"
                )
                - 1
                for field in FIELDS
            ]
            yield run, np.unique(np.concatenate(terms))
