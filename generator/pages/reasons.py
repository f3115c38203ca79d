"""What the reasons of a classification mean (E.O. 12958, section 1.4; before the amendment of 2003 section 1.5)."""

from __future__ import annotations

import re
from functools import lru_cache

_REASON = re.compile(r"1\.[45]\s*\(?([a-h])\)?", re.IGNORECASE)
MEANINGS = {
    "a": "Military plans, weapons systems or operations",
    "b": "Foreign government information",
    "c": "Intelligence activities, sources or methods, or cryptology",
    "d": "Foreign relations or foreign activities of the United States, and confidential sources",
    "e": "Scientific, technological or economic matters relating to national security",
    "f": "Programs for safeguarding nuclear materials or facilities",
    "g": "Vulnerabilities or capabilities of systems, installations or plans relating to national security",
    "h": "Weapons of mass destruction",
}
"""By letter."""


def meaning(reason: str) -> str:
    """The meaning of ``1.4(b)``; empty where the reason is not one of the list."""
    return MEANINGS.get(letter(reason), "")


@lru_cache(maxsize=256)
def letter(reason: str) -> str:
    """The letter of ``1.4(b)``; empty where the reason is not one of the list."""
    match = _REASON.fullmatch(reason.strip())
    return match[1].lower() if match else ""
