"""The index's first step: the postings of a range of documents, sorted by term, in files of their own.

A run is small enough to be sorted in memory; :mod:`generator.search.shards` merges the runs of all ranges. Arrays are
kept as NumPy files, so that a merge reads only the stretch that it needs.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.catalogue import Catalogue
from generator.context import Context, RangeTask, StageResult
from generator.model import Cable
from generator.search.documents import FIELDS, fields
from generator.search.terms import TermIds
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
    starts = range(0, catalogue.count, DOCUMENTS)
    return [RangeTask(context, start, min(start + DOCUMENTS, catalogue.count)) for start in starts]


def run(task: RangeTask) -> StageResult:
    """Write the run of a range of documents."""
    folder = task.context.store / FOLDER
    folder.mkdir(exist_ok=True)
    ids = TermIds.shared()
    words = {name: _Words() for name in FIELDS}
    for cable in Catalogue(task.context.store).cables(task.start, task.stop):
        _take(cable, words, ids)
    ranks = _write_vocabulary(folder, task.start, words, ids)
    for name, found in words.items():
        _save(folder, task.start, name, found.postings(task.start, ranks), found.lengths)
    return StageResult(Written(), done=task.stop - task.start)


class _Words:
    """The words of one field in all documents of a run, in order: ids of terms, 0 for a stop word."""

    def __init__(self) -> None:
        self.ids = array("i")
        self.ends = array("q")

    def add(self, ids: list[int]) -> None:
        """The words of the next document."""
        self.ids.extend(ids)
        self.ends.append(len(self.ids))

    @property
    def lengths(self) -> Array:
        """Number of terms, without stop words, of each document."""
        kept = np.concatenate([[0], np.cumsum(np.frombuffer(self.ids, np.int32) > 0)])
        ends = np.frombuffer(self.ends, np.int64)
        return np.diff(kept[ends], prepend=0)

    def postings(self, first: int, ranks: Array) -> Postings:
        """The field's postings; ``ranks`` gives the place of a term's id in the vocabulary."""
        ids = np.frombuffer(self.ids, np.int32)
        ends = np.frombuffer(self.ends, np.int64)
        places = np.flatnonzero(ids)
        # One number per word that sorts by term, then by place; places follow documents.
        keys = np.sort((ranks[ids[places]].astype(np.uint64) << np.uint64(32)) | places.astype(np.uint64))
        term = (keys >> np.uint64(32)).astype(np.int32)
        places = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
        document = np.searchsorted(ends, places, side="right")
        position = places - np.concatenate([[0], ends])[document]
        new = np.flatnonzero(np.diff(term, prepend=-1).astype(bool) | np.diff(document, prepend=-1).astype(bool))
        start = np.append(new, len(keys))
        return Postings(term[new], document[new] + first, np.diff(start), start, position)


def _take(cable: Cable, words: dict[str, _Words], ids: TermIds) -> None:
    for name, text in fields(cable).items():
        words[name].add(ids.of(text))


def _write_vocabulary(folder: Path, first: int, words: dict[str, _Words], ids: TermIds) -> Array:
    """Write the run's terms in order; gives the place of each id among them."""
    used = np.unique(np.concatenate([np.unique(np.frombuffer(found.ids, np.int32)) for found in words.values()]))
    used = used[used > 0]
    terms = sorted(((ids.terms[id], id) for id in used.tolist()), key=lambda pair: order(pair[0]))
    ranks = np.zeros(len(ids.terms), np.int32)
    ranks[[id for _, id in terms]] = np.arange(len(terms))
    _path(folder, first, "terms").write_bytes("\n".join(term for term, _ in terms).encode("utf-8", "surrogatepass"))
    return ranks


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
        text = _path(self._folder, self.first, "terms").read_bytes().decode("utf-8", "surrogatepass")
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
