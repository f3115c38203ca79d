"""The index's second step: one vocabulary of all runs, and where the shards are cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from generator.context import Context, StageResult
from generator.search import columns, runs
from generator.search.documents import FIELDS
from generator.search.runs import Array, Run
from generator.writer import Writer

WORDS = 8192
"""Terms of one ``W`` file."""
SHARD_BYTES = 40_000
"""Size that a shard is meant to have, compressed and written with seven bits a character."""
SHARDS = 64
"""Shards of one route."""
SMALL = 20_000
"""Up to so many documents, the lengths of all bodies are smaller than what it costs to carry them with postings."""
CARRIED = 3
"""In larger archives shards carry lengths for terms that at most every third document holds."""


class Vocabulary(msgspec.Struct, frozen=True):
    """All terms, in order, with what the shards are cut by."""

    terms: list[str]
    words: list[str]
    """For each term a word that it stands for, to be shown to people."""
    counts: Array
    """For each field (row) and term (column) the number of documents that hold it there."""
    cuts: Array
    """First terms of the shards, and the number of terms."""


def carried(documents: int) -> int:
    """The manifest's ``carried``."""
    return documents // CARRIED if documents > SMALL else 0


def merge(context: Context) -> StageResult:
    """Merge the vocabularies of the runs, cut it into shards, and write the ``W`` files."""
    found = list(runs.all_runs(context.store))
    terms = sorted({term for run in found for term in run.terms}, key=runs.order)
    words, counts = _number(found, terms)
    documents = sum(len(run.column(FIELDS[0], "lengths")) for run in found)
    vocabulary = Vocabulary(terms, words, counts, _cuts(terms, counts, documents))
    _save(context.store, vocabulary)
    writer = Writer(context.site, context.previous)
    keep(context.store, "words", _words(writer, vocabulary))
    return StageResult(writer.written, done=len(terms))


def _number(found: list[Run], terms: list[str]) -> tuple[list[str], Array]:
    """Give each run the numbers of its terms in the whole vocabulary; find a word and count the documents of each."""
    words: dict[str, str] = {}
    numbers = {term: number for number, term in enumerate(terms)}
    counts = np.zeros((len(FIELDS), len(terms)), np.int64)
    for run in found:
        own = np.fromiter(map(numbers.__getitem__, run.terms), np.int32)
        for term, word in zip(run.terms, run.words, strict=True):
            words.setdefault(term, word)
        run.save("numbers", own)
        for row, field in enumerate(FIELDS):
            counts[row, own] += np.bincount(run.column(field, "term"), minlength=len(own))
    return [words[term] for term in terms], counts


def _cuts(terms: list[str], counts: Array, documents: int) -> Array:
    """Cut where the estimated size reaches that of a shard; a term that is larger stands alone."""
    letters = np.fromiter(map(len, terms), np.int64, len(terms))
    rarity = np.log2(np.maximum(documents / np.maximum(counts, 1), 1)) + 1.5
    bits = rarity + 3 + 10 * (counts <= carried(documents))
    size = np.cumsum((counts * bits).sum(axis=0) / 7 + letters)
    shard = np.floor(size / SHARD_BYTES)
    return np.append(np.flatnonzero(np.diff(shard, prepend=-1)), len(terms)) if terms else np.zeros(1, np.int64)


def _words(writer: Writer, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    body, subject = FIELDS.index("body"), FIELDS.index("subject")
    for start in range(0, len(vocabulary.terms), WORDS):
        part = slice(start, start + WORDS)
        found = (
            columns.texts(vocabulary.terms[part]),
            columns.varints(vocabulary.counts[body, part]),
            columns.varints(vocabulary.counts[subject, part]),
            columns.texts(vocabulary.words[part]),
        )
        yield vocabulary.terms[start], columns.name("W", columns.write(writer, "W", found))


def _save(store: Path, vocabulary: Vocabulary) -> None:
    (store / "vocabulary").write_bytes(msgspec.msgpack.encode((vocabulary.terms, vocabulary.words)))
    np.save(store / "counts.npy", vocabulary.counts)
    np.save(store / "cuts.npy", vocabulary.cuts)


@lru_cache(maxsize=1)
def load(store: Path) -> Vocabulary:
    """What :func:`merge` found; a worker reads it once."""
    terms, words = msgspec.msgpack.decode((store / "vocabulary").read_bytes(), type=tuple[list[str], list[str]])
    return Vocabulary(terms, words, np.load(store / "counts.npy"), np.load(store / "cuts.npy"))


def keep(store: Path, name: str, entries: Iterable[object]) -> None:
    """Put by a list of the manifest until that is written."""
    (store / f"{name}.json").write_bytes(msgspec.json.encode(list(entries)))
