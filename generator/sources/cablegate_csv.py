r"""The Cablegate CSV layout: one file of any size, read as a stream.

Eight columns without a row of headings: row number, ``M/D/YYYY H:MM``, reference id, origin, classification, references
(separated by ``|``), header, body. Where there are headings, they say which column holds what
(:mod:`generator.sources.csv_columns`). Fields are quoted with ``"`` and run over many lines; a quote inside is ``\"``,
a backslash ``\\``; one may stand before the end of a line, as MySQL writes it. Records with doubled quotes (RFC 4180)
are read as well; there a backslash is a plain character.

The file is cut wherever a line looks like the start of a record; so a record with broken quoting harms none but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.csv_columns import CABLEGATE, Columns, columns, heading
from generator.sources.dates import no_date, parse_day
from generator.sources.encoding import chunks, decode, is_utf16
from generator.sources.message import join
from generator.sources.parts import WHOLE, Part, Records

_LONGEST = 1 << 27
"""Bytes after which a record without end is given up, so that a file without records cannot fill the memory."""
_OVERLAP = 512
"""Bytes in which the start of a record has room."""
_ENOUGH = 1 << 20
_FIRST_LINES = 8
"""Among these the row of headings stands."""
_SEPARATOR = re.compile(r"sep=.\s*", re.IGNORECASE)
"""What Excel sets in front."""
_BLANK = re.compile(r"(?:[ \t\0]*\n)+|[ \t\0]+\Z")
"""Rows of nothing, and zeros with which a file was filled up."""
_BLANKS = "\n \t\0"
"""What they begin with."""
_NOTHING = frozenset({r"\N", "NULL", "null", "nan", "NaN", "None"})
"""What programs write for a field that is empty; a message may be that word."""

_ESCAPED = r'"([^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+)"'
_DOUBLED = r'"([^"]*+(?:""[^"]*+)*+)"'
_BARE = r'([^",\n]*+)'
_DOUBLED_QUOTE = re.compile(rb'""[^,"\r\n]|[^,"\n]""')
_FEW = 2
"""A message on one line with more escaped line ends has lost its own."""


class _Style(msgspec.Struct, frozen=True):
    """How a file writes a quote inside a field."""

    field: re.Pattern[str]
    row: re.Pattern[str]
    """A record of as many fields as there are columns."""
    escape: str
    """What stands before a quote inside a field."""

    def value(self, field: str) -> str:
        if self.escape == '"':
            return field.replace('""', '"')
        if "\\" not in field and '""' not in field:
            return field
        line_end = r"\n" if "\n" not in field and field.count(r"\n") > _FEW else "\\\n"
        # Doubled quotes first: two escaped ones in a row are no doubled one.
        pieces = (piece.replace('""', '"').replace('\\"', '"') for piece in field.split("\\\\"))
        if line_end in field:
            return "\\".join(piece.replace(line_end, "\n") for piece in pieces)
        return "\\".join(pieces)

    def count(self, text: str, position: int) -> int:
        """The fields of the record at ``position``; 0 where its quotes do not fit together."""
        number = 1
        while (match := self.field.match(text, position)) and text[match.end() : match.end() + 1] == ",":
            number, position = number + 1, match.end() + 1
        return number if match and text[match.end() : match.end() + 1] in ("", "\n") else 0


@lru_cache(maxsize=16)
def _style(quoted: str, escape: str, count: int) -> _Style:
    field = f"(?:{quoted}|{_BARE})"
    row = ",".join([field] * count) + r"[ \t]*(?:\n+|\Z)"
    return _Style(re.compile(field, re.DOTALL), re.compile(row, re.DOTALL), escape)


class _Table(msgspec.Struct, frozen=True):
    """What is known of a file from its beginning."""

    columns: Columns
    start: re.Pattern[bytes]
    """What the start of a record looks like, from the line feed before it on."""
    heading: str = ""
    """The row of headings, as it stands there."""

    @property
    def count(self) -> int:
        return len(self.columns.names)


def recognises(head: str) -> bool:
    """Whether a file starts with a record, or with a row of headings and then a record."""
    first, _, rest = head.lstrip().partition("\n")
    start = f"\n{rest if heading(first) else first}"[:_OVERLAP].encode()
    return any(pattern.match(start) for pattern in Columns().starts())


def records(stream: BinaryIO, _source: str) -> Records | None:
    """How the file can be read in parts; None where it cannot, or is no file of this layout."""
    stream.seek(0)
    if is_utf16(stream.read(2)):
        return None
    table = _table(stream)
    if table is None:
        return None
    pieces = (decode(piece).text for piece in _pieces(stream, table))
    first = next(pieces, "")
    readable = next(pieces, None) is not None or _begins(first, table)
    return Records(table.start, returns=True) if readable else None


def read(stream: BinaryIO, source: str, part: Part = WHOLE) -> Iterator[RawCable | Problem]:
    """The records of the file in order; memory holds one of them and the pieces that were read last."""
    table = _table(stream)
    if table is None:
        yield _other_shape(decode(_head(stream)).text, source)
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
        yield from _records(text, skipped, _styles(piece, table.count), table, source, line, problems)
        line += text.count("\n")


def _head(stream: BinaryIO) -> bytes:
    """The first bytes of a file, enough to tell what its records look like."""
    head = b""
    for chunk in chunks(stream):
        head += chunk
        if len(head) >= _ENOUGH:
            break
    return head


def _table(stream: BinaryIO) -> _Table | None:
    """The columns of a file; None where its headings name no id or no message."""
    head = _head(stream)
    found = Columns()
    row = ""
    for line in decode(head).text.split("\n", _FIRST_LINES)[:_FIRST_LINES]:
        if line.strip() and not _SEPARATOR.fullmatch(line):
            names = heading(line)
            if names is not None:
                named = columns(names)
                if named is None:
                    return None
                found, row = named, line
            break
    quoted, bare = found.starts()
    return _Table(found, quoted if quoted.search(b"\n" + head) else bare, row)


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
    if table.start.match(b"\n" + text[start : start + _OVERLAP].encode()):
        return True
    return any(_style(quoted, '"', table.count).row.match(text, start) for quoted in (_ESCAPED, _DOUBLED))


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


def _styles(piece: bytes, count: int) -> tuple[_Style, _Style]:
    """The ways to read a record, the likely one first; they differ only where there is a backslash."""
    escaped, doubled = _style(_ESCAPED, "\\", count), _style(_DOUBLED, '"', count)
    if b"\\" in piece and b'\\"' not in piece and _DOUBLED_QUOTE.search(piece):
        return doubled, escaped
    return escaped, doubled


def _records(
    text: str,
    position: int,
    styles: tuple[_Style, _Style],
    table: _Table,
    source: str,
    line: int,
    problems: tuple[Problem, ...],
) -> Iterator[RawCable | Problem]:
    """The records of one piece from ``position`` on: one, unless the next one's start was not recognised."""
    names = table.columns.names
    message = 2 * names.index("header" if "header" in names else "body") + 1
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
            yield _broken(text, position, styles, table, source, line)
            return
        at = line + text.count("\n", position, max(match.span(message)[0], match.span(message + 1)[0]))
        values = dict(zip(names, map(style.value, _fields(match)), strict=True))
        yield _cable(values, source, at, problems)
        position, problems = match.end(), ()


