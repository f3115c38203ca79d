"""The JSON Lines layout: one object a line, the program's own export; see :mod:`generator.sources.record` for the keys.

A line that is no object of a cable is rejected alone. A file that is one JSON document instead, an object or a list of
objects over several lines, is read too, whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.encoding import Decoded, decode, is_utf16, lines
from generator.sources.parts import WHOLE, Part, Records
from generator.sources.record import RecordError, from_record

_START = re.compile(r"\s*(?:\{\s*(?:\"|\}|\Z)|\[\s*(?:[\[{\"\]]|\Z))")
_DOCUMENT = re.compile(r"\s*(?:\[|\{\s*\n)")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder(strict=False)
_RECORDS = Records(re.compile(rb"\n"))


def recognises(head: str) -> bool:
    """Whether a file starts as a JSON object or a list."""
    return _START.match(head) is not None


def records(stream: BinaryIO, source: str) -> Records | None:
    """How the file can be read in parts; None where it cannot."""
    stream.seek(0)
    return None if is_utf16(stream.read(2)) or _is_document(stream, source) else _RECORDS


def read(stream: BinaryIO, source: str, part: Part = WHOLE) -> Iterator[RawCable | Problem]:
    """The cable of each line in order; memory holds one line."""
    if _is_document(stream, source):
        stream.seek(0)
        yield from _document(decode(stream.read()), source)
        return
    for number, line in enumerate(lines(stream, part), start=part.line):
        if line and not line.isspace():
            yield from _line(decode(line), source, number)


def _is_document(stream: BinaryIO, source: str) -> bool:
    """Whether the file is one JSON document over several lines."""
    stream.seek(0)
    return source.endswith(".json") or _DOCUMENT.match(decode(stream.read(4096)).text) is not None


def _line(decoded: Decoded, source: str, number: int) -> Iterator[RawCable | Problem]:
    """The object of a line, or several that stand on it one behind the other: with commas, record separators (RFC 7464)
    or lone carriage returns between them, or nothing. Behind what is no cable nothing is read."""
    text = decoded.text
    problems = tuple(Problem(source, number, message) for _, message in decoded.problems[:1])
    try:
        yield _cable(msgspec.json.decode(text), source, number, problems)
        return
    except (ValueError, RecursionError):
        position = _next(text, 0)
    what = "the line"
    while position < len(text):
        try:  # slower, but it accepts a lone surrogate and a raw control character, and says where it stops
            record, position = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            yield Problem(source, number, f"{_why(text, error)}; {what} is not read. Expected one whole object.")
            return
        except (ValueError, RecursionError):
            yield Problem(source, number, f"numbers or nesting beyond all bounds; {what} is not read.")
            return
        cable = _cable(record, source, number, problems)
        yield cable
        if isinstance(cable, Problem):
            return
        position, what = _next(text, position), "the rest of the line"


def _document(decoded: Decoded, source: str) -> Iterator[RawCable | Problem]:
    """The objects of one document, one after the other, with the line on which each starts."""
    text = decoded.text
    problems = tuple(Problem(source, line, message) for line, message in decoded.problems)
    position, line = _next(text, 0), 1
    counted = 0
    listed = text.startswith("[", position)
    if listed:
        position = _next(text, position + 1)
    while position < len(text) and text[position] != "]":
        line += text.count("\n", counted, position)
        counted = position
        try:
            record, position = _DECODER.raw_decode(text, position)
        except json.JSONDecodeError as error:
            at = line + text.count("\n", counted, error.pos)
            yield Problem(source, at, f"broken JSON ({error.msg}); the rest of the file is not read.")
            return
        except (ValueError, RecursionError):
            yield Problem(source, line, "numbers or nesting beyond all bounds; the rest of the file is not read.")
            return
        yield _cable(record, source, line, problems)
        problems = ()
        position = _next(text, position)
    if listed and position == len(text):
        yield Problem(source, text.count("\n") + 1, "half a JSON list: no ] at its end; what stands before was read.")
    elif text[position + 1 :].strip():
        at = text.count("\n", 0, position) + 1
        yield Problem(
            source, at, "more behind the end of the JSON list; it is not read. Put each list into its own file."
        )


def _next(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def _cable(record: object, source: str, line: int, problems: tuple[Problem, ...]) -> RawCable | Problem:
    try:
        raw = from_record(record, source, line)
    except RecordError as error:
        return Problem(source, line, f"{error}; not read.")
    return msgspec.structs.replace(raw, problems=problems + raw.problems) if problems else raw


def _why(text: str, error: json.JSONDecodeError) -> str:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return f"half a JSON object: it ends at column {len(text.rstrip()) + 1}"
    return f"no JSON at column {error.pos + 1} ({error.msg})"
