"""The index's first step: the postings of a range of documents, sorted by term, in files of their own.

A run is small enough to be sorted in memory; :mod:`generator.search.shards` merges the runs of all ranges. Arrays are
kept as NumPy files, so that a merge reads only the stretch that it needs.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.catalogue import Catalogue
from generator.context import Context, RangeTask, StageResult, ranges
from generator.model import Cable
from generator.search.documents import FIELDS, fields
from generator.search.terms import TokenIds, word_of
from generator.writer import Written

DOCUMENTS = 4096
"""Documents of a run: some four million words."""
FOLDER = "runs"

Array = npt.NDArray[Any]


class Postings(msgspec.Struct, frozen=True):
    """Where the terms of one run stand in one field; sorted by term, then by document."""

    term: Array
    """Place of the term in the run's vocabulary."""
    document: Array
    """Number in the archive."""
    tf: Array
    """How often the term stands in the field."""
    start: Array
    """Where the posting's positions start; its last number, one more than there are postings, is their end."""
    positions: Array
    """Words of the field before each occurrence, stop words too: ``tf`` numbers for each posting, ascending."""


def tasks(context: Context, catalogue: Catalogue) -> list[RangeTask]:
    """All documents, cut into runs."""
    return ranges(context, catalogue, DOCUMENTS)


def run(task: RangeTask) -> StageResult:
    """Write the run of a range of documents."""
    folder = task.context.store / FOLDER
    folder.mkdir(exist_ok=True)
    ids = TokenIds.shared()
    words = {name: _Words() for name in FIELDS}
    for cable in Catalogue(task.context.store).cables(task.start, task.stop):
        _take(cable, words, ids)
    used = set().union(*(found.used() for found in words.values()))
    ranks = _write_vocabulary(folder, task.start, used, ids)
    for name, found in words.items():
        _save(folder, task.start, name, found.postings(task.start, ranks), found.lengths(ranks))
    return StageResult(Written(), done=task.stop - task.start)


class _Words:
    """The words of one field in all documents of a run, in order: numbers of tokens."""

    def __init__(self) -> None:
        self.tokens = array("i")
        self.ends = array("q")

    def add(self, tokens: list[int]) -> None:
        """The words of the next document."""
        self.tokens.extend(tokens)
        self.ends.append(len(self.tokens))

    def used(self) -> set[int]:
        """The tokens that stand in the field."""
        return set(np.unique(np.frombuffer(self.tokens, np.int32)).tolist())

    def lengths(self, ranks: Array) -> Array:
        """Number of terms, without stop words, of each document."""
        kept = np.concatenate([[0], np.cumsum(ranks[self.tokens] > 0)])
        return np.diff(kept[self.ends], prepend=0)

    def postings(self, first: int, ranks: Array) -> Postings:
        """The field's postings; ``ranks`` gives for each token the place of its term, from 1, or 0."""
        found = ranks[self.tokens]
        ends = np.array(self.ends)
        places = np.flatnonzero(found)
        # One number per word that sorts by term, then by place; places follow documents.
        keys = np.sort((found[places].astype(np.uint64) - 1 << np.uint64(32)) | places.astype(np.uint64))
        term = (keys >> np.uint64(32)).astype(np.int32)
        places = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
        document = np.searchsorted(ends, places, side="right")
        position = places - np.concatenate([[0], ends])[document]
        new = np.flatnonzero(np.diff(term, prepend=-1).astype(bool) | np.diff(document, prepend=-1).astype(bool))
        start = np.append(new, len(keys))
        return Postings(term[new], document[new] + first, np.diff(start), start, position)


def _take(cable: Cable, words: dict[str, _Words], ids: TokenIds) -> None:
    for name, text in fields(cable).items():
        words[name].add(ids.of(text))


def _write_vocabulary(folder: Path, first: int, used: Iterable[int], ids: TokenIds) -> Array:
    """Write the run's terms in order, and a word for each; gives for each token the place of its term, from 1, or 0."""
    words: dict[int, str] = {}
    for word, number in sorted(((word_of(ids.tokens[number]), number) for number in used), key=_by_length):
        words.setdefault(ids.term_of[number], word)
    words.pop(0, None)
    terms = sorted(words, key=lambda number: order(ids.terms[number]))
    _write_texts(_path(folder, first, "terms"), (ids.terms[number] for number in terms))
    _write_texts(_path(folder, first, "words"), (words[number] for number in terms))
    places = np.zeros(len(ids.terms), np.int32)
    places[terms] = np.arange(1, len(terms) + 1)
    ranks: Array = places[np.array(ids.term_of)]
    return ranks


def _by_length(pair: tuple[str, int]) -> tuple[int, str]:
    """The shortest word of a term comes first: most likely it is its plain form."""
    return len(pair[0]), pair[0]


def _write_texts(path: Path, texts: Iterable[str]) -> None:
    path.write_bytes("\n".join(texts).encode("utf-8", "surrogatepass"))


def order(term: str) -> bytes:
    """What terms are sorted by: their UTF-16 code units, as JavaScript compares them."""
    return term.encode("utf-16-be", "surrogatepass")


def _save(folder: Path, first: int, field: str, postings: Postings, lengths: Array) -> None:
    columns = {**msgspec.structs.asdict(postings), "lengths": lengths.astype(np.uint32)}
    for column, values in columns.items():
        np.save(_path(folder, first, f"{field}-{column}.npy"), values.astype(np.uint32))


def _path(folder: Path, first: int, name: str) -> Path:
    return folder / f"{first:09d}-{name}"


@lru_cache(maxsize=4096)
def _open(path: Path) -> Array:
    column: Array = np.load(path, mmap_mode="r")
    return column


class Run:
    """A run on disk."""

    def __init__(self, folder: Path, first: int) -> None:
        """The run in ``folder`` that starts with the document ``first``."""
        self._folder = folder
        self.first = first

    @property
    def terms(self) -> list[str]:
        """The vocabulary, in order."""
        return self._texts("terms")

    @property
    def words(self) -> list[str]:
        """For each term a word that it stands for."""
        return self._texts("words")

    def _texts(self, name: str) -> list[str]:
        text = _path(self._folder, self.first, name).read_bytes().decode("utf-8", "surrogatepass")
        return text.split("\n") if text else []

    def column(self, field: str, name: str) -> Array:
        """One array of a field (see :class:`Postings`; ``lengths``: terms of each document), read where it is used."""
        return _open(_path(self._folder, self.first, f"{field}-{name}.npy"))

    def save(self, name: str, values: Array) -> None:
        """Keep an array with the run."""
        np.save(_path(self._folder, self.first, f"{name}.npy"), values)

    def load(self, name: str) -> Array:
        """An array that was kept with the run."""
        return _open(_path(self._folder, self.first, f"{name}.npy"))


def all_runs(store: Path) -> Iterator[Run]:
    """The runs of an archive, in the order of their documents."""
    for path in sorted((store / FOLDER).glob("*-terms")):
        yield Run(path.parent, int(path.name.partition("-")[0]))
