"""What stops the program: Ctrl-C, and the signal by which systems end one (SIGTERM), which does the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_STOPS = {signal.SIGINT, signal.SIGTERM}


def stop_when_ended() -> None:
    """Let SIGTERM stop this process as Ctrl-C does, with what that puts in order."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def follow() -> None:
    """Let a worker leave Ctrl-C to the process that gives it tasks, which ends workers by SIGTERM."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


@contextmanager
def held() -> Iterator[None]:
    """A stop waits until the block ends; processes that the block starts leave it to this one from the first on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def too_late() -> Iterator[None]:
    """A stop comes to nothing any more."""
    with held():
        try:
            yield
        finally:
            while signal.sigtimedwait(_STOPS, 0):
                pass
