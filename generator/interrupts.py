"""What stops the program: Ctrl-C, and the signal by which systems end one (SIGTERM), which does the same."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

_STOPS = {signal.SIGINT, signal.SIGTERM}


def stop_when_ended() -> None:
    """Let SIGTERM stop this process as Ctrl-C does, with what that puts in order."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def follow() -> None:
    """Let a worker leave Ctrl-C to the process that gives it tasks, which ends workers by SIGTERM."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})


def held() -> AbstractContextManager[None]:
    """A stop waits until the block ends; processes that the block starts leave it to this one from the first on."""
    return _kept(wanted=True)


def too_late() -> AbstractContextManager[None]:
    """A stop comes to nothing any more."""
    return _kept(wanted=False)


@contextmanager
def _kept(*, wanted: bool) -> Iterator[None]:
    """Keep stops back until the block ends; those that are ``wanted`` then take effect.

    They are blocked for the sake of new processes, which inherit that. It does not keep them from this one: they reach
    a thread that does not block them (NumPy has some), so they are noted instead.
    """
    came: list[int] = []
    # Only the main thread has handlers, and only there a stop is raised.
    handled = _STOPS if threading.current_thread() is threading.main_thread() else set()
    handlers = {stop: signal.signal(stop, lambda number, _: came.append(number)) for stop in handled}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        for stop, handler in handlers.items():
            signal.signal(stop, handler)
        if wanted and came:
            signal.raise_signal(came[0])
