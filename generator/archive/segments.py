"""Parsed cables on disk between the two passes: files of MessagePack records, found by offset and length."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from generator.archive.openfiles import OpenFiles
from generator.model import Cable


class Place(msgspec.Struct, frozen=True):
    """Where a cable lies."""

    segment: str
    """File name in the store."""
    offset: int
    length: int
    digest: bytes = b""
    """Digest (BLAKE2b, 16 bytes) of the record."""


class SegmentWriter:
    """Appends cables to one file."""

    def __init__(self, name: str, file: BinaryIO) -> None:
        """``name`` is the file's name in the store, ``file`` the file itself, opened for writing."""
        self._name = name
        self._file = file
        self._encoder = msgspec.msgpack.Encoder()
        self._offset = 0

    def append(self, cable: Cable) -> Place:
        """Store a cable and tell where."""
        data = self._encoder.encode(cable)
        self._file.write(data)
        place = Place(self._name, self._offset, len(data), hashlib.blake2b(data, digest_size=16).digest())
        self._offset += len(data)
        return place


def load(folder: Path, places: Iterable[Place]) -> Iterator[Cable]:
    """The cables at ``places``, in that order."""
    decode = msgspec.msgpack.Decoder(Cable).decode
    with OpenFiles(folder) as files:
        for place in places:
            yield decode(files.read(place.segment, place.offset, place.length))
