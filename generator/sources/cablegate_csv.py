r"""The Cablegate CSV layout: one file of any size, read as a stream.

Eight columns without a row of headings: row number, ``M/D/YYYY H:MM``, reference id, origin, classification, references
(separated by ``|``), header, body. Where there are headings, they say which column holds what
(:mod:`generator.sources.csv_tables`). Fields are quoted with ``"`` and run over many lines; a quote inside is ``\"``,
a backslash ``\\``; one may stand before the end of a line, as MySQL writes it. Records with doubled quotes (RFC 4180)
are read as well; there a backslash is a plain character.

The file is cut wherever a line looks like the start of a record; so a record with broken quoting harms none but itself.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.csv_columns import CABLEGATE, ID, cable_of, columns, heading
from generator.sources.csv_tables import read_table
from generator.sources.encoding import chunks, decode, is_utf16
from generator.sources.parts import WHOLE, Part, Records

_LONGEST = 1 << 27
"""Bytes after which a record without end is given up, so that a file without records cannot fill the memory."""
_OVERLAP = 256
"""Bytes in which the start of a record has room."""
_HEADER = 2 * CABLEGATE.index("header") + 1
"""Group of the header where it is quoted; the next one holds it where it is not."""

_DAY = r'(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)[^",\n]{0,32}'
_START = re.compile(rf'\n(?:"?\d{{1,12}}"?,"{_DAY}"|"[^",\n]{{0,12}}","[^"\n]{{0,48}}","{ID}"),'.encode())
"""Known by its date or its id. Inside a quoted field it cannot stand, because its quotes would be escaped."""
_BARE_START = re.compile(rf'\n"?\d{{1,12}}"?,(?:"[^"\n]{{0,48}}"|(?=[^",\n]*\d|,)[^",\n]{{0,48}}),"?{ID}"?,'.encode())
"""The same where fields have no quotes; the form of the id tells it from the row of a table in a message."""
_ENOUGH = 1 << 20
"""Bytes that tell how starts of records look."""
_FIRST = 1 << 16
_FIRST_LINES = 8
"""Bytes and lines among which the row of headings stands."""
_SEPARATOR = re.compile(r"sep=.\s*", re.IGNORECASE)
"""What Excel sets in front."""
_BLANK = re.compile(r"(?:[ \t\0]*\n)+|[ \t\0]+\Z")
"""Rows of nothing, and zeros with which a file was filled up."""
_BLANKS = "\n \t\0"
"""What they begin with."""

_QUOTED_ESCAPED = r'"([^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+)"'
_QUOTED_DOUBLED = r'"([^"]*+(?:""[^"]*+)*+)"'
_BARE = r'([^",\n]*+)'
_DOUBLED_QUOTE = re.compile(rb'""[^,"\r\n]|[^,"\n]""')


class _Style(msgspec.Struct, frozen=True):
    """How a file writes a quote inside a field."""

    field: re.Pattern[str]
    row: re.Pattern[str]
    """A record of as many fields as there are columns."""
    escape: str
    """What stands before a quote inside a field."""

    def values(self, fields: list[str]) -> list[str]:
        """Fields without what quotes and escapes them."""
        if self.escape == '"':
            return [field.replace('""', '"') for field in fields]
        one_line = r"\n" in fields[-1] and not any("\n" in field for field in fields)
        return [self._value(field, one_line=one_line) if "\\" in field or '""' in field else field for field in fields]

    def _value(self, field: str, *, one_line: bool) -> str:
        # Doubled quotes first: two escaped ones in a row are no doubled one.
        pieces = [piece.replace('""', '"').replace('\\"', '"') for piece in field.split("\\\\")]
        if one_line:
            pieces = [piece.replace(r"\n", "\n") for piece in pieces]
        elif "\\\n" in field and field.count("\\\n") == field.count("\n"):
            pieces = [piece.replace("\\\n", "\n") for piece in pieces]
        return "\\".join(pieces)

    def count(self, text: str, position: int) -> int:
        """The fields of the record at ``position``; 0 where its quotes do not fit together."""
        number = 1
        while (match := self.field.match(text, position)) and text[match.end() : match.end() + 1] == ",":
            number, position = number + 1, match.end() + 1
        return number if match and text[match.end() : match.end() + 1] in ("", "\n") else 0


def _style(quoted: str, escape: str) -> _Style:
    field = f"(?:{quoted}|{_BARE})"
    row = ",".join([field] * len(CABLEGATE)) + r"[ \t]*(?:\n+|\Z)"
    return _Style(re.compile(field, re.DOTALL), re.compile(row, re.DOTALL), escape)


_ESCAPED = _style(_QUOTED_ESCAPED, "\\")
_DOUBLED = _style(_QUOTED_DOUBLED, '"')


class _Table(msgspec.Struct, frozen=True):
    """What is known of a file from its beginning."""

    names: tuple[str, ...] | None
    """What its columns hold; None where headings name no id or no message."""
    start: re.Pattern[bytes]
    """What the start of a record looks like, from the line feed before it on."""
    heading: str = ""
    """The row of headings, as it stands there."""
    heading_line: int = 0
    escaped: bool = False
    """Whether a backslash stands before quotes inside a field."""


def recognises(head: str) -> bool:
    """Whether a file starts with a record, or with a row of headings and then a record."""
    table = _table_of(head.encode("utf-8", "replace"))
    if table.heading:
        return table.names is not None
    return _starts(head.lstrip())


def _starts(text: str) -> bool:
    start = f"\n{text[:_OVERLAP]}".encode("utf-8", "replace")
    return (_START.match(start) or _BARE_START.match(start)) is not None


def records(stream: BinaryIO, _source: str) -> Records | None:
    """How the file can be read in parts; None where it cannot, or is no file of this layout."""
    stream.seek(0)
    if is_utf16(stream.read(2)):
        return None
    table = _table_of(_head(stream))
    if table.names != CABLEGATE:
        return None
    pieces = (decode(piece).text for piece in _pieces(stream, table))
    first = next(pieces, "")
    readable = next(pieces, None) is not None or _begins(first, table)
    return Records(table.start, returns=True) if readable else None


def read(stream: BinaryIO, source: str, part: Part = WHOLE) -> Iterator[RawCable | Problem]:
    """The records of the file in order; memory holds one of them and the pieces that were read last."""
    head = _head(stream)
    table = _table_of(head)
    if table.names is None:
        yield _other_shape(decode(head).text, source)
        return
    if table.names != CABLEGATE:
        yield from read_table(stream, source, table.names, table.heading_line, escaped=table.escaped)
        return
    line = part.line
    pieces = _pieces(stream, table, part)
    if part == WHOLE:
        first = next(pieces, b"")
        second = next(pieces, None)
        if second is None and not _begins(decode(first).text, table):
            yield _other_shape(decode(first).text, source)
            return
        pieces = chain([first] if second is None else [first, second], pieces)
    for number, piece in enumerate(pieces):
        decoded = decode(piece)
        text = decoded.text
        skipped = _ahead(text, table) if number == part.start == 0 else 0
        problems = tuple(Problem(source, line + at - 1, message) for at, message in decoded.problems)
        yield from _records(text, skipped, _styles(piece), source, line, problems)
        line += text.count("\n")


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a file, enough to tell what its records look like."""
    head = b""
    for chunk in chunks(stream):
        head += chunk
        if len(head) >= _ENOUGH:
            break
    return head


