"""What results show of documents: their heads (``D`` files) and the beginnings of their summaries (``A`` files)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from generator.archive.catalogue import Catalogue, Entry, open_catalogue
from generator.context import Context, RangeTask, StageResult
from generator.search import columns, reuse, runs
from generator.search.columns import Numbers
from generator.writer import Writer

NUMBERS = 64
"""Numbers of one file."""
FILES = 128
"""Files of one task."""


class Names(msgspec.Struct, frozen=True, array_like=True):
    """The files of the same documents."""

    number: int
    """Number of the file, from 0."""
    heads: bytes
    abstracts: bytes
    made_of: bytes
    """Digest of what they show."""


def tasks(context: Context, _: Catalogue) -> Iterator[RangeTask]:
    """All documents, cut into tasks where a file ends."""
    files = runs.numbers_of(context.store) // NUMBERS
    starts = np.flatnonzero(np.diff(files, prepend=-1))[::FILES].tolist()
    for start, stop in zip(starts, [*starts[1:], len(files)], strict=False):
        yield RangeTask(context, start, stop)


def write(task: RangeTask) -> StageResult:
    """Write the ``D`` and ``A`` files of a task."""
    catalogue = open_catalogue(task.context.store)
    writer = task.context.writer()
    found = runs.numbers_of(task.context.store)[task.start : task.stop]
    old = {names.number: names for names in _load(task.context.old_store)}
    starts = np.flatnonzero(np.diff(found // NUMBERS, prepend=-1)).tolist()
    names = []
    for start, stop in zip(starts, [*starts[1:], len(found)], strict=False):
        first, stop_cable = task.start + start, task.start + stop
        made_of = _digest(found[start:stop], catalogue.shown[first:stop_cable])
        number = int(found[start]) // NUMBERS
        same = old.get(number)
        if not same or same.made_of != made_of or not _keep(writer, same):
            same = _write(writer, number, found[start:stop], catalogue.entries(first, stop_cable), made_of)
        names.append(same)
    reuse.save(task.context.store, f"results/{task.start:09d}", names)
    return StageResult(writer.written, done=task.stop - task.start)


def _load(store: Path | None) -> Iterator[Names]:
    """The names of all files of a store."""
    for part in reuse.load_all(store, "results", list[Names]):
        yield from part


def _digest(numbers: Numbers, shown: npt.NDArray[np.void]) -> bytes:
    return hashlib.blake2b(numbers.astype("<i8").tobytes() + shown.tobytes(), digest_size=16).digest()


def _keep(writer: Writer, names: Names) -> bool:
    return columns.keep(writer, "D", names.heads) and columns.keep(writer, "A", names.abstracts)


def _write(writer: Writer, number: int, numbers: Numbers, entries: list[Entry], made_of: bytes) -> Names:
    heads = [(own, *_head(entry)) for own, entry in zip((numbers - number * NUMBERS).tolist(), entries, strict=True)]
    abstracts = [entry.abstract for entry in entries]
    head_name = columns.write(writer, "D", [msgspec.json.encode(heads)])
    return Names(number, head_name, columns.write(writer, "A", [msgspec.json.encode(abstracts)]), made_of)


def _head(entry: Entry) -> tuple[object, ...]:
    return (
        entry.key,
        "" if entry.id == entry.key else entry.id,
        entry.subject,
        _time(entry),
        entry.origin,
        entry.classification,
        entry.level,
        entry.fiction + 2 * entry.partial,
    )


def _time(entry: Entry) -> str:
    """The day as written; the hour only where it is one of this day."""
    day = entry.date.isoformat() if entry.date else ""
    if entry.sent and entry.sent.date() == entry.date:
        return entry.sent.strftime(f"{day}T%H:%M")
    return day


def write_names(writer: Writer, context: Context) -> tuple[str, str]:
    """Write the ``E`` and the ``B`` file; gives their names, empty if there are no documents."""
    found = list(_load(context.store))
    if not found:
        return "", ""
    files = np.array([names.number for names in found], np.int64)
    column = columns.varints(columns.gaps(files, np.zeros(1, np.int64)))
    heads = columns.write(writer, "E", [column, b"".join(names.heads for names in found)])
    abstracts = columns.write(writer, "B", [column, b"".join(names.abstracts for names in found)])
    return columns.name("E", heads), columns.name("B", abstracts)
