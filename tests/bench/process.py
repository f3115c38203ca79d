"""A command as a whole process: how long it takes, and how much memory it and its children use."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from tests.building import ROOT

_PROC = Path("/proc")
_PR_SET_CHILD_SUBREAPER = 36
_EVERY = 0.1
"""Seconds between two looks at the memory; of each process Linux itself keeps the high-water mark."""


class Usage(msgspec.Struct, frozen=True):
    """What a command took."""

    seconds: float
    largest: int
    """Peak resident memory of its largest process, in bytes; 0 where the system has no ``/proc``."""
    together: int
    """Peak of the sum over its processes; counts what they share once for each, so it is an upper bound."""
    code: int
    output: str
    """What it printed."""
    cpu_seconds: float = 0.0
    """Of all processors, in all its processes."""
    stages: dict[str, float] = {}
    """Its stages' part of that, where it tells of them."""


def measure(command: Sequence[str | Path]) -> Usage:
    """Run ``command`` in the project's folder to its end, whatever that is.

    Python keeps what it compiled, as it does where nobody forbids it: else each process compiled the program anew.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with _adopting(), tempfile.TemporaryFile() as printed:
        before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _Memory(process.pid) as memory:
            code = process.wait()
            seconds = time.perf_counter() - started
        _reap(process.pid)
        printed.seek(0)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu_seconds = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        output = printed.read().decode(errors="replace")
        return Usage(seconds, memory.largest, memory.together, code, output, cpu_seconds)


@contextmanager
def _adopting() -> Iterator[None]:
    """Be the parent of processes whose own parent ends before them, so that their time is counted (Linux)."""
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "prctl"):
        yield
        return
    libc.prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        libc.prctl(_PR_SET_CHILD_SUBREAPER, 0)


def _reap(group: int) -> None:
    """Wait for those that the command left behind; they are about to end."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-group, 0)


class _Memory:
    """Watches the processes of a session from a thread."""

    def __init__(self, session: int) -> None:
        self.largest = self.together = 0
        self._session = session
        self._others: set[str] = set()
        """Processes known to belong to other sessions."""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> _Memory:
        if _PROC.is_dir():
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        if self._thread.ident:
            self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_EVERY):
            sizes = [size for size in map(self._size, self._members()) if size]
            self.largest = max([self.largest, *(peak for peak, _ in sizes)])
            self.together = max(self.together, sum(now for _, now in sizes))

    def _members(self) -> list[Path]:
        """The folders of the session's processes."""
        names = {path.name for path in _PROC.iterdir() if path.name.isdecimal()} - self._others
        inside = {name for name in names if _session_of(_PROC / name) == self._session}
        self._others |= names - inside
        return [_PROC / name for name in inside]

    @staticmethod
    def _size(folder: Path) -> tuple[int, int] | None:
        """The high-water mark and the present size of a process, in bytes; None when it has ended."""
        try:
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
            return int(status["VmHWM"].split()[0]) * 1024, int(status["VmRSS"].split()[0]) * 1024
        except (OSError, KeyError):
            return None


def _session_of(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[3])
    except OSError:
        return None
