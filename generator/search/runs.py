"""The index's first step: runs, the postings of some hundred consecutive cables, sorted by term.

A run is small enough to be sorted in memory; :mod:`generator.search.shards` merges all runs. It knows nothing but the
contents of its own cables and is named by them, so the run that the build before has made of the same cables is used
again. Where a run begins its first cable says, so that a new cable changes no run but its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np

from generator import cuts
from generator.archive.catalogue import Catalogue, open_catalogue
from generator.context import Context, StageResult
from generator.model import Cable
from generator.search import forms, numbers, reuse, runfile
from generator.search.columns import Numbers
from generator.search.documents import FIELDS, fields
from generator.search.forms import Forms
from generator.search.runfile import Column, Columns
from generator.search.terms import TokenIds, Tokens
from generator.writer import Written

DOCUMENTS = 512
"""Cables of a run, about; at most twice as many."""
RUNS = 4
"""Runs of one task."""
LAYOUT = b"2"
"""Changes when runs of the same cables are to look different."""

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Run(msgspec.Struct, frozen=True):
    """A run on disk: the columns of ``path``.

    ``terms`` and ``words`` are texts: the run's terms in order, and for each the words that it stands for; ``likeness``
    tells how well they do (see :mod:`generator.search.forms`), ``chances`` the terms' chances. For each field there are

    - ``lengths``: for each cable the number of its terms;
    - ``postings``: for each term the place of its first posting, and at last the number of postings;
    - ``documents``, ``tfs``: for each posting the cable, from 0, and how often the term stands in it;
    - ``places``: for each term the place of its first position, and at last the number of positions;
    - ``positions``: for each posting ``tf`` numbers: how many words, stop words too, stand before, ascending.
    """

    path: Path
    first: int
    """Number of its first cable in the catalogue."""
    stop: int

    @property
    def columns(self) -> Columns:
        """The columns, read where they are used."""
        return runfile.load(self.path)


class RunsTask(msgspec.Struct, frozen=True):
    """A few runs."""

    context: Context
    runs: list[Run]

    @property
    def cables(self) -> int:
        """How many cables they hold."""
        return sum(run.stop - run.first for run in self.runs)


def plan(context: Context) -> StageResult:
    """Give each cable its number in the index, and each run its cables."""
    catalogue = open_catalogue(context.store)
    digests = np.asarray(catalogue.content)
    reuse.save(context.store, "plan", list(_plan(digests)))
    columns = {"digests": digests, "numbers": numbers.of(catalogue).numbers}
    runfile.save(reuse.place(context.store, "documents"), columns)
    return StageResult(Written(), done=len(digests))


def tasks(context: Context, _: Catalogue) -> Iterator[RunsTask]:
    """All runs, a few in a task."""
    found = all_runs(context.store)
    for start in range(0, len(found), RUNS):
        yield RunsTask(context, found[start : start + RUNS])


def _plan(digests: Numbers) -> Iterator[tuple[str, int, int]]:
    """Name, first cable and end of each run."""
    for first, stop in pairwise([*cuts.by_digest(digests, DOCUMENTS).tolist(), len(digests)]):
        yield hashlib.blake2b(LAYOUT + digests[first:stop].tobytes(), digest_size=16).hexdigest(), first, stop


def all_runs(store: Path) -> list[Run]:
    """The runs of an archive, in the order of their cables; none where no build has made any."""
    plan = reuse.load(store, "plan", list[tuple[str, int, int]]) or []
    return [Run(store / reuse.FOLDER / "runs" / name, first, stop) for name, first, stop in plan]


def numbers_of(store: Path) -> Numbers:
    """The numbers of all cables in the index, in order.

    Raises:
        OSError: :func:`plan` was not called for this store.
    """
    return runfile.load(store / reuse.FOLDER / "documents")["numbers"]


class Documents(msgspec.Struct, frozen=True):
    """All cables, in order."""

    digests: list[bytes]
    numbers: list[int]


def documents(store: Path) -> Documents:
    """The cables of a store, with their numbers in the index.

    Raises:
        OSError: :func:`plan` was not called for this store.
    """
    columns = runfile.load(store / reuse.FOLDER / "documents")
    return Documents(columns["digests"].tolist(), columns["numbers"].tolist())


def run(task: RunsTask) -> StageResult:
    """Make the runs of a task, or take them from the build before."""
    catalogue = open_catalogue(task.context.store)
    for found in task.runs:
        name = f"runs/{found.path.name}"
        if not reuse.link(task.context.old_store, task.context.store, name):
            columns = _columns(catalogue.cables(found.first, found.stop))
            runfile.save(reuse.place(task.context.store, name), columns)
    return StageResult(Written(), done=task.cables)


def _columns(cables: Iterator[Cable]) -> dict[str, Column]:
    ids = TokenIds.shared()
    words: dict[str, list[Tokens]] = {name: [] for name in FIELDS}
    for cable in cables:
        for name, text in fields(cable).items():
            words[name].append(ids.of(text))
    tokens = {name: np.concatenate(found) for name, found in words.items()}
    counts = np.zeros(len(ids.words), np.int64)
    for found in tokens.values():
        counts += np.bincount(found, minlength=len(counts))
    columns, places = _vocabulary(forms.of(counts, ids), ids)
    terms = len(columns["chances"])
    for name, found in tokens.items():
        # One lookup for the token's term, one for the term's place: most tokens of the memory do not stand here.
        ranks = places[np.frombuffer(ids.term_of, np.int32)[found]]
        ends = np.cumsum([len(cable) for cable in words[name]])
        columns |= {f"{name}-{column}": values for column, values in _postings(ranks, ends, terms)}
    return columns


def _vocabulary(found: Forms, ids: TokenIds) -> tuple[dict[str, Column], Numbers]:
    """Terms in order, with their words; and for each term of the memory its place among them, from 1, or 0."""
    terms = [ids.terms[number] for number in found.terms.tolist()]
    order = in_order(terms, range(len(terms)))
    numbers = found.terms[order]
    places = np.zeros(len(ids.terms), np.int32)
    places[numbers] = np.arange(1, len(numbers) + 1)
    columns: dict[str, Column] = {
        "terms": [terms[place] for place in order.tolist()],
        "words": [found.texts[place] for place in order.tolist()],
        "chances": np.frombuffer(ids.chances, np.uint64)[numbers],
        "likeness": found.likeness[order],
    }
    return columns, places


def in_order(terms: list[str], places: Iterable[int]) -> Numbers:
    """The places of terms, sorted by the terms' UTF-16 code units, as JavaScript compares them."""
    if _ASTRAL.search("\n".join(terms)):
        return np.array(sorted(places, key=lambda place: order(terms[place])), np.int64)
    # Without characters that take two units, Python's own order is the same.
    return np.array(sorted(places, key=terms.__getitem__), np.int64)


