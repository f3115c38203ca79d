"""The index's last step: what stands once for the archive, and the manifest that leads to everything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.search import columns, results, runs
from generator.search.documents import FIELDS
from generator.search.runs import Array
from generator.search.vocabulary import carried
from generator.urls import Listing
from generator.vocabulary import countries, tags
from generator.writer import Writer

FORMAT = 1
K1, B = 1.2, 0.75
URL = "search/manifest.js"
LENGTHS = 1 << 18
"""Documents of one ``L`` file."""
COLUMNS = 1 << 14
"""Documents of one ``C`` file."""
FIRST_DAY = dt.date(1900, 1, 1)


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
    fields: list[Field]
    k1: float
    b: float
    carried: int
    positions: bool
    routes: list[object]
    words: list[object]
    ids: list[tuple[str, str]]
    lengths: list[str]
    columns: list[str]
    times: str
    entries: str
    values: str


def write(context: Context) -> StageResult:
    """Write the files that stand once for the archive, and the manifest."""
    catalogue = Catalogue(context.store)
    writer = Writer(context.site, context.previous)
    lengths = [_lengths(context, field) for field in FIELDS]
    boosts = context.config.search.boosts
    manifest = Manifest(
        format=FORMAT,
        documents=catalogue.count,
        fields=[
            Field(name, getattr(boosts, name), float(length.mean()) if len(length) else 0.0)
            for name, length in zip(FIELDS, lengths, strict=True)
        ],
        k1=K1,
        b=B,
        carried=carried(catalogue.count),
        positions=True,
        routes=_kept(context, "route-*"),
        words=[word for words in _kept(context, "words") for word in words],  # type: ignore[attr-defined]
        ids=list(results.write_ids(writer, catalogue)),
        lengths=list(_write_lengths(writer, lengths[FIELDS.index("body")])),
        columns=list(_write_columns(writer, catalogue)),
        times=_write_times(writer, catalogue),
        entries=_write_entries(writer, context),
        values=_write_values(writer, catalogue),
    )
    writer.write(URL, b"reftel.manifest(%b);\n" % msgspec.json.encode(manifest))
    return StageResult(writer.written, done=1)


def _kept(context: Context, pattern: str) -> list[object]:
    """What the tasks of earlier steps put by, in their order."""
    return [msgspec.json.decode(path.read_bytes()) for path in sorted(context.store.glob(f"{pattern}.json"))]


def _lengths(context: Context, field: str) -> Array:
    found = [run.column(field, "lengths") for run in runs.all_runs(context.store)]
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def _write_lengths(writer: Writer, lengths: Array) -> Iterator[str]:
    for start in range(0, len(lengths), LENGTHS):
        yield columns.name("L", columns.write(writer, "L", [columns.planes(lengths[start : start + LENGTHS])]))


def _write_columns(writer: Writer, catalogue: Catalogue) -> Iterator[str]:
    single = [_single(catalogue, kind) for kind in (Listing.ORIGIN, Listing.COUNTRY, Listing.CLASSIFICATION)]
    document, tag = _pairs(catalogue, Listing.TAG)
    for start in range(0, catalogue.count, COLUMNS):
        stop = min(start + COLUMNS, catalogue.count)
        low, high = np.searchsorted(document, [start, stop])
        # More than 255 TAGS of one cable have no place in a byte; nobody filters by the rest.
        counts = np.bincount(document[low:high] - start, minlength=stop - start)
        rank = np.arange(high - low) - np.repeat(np.cumsum(counts) - counts, counts)
        packed = [
            *(columns.varints(column[start:stop]) for column in single),
            np.minimum(counts, 255).astype(np.uint8).tobytes(),
        ]
        yield columns.name("C", columns.write(writer, "C", [*packed, columns.varints(tag[low:high][rank < 255])]))


def _single(catalogue: Catalogue, kind: Listing) -> Array:
    """For each document the place of its only value plus 1, or 0."""
    column = np.zeros(catalogue.count, np.int64)
    document, value = _pairs(catalogue, kind)
    column[document] = value + 1
    return column


def _pairs(catalogue: Catalogue, kind: Listing) -> tuple[Array, Array]:
    """Documents, ascending, and beside each the place of one of its values among the values of this kind."""
    counts = [group.count for group in catalogue.groups(kind)]
    document = np.fromiter(catalogue.members(kind), np.int64, sum(counts))
    value = np.repeat(np.arange(len(counts)), counts)
    order = np.argsort(document, kind="stable")
    return document[order], value[order]


def _write_times(writer: Writer, catalogue: Catalogue) -> str:
    days = np.array([(day.date - FIRST_DAY).days for day in catalogue.days], np.int64)
    counts = np.array([day.count for day in catalogue.days], np.int64)
    packed = [columns.varints(columns.gaps(days, np.zeros(0, np.int64))), columns.varints(counts)]
    return columns.name("T", columns.write(writer, "T", packed))


def _write_entries(writer: Writer, context: Context) -> str:
    names = [name for names in _kept(context, "documents-*") for name in names]  # type: ignore[attr-defined]
    return columns.name("E", columns.write(writer, "E", [bytes.fromhex("".join(names))]))


def _write_values(writer: Writer, catalogue: Catalogue) -> str:
    values = {
        "origins": [group.value for group in catalogue.groups(Listing.ORIGIN)],
        "countries": [(group.value, _country(group.value)) for group in catalogue.groups(Listing.COUNTRY)],
        "classifications": [
            (group.value, group.value.partition("/")[0]) for group in catalogue.groups(Listing.CLASSIFICATION)
        ],
        "tags": [(group.value, _meaning(group.value)) for group in catalogue.groups(Listing.TAG)],
    }
    return columns.name("V", columns.write(writer, "V", [msgspec.json.encode(values)]))


def _country(code: str) -> str:
    country = countries.find(code)
    return country.name if country else code


def _meaning(code: str) -> str:
    meaning = tags.find(code)
    return meaning.meaning if meaning else ""
