"""Many files that are read in any order, no more of them open at a time than the system allows."""

from __future__ import annotations

import os
import resource
from pathlib import Path
from types import TracebackType


class OpenFiles:
    """The files of a folder, opened when they are first read; of too many the one that was opened first is closed."""

    def __init__(self, folder: Path, most: int | None = None) -> None:
        """``most`` files are open at a time: half of those that the process may open, where it is not said."""
        self._folder = folder
        self._most = most or max(1, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)
        self._open: dict[str, int] = {}

    def __enter__(self) -> OpenFiles:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        while self._open:
            self._close_first()

    def read(self, name: str, offset: int, length: int) -> bytes:
        """A piece of a file; shorter than ``length`` where the file ends."""
        file = self._open.get(name)
        if file is None:
            if len(self._open) >= self._most:
                self._close_first()
            file = self._open[name] = os.open(self._folder / name, os.O_RDONLY)
        return os.pread(file, length, offset)

    def _close_first(self) -> None:
        os.close(self._open.pop(next(iter(self._open))))