def _table_of(head: bytes) -> _Table:
    """What the first bytes of a file tell."""
    start = _START if _START.search(b"\n" + head) else _BARE_START
    text = decode(head[:_FIRST]).text
    for number, line in enumerate(text.split("\n", _FIRST_LINES)[:_FIRST_LINES], 1):
        if line.strip() and not _SEPARATOR.fullmatch(line):
            fields = heading(line)
            if fields is None:
                break
            rest = text.split("\n", number)[number:]
            escaped = b'\\"' in head
            first = csv.reader(io.StringIO("".join(rest)), escapechar="\\" if escaped else None, skipinitialspace=True)
            return _Table(columns(fields, next(first, [])), start, line, number, escaped)
    return _Table(CABLEGATE, start)


def _ahead(text: str, table: _Table) -> int:
    """Where the records begin in the first piece of a file: behind what Excel sets in front and the headings."""
    position = _end(_BLANK, text, 0)
    position = _end(_BLANK, text, _end(_SEPARATOR, text, position))
    if table.heading and text.startswith(table.heading, position):
        position += len(table.heading)
    return _end(_BLANK, text, position)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position


def _begins(text: str, table: _Table) -> bool:
    """Whether the first piece of a file is a record, whole or not."""
    start = _ahead(text, table)
    return _starts(text[start : start + _OVERLAP]) or any(
        style.row.match(text, start) for style in (_ESCAPED, _DOUBLED)
    )


