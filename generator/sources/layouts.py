"""The table of layouts, and the reading of one file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources import cablegate_csv, cablegate_html, json_lines, text
from generator.sources.discovery import InputFile
from generator.sources.encoding import decode, is_utf16
from generator.sources.parts import WHOLE, Part, Records, find_parts

Reader = Callable[[BinaryIO, str], Iterator[RawCable | Problem]]


class Parts(msgspec.Struct, frozen=True):
    """How parts of a file are found and read."""

    records: Callable[[BinaryIO, str], Records | None]
    """``(stream, source)`` to how the records start; None where this file must be read as a whole."""
    read: Callable[[BinaryIO, str, Part], Iterator[RawCable | Problem]]
    """As :attr:`Layout.read`; the parts of a file one after the other give what the whole file gives."""


class Layout(msgspec.Struct, frozen=True):
    """One way in which cables lie in files."""

    name: str
    """As the documentation calls it."""
    suffixes: tuple[str, ...]
    """Endings that decide where the content does not."""
    recognises: Callable[[str], bool]
    """Whether the first characters of a file are of this layout."""
    read: Reader
    """``(stream, source)`` to the cables and the rejected records, in the order of the file."""
    parts: Parts | None = None
    """How a large file is read in parts; None where a file is read as a whole."""


LAYOUTS = (
    Layout(
        "JSON Lines",
        (".jsonl", ".ndjson", ".json"),
        json_lines.recognises,
        json_lines.read,
        Parts(json_lines.records, json_lines.read),
    ),
    Layout("Cablegate HTML", (".html", ".htm", ".xhtml"), cablegate_html.recognises, cablegate_html.read),
    Layout(
        "Cablegate CSV",
        (".csv",),
        cablegate_csv.recognises,
        cablegate_csv.read,
        Parts(cablegate_csv.records, cablegate_csv.read),
    ),
    Layout("text", (".txt", ".text"), text.recognises, text.read),
)
"""Asked in this order."""

_HEAD = 8192
_PRINTABLE = re.compile(rb"[!-~]")
_SIGNATURES = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\xd0\xcf\x11\xe0": "a Microsoft Office document",
    b"SQLite format 3\x00": "an SQLite database",
    b"\x7fELF": "a program",
}
_CONTROL = bytes({*range(0x20)} - {*b"\t\n\f\r\x1b"})
_EXPECTED = "expected one of: " + ", ".join(layout.name for layout in LAYOUTS)


def read(file: InputFile) -> Iterator[RawCable | Problem]:
    """The cables of a file, one at a time; a Problem stands for a record, or the file, that is rejected.

    Never raises: what the system refuses becomes a Problem as well.
    """
    try:
        with open(file.path, "rb") as stream:
            yield from read_stream(stream, file.source, file.part)
    except OSError as error:
        yield Problem(file.source, 0, f"cannot be read: {error.strerror or error}. Check who may read it.")


def cut(file: InputFile, size: int) -> Iterator[InputFile]:
    """A file in parts of some ``size`` bytes, at most three times that and a record, for :func:`read` one by one; as it
    is where it is not larger than ``size`` or cannot be cut.

    All parts together give what the file gives: the same cables, problems and lines. ``part.digest`` of each is made of
    its bytes. What an early record changes, later parts keep: they are cut by what stands at the cut.
    """
    end = 0
    if file.size > size:
        try:
            with open(file.path, "rb") as stream:
                records = records_of(stream, file.source)
                stream.seek(0)
                for part in find_parts(stream, records, size) if records else ():
                    yield msgspec.structs.replace(file, size=part.size, part=part)
                    end = part.start + part.size
        except OSError:  # whoever reads the rest tells
            yield msgspec.structs.replace(file, part=Part(start=end))
            return
    if not end:
        yield file


def records_of(stream: BinaryIO, source: str) -> Records | None:
    """How the records of a file start; None where it must be read as a whole."""
    head = stream.read(_HEAD)
    layout = None if _unfit(head) else _layout(head, source)
    return layout.parts.records(stream, source) if layout and layout.parts else None


def read_stream(stream: BinaryIO, source: str, part: Part = WHOLE) -> Iterator[RawCable | Problem]:
    """As :func:`read`, from an open binary stream that can be rewound."""
    head = stream.read(_HEAD)
    if problem := _unfit(head):
        yield Problem(source, 0, problem)
    elif layout := _layout(head, source):
        if layout.parts and part != WHOLE:
            yield from layout.parts.read(stream, source, part)
            return
        stream.seek(0)
        count = 0
        for count, item in enumerate(layout.read(stream, source), start=1):  # noqa: B007
            yield item
        if not count:
            yield Problem(source, 0, f"no cable in it, read as {layout.name}. Remove it or restore its content.")
    elif _binary(head):
        yield Problem(source, 0, f"binary file; {_EXPECTED}. Move it out of the folder.")
    else:
        yield Problem(source, 1, f"no layout of cables recognised; {_EXPECTED}. Move other files out of the folder.")


def recognise(head: bytes) -> Layout | None:
    """The layout of a file by its first bytes."""
    start = decode(head).text
    return next((layout for layout in LAYOUTS if layout.recognises(start)), None)


def _layout(head: bytes, source: str) -> Layout | None:
    """The layout by the content, or by the ending where that does not tell; its reader says what is missing."""
    layout = recognise(head)
    if layout or _binary(head):
        return layout
    suffix = os.path.splitext(source)[1].lower()
    return next((layout for layout in LAYOUTS if suffix in layout.suffixes), None)


def _binary(head: bytes) -> bool:
    """Whether more than one byte in fifty is a control character."""
    controls = len(head) - len(head.translate(None, _CONTROL))
    return not is_utf16(head) and controls * 50 > len(head)


def _unfit(head: bytes) -> str | None:
    """Why bytes cannot be a text of any kind."""
    if not head:
        return "empty file; nothing to read. Remove it or restore its content."
    if head.startswith(tuple(_SIGNATURES)):
        what = next(what for signature, what in _SIGNATURES.items() if head.startswith(signature))
        return f"binary file ({what}); {_EXPECTED}. Move it out of the folder."
    if (is_utf16(head) or not _PRINTABLE.search(head)) and not decode(head).text.strip():
        return "nothing but white space; nothing to read. Remove it or restore its content."
    return None
