"""The input files and what is in them, as far as the last build already knew.

A file whose size, times and inode are those that the last build saw holds what it held then and is not opened.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from generator import sources
from generator.sources import InputFile, Part
from generator.sources.parts import WHOLE

FILE_NAME = "inputs"
_TICK = 20_000_000
"""Nanoseconds for which a file system may give two changes the same time."""

Stamp = tuple[int, int, int, int]
"""Size, modification time, change time (both in nanoseconds) and inode of a file."""


class Known(msgspec.Struct, frozen=True, array_like=True):
    """What was found in a file."""

    stamp: Stamp
    digest: bytes
    """Of its bytes; empty for a file that is read in parts."""
    parts: tuple[Part, ...] = ()


class Inputs:
    """The digests of the input files."""

    def __init__(self, old_store: Path | None, now: int) -> None:
        """``old_store`` is that of the last build; ``now`` is the time of this one in nanoseconds."""
        self._old: Mapping[str, Known] = _load(old_store / FILE_NAME) if old_store else {}
        self._new: dict[str, Known] = {}
        self._stamps: dict[str, Stamp] = {}
        self._read: dict[str, Stamp] = {}
        """Files that were not known, as they were before they were read."""
        self._now = now

    def cut(self, file: InputFile, size: int) -> Iterator[InputFile]:
        """The parts of a large file."""
        stamp = stamp_of(file.path)
        known = self._known(file, stamp)
        if known is None:
            self._read[file.path] = stamp
            parts = []
            for piece in sources.cut(file, size):
                parts.append(piece.part)
                yield piece
            self._note(file, Known(stamp, b"", tuple(parts)))
        else:
            for part in known.parts or (WHOLE,):
                yield msgspec.structs.replace(file, part=part, size=part.size or file.size)

    def digest(self, file: InputFile) -> bytes:
        """The digest of what is to be read of a file; empty where it must be read to know."""
        if file.part.digest:
            return file.part.digest
        stamp = self._stamps[file.path] = stamp_of(file.path)
        known = self._known(file, stamp)
        if known is None:
            self._read[file.path] = stamp
        return known.digest if known else b""

    def learn(self, files: Iterable[InputFile], digests: Iterable[bytes]) -> None:
        """Note what was found in files."""
        for file, found in zip(files, digests, strict=True):
            if stamp := self._stamps.get(file.path):
                parts = self._new[file.path].parts if file.path in self._new else ()
                self._note(file, Known(stamp, found, parts))

    def changed(self) -> list[str]:
        """The files that have changed since they were first looked at: nobody knows what was read of them."""
        return sorted(path for path, stamp in self._read.items() if stamp_of(path) != stamp)

    def save(self, store: Path) -> None:
        """Keep what is known for the next build."""
        # Names of files are bytes; not all of them are text.
        found = {os.fsencode(path): known for path, known in self._new.items()}
        (store / FILE_NAME).write_bytes(msgspec.msgpack.encode(found))

    def _known(self, file: InputFile, stamp: Stamp) -> Known | None:
        known = self._old.get(file.path)
        if known is None or known.stamp != stamp:
            return None
        self._new[file.path] = known
        return known

    def _note(self, file: InputFile, known: Known) -> None:
        """Note a file; one that changed just before the build may change again at the same time."""
        if max(known.stamp[1:3]) < self._now - _TICK:
            self._new[file.path] = known


def _load(path: Path) -> dict[str, Known]:
    try:
        found = msgspec.msgpack.decode(path.read_bytes(), type=dict[bytes, Known])
    except (OSError, msgspec.DecodeError):
        return {}
    return {os.fsdecode(name): known for name, known in found.items()}


def stamp_of(path: str) -> Stamp:
    """The stamp of a file; zeros where it cannot be looked at."""
    try:
        status = os.stat(path)
    except OSError:
        return (0, 0, 0, 0)
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def digest_of(path: str) -> bytes:
    """Digest (BLAKE2b, 16 bytes) of a file's bytes; empty where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError:
        return b""
