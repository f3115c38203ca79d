"""How files come from the machine that builds to its workers and back.

Both ways keep to the same rules. When a stage begins, its inputs are listed, so that a task sees the same files
whenever it is run. What a task wrote is handed over when it ended, each file whole.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from generator.cluster import packs
from generator.cluster.ground import Ground
from generator.errors import ReftelError
from generator.ledger import FILE_NAME as LEDGER
from generator.storage import Remote, cache_folder
from generator.storage.mirror import alone

_FOLDERS = ("store", "site")


class Exchange(Protocol):
    """One way, seen from both sides; the machine that builds calls the first four, a worker the others."""

    def open(self) -> None:
        """Begin a build."""

    def begin(self, stage: int) -> None:
        """Say what a stage may read."""

    def collect(self, parcels: Sequence[str]) -> None:
        """Take what a task handed over."""

    def close(self) -> None:
        """Leave nothing behind."""

    def room(self) -> Path:
        """A folder for this worker alone."""

    def inputs(self, stage: int) -> tuple[Path, list[str]]:
        """A folder, and the names of the files in it that a stage may read."""

    def deliver(self, room: Path, names: Sequence[str], stage: int, number: int) -> list[str]:
        """Hand over files of ``room`` that a task wrote; gives what :meth:`collect` needs to know."""


def exchange(ground: Ground) -> Exchange:
    """The way that suits a build."""
    return _Stored(ground) if ground.work_url else _Shared(ground)


def _own_name() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"


class _Shared:
    """All machines see the working folder at the same path; a file is moved to where it belongs."""

    def __init__(self, ground: Ground) -> None:
        self._work = ground.work
        self._folder = ground.work / "exchange" / ground.token

    def open(self) -> None:
        shutil.rmtree(self._folder.parent, ignore_errors=True)
        self._folder.mkdir(parents=True)

    def begin(self, stage: int) -> None:
        names = [os.path.relpath(entry.path, self._work) for entry in packs.files_below(self._work / "store")]
        part = self._folder / "part"
        part.write_bytes(msgspec.json.encode(names))
        part.rename(self._folder / f"{stage}.json")

    def collect(self, parcels: Sequence[str]) -> None:
        pass

    def close(self) -> None:
        shutil.rmtree(self._folder.parent, ignore_errors=True)

    def room(self) -> Path:
        self._check()
        return self._folder / _own_name()

    def inputs(self, stage: int) -> tuple[Path, list[str]]:
        self._check()
        names: list[str] = msgspec.json.decode((self._folder / f"{stage}.json").read_bytes(), type=list[str])
        return self._work, names

    def deliver(self, room: Path, names: Sequence[str], stage: int, number: int) -> list[str]:  # noqa: ARG002
        # A worker that everybody thought dead must not write into the next build.
        self._check()
        for name in names:
            packs.move(room / name, self._work / name)
        return []

    def _check(self) -> None:
        if not self._folder.is_dir():
            raise ReftelError(
                f"the worker {_own_name()} does not see the folder {self._folder.parent}; without a file system "
                "that all machines share, give --content and --output as URLs of object storage"
            )


class _Stored:
    """Machines share nothing but object storage; the files of a task travel as one."""

    def __init__(self, ground: Ground) -> None:
        self._work = ground.work
        self._all = Remote(ground.work_url)
        self._remote = Remote(f"{ground.work_url}/{ground.token}")
        self._machine = cache_folder() / "builds" / ground.token
        self._known: dict[str, tuple[int, int]] = {}
        self._parcels: list[str] = []

    def open(self) -> None:
        self._all.delete(list(self._all.files()))
        (self._work / "exchange").mkdir(exist_ok=True)

    def begin(self, stage: int) -> None:
        changed = []
        for entry in packs.files_below(self._work / "store"):
            name, status = os.path.relpath(entry.path, self._work), entry.stat()
            stamp = (status.st_size, status.st_mtime_ns)
            if self._known.get(name) != stamp and entry.name != LEDGER:
                self._known[name] = stamp
                changed.append(name)
        if changed:
            self._parcels.append(self._send(f"{stage:03d}-store.tar", self._work, changed))
        self._remote.write(f"{stage:03d}.json", msgspec.json.encode(self._parcels))

    def collect(self, parcels: Sequence[str]) -> None:
        for parcel in parcels:
            for name in self._receive(parcel, self._work):
                status = os.stat(self._work / name)
                self._known[name] = (status.st_size, status.st_mtime_ns)
            if parcel.endswith("-store.tar"):
                self._parcels.append(parcel)

    def close(self) -> None:
        shutil.rmtree(self._work / "exchange", ignore_errors=True)
        self._remote.delete(list(self._remote.files()))

    def room(self) -> Path:
        return self._machine / str(os.getpid())

    def inputs(self, stage: int) -> tuple[Path, list[str]]:
        parcels = msgspec.json.decode(self._remote.read(f"{stage:03d}.json"), type=list[str])
        mirror = self._machine / "mirror"
        mirror.mkdir(parents=True, exist_ok=True)
        with alone(mirror):
            for parcel in parcels:
                received = self._machine / f"{parcel}.received"
                if not received.exists():
                    self._receive(parcel, mirror)
                    received.touch()
            return mirror, [os.path.relpath(entry.path, mirror) for entry in packs.files_below(mirror / "store")]

    def deliver(self, room: Path, names: Sequence[str], stage: int, number: int) -> list[str]:
        wrote = {folder: [name for name in names if name.startswith(f"{folder}/")] for folder in _FOLDERS}
        return [self._send(f"{stage:03d}-{number:06d}-{key}.tar", room, some) for key, some in wrote.items() if some]

    def _send(self, parcel: str, folder: Path, names: Sequence[str]) -> str:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".send-") as aside:
            path = Path(aside, parcel)
            packs.pack(path, folder, names)
            self._remote.put({parcel: path})
        return parcel

    def _receive(self, parcel: str, folder: Path) -> list[str]:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".receive-") as aside:
            self._remote.get([parcel], Path(aside))
            return packs.unpack(Path(aside, parcel), folder)
