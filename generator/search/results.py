"""What results show of documents (``D`` files), and how the id of a cable leads to its document (``I`` files)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue, Entry
from generator.context import Context, RangeTask, StageResult, ranges
from generator.search import columns
from generator.search.vocabulary import keep
from generator.urls import Listing
from generator.writer import Writer

DOCUMENTS = 32
"""Documents of one ``D`` file."""
FILES = 256
"""``D`` files of one task."""
IDS = 4096
"""Ids of one ``I`` file."""

_CANONICAL = re.compile(r"(\d\d)([A-Z]+)0*(\d+)")


def tasks(context: Context, catalogue: Catalogue) -> list[RangeTask]:
    """All documents, cut into tasks."""
    return ranges(context, catalogue, DOCUMENTS * FILES)


def write(task: RangeTask) -> StageResult:
    """Write the ``D`` files of a task."""
    catalogue = Catalogue(task.context.store)
    writer = Writer(task.context.site, task.context.previous)
    origins, classifications = (
        {group.value: place for place, group in enumerate(catalogue.groups(kind))}
        for kind in (Listing.ORIGIN, Listing.CLASSIFICATION)
    )
    names = []
    for start in range(task.start, task.stop, DOCUMENTS):
        entries = catalogue.entries(start, min(start + DOCUMENTS, task.stop))
        shown = [_shown(entry, origins, classifications) for entry in entries]
        names.append(columns.write(writer, "D", [msgspec.json.encode(shown)]).hex())
    keep(task.context.store, f"documents-{task.start:09d}", names)
    return StageResult(writer.written, done=task.stop - task.start)


def _shown(entry: Entry, origins: dict[str, int], classifications: dict[str, int]) -> tuple[object, ...]:
    return (
        entry.key,
        entry.id,
        entry.subject,
        entry.sent.strftime("%H:%M") if entry.sent else "",
        origins.get(entry.origin, -1),
        classifications.get(entry.classification, -1),
        entry.fiction + 2 * entry.partial,
        entry.abstract,
    )


def write_ids(writer: Writer, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Write the ``I`` files; gives first id and name of each."""
    found = sorted({(key(id), number) for number, *ids in catalogue.ids() for id in ids})
    for start in range(0, len(found), IDS):
        part = found[start : start + IDS]
        numbers = np.array([number for _, number in part])
        name = columns.write(writer, "I", [columns.texts(id for id, _ in part), columns.varints(numbers)])
        yield part[0][0], columns.name("I", name)


def key(id: str) -> str:
    """What an id is looked up by, however it is written: ``ASTANA1103 09`` for ``09ASTANA01103``."""
    letters = "".join(filter(str.isalnum, id.upper()))
    canonical = _CANONICAL.fullmatch(letters)
    return f"{canonical[2]}{canonical[3]} {canonical[1]}" if canonical else letters
