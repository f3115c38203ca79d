"""Redactions: runs of X that a publisher put in place of a name, and notices like ``[DETAILS REMOVED]``."""

from __future__ import annotations

import re

_UPPER = re.compile(r"X{4,}")
_LOWER = re.compile(r"x{4,}")
"""Four at least: three may be a Roman thirty."""
_NOTICE = re.compile(r"\[(?:[A-Z][A-Z,/&-]*\s+){0,8}(?:REMOVED|REDACTED|DELETED|WITHHELD|EXCISED)\]")
_NOTICE_END = "D]"
_NOTICE_LENGTH = 80

REDACTED = re.compile("|".join(pattern.pattern for pattern in (_UPPER, _LOWER, _NOTICE)))
"""Any redaction."""


def count_redactions(text: str, start: int = 0) -> int:
    """Number of runs and notices in ``text[start:]``."""
    runs = _count(text, start, "XXXX", _UPPER) + _count(text, start, "xxxx", _LOWER)
    return runs + _count_notices(text, start)


def _count(text: str, start: int, sign: str, run: re.Pattern[str]) -> int:
    number = 0
    while (start := text.find(sign, start)) >= 0:
        match = run.match(text, start)
        assert match is not None  # it starts with the sign
        number, start = number + 1, match.end()
    return number


def _count_notices(text: str, start: int) -> int:
    """Looks for their end first, which is rarer than a bracket."""
    number, end = 0, start
    while (end := text.find(_NOTICE_END, end)) >= 0:
        end += len(_NOTICE_END)
        first = text.rfind("[", max(start, end - _NOTICE_LENGTH), end)
        number += first >= 0 and _NOTICE.fullmatch(text, first, end) is not None
    return number
