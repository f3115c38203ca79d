"""Ids of cables as people write them: ``09 astana 01103`` is ``09ASTANA1103``."""

from __future__ import annotations

import re

_FIRST_YEAR = 66
"""The two digits of years in ids mean 1966 to 2065: none of this form is older."""
_CANONICAL = re.compile(r"(\d\d)([A-Z]+)0*(\d+)")


def canonical(id: str) -> str:
    """An id, however it is written: in capitals, without blanks and signs, and without zeros before the serial."""
    parts = _CANONICAL.fullmatch(letters := _letters(id))
    return "".join(parts.groups()) if parts else letters


def key(id: str) -> str:
    """What an id is sorted by where the year may be left open: ``ASTANA1103 09`` for ``09ASTANA01103``."""
    parts = _CANONICAL.fullmatch(letters := _letters(id))
    return f"{parts[2]}{parts[3]} {parts[1]}" if parts else letters


def year(digits: int) -> int:
    """The year that the two digits at the beginning of an id mean: 9 is 2009."""
    return 1900 + digits if digits >= _FIRST_YEAR else 2000 + digits


def _letters(id: str) -> str:
    return "".join(filter(str.isalnum, id.upper()))
