"""Text and JSON of each cable as files beside its page, where ``site.toml`` asks for them."""

from __future__ import annotations

import msgspec

from generator import urls
from generator.archive.catalogue import open_catalogue
from generator.context import RangeTask, StageResult
from generator.record import published


def write(task: RangeTask) -> StageResult:
    """Write the files of the cables of a task."""
    catalogue = open_catalogue(task.context.store)
    writer = task.context.writer()
    wanted = task.context.config.downloads
    entries = catalogue.entries(task.start, task.stop)
    for entry, cable in zip(entries, catalogue.cables(task.start, task.stop), strict=True):
        if wanted.text_files:
            writer.write(urls.cable_file(entry.key, entry.date, "txt"), cable.text)
        if wanted.json_files:
            data = msgspec.json.encode(published(cable, entry.url))
            writer.write(urls.cable_file(entry.key, entry.date, "json"), data)
    return StageResult(writer.written, done=len(entries))
