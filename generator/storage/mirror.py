"""Content from object storage, copied to this machine: only what is missing here or has changed there."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import msgspec

from generator.errors import Problem, ReftelError
from generator.sources.discovery import printable
from generator.storage.remote import Location, Remote, Stored, local_folder

_LONGEST_NAME = 255


def content_folder(location: Location) -> tuple[Path, list[Problem]]:
    """The folder to read cables from, and which files of a URL it cannot hold.

    Raises:
        ReftelError: there is nothing at the URL, or the storage or the disk refuses.
    """
    if isinstance(location, Path):
        return location, []
    folder = local_folder(location)
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        return folder, _fetch(Remote(location), folder)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder while other processes of this machine wait."""
    with open(f"{folder}.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fetch(remote: Remote, folder: Path) -> list[Problem]:
    there = remote.files()
    if not there:
        raise ReftelError(f"{remote.url}: there is nothing; name the folder of the cables with --content")
    unfit = dict(_unfit(there))
    wanted = {name: there[name] for name in sorted(there.keys() - unfit.keys())}
    index = Path(f"{folder}.json")
    known = _load(index)
    fresh = {name: stored for name, stored in wanted.items() if _is_copy(folder / name, stored, known.get(name))}
    # Should the copying be stopped, what was half copied is not known and is copied again.
    index.write_bytes(msgspec.json.encode(fresh))
    _remove_others(folder, fresh)
    remote.get((name for name in wanted if name not in fresh), folder)
    index.write_bytes(msgspec.json.encode(wanted))
    return [Problem(printable(name), 0, message) for name, message in unfit.items()]


def _unfit(names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Names that no file of this machine can have, each with the reason."""
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    for name in names:
        parts = name.split("/")
        if name in folders:
            yield name, "a folder has the same name; not read. Rename the file."
        elif not {"", ".", ".."}.isdisjoint(parts) or "\0" in name or any(map(_too_long, parts)):
            yield name, "no file on a disk can have this name; not read. Rename it."


def _too_long(part: str) -> bool:
    return len(part.encode("utf-8", "surrogateescape")) > _LONGEST_NAME


def _is_copy(path: Path, stored: Stored, known: Stored | None) -> bool:
    try:
        return known == stored and path.stat().st_size == stored.size
    except OSError:
        return False


def _remove_others(folder: Path, names: Collection[str]) -> None:
    for parent, folders, files in os.walk(folder, topdown=False):
        for name in files:
            path = Path(parent, name)
            if path.relative_to(folder).as_posix() not in names:
                path.unlink()
        for name in folders:
            if not os.listdir(os.path.join(parent, name)):
                os.rmdir(os.path.join(parent, name))


def _load(index: Path) -> Mapping[str, Stored]:
    """What was copied before; nothing where that is not known."""
    try:
        return msgspec.json.decode(index.read_bytes(), type=dict[str, Stored])
    except (OSError, msgspec.DecodeError):
        return {}
