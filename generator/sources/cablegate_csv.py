r"""The Cablegate CSV layout: one file of any size, read as a stream.

Eight columns without a header row: row number, ``M/D/YYYY H:MM``, reference id, origin, classification, references
(separated by ``|``), header, body. Fields are quoted with ``"`` and run over many lines; a quote inside is ``\"``, a
backslash ``\\``. Records with doubled quotes (RFC 4180) are read as well; there a backslash is a plain character.

The file is cut wherever a line looks like the start of a record (:data:`_START`). Inside a quoted field such a line
cannot stand, because its quotes would be escaped; so a record with broken quoting harms none but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.dates import no_date, parse_day
from generator.sources.encoding import chunks, decode, is_utf16
from generator.sources.message import join
from generator.sources.parts import WHOLE, Part, Records

_COLUMNS = 8
_HEADER = 13
"""Group of the header, column 7, where it is quoted; the next one holds it where it is not."""
_LONGEST = 1 << 27
"""Bytes after which a record without end is given up, so that a file without records cannot fill the memory."""
_OVERLAP = 256
"""Bytes in which the start of a record has room."""

_DAY = rb"(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)[^\",\n]{0,32}"
_START = re.compile(rb'\n"?\d{1,12}"?,"' + _DAY + rb'",')
_BARE_START = re.compile(rb'\n"?\d{1,12}"?,' + _DAY + rb",")
_HEADING = re.compile(r'"?[A-Za-z_ /#.-]{1,40}"?(?:,"?[A-Za-z_ /#.-]{1,40}"?){7}')

_ESCAPED = r'"([^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+)"'
_DOUBLED = r'"([^"]*+(?:""[^"]*+)*+)"'
_BARE = r'([^",\n]*+)'
_DOUBLED_QUOTE = re.compile(rb'""[^,"\r\n]|[^,"\n]""')


class _Style(msgspec.Struct, frozen=True):
    """How a file writes a quote inside a field."""

    row: re.Pattern[str]
    escape: str
    """What stands before a quote inside a field."""

    def value(self, field: str) -> str:
        if self.escape == '"':
            return field.replace('""', '"')
        if "\\" not in field and '""' not in field:
            return field
        # Doubled quotes first: two escaped ones in a row are no doubled one.
        pieces = (piece.replace('""', '"').replace('\\"', '"') for piece in field.split("\\\\"))
        return "\\".join(pieces)


def _style(quoted: str, escape: str) -> _Style:
    field = f"(?:{quoted}|{_BARE})"
    return _Style(re.compile(",".join([field] * _COLUMNS) + r"[ \t]*(?:\n+|\Z)", re.DOTALL), escape)


_BACKSLASH = _style(_ESCAPED, "\\")
_RFC_4180 = _style(_DOUBLED, '"')


def recognises(head: str) -> bool:
    """Whether a file starts with a record, or with a row of headings and then a record."""
    first, _, rest = head.lstrip().partition("\n")
    return _starts(first) or (_heading(first) and _starts(rest))


def records(stream: BinaryIO, _source: str) -> Records | None:
    """How the file can be read in parts; None where it cannot, or is no file of this layout."""
    stream.seek(0)
    if is_utf16(stream.read(2)):
        return None
    pieces = (decode(piece).text for piece in _pieces(stream))
    first = next(pieces, "")
    readable = next(pieces, None) is not None if _heading(first) else _begins(first)
    return Records(_start(stream), returns=True) if readable else None


def read(stream: BinaryIO, source: str, part: Part = WHOLE) -> Iterator[RawCable | Problem]:
    """The records of the file in order; memory holds one of them and the piece that was read last."""
    line = part.line
    for number, piece in enumerate(_pieces(stream, part)):
        decoded = decode(piece)
        text = decoded.text
        styles = _styles(piece)
        if number == part.start == 0:
            if _heading(text):
                line += text.count("\n")
                continue
            if not _begins(text):
                yield _other_shape(text, source)
                return
        problems = tuple(Problem(source, line + at - 1, message) for at, message in decoded.problems)
        yield from _records(text, styles, source, line, problems)
        line += text.count("\n")


def _heading(text: str) -> bool:
    return len(text) < 400 and _HEADING.fullmatch(text.strip()) is not None


def _starts(text: str) -> bool:
    start = b"\n" + text[:_OVERLAP].encode()
    return (_START.match(start) or _BARE_START.match(start)) is not None


def _begins(text: str) -> bool:
    """Whether the first piece of a file is a record, whole or not."""
    return _starts(text) or any(style.row.match(text) for style in (_BACKSLASH, _RFC_4180))


def _start(stream: BinaryIO) -> re.Pattern[bytes]:
    """What the start of a record looks like in this file."""
    return _START if _START.search(b"\n" + next(chunks(stream))) else _BARE_START


def _pieces(stream: BinaryIO, part: Part = WHOLE) -> Iterator[bytes]:
    """The file cut before every line that looks like the start of a record."""
    start = _start(stream)
    buffer, searched = b"", 0
    for chunk in chunks(stream, part):
        buffer += chunk
        begin = 0
        for match in start.finditer(buffer, max(searched - _OVERLAP, 0)):
            yield from _bounded(buffer[begin : match.start() + 1])
            begin = match.start() + 1
        buffer = buffer[begin:]
        while len(buffer) > _LONGEST + _OVERLAP:
            yield buffer[:_LONGEST]
            buffer = buffer[_LONGEST:]
        searched = len(buffer)
    if buffer.strip():
        yield from _bounded(buffer)


def _bounded(piece: bytes) -> Iterator[bytes]:
    """A piece as it is, unless it is longer than any record; where the file was cut makes no difference to it."""
    for begin in range(0, len(piece), _LONGEST):
        yield piece[begin : begin + _LONGEST]


def _styles(piece: bytes) -> tuple[_Style, ...]:
    """The ways to read a record, the likely one first; they differ only where there is a backslash."""
    if b"\\" in piece and b'\\"' not in piece and _DOUBLED_QUOTE.search(piece):
        return _RFC_4180, _BACKSLASH
    return _BACKSLASH, _RFC_4180


def _records(
    text: str, styles: tuple[_Style, ...], source: str, line: int, problems: tuple[Problem, ...]
) -> Iterator[RawCable | Problem]:
    """The records of one piece: one, unless the next one's start was not recognised."""
    position = len(text) - len(text.lstrip("\n"))
    line += position
    while position < len(text):
        for style in styles:
            if match := style.row.match(text, position):
                break
        else:
            yield _broken(text[position:], source, line)
            return
        message = line + text.count("\n", position, max(match.span(_HEADER)[0], match.span(_HEADER + 1)[0]))
        yield _cable([style.value(field) for field in _fields(match)], source, message, problems)
        line += text.count("\n", position, match.end())
        position, problems = match.end(), ()


