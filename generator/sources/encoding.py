"""Bytes to text, by one stated rule.

1. A byte order mark decides: UTF-8 or UTF-16.
2. What is valid UTF-8 is UTF-8 (ASCII with it).
3. Where most of the non-ASCII characters are valid UTF-8, the text is UTF-8 with damage. A sequence that was cut off
   becomes U+FFFD; any other stray byte is read as Windows-1252, for that is how such bytes got there. Each line with
   damage is a problem.
4. Everything else is Windows-1252, which is Latin-1 wherever Latin-1 has a character; without a byte in 0x80-0x9F the
   two are the same and the text is called Latin-1. The five bytes that Windows-1252 leaves open keep their
   Latin-1 meaning, a control character, and are a problem.

Then CRLF and a lone CR become LF. Nothing else is changed, and nothing ever raises.
"""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from generator.sources.parts import WHOLE, Part

_CHUNK = 1 << 20
_ASSIGNED_C1_BYTE = re.compile(rb"[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_OPEN_CHAR = re.compile("[\x81\x8d\x8f\x90\x9d]")
# "surrogateescape" turns each byte b that is no UTF-8 into U+DC00 + b.
_STRAY = re.compile("[\udc80-\udcff]")
_DAMAGE = re.compile(r"[\udcc2-\udcf4](?:[\udc80-\udcbf]{1,3}|\Z)|[\udc80-\udcff]")
_CUT_OFF = re.compile(r"[\udcc2-\udcf4][\udc80-\udcbf]{1,2}\Z")
_WINDOWS_1252 = "".join(bytes([byte]).decode("windows-1252", "ignore") or chr(byte) for byte in range(0x100))
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Decoded(msgspec.Struct, frozen=True):
    """Text and how it was read."""

    text: str
    """Lines end with LF; no byte order mark, no surrogates."""
    encoding: str
    """``utf-8``, ``utf-16``, ``windows-1252`` or ``latin-1``."""
    problems: tuple[tuple[int, str], ...] = ()
    """Line, counted from 1, and what is wrong there; at most one a line."""


def decode(data: bytes) -> Decoded:
    """Decode by the rule of this module; never raises."""
    if is_utf16(data):
        return _utf16(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return Decoded(newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _damaged(data)


def taken(problems: deque[tuple[int, str]], text: str, line: int) -> list[tuple[int, str]]:
    """Take those of ``problems``, which are in order, that lie in a ``text`` that begins on ``line``, out of them."""
    last = line + text.count("\n") - text.endswith("\n")
    found = []
    while problems and problems[0][0] <= last:
        found.append(problems.popleft())
    return found


def newlines(text: str) -> str:
    """CRLF and a lone CR become LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def clean(text: str) -> str:
    """Text that did not come as bytes, as :func:`decode` would give it: U+FFFD for half a surrogate pair, LF."""
    return newlines(text if text.isascii() else _SURROGATE.sub("\ufffd", text))


def chunks(stream: BinaryIO, part: Part = WHOLE) -> Iterator[bytes]:
    """Read a file, or a part of it, piece by piece, as UTF-8 without byte order mark where it has one, as it is
    otherwise."""
    read = _chunks(stream, part)
    first = next(read, b"")
    if part.start:
        yield first
    elif is_utf16(first):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        yield decoder.decode(first).encode("utf-8", "replace")
        for chunk in read:
            yield decoder.decode(chunk).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")
    else:
        yield first.removeprefix(codecs.BOM_UTF8)
    yield from read


def lines(stream: BinaryIO, part: Part = WHOLE) -> Iterator[bytes]:
    """The lines of a file, or of a part of it, without their line feeds; as :func:`chunks` otherwise."""
    kept: list[bytes] = []
    for chunk in chunks(stream, part):
        *ended, rest = chunk.split(b"\n")
        for line in ended:
            yield b"".join([*kept, line])
            kept.clear()
        kept.append(rest)
    yield b"".join(kept)


def is_utf16(data: bytes) -> bool:
    """Whether a file that starts with ``data`` has the byte order mark of UTF-16."""
    return data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _chunks(stream: BinaryIO, part: Part) -> Iterator[bytes]:
    stream.seek(part.start)
    left = None if part.stop is None else part.stop - part.start
    while chunk := stream.read(_CHUNK if left is None else min(_CHUNK, left)):
        left = left and left - len(chunk)
        yield chunk


def _utf16(data: bytes) -> Decoded:
    text = newlines(data.decode("utf-16", "replace"))
    return Decoded(text, "utf-16", _lines(text, "\ufffd", "damaged UTF-16; shown as U+FFFD"))


def _damaged(data: bytes) -> Decoded:
    text = newlines(data.decode("utf-8", "surrogateescape"))
    stray = len(_STRAY.findall(text))
    sound = len(text) - len(text.encode("ascii", "ignore")) - stray
    if cut_off := _CUT_OFF.search(text):  # the end of a text is where a character is cut off in any encoding
        stray -= len(cut_off[0])
    if sound >= stray:
        problems = _lines(
            text, _STRAY, "damaged UTF-8; a cut-off character is shown as U+FFFD, a single byte is read as Windows-1252"
        )
        return Decoded(_DAMAGE.sub(_repaired, text), "utf-8", problems)
    return _single_byte(data)


def _repaired(match: re.Match[str]) -> str:
    damage = match[0]
    if len(damage) > 1 or (match.end() == len(match.string) and "\udcc2" <= damage <= "\udcf4"):
        return "\ufffd"
    return _WINDOWS_1252[ord(damage) - 0xDC00]


def _single_byte(data: bytes) -> Decoded:
    encoding = "windows-1252" if _ASSIGNED_C1_BYTE.search(data) else "latin-1"
    text = newlines(codecs.charmap_decode(data, "strict", _WINDOWS_1252)[0])
    problems = _lines(text, _OPEN_CHAR, f"a byte that {encoding} has no character for; kept as a control character")
    return Decoded(text, encoding, problems)


def _lines(text: str, wanted: str | re.Pattern[str], message: str) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    line, done = 1, 0
    for match in re.finditer(wanted, text):
        line += text.count("\n", done, match.start())
        done = match.start()
        if not found or found[-1][0] != line:
            found.append((line, message))
    return tuple(found)
