"""``data/cables.jsonl``: all cables, one JSON object a line, which the program itself reads back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, open_catalogue
from generator.context import CABLES_PER_TASK, Context, StageResult
from generator.record import published

URL = "data/cables.jsonl"


def write(context: Context) -> StageResult:
    """Write the file, in date order."""
    catalogue = open_catalogue(context.store)
    writer = context.writer()
    writer.write_stream(URL, _lines(catalogue))
    return StageResult(writer.written, done=catalogue.count)


def _lines(catalogue: Catalogue) -> Iterator[bytes]:
    for start in range(0, catalogue.count, CABLES_PER_TASK):
        some = start, min(start + CABLES_PER_TASK, catalogue.count)
        for (key, date), cable in zip(catalogue.names(*some), catalogue.cables(*some), strict=True):
            yield msgspec.json.encode(published(cable, urls.cable(key, date))) + b"\n"
