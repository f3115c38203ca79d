"""The index's last step: what stands once for the archive, and the manifest that leads to everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import numpy as np

from generator import cuts
from generator.archive.catalogue import open_catalogue
from generator.context import Context, StageResult
from generator.language import Language
from generator.search import columns, facets, ids, numbers, results, reuse, runs, sizes, spellings, vocabulary, words
from generator.search.columns import Numbers
from generator.search.delta import Names
from generator.search.documents import FIELDS
from generator.search.numbers import Numbering
from generator.search.vocabulary import Vocabulary
from generator.writer import Writer

FORMAT = 5
K1, B = 1.2, 0.75
URL = "search/manifest.js"
LENGTHS = 1 << 12
"""Numbers of one ``L`` file."""


class Field(msgspec.Struct, frozen=True):
    """A field of the index."""

    name: str
    boost: float
    average: float
    """Mean number of terms over all documents."""


class Manifest(msgspec.Struct, frozen=True):
    """See ``FORMAT.md``."""

    format: int
    documents: int
    numbers: int
    fields: list[Field]
    k1: float
    b: float
    positions: bool
    months: list[tuple[int, int, int]]
    dated: int
    routes: list[tuple[str, str]]
    ids: list[tuple[str, str]]
    lengths: list[str]
    columns: list[str]
    words: str
    spellings: str
    times: str
    taken: str
    entries: str
    abstracts: str
    values: str


def write(context: Context) -> StageResult:
    """Write the files that stand once for the archive, and the manifest."""
    catalogue = open_catalogue(context.store)
    writer = context.writer()
    numbering = numbers.of(catalogue)
    terms = vocabulary.load(context.store)
    lengths = {field: _lengths(context, field) for field in FIELDS}
    entries, abstracts = results.write_names(writer, context)
    boosts = context.config.search.boosts
    manifest = Manifest(
        format=FORMAT,
        documents=catalogue.count,
        numbers=numbering.total,
        fields=[
            Field(name, getattr(boosts, name), float(length.mean()) if len(length) else 0.0)
            for name, length in lengths.items()
        ],
        k1=K1,
        b=B,
        positions=True,
        months=_differences(numbering.months),
        dated=numbering.dated,
        routes=list(_routes(writer, context, terms)),
        ids=list(ids.write(writer, catalogue, numbering)),
        lengths=list(_write_lengths(writer, numbering, lengths["body"])),
        columns=list(facets.write(writer, catalogue, numbering)),
        words=words.write(writer, terms),
        spellings=spellings.name(context),
        times=_write_times(writer, numbering),
        taken=_write_taken(writer, numbering),
        entries=entries,
        abstracts=abstracts,
        values=facets.write_labels(writer, catalogue, Language(context.config.site.language)),
    )
    writer.write(URL, b"reftel.manifest(%b);\n" % msgspec.json.encode(manifest))
    return StageResult(writer.written, done=1)


def _lengths(context: Context, field: str) -> Numbers:
    found = []
    for run in runs.all_runs(context.store):
        found.append(run.columns[f"{field}-lengths"].astype(np.int64))
        run.columns.release()
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _differences(months: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    pairs = pairwise([(0, 0, 0), *months])
    return [(month - before[0], first - before[1], count) for before, (month, first, count) in pairs]


def _routes(writer: Writer, context: Context, found: Vocabulary) -> Iterator[tuple[str, str]]:
    """Write the ``R`` files; gives first term and name of each."""
    names = [name for part in reuse.load_all(context.store, "shards", list[Names]) for name in part]
    firsts = found.shards
    begins = cuts.low(found.chances[firsts], found.sizes[firsts], sizes.ROUTE_BYTES)
    begins[:1] = True
    for start, stop in pairwise([*np.flatnonzero(begins).tolist(), len(firsts)] if len(firsts) else []):
        terms = [term for first in firsts[start:stop].tolist() for term in found.terms(first, first + 1)]
        shards, positions = (b"".join(column) for column in zip(*names[start:stop], strict=True))
        yield terms[0], columns.name("R", columns.write(writer, "R", [columns.texts(terms), shards, positions]))


def _write_lengths(writer: Writer, numbering: Numbering, lengths: Numbers) -> Iterator[str]:
    for start in range(0, numbering.total, LENGTHS):
        low, high = np.searchsorted(numbering.numbers, [start, start + LENGTHS])
        column = np.zeros(min(LENGTHS, numbering.total - start), np.int64)
        column[numbering.numbers[low:high] - start] = lengths[low:high]
        yield columns.name("L", columns.write(writer, "L", [columns.planes(column)]))


def _write_times(writer: Writer, numbering: Numbering) -> str:
    first = np.array([] if numbering.first_day is None else [numbering.first_day], np.int64)
    packed = [columns.varints(first), columns.varints(numbering.days)]
    return columns.name("T", columns.write(writer, "T", packed))


def _write_taken(writer: Writer, numbering: Numbering) -> str:
    taken = np.zeros(numbering.total, bool)
    taken[numbering.numbers] = True
    return columns.name("H", columns.write(writer, "H", [np.packbits(taken).tobytes()]))
