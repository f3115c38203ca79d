"""What must end soon, whatever it is given."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 5
"""A rule in linear time takes some hundredths of one for 100,000 characters; one in quadratic time takes far more."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where the block takes longer than :data:`SECONDS`."""

    def late(_: int, __: FrameType | None) -> None:
        raise AssertionError(f"not done after {SECONDS} s")

    old = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
