"""The folders of a build: the new site beside the old one, what the passes hand over, and what the next build needs.

A build that stops anywhere leaves the old site whole: the new one takes its place in one step at the end. What the
publisher put at the top of the old site (``.nojekyll``, ``CNAME``, ``.git``) moves on to the new one.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from generator import interrupts
from generator.errors import SITE_MARKER, ReftelError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Marker(msgspec.Struct, frozen=True):
    """What the file :data:`SITE_MARKER` says."""

    generator: str = ""
    """Name and version of the program."""
    cables: int = 0
    """How many cables the site shows."""
    build: str = ""
    """Digest of everything that the site was made from."""
    holds: tuple[str, ...] = ()
    """The other names at the top of the site; what else stands there the publisher added."""


class Workspace(msgspec.Struct, frozen=True):
    """The folders of a build in progress, beside the output."""

    output: Path
    """Where the finished site will stand."""
    folder: Path
    """Everything else."""

    @property
    def site(self) -> Path:
        """The new site."""
        return self.folder / "site"

    @property
    def store(self) -> Path:
        """What the passes hand to one another."""
        return self.folder / "store"

    @property
    def cache(self) -> Path:
        """The store of the last build that was published."""
        return self.folder / "cache"

    @property
    def previous(self) -> Path | None:
        """The site that will be replaced."""
        return self.output if (self.output / SITE_MARKER).is_file() else None

    @property
    def old(self) -> Path:
        """The site that is being replaced, while it is."""
        return self.folder / "old"


@contextmanager
def workspace(output: Path) -> Iterator[Workspace]:
    """Make room for a build into ``output``, which stays as it is unless :func:`publish` is called in the block.

    Nothing but the site and the cache stays, whether the block succeeds or fails.

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
                _check_replaceable(work)
                _clear(work)
                work.site.mkdir()
                work.store.mkdir()
                yield work
            finally:
                _restore(work)
                _clear(work)
                if not work.cache.exists():
                    shutil.rmtree(work.folder, ignore_errors=True)
    except OSError as error:
        raise ReftelError(f"{error.filename or output}: {error.strerror or error}; nothing was published") from error


def publish(work: Workspace) -> None:
    """Put the new site in the place of the old one, and the store in that of the cache.

    Raises:
        ReftelError: the publisher put a file at the top of the old site that the new one has, too.
    """
    for name in _added(work, work.output):
        if (work.site / name).exists():
            raise ReftelError(
                f"{work.output / name}: was put there by hand, and the new site has a file of this name; "
                "nothing was published; move the file away"
            )
    if (work.site / SITE_MARKER).exists():
        shutil.copyfile(work.site / SITE_MARKER, work.store / SITE_MARKER)
    with interrupts.too_late():
        work.site.rename(work.old)
        if work.output.exists():
            _exchange(work.old, work.output)
            _move_added(work, work.old)
        else:
            work.old.rename(work.output)
        # A stop in between leaves a cache that is not the site's, and is noticed by that.
        shutil.rmtree(work.cache, ignore_errors=True)
        work.store.rename(work.cache)
        _clear(work)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places at once, or, where the system cannot, one behind the other."""
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        paths = os.fsencode(one), os.fsencode(other)
        if libc.renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE) == 0:
            return
        if ctypes.get_errno() not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    aside = one.with_name("aside")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)


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


def _check_replaceable(work: Workspace) -> None:
    output = work.output
    if (output / SITE_MARKER).exists() and not _marker(work, output):
        raise ReftelError(
            f"{output / SITE_MARKER}: cannot be read any more, so nobody knows which files here are yours; nothing was "
            "changed; put the file back as it was, or name another folder with --output"
        )
    if output.is_dir() and any(output.iterdir()) and not (output / SITE_MARKER).is_file():
        raise ReftelError(
            f"{output}: holds files that are no site of this program (there is no {SITE_MARKER} in it); "
            "nothing was changed; empty it or name another folder with --output"
        )


def _restore(work: Workspace) -> None:
    """Repair what a build left that was stopped while it published: put the old site back, or finish."""
    for folder in (work.old.with_name("aside"), work.old):
        if folder.is_dir():
            if work.output.exists():
                _move_added(work, folder)
            else:
                folder.rename(work.output)


def _clear(work: Workspace) -> None:
    for folder in (work.site, work.store, work.old, work.old.with_name("aside")):
        shutil.rmtree(folder, ignore_errors=True)


def _move_added(work: Workspace, old: Path) -> None:
    for name in _added(work, old):
        if not (work.output / name).exists():
            (old / name).rename(work.output / name)


def _added(work: Workspace, site: Path) -> list[str]:
    """What stands at the top of a site that no build put there."""
    marker = _marker(work, site)
    names = {path.name for path in site.iterdir()} if marker and marker.holds and site.is_dir() else set()
    return sorted(names - {*marker.holds, SITE_MARKER}) if marker else []


def _marker(work: Workspace, site: Path) -> Marker | None:
    """What a site says of itself, or, where that is damaged, the copy in the cache; None if neither can be read."""
    return _decoded(site) or _decoded(work.cache)


def _decoded(folder: Path) -> Marker | None:
    try:
        return msgspec.json.decode((folder / SITE_MARKER).read_bytes(), type=Marker)
    except (OSError, msgspec.DecodeError):
        return None


def read_marker(site: Path) -> Marker:
    """What the site in a folder says of itself; an empty marker where there is none or it cannot be read."""
    return _decoded(site) or Marker()
