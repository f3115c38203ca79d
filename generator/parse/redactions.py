"""Redactions: runs of X that a publisher put in place of a name."""

from __future__ import annotations

import re

_UPPER = re.compile(r"X{4,}")
_LOWER = re.compile(r"x{4,}")
"""Four at least: three may be a Roman thirty."""


def count_redactions(text: str, start: int = 0) -> int:
    """Number of runs in ``text[start:]``."""
    return _count(text, start, "XXXX", _UPPER) + _count(text, start, "xxxx", _LOWER)


def _count(text: str, start: int, sign: str, run: re.Pattern[str]) -> int:
    number = 0
    while (start := text.find(sign, start)) >= 0:
        match = run.match(text, start)
        assert match is not None  # it starts with the sign
        number, start = number + 1, match.end()
    return number
