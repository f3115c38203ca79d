"""The first pass: input files become parsed cables in the store, one at a time."""

from __future__ import annotations

import hashlib
import re
import string
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from generator import cache, sources, urls
from generator.archive import inputs
from generator.archive.inputs import Inputs
from generator.archive.segments import Place, SegmentWriter
from generator.errors import Problem
from generator.model import Cable
from generator.parse import parse_cable
from generator.report import Counts
from generator.sources import InputFile
from generator.vocabulary import tags as tag_vocabulary

BATCH_BYTES = 2_000_000
BATCH_FILES = 200
ENDINGS = (".result", ".cables", ".rows")
ABSTRACT_LENGTH = 280
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
    """The ids by which cables were withheld."""
    lines: int = 0
    """Lines of the file before what was read."""

    @property
    def done(self) -> int:
        """How many cables were read."""
        return self.counts.read


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue keeps of a cable."""

    source: str
    line: int
    id: str
    canonical_id: str
    name: str
    """File name that the cable would like to have."""
    digest: bytes
    """Equal for the same cable in two layouts (see :func:`_digest`)."""
    content: bytes
    """Digest (BLAKE2b, 16 bytes) of the whole parsed cable."""
    shown: bytes
    """The same of what lists and links show of it."""
    subject: str
    abstract: str
    date: str | None
    sent: str | None
    classification: str
    level: str
    origin: str
    country: str | None
    partial: bool
    fiction: bool
    tags: list[str]
    about: list[str]
    """Countries (ISO 3166-1 alpha-2) that its TAGS name."""
    references: list[tuple[str, str]]
    """Canonical ids, each once, in order, and their letters, which may be empty."""
    place: Place


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
    ids = frozenset(withhold)
    for batch in _batches(files, inputs):
        digests = tuple(inputs.digest(file) for file in batch)
        yield ReadTask(tuple(batch), digests, store, old_store, ids, marker)


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
    encoder = msgspec.msgpack.Encoder()
    with open(task.store / f"{name}.cables", "wb") as file, open(task.store / f"{name}.rows", "wb") as rows:
        segment = SegmentWriter(f"{name}.cables", file)
        for cable in _cables(task, result):
            # Where it was read is no part of it: a cable that moves to another line stays the same.
            place = segment.append(msgspec.structs.replace(cable, source="", line=0, problems=()))
            row = row_of(cable, place, task.fiction_marker)
            data = encoder.encode(msgspec.structs.replace(row, line=row.line - lines) if lines else row)
            rows.write(len(data).to_bytes(4, "little") + data)
    result.problems = [_moved(problem, -lines) for problem in result.problems] if lines else result.problems
    (task.store / f"{name}.result").write_bytes(encoder.encode(result))
    return result


def _moved(problem: Problem, lines: int) -> Problem:
    return msgspec.structs.replace(problem, line=problem.line + lines) if problem.line else problem


def _name(task: ReadTask, digests: Iterable[bytes]) -> str:
    """A digest of everything that the result follows from, but for the program."""
    settings = (task.fiction_marker, *sorted(task.withhold), "", *(file.source for file in task.files))
    return cache.digest([*(text.encode("utf-8", "surrogatepass") for text in settings), *digests]).hex()


def rows(store: Path, results: Iterable[tuple[str, int]]) -> Iterator[Row]:
    """What tasks stored, in order; ``results`` are name and lines of their results."""
    decoder = msgspec.msgpack.Decoder(Row)
    for name, lines in results:
        with open(store / f"{name}.rows", "rb") as file:
            while length := file.read(4):
                row = decoder.decode(file.read(int.from_bytes(length, "little")))
                yield msgspec.structs.replace(row, line=row.line + lines) if lines else row


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
            if named := task.withhold & {cable.id, cable.canonical_id}:
                counts.withheld += 1
                result.withheld |= named
            else:
                counts.published += 1
                yield cable


def row_of(cable: Cable, place: Place, marker: str) -> Row:
    """The catalogue's row of a cable that lies at ``place``; ``marker`` as in :class:`ReadTask`."""
    row = Row(
        source=cable.source,
        line=cable.line,
        id=cable.id,
        canonical_id=cable.canonical_id,
        name=urls.safe_name(cable.id or cable.canonical_id or "unnamed"),
        digest=_digest(cable),
        content=place.digest,
        shown=b"",
        subject=cable.subject,
        abstract=abstract(cable, marker),
        date=cable.date.isoformat() if cable.date else None,
        sent=cable.sent.isoformat() if cable.sent else None,
        classification=cable.classification.text,
        level=cable.classification.level,
        origin=cable.origin,
        country=cable.country,
        partial=cable.partial,
        fiction=_holds(cable.text, marker),
        tags=list(dict.fromkeys(tag.code for tag in cable.tags)),
        about=countries_of(cable),
        references=_references(cable),
        place=place,
    )
    return msgspec.structs.replace(row, shown=_shown(row))


_encode = msgspec.msgpack.Encoder().encode


def _shown(row: Row) -> bytes:
    """Digest of what lists and links show of a cable."""
    texts = (row.name, row.id, row.canonical_id, row.subject, row.abstract, row.date, row.sent, row.classification)
    return cache.digest([_encode((*texts, row.level, row.origin, row.country, row.partial, row.fiction))])


def _references(cable: Cable) -> list[tuple[str, str]]:
    letters: dict[str, str] = {}
    for reference in cable.references:
        if reference.cable:
            letters.setdefault(reference.cable, reference.letter or "")
    return list(letters.items())


def _digest(cable: Cable) -> bytes:
    """BLAKE2b of the text without white space, or of the publisher's fields where there is no text."""
    fields = f"{cable.subject}\n{cable.date}\n{cable.origin}\n{cable.classification.text}"
    text = cable.text.encode("utf-8", "surrogatepass").translate(None, string.whitespace.encode())
    return hashlib.blake2b(text or fields.encode("utf-8", "surrogatepass"), digest_size=32).digest()


def abstract(cable: Cable, marker: str = "") -> str:
    """The beginning of the summary, or of the first paragraph that says more than ``marker``, cut at a word."""
    texts = [cable.summary or "", *(paragraph.text for paragraph in cable.paragraphs)]
    text = " ".join(next((text for text in texts if text.strip() and not _holds(text, marker)), "").split())
    if len(text) <= ABSTRACT_LENGTH:
        return text
    return text[:ABSTRACT_LENGTH].rpartition(" ")[0].rstrip(" ,;:-") + " …"


def _holds(text: str, marker: str) -> bool:
    """Whether the publisher's sentence that marks fiction stands in ``text``, over lines or in capitals too."""
    return bool(marker) and _marks(marker.lower()).search(text.lower()) is not None


@lru_cache(maxsize=1)
def _marks(marker: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, marker.split())))


def countries_of(cable: Cable) -> list[str]:
    """ISO codes of the countries that a cable's geopolitical TAGS name, each once, in order."""
    meanings = (tag_vocabulary.find(tag.code) for tag in cable.tags)
    return list(dict.fromkeys(meaning.country for meaning in meanings if meaning and meaning.country))
