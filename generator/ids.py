"""Ids of cables as people write them: ``09 astana 01103`` is ``09ASTANA1103``."""

from __future__ import annotations

import re

_CANONICAL = re.compile(r"(\d\d)([A-Z]+)0*(\d+)")


def key(id: str) -> str:
    """What an id is looked up by, however it is written: ``ASTANA1103 09`` for ``09ASTANA01103``."""
    letters = "".join(filter(str.isalnum, id.upper()))
    canonical = _CANONICAL.fullmatch(letters)
    return f"{canonical[2]}{canonical[3]} {canonical[1]}" if canonical else letters
