"""Parts of a large file, cut where records start, so that several workers can read one file.

Where a file is cut depends on what stands there and not on how far it is from the file's start: a record that is put in
early moves the cuts next to it, and those behind come to stand at the same records again.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from hashlib import blake2b
from typing import BinaryIO

import msgspec

DIGEST_SIZE = 16
_BLOCK = 1 << 18
"""Bytes that are read at a time; they stay in the processor's cache while they are searched, counted and digested."""
_TELLING = 64
"""Bytes behind a record's start that decide whether a part ends there."""
_OVERLAP = 256
"""Bytes in which the start of a record has room, with those that tell."""
_LEAST, _MOST = 4, 3
"""A part is at least a fourth of the size asked for; at three times that size it ends with the record."""


class Records(msgspec.Struct, frozen=True):
    """How the records of a file are told apart."""

    start: re.Pattern[bytes]
    """Matches a record's start from the line feed before it on; holds no other line feed."""
    returns: bool = False
    """Whether the reader counts a lone CR as the end of a line."""


class Part(msgspec.Struct, frozen=True):
    """The bytes from ``start`` to ``stop`` of a file, whole records."""

    start: int = 0
    stop: int | None = None
    """None for the end of the file."""
    line: int = 1
    """The line of the file on which the part starts, counted from 1."""
    digest: bytes = b""
    """BLAKE2b of the part's bytes, 16 bytes; empty where it was not made."""

    @property
    def size(self) -> int:
        """In bytes; 0 where the end is not known."""
        return self.stop - self.start if self.stop is not None else 0


WHOLE = Part()
"""A file that is not cut."""


def find_parts(stream: BinaryIO, records: Records, size: int, *, block: int = _BLOCK) -> Iterator[Part]:
    """Cut a file, from where the stream stands to its end, into parts of some ``size`` bytes, in one pass.

    A record ends a part with a probability that grows with its length, by the checksum of the first bytes behind it.
    """
    least, most = max(size // _LEAST, 1), size * _MOST
    part = _Open()
    buffer, base = b"", 0
    before = 0
    while True:
        read = stream.read(block)
        buffer += read
        settled = _settled(buffer) if read else len(buffer)
        done = 0
        position = max(part.start + least - base, 0)
        while (found := records.start.search(buffer, position)) and found.start() < settled:
            position = found.end()
            at = found.start() + 1
            telling = zlib.crc32(buffer[position : position + _TELLING])
            if base + at - part.start >= most or (before > part.start and telling * size < (base + at - before) << 32):
                part.add(buffer, done, at, returns=records.returns)
                yield part.closed()
                done = at
                position = at + least
            before = base + at
        part.add(buffer, done, settled, returns=records.returns)
        if not read:
            break
        buffer, base = buffer[settled:], base + settled
    if part.stop > part.start:
        yield part.closed()


def _settled(buffer: bytes) -> int:
    """Where the bytes end that the next block cannot change; not between CR and LF."""
    settled = max(len(buffer) - _OVERLAP, 0)
    return settled - 1 if buffer[:settled].endswith(b"\r") else settled


class _Open:
    """The part that is being measured."""

    def __init__(self) -> None:
        self.start = self.stop = 0
        self.line = self.next_line = 1
        self._digest = blake2b(digest_size=DIGEST_SIZE)

    def add(self, buffer: bytes, first: int, end: int, *, returns: bool) -> None:
        """Take ``buffer[first:end]`` into the part."""
        self._digest.update(memoryview(buffer)[first:end])
        self.next_line += buffer.count(b"\n", first, end)
        if returns and buffer.find(b"\r", first, end) >= 0:
            self.next_line += buffer.count(b"\r", first, end) - buffer.count(b"\r\n", first, end)
        self.stop += end - first

    def closed(self) -> Part:
        """The part; the next one starts where it ends."""
        part = Part(self.start, self.stop, self.line, self._digest.digest())
        self.start, self.line = self.stop, self.next_line
        self._digest = blake2b(digest_size=DIGEST_SIZE)
        return part
