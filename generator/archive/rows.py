"""What the catalogue keeps of a cable, in files of the store that are read twice: in the order in which the cables were
read, to tell which there are, and in the order of their numbers.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

from generator import cache, urls
from generator.archive.openfiles import OpenFiles
from generator.archive.segments import Place
from generator.model import Cable
from generator.vocabulary import tags as tag_vocabulary

ABSTRACT_LENGTH = 280
ENDING = ".rows"
_MOST_LABEL_WORDS = 3
"""Words of the label before who classified a cable: ``CLASSIFIED BY:``."""
_SIZE = 4
"""Bytes of a number that tells the length of a record."""

Results = Sequence[tuple[str, int]]
"""Names of files of rows, each with the number of lines that stand before what was read there."""
Spot = tuple[int, int, int]
"""Where details lie: place of the file among the results, offset and length in bytes."""


class Row(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What tells a cable from others and gives it its place among them."""

    source: str
    line: int
    id: str
    canonical_id: str
    name: str
    """File name that the cable would like to have."""
    digest: bytes
    """Equal for the same cable in two layouts (see :func:`_digest`)."""
    shown: bytes
    """Digest (BLAKE2b, 16 bytes) of what lists and links show of it."""
    date: str | None
    sent: str | None


class Details(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What else the catalogue keeps of it; read when its number is known."""

    subject: str
    abstract: str
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


_encode = msgspec.msgpack.Encoder().encode


def save(path: Path, rows: Iterable[tuple[Row, Details]]) -> None:
    """Write rows, each with what belongs to it."""
    with open(path, "wb") as file:
        for found in rows:
            row, details = map(_encode, found)
            sizes = (len(data).to_bytes(_SIZE, "little") for data in (row, details))
            file.write(b"".join((*sizes, row, details)))


def load(store: Path, results: Results) -> Iterator[tuple[Row, Spot]]:
    """All rows, in order, and where their details lie."""
    decode = msgspec.msgpack.Decoder(Row).decode
    for place, (name, lines) in enumerate(results):
        data = (store / (name + ENDING)).read_bytes()
        at = 0
        while at < len(data):
            first, second = (int.from_bytes(data[at + step : at + step + _SIZE], "little") for step in (0, _SIZE))
            at += 2 * _SIZE + first
            row = decode(data[at - first : at])
            yield msgspec.structs.replace(row, line=row.line + lines) if lines else row, (place, at, second)
            at += second


@contextmanager
def details(store: Path, results: Results) -> Iterator[Callable[[Spot], Details]]:
    """Gives what lies at a spot, until the block ends."""
    decode = msgspec.msgpack.Decoder(Details).decode
    names = [name + ENDING for name, _ in results]
    with OpenFiles(store) as files:
        yield lambda spot: decode(files.read(names[spot[0]], *spot[1:]))


def row_of(cable: Cable, place: Place, marker: str) -> tuple[Row, Details]:
    """The row of a cable that lies at ``place``; a cable that holds the sentence ``marker`` is fiction."""
    details = Details(
        subject=cable.subject,
        abstract=abstract(cable, marker),
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
    row = Row(
        source=cable.source,
        line=cable.line,
        id=cable.id,
        canonical_id=cable.canonical_id,
        name=urls.safe_name(cable.id or cable.canonical_id or "unnamed"),
        digest=_digest(cable),
        shown=b"",
        date=cable.date.isoformat() if cable.date else None,
        sent=cable.sent.isoformat() if cable.sent else None,
    )
    return msgspec.structs.replace(row, shown=_shown(row, details)), details


def _shown(row: Row, details: Details) -> bytes:
    """Digest of what lists and links show of a cable."""
    names = (row.name, row.id, row.canonical_id, row.date, row.sent)
    texts = (details.subject, details.abstract, details.classification, details.level, details.origin, details.country)
    return cache.digest([_encode((*names, *texts, details.partial, details.fiction))])


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
    """The beginning of the summary, or of the first paragraph that says more than ``marker`` or who classified the
    cable, cut at a word."""
    texts = [cable.summary or "", *(paragraph.text for paragraph in cable.paragraphs)]
    found = (text for text in texts if text.strip() and not _holds(text, marker) and not _is_authority(text, cable))
    text = " ".join(next(found, "").split())
    if len(text) <= ABSTRACT_LENGTH:
        return text
    return text[:ABSTRACT_LENGTH].rpartition(" ")[0].rstrip(" ,;:-") + " …"


def _is_authority(text: str, cable: Cable) -> bool:
    """Whether ``text`` says no more than who classified the cable: some posts wrote that as the first paragraph."""
    if not cable.authority or not cable.authority.text:
        return False
    label, entry, behind = " ".join(text.split()).partition(cable.authority.text)
    return bool(entry) and not behind and len(label.split()) <= _MOST_LABEL_WORDS


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
