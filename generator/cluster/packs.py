"""Many small files as one: tar files that keep times to the nanosecond."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path

_TIME = "REFTEL.time"
"""Header with the modification time in nanoseconds, which tar itself rounds."""


def pack(target: Path, folder: Path, names: Iterable[str]) -> None:
    """Write the files ``names`` of ``folder`` into the tar file ``target``."""
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT, dereference=True) as tar:
        for name in names:
            info = tar.gettarinfo(folder / name, name)
            info.pax_headers = {_TIME: str(os.stat(folder / name).st_mtime_ns)}
            with open(folder / name, "rb") as file:
                tar.addfile(info, file)


def unpack(source: Path, folder: Path) -> list[str]:
    """Put the files of a tar file into ``folder``, each at once in the place of what may be there; gives their names.

    A name that leads out of the folder is a ``ValueError``.
    """
    names = []
    with tarfile.open(source) as tar, tempfile.TemporaryDirectory(prefix=".unpack-", dir=folder) as aside:
        for info in tar:
            data = tar.extractfile(info)
            if data is None or os.path.isabs(info.name) or ".." in info.name.split("/"):
                raise ValueError(f"{source}: {info.name!r} is no file of a build")
            part = os.path.join(aside, "part")
            with open(part, "wb") as file:
                shutil.copyfileobj(data, file, 1 << 20)
            time = int(info.pax_headers[_TIME])
            os.utime(part, ns=(time, time))
            move(part, folder / info.name)
            names.append(info.name)
    return names


def move(source: str | Path, target: Path) -> None:
    """Put a file in its place at once, in that of an older one too."""
    try:
        os.replace(source, target)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)


def files_below(folder: str | Path) -> Iterable[os.DirEntry[str]]:
    """All files below a folder, links to files among them; nothing where there is none."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        else:
            yield entry