def _fields(match: re.Match[str]) -> list[str]:
    groups = match.groups("")
    return [quoted or bare for quoted, bare in zip(groups[::2], groups[1::2], strict=True)]


def _cable(values: dict[str, str], source: str, line: int, problems: tuple[Problem, ...]) -> RawCable:
    def value(name: str) -> str:
        found = values.get(name, "")
        return "" if found in _NOTHING else found

    body = values["body"]
    text, body_start = join(value("header"), body) if "header" in values else (body, None)
    found = list(problems)
    cable_id, date = value("id").strip(), parse_day(value("date"))
    released = parse_day(value("released"))
    if date is None:
        found.append(Problem(source, line, no_date(value("date"))))
    if released is None and value("released").strip():
        found.append(Problem(source, line, no_date(value("released"))))
    if not cable_id:
        found.append(Problem(source, line, "no reference id in its column; the cable is kept without it."))
    if not text.strip():
        found.append(Problem(source, line, "no message in its columns; the cable is kept without text."))
    return RawCable(
        source=source,
        line=line,
        id=cable_id,
        subject=value("subject").strip(),
        date=date,
        released=released,
        origin=value("origin").strip(),
        classification=value("classification").strip(),
        references=tuple(part for entry in value("references").split("|") if (part := entry.strip())),
        text=text,
        body_start=body_start,
        problems=tuple(found),
    )


def _broken(text: str, position: int, styles: tuple[_Style, _Style], table: _Table, source: str, line: int) -> Problem:
    start = " ".join(text[position : position + 60].split())
    number = max(style.count(text, position) for style in styles)
    if number and number != table.count:
        why = f"{number} field{'s' if number > 1 else ''}, expected {table.count}. Compare it with those around it"
    else:
        why = (
            f"not {table.count} fields up to the next record. Check its quotes: "
            '" opens and closes a field, \\" stands for a quote inside'
        )
    return Problem(source, line, f"broken record ({start!r} …): {why}.")


def _other_shape(text: str, source: str) -> Problem:
    line = text.lstrip().partition("\n")[0]
    number = max(_style(quoted, '"', len(CABLEGATE)).count(text.lstrip(), 0) for quoted in (_ESCAPED, _DOUBLED))
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
