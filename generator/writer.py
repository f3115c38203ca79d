"""The only module that writes files of the site.

A file whose bytes have not changed is the old file (a hard link), with its old modification time, so that ``rsync``
and content networks move only what changed.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from generator.errors import ReftelError
from generator.ledger import Line, is_intact, open_ledger


class Written(msgspec.Struct):
    """What was written, to be added up over the workers."""

    files: int = 0
    bytes: int = 0
    unchanged: int = 0
    lines: list[Line] = []
    """The files, for the ledger."""

    def add(self, other: Written) -> None:
        """Count what another worker wrote; its lines are not kept."""
        self.files += other.files
        self.bytes += other.bytes
        self.unchanged += other.unchanged


class Writer:
    """Writes files of one site."""

    def __init__(self, site: Path, previous: Path | None, ledger: Path | None = None) -> None:
        """``site`` is the folder of the new site, ``previous`` that of the site it will replace, if there is one.

        ``ledger`` is the ledger of ``previous``, if that is the site that was last built here.
        """
        self.written = Written()
        self._site = site
        self._previous = previous
        self._ledger = open_ledger(ledger) if ledger else None
        self._folders: set[str] = set()

    def keep(self, url: str, key: bytes = b"") -> bool:
        """Take over the old file at ``url`` if it is intact and was made from what ``key`` is the digest of.

        Where the answer is False, the file must be written.
        """
        line = self._ledger.find(url) if self._ledger else None
        if line is None or line.key != key:
            return False
        old = f"{self._previous}/{url}"
        if not is_intact(old, line.size, line.time):
            return False
        try:
            self._make_folder(url)
            _link(old, f"{self._site}/{url}")
        except OSError as error:
            raise _unwritable(self._site / url, error) from error
        self._count(line, unchanged=True)
        return True

    def write(self, url: str, data: bytes | str, key: bytes = b"") -> None:
        """Write ``data`` (text as UTF-8) as the file at ``url``, a path relative to the root of the site.

        ``key`` is the digest of what it was made from, for :meth:`keep` in the next build.

        Raises:
            ReftelError: ``url`` leads out of the site, or the disk is full or refuses.
        """
        if isinstance(data, str):
            data = data.encode("utf-8", "replace")
        if url.startswith("/") or ".." in url.split("/"):
            raise ReftelError(f"refused to write {url!r}: it leads out of the site")
        try:
            self._make_folder(url)
            self._place(url, data, key)
        except OSError as error:
            raise _unwritable(self._site / url, error) from error

    def write_stream(self, url: str, pieces: Iterable[bytes], key: bytes = b"") -> None:
        """Write a file that is too large for memory; see :meth:`write`."""
        target = self._site / url
        try:
            self._make_folder(url)
            with open(target, "wb") as file:
                file.writelines(pieces)
            same = self._keep_old(url, target)
            status = target.stat()
        except OSError as error:
            raise _unwritable(target, error) from error
        self._count(Line(url, key, status.st_size, status.st_mtime_ns), unchanged=same)

    def _keep_old(self, url: str, target: Path) -> bool:
        old = self._previous / url if self._previous else None
        if not (old and old.is_file() and filecmp.cmp(old, target, shallow=False)):
            return False
        target.unlink()
        _link(str(old), str(target))
        return True

    def _make_folder(self, url: str) -> None:
        folder = url.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(os.path.join(self._site, folder), exist_ok=True)
            self._folders.add(folder)

    def _place(self, url: str, data: bytes, key: bytes) -> None:
        target = os.path.join(self._site, url)
        if self._previous is not None:
            old = os.path.join(self._previous, url)
            if _has_bytes(old, data):
                _link(old, target)
                self._count(Line(url, key, len(data), os.stat(old).st_mtime_ns), unchanged=True)
                return
        _fill(target, data)
        self._count(Line(url, key, len(data), os.stat(target).st_mtime_ns), unchanged=False)

    def _count(self, line: Line, *, unchanged: bool) -> None:
        self.written.files += 1
        self.written.bytes += line.size
        self.written.unchanged += unchanged
        self.written.lines.append(line)


def _unwritable(path: Path, error: OSError) -> ReftelError:
    return ReftelError(f"{path}: cannot be written: {error.strerror}")


def _fill(path: str, data: bytes) -> None:
    """Write a file; one that another task has made of the same bytes keeps its time."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError:
        if not _has_bytes(path, data):
            with open(path, "wb") as file:
                file.write(data)


def _has_bytes(path: str, data: bytes) -> bool:
    try:
        if os.stat(path).st_size != len(data):
            return False
        with open(path, "rb") as file:
            return file.read() == data
    except OSError:
        return False


def _link(old: str, new: str) -> None:
    """The old file under a second name; a copy with its time where the file system knows no links."""
    try:
        os.link(old, new)
    except FileExistsError:  # a task that is run a second time, or one beside it that makes the same file
        own = f"{new}.{os.getpid()}"
        os.link(old, own)
        os.replace(own, new)
        with suppress(FileNotFoundError):
            os.unlink(own)  # is still there if both were names of one file
    except OSError:
        shutil.copy2(old, new)
