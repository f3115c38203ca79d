"""Entries of lists as HTML, each made once: a cable stands in some ten lists, with another link but the same words.

They lie in files of the store, some cables each, which are made before the lists and named by what they show; so those
of the build before are taken over (:mod:`generator.pages.entry_files`).
"""

from __future__ import annotations

import mmap
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import msgspec
from markupsafe import Markup

FOLDER = "entries"
PER_FILE = 125
"""Few, since a build that changes little needs few new ones."""
OPEN_FILES = 4096
"""Files that stay mapped; some 80 KB each."""
ROOT = "<root>"
"""Stands for the way to the root of the site; nothing that was escaped looks like it."""
Anchors = tuple[tuple[int, str], ...]
"""Places in a list that can be led to, each with its id, a plain word."""


class EntryFile(msgspec.Struct, frozen=True, array_like=True):
    """The entries of the cables with the numbers ``start`` up to ``stop``, without ``stop``."""

    start: int
    stop: int
    name: str


class Entries:
    """The entries of one archive."""

    def __init__(self, store: Path) -> None:
        self._folder = store / FOLDER
        self._open = lru_cache(maxsize=OPEN_FILES)(_opened)

    def html(self, url: str, numbers: Sequence[int], anchors: Anchors = ()) -> Markup:
        """The cables with these numbers, in the order given, as a list on the page ``url`` shows them.

        Those in the places of ``anchors`` get the ids, if their template makes them items with attributes.
        """
        parts = list(map(self._entry, numbers))
        for place, id in anchors:
            parts[place] = parts[place].replace(b"<li ", f'<li id="{id}" '.encode(), 1)
        text = b"".join(parts).decode()
        return Markup(text.replace(ROOT, "../" * url.count("/")))  # noqa: S704 - made by a template

    def _entry(self, number: int) -> bytes:
        file = self._files[bisect_right(self._starts, number) - 1]
        data, offsets = self._open(self._folder / file.name)
        place = number - file.start
        return data[offsets[place] : offsets[place + 1]]

    @cached_property
    def _files(self) -> list[EntryFile]:
        return msgspec.msgpack.decode((self._folder / "plan").read_bytes(), type=list[EntryFile])

    @cached_property
    def _starts(self) -> list[int]:
        return [file.start for file in self._files]


def save_plan(store: Path, files: Sequence[EntryFile]) -> None:
    """Note which files there will be."""
    (store / FOLDER).mkdir(exist_ok=True)
    (store / FOLDER / "plan").write_bytes(msgspec.msgpack.encode(files))


def save(path: Path, entries: Iterable[bytes]) -> None:
    """Write a file: the number of offsets, the offsets, the entries."""
    entries = list(entries)
    offsets = array("I", [4 * len(entries) + 8])
    for entry in entries:
        offsets.append(offsets[-1] + len(entry))
    path.parent.mkdir(exist_ok=True)  # on a cluster each stage begins with a store of its own
    path.write_bytes(b"".join((len(offsets).to_bytes(4, "little"), offsets.tobytes(), *entries)))


def _opened(path: Path) -> tuple[mmap.mmap, Sequence[int]]:
    """A file as it lies on the disk, and where in it the entries start."""
    with open(path, "rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    count = int.from_bytes(data[:4], "little")
    return data, memoryview(data[4 : 4 * count + 4]).cast("I")
