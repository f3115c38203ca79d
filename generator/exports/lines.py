"""``data/cables.jsonl``: all cables, one JSON object a line, which the program itself reads back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.archive.catalogue import Catalogue, open_catalogue
from generator.context import Context, StageResult
from generator.record import published

URL = "data/cables.jsonl"


def write(context: Context) -> StageResult:
    """Write the file, in date order."""
    catalogue = open_catalogue(context.store)
    writer = context.writer()
    writer.write_stream(URL, _lines(catalogue))
    return StageResult(writer.written, done=catalogue.count)


def _lines(catalogue: Catalogue) -> Iterator[bytes]:
    for cable in catalogue.cables(0, catalogue.count):
        yield msgspec.json.encode(published(cable)) + b"\n"
