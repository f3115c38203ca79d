"""The only module that writes under the output folder.

A build writes a new site beside the old one and swaps the two at its end, so that a build that stops anywhere leaves
the old site whole. A file whose bytes have not changed is the old file (a hard link), with its old modification time.
What the publisher put at the top of the old site (``.nojekyll``, ``CNAME``, ``.git``) moves on to the new one.
"""

from __future__ import annotations

import fcntl
import filecmp
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec

from generator.errors import SITE_MARKER, ReftelError


class Marker(msgspec.Struct, frozen=True):
    """What the file :data:`SITE_MARKER` says."""

    generator: str = ""
    """Name and version of the program."""
    cables: int = 0
    """How many cables the site shows."""
    holds: tuple[str, ...] = ()
    """The other names at the top of the site; what else stands there the publisher added."""


class Written(msgspec.Struct):
    """What was written, to be added up over the workers."""

    files: int = 0
    bytes: int = 0
    unchanged: int = 0

    def add(self, other: Written) -> None:
        """Count what another worker wrote."""
        self.files += other.files
        self.bytes += other.bytes
        self.unchanged += other.unchanged


class Writer:
    """Writes files of one site."""

    def __init__(self, site: Path, previous: Path | None) -> None:
        """``site`` is the folder of the new site, ``previous`` that of the site it will replace, if there is one."""
        self.written = Written()
        self._site = site
        self._previous = previous
        self._folders: set[str] = set()

    def write(self, url: str, data: bytes | str) -> None:
        """Write ``data`` (text as UTF-8) as the file at ``url``, a path relative to the root of the site.

        Raises:
            ReftelError: ``url`` leads out of the site, or the disk is full or refuses.
        """
        if isinstance(data, str):
            data = data.encode("utf-8", "replace")
        if ".." in url.split("/") or PurePosixPath(url).is_absolute():
            raise ReftelError(f"refused to write {url!r}: it leads out of the site")
        try:
            self._make_folder(url)
            self._place(url, data)
        except OSError as error:
            raise ReftelError(f"{self._site / url}: cannot be written: {error.strerror}") from error
        self.written.files += 1
        self.written.bytes += len(data)

    def write_stream(self, url: str, pieces: Iterable[bytes]) -> None:
        """Write a file that is too large for memory; see :meth:`write`."""
        target = self._site / url
        try:
            self._make_folder(url)
            with open(target, "wb") as file:
                file.writelines(pieces)
            self._keep_old(url, target)
        except OSError as error:
            raise ReftelError(f"{target}: cannot be written: {error.strerror}") from error
        self.written.files += 1
        self.written.bytes += target.stat().st_size

    def _keep_old(self, url: str, target: Path) -> None:
        old = self._previous / url if self._previous else None
        if old and old.is_file() and filecmp.cmp(old, target, shallow=False):
            target.unlink()
            _link(str(old), str(target))
            self.written.unchanged += 1

    def _make_folder(self, url: str) -> None:
        folder = url.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(os.path.join(self._site, folder), exist_ok=True)
            self._folders.add(folder)

    def _place(self, url: str, data: bytes) -> None:
        target = os.path.join(self._site, url)
        if self._previous is not None:
            old = os.path.join(self._previous, url)
            if _has_bytes(old, data):
                _link(old, target)
                self.written.unchanged += 1
                return
        with open(target, "wb") as file:
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
    except OSError:
        shutil.copy2(old, new)


class Workspace(msgspec.Struct, frozen=True):
    """The folders of a build in progress, beside the output."""

    output: Path
    """Where the finished site will stand."""
    folder: Path
    """Everything that is not finished."""

    @property
    def site(self) -> Path:
        """The new site."""
        return self.folder / "site"

    @property
    def store(self) -> Path:
        """What the passes hand to one another."""
        return self.folder / "store"

    @property
    def previous(self) -> Path | None:
        """The site that will be replaced."""
        return self.output if (self.output / SITE_MARKER).is_file() else None

    @property
    def old(self) -> Path:
        """The site that is being replaced, between the two renames."""
        return self.folder / "old"


@contextmanager
def workspace(output: Path) -> Iterator[Workspace]:
    """Make room for a build into ``output``; when the block ends without an error, the new site takes its place.

    Nothing but the site stays, whether the block succeeds or fails.

    Raises:
        ReftelError: ``output`` cannot be replaced, holds something else than a site, or another build is at work on it.
    """
    output = Path(os.path.abspath(output))
    _check_movable(output)
    work = Workspace(output, output.with_name(f".{output.name}.reftel"))
    try:
        with _locked(work):
            try:
                _restore(work)
                _check_replaceable(output)
                _clear(work)
                work.site.mkdir()
                work.store.mkdir()
                yield work
                _swap(work)
            finally:
                _restore(work)
                shutil.rmtree(work.folder, ignore_errors=True)
    except OSError as error:
        raise ReftelError(f"{error.filename or output}: {error.strerror or error}; nothing was published") from error


@contextmanager
def _locked(work: Workspace) -> Iterator[None]:
    """Hold the working folder, which is made for this, alone."""
    work.folder.mkdir(parents=True, exist_ok=True)
    path = work.folder / "lock"
    with open(path, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            alone = os.path.samestat(os.fstat(file.fileno()), path.stat())
        except (BlockingIOError, FileNotFoundError):  # not there: a build that ends has just removed it
            alone = False
        if not alone:
            raise ReftelError(f"{work.output}: another build is writing this site; wait for its end")
        yield


def _check_movable(output: Path) -> None:
    """Refuse what cannot be renamed, which is how sites are swapped."""
    if not output.name or os.path.ismount(output):
        raise ReftelError(f"{output}: the root of a disk cannot be replaced; name a folder below it with --output")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise ReftelError(f"{output}: is a file or a symbolic link; name a folder with --output")


def _check_replaceable(output: Path) -> None:
    if output.is_dir() and any(output.iterdir()) and not (output / SITE_MARKER).is_file():
        raise ReftelError(
            f"{output}: holds files that are no site of this program (there is no {SITE_MARKER} in it); "
            "nothing was changed; empty it or name another folder with --output"
        )


def _restore(work: Workspace) -> None:
    """Repair what a build left that was stopped in the middle of its swap: put the old site back, or finish."""
    if work.old.is_dir():
        if work.output.exists():
            _move_added(work)
        else:
            work.old.rename(work.output)


def _clear(work: Workspace) -> None:
    for folder in (work.site, work.store, work.old):
        shutil.rmtree(folder, ignore_errors=True)


def _swap(work: Workspace) -> None:
    for name in _added(work.output):
        if (work.site / name).exists():
            raise ReftelError(
                f"{work.output / name}: was put there by hand, and the new site has a file of this name; "
                "nothing was published; move the file away"
            )
    if work.output.exists():
        work.output.rename(work.old)
    work.site.rename(work.output)
    if work.old.exists():
        _move_added(work)


def _move_added(work: Workspace) -> None:
    for name in _added(work.old):
        if not (work.output / name).exists():
            (work.old / name).rename(work.output / name)


def _added(site: Path) -> list[str]:
    """What stands at the top of a site that no build put there."""
    try:
        marker = msgspec.json.decode((site / SITE_MARKER).read_bytes(), type=Marker)
    except (OSError, msgspec.DecodeError):
        return []
    return sorted({path.name for path in site.iterdir()} - {*marker.holds, SITE_MARKER}) if marker.holds else []
