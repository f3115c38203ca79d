"""``search/index.json``: the index that stock lunr.js loads, for archives of a size that it can hold."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer

from generator import urls
from generator.archive.catalogue import Catalogue, Entry, open_catalogue
from generator.cache import digest
from generator.config import Boosts
from generator.context import Context, StageResult
from generator.model import Cable
from generator.search.documents import FIELDS, fields
from generator.search.terms import terms

MAX_BYTES = 100_000_000
"""Largest sum of the stored cables for which the index is built: Lunr keeps everything in memory at once."""


def write(context: Context) -> StageResult:
    """Write the index of the whole archive."""
    catalogue = open_catalogue(context.store)
    writer = context.writer()
    key = _key(context, catalogue)
    if writer.keep(urls.SEARCH_INDEX, key):
        return StageResult(writer.written, done=1)
    entries = catalogue.entries(0, catalogue.count)
    index = build(zip(entries, catalogue.cables(0, catalogue.count), strict=True), context.config.search.boosts)
    writer.write(urls.SEARCH_INDEX, msgspec.json.encode(index), key)
    return StageResult(writer.written, done=1)


def _key(context: Context, catalogue: Catalogue) -> bytes:
    """Digest of what the index is made of."""
    return digest([context.environment, catalogue.shown.tobytes(), catalogue.content.tobytes()])


def build(cables: Iterable[tuple[Entry, Cable]], boosts: Boosts) -> dict[str, object]:
    """The serialised index (Lunr's version 2.3.9) of ``cables``; the key of a cable is its document reference."""
    builder = Builder()
    builder.ref("key")
    for name in FIELDS:
        builder.field(name, boost=getattr(boosts, name))
    # The terms come ready; the query is still stemmed by who searches.
    builder.pipeline = Pipeline()
    builder.search_pipeline.add(stemmer)
    for entry, cable in cables:
        builder.add({"key": entry.key} | {name: terms(text) for name, text in fields(cable).items()})
    if not builder.document_count:
        return _EMPTY
    serialized: dict[str, object] = builder.build().serialize()
    return serialized


_EMPTY: dict[str, object] = {
    "version": "2.3.9",
    "fields": list(FIELDS),
    "fieldVectors": [],
    "invertedIndex": [],
    "pipeline": ["stemmer"],
}
