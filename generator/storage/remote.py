"""A folder in object storage: what is there, and how it is copied, written and deleted."""

from __future__ import annotations

import hashlib
import importlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from generator.errors import ReftelError

Location = Path | str
"""A folder of this machine, or the URL of one in object storage."""

WORK = ".reftel"
"""Folder at the root of a bucket for what machines hand to one another; it is no part of the site there."""
_BATCH = 1000
"""Files that fsspec is given at once; it copies some of them at the same time."""
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")
_TAGS = ("ETag", "etag", "md5Hash", "content_md5", "LastModified", "last_modified", "mtime", "created")
_MISSING = "libraries for object storage are missing; run: .venv/bin/pip install -r requirements-cluster.txt"


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a file without reading it."""

    size: int
    tag: str
    """Changes with the bytes; on S3 and Google it tells their MD5."""


def is_url(location: str) -> bool:
    """Whether a location is a URL and not a path."""
    return _URL.match(location) is not None


def cache_folder() -> Path:
    """Where copies of what lies in object storage are kept: ``REFTEL_CACHE``, or the user's folder for such things."""
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(os.path.abspath(os.environ.get("REFTEL_CACHE") or os.path.join(base, "reftel")))


def local_folder(url: str) -> Path:
    """The folder of this machine that stands for a URL."""
    name = re.sub(r"[^a-z0-9]+", "-", url.lower()).strip("-")[-40:]
    return cache_folder() / f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:8]}"


class Remote:
    """A folder in object storage. What goes wrong there is a :class:`ReftelError` with its address."""

    def __init__(self, url: str) -> None:
        """Open ``url``; nothing is asked yet."""
        self.url = url.rstrip("/")
        try:
            with self._talking():
                self._fs, root = importlib.import_module("fsspec").url_to_fs(self.url)
        except ReftelError as error:
            if isinstance(error.__cause__, ImportError):
                raise ReftelError(f"{self.url}: {_MISSING}") from error
            raise
        self._root: str = root.rstrip("/")

    @property
    def work(self) -> str:
        """URL of the folder beside this one that machines use while they build it."""
        scheme, _, path = self.url.partition("://")
        parent, _, name = path.rpartition("/")
        return f"{scheme}://{parent}/.{name}{WORK}" if parent else f"{self.url}/{WORK}"

    def files(self) -> dict[str, Stored]:
        """Everything that is there, by its name."""
        with self._talking():
            self._fs.invalidate_cache()
            found: dict[str, dict[str, Any]] = self._fs.find(self._root, detail=True)
        return {path[len(self._root) + 1 :]: _stored(info) for path, info in found.items()}

    def tops(self) -> set[str]:
        """The names at the top."""
        with self._talking():
            self._fs.invalidate_cache()
            paths = self._fs.ls(self._root, detail=False) if self._fs.exists(self._root) else ()
        return {path.rstrip("/").rpartition("/")[2] for path in paths} - {""}

    def get(self, names: Iterable[str], folder: Path) -> None:
        """Copy files into a folder of this machine."""
        for some in _pieces(names):
            targets = [folder / name for name in some]
            for parent in sorted({target.parent for target in targets}):
                parent.mkdir(parents=True, exist_ok=True)
            with self._talking():
                self._fs.get([self._path(name) for name in some], list(map(str, targets)))

    def put(self, files: Mapping[str, Path]) -> None:
        """Copy files of this machine there, in their order; each appears whole or not at all."""
        for some in _pieces(files):
            with self._talking():
                self._fs.put([str(files[name]) for name in some], [self._path(name) for name in some])

    def read(self, name: str) -> bytes:
        """The bytes of a small file."""
        with self._talking():
            data: bytes = self._fs.cat_file(self._path(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        """Write a small file."""
        with self._talking():
            self._fs.pipe_file(self._path(name), data)

    def delete(self, names: Sequence[str]) -> None:
        """Delete files."""
        odd = set(filter(_PATTERN.search, names))
        for some in _pieces(name for name in names if name not in odd):
            with self._talking():
                self._fs.rm(list(map(self._path, some)))
        for name in sorted(odd):  # which a list would take as a pattern
            with self._talking():
                self._fs.rm_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    @contextmanager
    def _talking(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            said = str(error) or type(error).__name__
            raise ReftelError(f"{self.url}: {said}; check the address, the credentials and the network") from error


def _stored(info: Mapping[str, Any]) -> Stored:
    tag = next((str(info[key]) for key in _TAGS if info.get(key)), "")
    return Stored(info.get("size") or 0, tag.strip('"'))


def _pieces(names: Iterable[str]) -> Iterator[Sequence[str]]:
    left = iter(names)
    while some := list(islice(left, _BATCH)):
        yield some