def _fields(match: re.Match[str]) -> list[str]:
    groups = match.groups("")
    return [quoted or bare for quoted, bare in zip(groups[::2], groups[1::2], strict=True)]


def _cable(fields: list[str], source: str, line: int, problems: tuple[Problem, ...]) -> RawCable:
    _, written, cable_id, origin, classification, references, header, body = fields
    text, body_start = join(header, body)
    found = list(problems)
    date = parse_day(written)
    if date is None:
        found.append(Problem(source, line, no_date(written)))
    if not cable_id.strip():
        found.append(Problem(source, line, "no reference id in column 3; the cable is kept without it."))
    if not text.strip():
        found.append(Problem(source, line, "no message in columns 7 and 8; the cable is kept without text."))
    return RawCable(
        source=source,
        line=line,
        id=cable_id.strip(),
        date=date,
        origin=origin.strip(),
        classification=classification.strip(),
        references=tuple(part for entry in references.split("|") if (part := entry.strip())),
        text=text,
        body_start=body_start,
        problems=tuple(found),
    )


def _broken(text: str, source: str, line: int) -> Problem:
    start = " ".join(text[:60].split())
    return Problem(
        source,
        line,
        f"broken record ({start!r} …): not eight fields up to the next record. Check "
        'its quotes: " opens and closes a field, \\" stands for a quote inside.',
    )


def _other_shape(text: str, source: str) -> Problem:
    line = text.split("\n", 1)[0]
    columns = line.count(",") + 1
    advice = " Save it with commas between the fields, not semicolons." if line.count(";") >= columns else ""
    return Problem(
        source,
        1,
        f"a CSV file of another shape ({columns} columns in its first line): expected row number, "
        f"date, reference id, origin, classification, references, header and body.{advice}",
    )
