"""Entries of lists as HTML, each made once: a cable stands in some ten lists, with another link but the same words.

They lie in files of the store, some cables each, until the build ends. Whoever needs a file that is not there makes it;
two workers that make the same one write the same bytes.
"""

from __future__ import annotations

import mmap
import os
import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from markupsafe import Markup

from generator.archive.catalogue import Catalogue
from generator.cache import SCRATCH
from generator.pages.language import Language
from generator.pages.views import EntryView, entry_view

PER_FILE = 125
"""Few, since a build that changes little needs few of them."""
OPEN_FILES = 4096
"""Files that stay mapped; some 80 KB each."""
_ROOT = "<root>"
"""Stands for the way to the root of the site; nothing that was escaped looks like it."""


class Entries:
    """The entries of one archive."""

    def __init__(self, store: Path, catalogue: Catalogue, language: Language, make: Callable[[EntryView], str]) -> None:
        """``store`` is the folder of the archive, ``make`` turns an entry into HTML."""
        self._store = store / SCRATCH
        self._catalogue = catalogue
        self._language = language
        self._make = make
        self._file = lru_cache(maxsize=OPEN_FILES)(self._open)

    def html(self, url: str, numbers: Sequence[int]) -> Markup:
        """The cables with these numbers, in the order given, as a list on the page ``url`` shows them."""
        text = b"".join(map(self._entry, numbers)).decode()
        return Markup(text.replace(_ROOT, "../" * url.count("/")))  # noqa: S704 - made by a template

    def _entry(self, number: int) -> bytes:
        segment, place = divmod(number, PER_FILE)
        data, offsets = self._file(segment)
        return data[offsets[place] : offsets[place + 1]]

    def _open(self, segment: int) -> tuple[mmap.mmap, Sequence[int]]:
        """A file as it lies on the disk, and where in it the entries start."""
        path = self._store / f"{segment:06d}"
        if not path.exists():
            self._write(path, list(self._made(segment)))
        with open(path, "rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        count = int.from_bytes(data[:4], "little")
        return data, memoryview(data[4 : 4 * count + 4]).cast("I")

    def _made(self, segment: int) -> Iterator[bytes]:
        for entry in self._catalogue.entries(segment * PER_FILE, (segment + 1) * PER_FILE):
            view = msgspec.structs.replace(entry_view("", entry, self._language), href=Markup(_ROOT + entry.url))  # noqa: S704
            yield self._make(view).encode("utf-8", "replace")

    def _write(self, path: Path, entries: Sequence[bytes]) -> None:
        """The number of offsets, the offsets, the entries; whole or not at all."""
        offsets = array("I", [4 * len(entries) + 8])
        for entry in entries:
            offsets.append(offsets[-1] + len(entry))
        self._store.mkdir(parents=True, exist_ok=True)  # on a cluster each stage begins with a store of its own
        handle, unfinished = tempfile.mkstemp(dir=self._store)
        with open(handle, "wb") as file:
            file.writelines((len(offsets).to_bytes(4, "little"), offsets.tobytes(), *entries))
        os.replace(unfinished, path)
