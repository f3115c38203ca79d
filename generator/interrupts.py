"""Ctrl-C at moments at which a build cannot stop."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_CTRL_C = {signal.SIGINT}


@contextmanager
def held() -> Iterator[None]:
    """A Ctrl-C waits until the block ends; processes that the block starts leave it to this one from the first on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def too_late() -> Iterator[None]:
    """A Ctrl-C stops nothing any more."""
    with held():
        try:
            yield
        finally:
            signal.sigtimedwait(_CTRL_C, 0)