def order(term: str) -> bytes:
    """What terms are sorted by."""
    return term.encode("utf-16-be", "surrogatepass")


def _postings(ranks: Numbers, ends: Numbers, terms: int) -> Iterator[tuple[str, Numbers]]:
    """The columns of a field (see :class:`Run`).

    ``ranks`` has for each word the place of its term, from 1, or 0; ``ends`` tells where each cable's words end.
    """
    words = np.diff(ends, prepend=0)
    document = np.repeat(np.arange(len(ends), dtype=np.int32), words)
    place = np.arange(len(ranks)) - np.repeat(ends - words, words)
    kept = np.flatnonzero(ranks)
    term = ranks[kept] - 1
    # Sorting is stable, so the places of a term stay in their order; with 16 bits it takes the shortest time.
    by_term = np.argsort(term.astype(np.uint16) if terms <= 1 << 16 else term, kind="stable")
    term, kept = term[by_term], kept[by_term]
    document, position = document[kept], place[kept]
    new = np.flatnonzero(np.diff(term, prepend=-1).astype(bool) | np.diff(document, prepend=-1).astype(bool))
    yield "lengths", np.bincount(document, minlength=len(ends))
    yield "postings", _firsts(term[new], terms)
    yield "documents", document[new]
    yield "tfs", np.diff(new, append=len(term))
    yield "places", _firsts(term, terms)
    yield "positions", position


def _firsts(term: Numbers, terms: int) -> Numbers:
    return np.concatenate([[0], np.cumsum(np.bincount(term, minlength=terms))])
