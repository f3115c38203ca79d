"""One file with named columns of numbers or texts, read where they are used."""

from __future__ import annotations

import mmap
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from generator.search.columns import Numbers

Column = Numbers | list[str]

_ALIGN = 8
_TYPES = (np.uint8, np.uint16, np.uint32, np.uint64)
_STARTS = "-starts"


class Columns:
    """The columns of a file; they stay on disk until they are looked at."""

    def __init__(self, columns: dict[str, Numbers], file: mmap.mmap) -> None:
        self._columns = columns
        self._file = file

    def release(self) -> None:
        """Give back the memory of what was looked at; it is read again when it is looked at again."""
        self._file.madvise(mmap.MADV_DONTNEED)

    def __getitem__(self, name: str) -> Numbers:
        return self._columns[name]

    def texts(self, name: str, start: int = 0, stop: int | None = None) -> list[str]:
        """The texts of a column, or some of them that follow one another."""
        starts = self._columns[name + _STARTS]
        stop = len(starts) - 1 if stop is None else stop
        if start >= stop:
            return []
        part = self._columns[name][int(starts[start]) : int(starts[stop]) - 1]
        return part.tobytes().decode("utf-8", "surrogatepass").split("\n")

    def pick(self, name: str, places: Sequence[int]) -> list[str]:
        """The texts at some places."""
        if len(places) > len(self._columns[name + _STARTS]) // 8:
            texts = self.texts(name)
            return [texts[place] for place in places]
        return [text for place in places for text in self.texts(name, place, place + 1)]


def save(path: Path, columns: Mapping[str, Column]) -> None:
    """Write columns: numbers in the smallest type that holds them; texts, which have no line feeds, as UTF-8."""
    values: dict[str, Numbers] = {}
    for name, column in columns.items():
        if isinstance(column, list):
            values[name], values[name + _STARTS] = _packed(column)
        else:
            values[name] = column if column.dtype.kind == "V" else _smallest(column)
    head, place = [], 0
    for name, value in values.items():
        head.append((name, value.dtype.str, place, value.nbytes))
        place += -(-value.nbytes // _ALIGN) * _ALIGN
    start = msgspec.msgpack.encode(head)
    new = path.with_suffix(".new")
    with open(new, "wb") as file:
        file.write(len(start).to_bytes(_ALIGN, "little") + start + bytes(-len(start) % _ALIGN))
        for value in values.values():
            file.write(np.ascontiguousarray(value).data)
            file.write(bytes(-file.tell() % _ALIGN))
    new.replace(path)


def _packed(texts: list[str]) -> tuple[Numbers, Numbers]:
    data = np.frombuffer(bytearray("\n".join(texts).encode("utf-8", "surrogatepass")), np.uint8)
    ends = [len(data) + 1] if texts else []
    return data, _smallest(np.concatenate([[0], np.flatnonzero(data == ord("\n")) + 1, ends]).astype(np.int64))


def _smallest(column: Numbers) -> Numbers:
    largest = int(column.max(initial=0))
    return column.astype(next(type for type in _TYPES if largest <= np.iinfo(type).max))


def load(path: Path) -> Columns:
    """The columns of a file.

    Raises:
        OSError: it cannot be read.
    """
    status = os.stat(path)
    return _load(path, status.st_ino, status.st_mtime_ns)


@lru_cache(maxsize=8192)
def _load(path: Path, _inode: int, _time: int) -> Columns:
    with open(path, "rb") as opened:
        file = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
    data = np.frombuffer(file, np.uint8)
    size = int(data[:_ALIGN].view(np.uint64)[0])
    head = msgspec.msgpack.decode(data[_ALIGN : _ALIGN + size].tobytes(), type=list[tuple[str, str, int, int]])
    first = _ALIGN + -(-size // _ALIGN) * _ALIGN
    return Columns({name: data[first + at : first + at + size].view(type) for name, type, at, size in head}, file)
