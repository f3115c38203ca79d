"""The first pass: input files become parsed cables in the store, one at a time."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from generator import cache, ids, sources
from generator.archive import inputs, rows
from generator.archive.inputs import Inputs
from generator.archive.rows import Details, Row
from generator.archive.segments import SegmentWriter
from generator.errors import Problem
from generator.model import Cable
from generator.parse import parse_cable
from generator.report import Counts
from generator.sources import InputFile

BATCH_BYTES = 2_000_000
BATCH_FILES = 200
ENDINGS = (".result", ".cables", rows.ENDING)
MEAN_BYTES = 6_800
"""Of a cable in Cablegate's archive: 1.7 GB, 251,287 cables."""
LARGE = 1_000_000
"""A larger file holds many cables."""


class ReadTask(msgspec.Struct, frozen=True):
    """Files for one worker."""

    files: tuple[InputFile, ...]
    digests: tuple[bytes, ...]
    """Of the bytes of each file; empty where they must be read."""
    store: Path
    old_store: Path | None
    """The store of the last build, where it can be trusted."""
    withhold: frozenset[str]
    fiction_marker: str


class ReadResult(msgspec.Struct):
    """What one worker read; ``published`` counts what it stored."""

    name: str
    """Names its files in the store; a digest of what is in them."""
    digests: tuple[bytes, ...]
    """Of the bytes of each file of the task."""
    counts: Counts
    problems: list[Problem]
    withheld: set[str]
    """The ids by which cables were withheld, as :func:`generator.ids.canonical` has them."""
    lines: int = 0
    """Lines of the file before what was read."""

    @property
    def done(self) -> int:
        """How many cables were read."""
        return self.counts.read


def tasks(
    files: Iterable[InputFile],
    store: Path,
    withhold: Iterable[str] = (),
    marker: str = "",
    *,
    known: Inputs | None = None,
    old_store: Path | None = None,
) -> Iterator[ReadTask]:
    """Cut the input into pieces of similar size; ``known`` is what the last build knew of the files."""
    inputs = known or Inputs(None, 0)
    keys = frozenset(map(ids.canonical, withhold)) - {""}
    for batch in _batches(files, inputs):
        digests = tuple(inputs.digest(file) for file in batch)
        yield ReadTask(tuple(batch), digests, store, old_store, keys, marker)


def estimate(files: Iterable[InputFile]) -> int:
    """About how many cables the files hold: one each, or as many as fit into a large one."""
    return sum(max(1, file.size // MEAN_BYTES if file.size > LARGE else 1) for file in files)


def _batches(files: Iterable[InputFile], inputs: Inputs) -> Iterator[list[InputFile]]:
    """A batch ends by the name of the file that follows, so that a file more moves no border but those beside it."""
    batch: list[InputFile] = []
    size = 0
    for file in files:
        border = zlib.crc32(file.source.encode("utf-8", "surrogateescape")) % BATCH_FILES == 0
        if batch and (border or size + file.size > BATCH_BYTES or len(batch) == 2 * BATCH_FILES):
            yield batch
            batch, size = [], 0
        if file.size > BATCH_BYTES:
            yield from ([part] for part in inputs.cut(file, BATCH_BYTES))
            continue
        batch.append(file)
        size += file.size
    if batch:
        yield batch


def read(task: ReadTask) -> ReadResult:
    """Read and parse the files of a task; cables, rows and the result go to the store under the result's name.

    What the last build read of the same files is taken over.

    Raises:
        OSError: the store cannot be written.
    """
    found = zip(task.files, task.digests, strict=True)
    digests = tuple(digest or inputs.digest_of(file.path) for file, digest in found)
    name = _name(task, digests)
    if all(cache.take(task.old_store, task.store, name + ending) for ending in ENDINGS):
        result = msgspec.msgpack.decode((task.store / f"{name}.result").read_bytes(), type=ReadResult)
    else:
        result = _read(task, name, digests)
    lines = result.lines = task.files[0].part.line - 1
    result.problems = [_moved(problem, lines) for problem in result.problems] if lines else result.problems
    return result


def _read(task: ReadTask, name: str, digests: tuple[bytes, ...]) -> ReadResult:
    """Read anew. Lines are counted from the beginning of what is read, so that they stay when that moves in a file."""
    lines = task.files[0].part.line - 1
    result = ReadResult(name, digests, Counts(), [], set())
    with open(task.store / f"{name}.cables", "wb") as file:
        rows.save(task.store / (name + rows.ENDING), _rows(task, result, SegmentWriter(f"{name}.cables", file)))
    result.problems = [_moved(problem, -lines) for problem in result.problems] if lines else result.problems
    (task.store / f"{name}.result").write_bytes(msgspec.msgpack.encode(result))
    return result


def _rows(task: ReadTask, result: ReadResult, segment: SegmentWriter) -> Iterator[tuple[Row, Details]]:
    lines = task.files[0].part.line - 1
    for cable in _cables(task, result):
        # Where it was read is no part of it: a cable that moves to another line stays the same.
        place = segment.append(msgspec.structs.replace(cable, source="", line=0, problems=()))
        row, details = rows.row_of(cable, place, task.fiction_marker)
        yield msgspec.structs.replace(row, line=row.line - lines) if lines else row, details


def _moved(problem: Problem, lines: int) -> Problem:
    return msgspec.structs.replace(problem, line=problem.line + lines) if problem.line else problem


def _name(task: ReadTask, digests: Iterable[bytes]) -> str:
    """A digest of everything that the result follows from, but for the program."""
    settings = (task.fiction_marker, *sorted(task.withhold), "", *(file.source for file in task.files))
    return cache.digest([*(text.encode("utf-8", "surrogatepass") for text in settings), *digests]).hex()


def _cables(task: ReadTask, result: ReadResult) -> Iterator[Cable]:
    counts = result.counts
    for file in task.files:
        for raw in sources.read(file):
            counts.read += 1
            if isinstance(raw, Problem):
                counts.rejected += 1
                result.problems.append(raw)
                continue
            cable = parse_cable(raw)
            result.problems.extend(cable.problems)
            if task.withhold and (named := task.withhold & set(map(ids.canonical, (cable.id, cable.canonical_id)))):
                counts.withheld += 1
                result.withheld |= named
            else:
                counts.published += 1
                yield cable