def _pieces(stream: BinaryIO, table: _Table, part: Part = WHOLE) -> Iterator[bytes]:
    """The file cut before every line that looks like the start of a record."""
    buffer, searched = b"", 0
    for chunk in chunks(stream, part):
        buffer += chunk
        begin = 0
        for match in table.start.finditer(buffer, max(searched - _OVERLAP, 0)):
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


def _styles(piece: bytes) -> tuple[_Style, _Style]:
    """The ways to read a record, the likely one first; they differ only where there is a backslash."""
    if b"\\" in piece and b'\\"' not in piece and _DOUBLED_QUOTE.search(piece):
        return _DOUBLED, _ESCAPED
    return _ESCAPED, _DOUBLED


def _records(
    text: str, position: int, styles: tuple[_Style, _Style], source: str, line: int, problems: tuple[Problem, ...]
) -> Iterator[RawCable | Problem]:
    """The records of one piece from ``position`` on: one, unless the next one's start was not recognised."""
    done = 0
    while position < len(text):
        if text[position] in _BLANKS and (behind := _end(_BLANK, text, position)) > position:
            position = behind
            continue
        line += text.count("\n", done, position)
        done = position
        for style in styles:
            if match := style.row.match(text, position):
                break
        else:
            yield _broken(text, position, styles, source, line)
            return
        message = line + text.count("\n", position, max(match.span(_HEADER)[0], match.span(_HEADER + 1)[0]))
        yield cable_of(dict(zip(CABLEGATE, style.values(_fields(match)), strict=True)), source, message, problems)
        position, problems = match.end(), ()


def _fields(match: re.Match[str]) -> list[str]:
    groups = match.groups("")
    return [quoted or bare for quoted, bare in zip(groups[::2], groups[1::2], strict=True)]


def _broken(text: str, position: int, styles: tuple[_Style, _Style], source: str, line: int) -> Problem:
    start = " ".join(text[position : position + 60].split())
    number = max(style.count(text, position) for style in styles)
    if number and number != len(CABLEGATE):
        why = f"{number} field{'s' if number > 1 else ''}, expected eight. Compare it with those around it"
    else:
        why = (
            "not eight fields up to the next record. Check its quotes: "
            '" opens and closes a field, \\" stands for a quote inside'
        )
    return Problem(source, line, f"broken record ({start!r} …): {why}.")


def _other_shape(text: str, source: str) -> Problem:
    line = text.lstrip().partition("\n")[0]
    number = max(style.count(text.lstrip(), 0) for style in (_ESCAPED, _DOUBLED))
    others = {"semicolons": line.count(";"), "tabs": line.count("\t"), "bars": line.count("|")}
    name, most = max(others.items(), key=lambda item: item[1])
    advice = f" Save it with commas between the fields, not {name}." if most >= max(number - 1, 1) else ""
    return Problem(
        source,
        1,
        f"a CSV file of another shape ({number or line.count(',') + 1} columns in its first record): expected row "
        "number, date, reference id, origin, classification, references, header and body, or headings that name at "
        f"least the id and the body.{advice}",
    )
