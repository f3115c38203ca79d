"""Classification: ``CONFIDENTIAL//NOFORN`` into level and caveats (E.O. 12958 section 1.2, 5 FAH-3 H-700)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.model import Classification

_LEVELS = {
    "TOPSECRET": "TOP SECRET",
    "TS": "TOP SECRET",
    "SECRET": "SECRET",
    "S": "SECRET",
    "CONFIDENTIAL": "CONFIDENTIAL",
    "C": "CONFIDENTIAL",
    "RESTRICTED": "RESTRICTED",
    "LIMITEDOFFICIALUSE": "LIMITED OFFICIAL USE",
    "LOU": "LIMITED OFFICIAL USE",
    "UNCLASSIFIED": "UNCLASSIFIED",
    "UNCLAS": "UNCLASSIFIED",
    "UNCLASS": "UNCLASSIFIED",
    "U": "UNCLASSIFIED",
}
"""Letters of a level without blanks, to its name. ``LIMITED OFFICIAL USE`` was a level until 1995."""

_CAVEATS = {
    "FOUO": "FOR OFFICIAL USE ONLY",
    "FOROFFICIALUSEONLY": "FOR OFFICIAL USE ONLY",
    "OFFICIALUSEONLY": "FOR OFFICIAL USE ONLY",
    "SBU": "SENSITIVE BUT UNCLASSIFIED",
    "SENSITIVEBUTUNCLASSIFIED": "SENSITIVE BUT UNCLASSIFIED",
    "NF": "NOFORN",
    "NOFORN": "NOFORN",
    "NOTRELEASABLETOFOREIGNNATIONALS": "NOFORN",
    "EFTO": "EFTO",
    "SENSITIVE": "SENSITIVE",
    "EXDIS": "EXDIS",
    "NODIS": "NODIS",
    "LIMDIS": "LIMDIS",
    "STADIS": "STADIS",
    "SIPDIS": "SIPDIS",
    "ROGERCHANNEL": "ROGER CHANNEL",
    "CHEROKEE": "CHEROKEE",
    "TERREP": "TERREP",
}
"""Letters of a caveat without blanks, to its name. Others are kept as they are written."""

_UNCLASSIFIED = frozenset({"FOR OFFICIAL USE ONLY", "SENSITIVE BUT UNCLASSIFIED"})
"""Caveats that only unclassified cables bear; they name the level where nothing else does."""

_SEPARATOR = re.compile(r"[][/,;|(){}]+|--+")
_SPACED = re.compile(r"(?<![^\W_])\w(?: \w){2,}(?![^\W_])")
_KNOWN = re.compile("|".join(sorted(_LEVELS.keys() | _CAVEATS.keys(), key=lambda name: (-len(name), name))))
_MOST_WORDS = 5
"""Words in the longest name of the tables (``NOT RELEASABLE TO FOREIGN NATIONALS``)."""


@lru_cache(maxsize=1024)
def parse_classification(text: str) -> Classification:
    """Level and caveats of a classification, in any spelling (``S E C R E T N O F O R N``, ``C//NF``).

    An unknown word is a caveat as written, in capitals; a text without a level has only caveats.
    """
    level = ""
    caveats: dict[str, None] = {}
    for part in _SEPARATOR.split(text.upper()):
        for name, is_level in _names(_SPACED.sub(_close_up, " ".join(part.split())).split(), bool(level)):
            if is_level:
                level = name
            else:
                caveats[name] = None
    if not level and not _UNCLASSIFIED.isdisjoint(caveats):
        level = "UNCLASSIFIED"
    return Classification(text=text, level=level, caveats=tuple(caveats))


def _close_up(spaced: re.Match[str]) -> str:
    """``S E C R E T N O F O R N`` to ``SECRET NOFORN``."""
    letters = spaced.group().replace(" ", "")
    names = _KNOWN.findall(letters)
    return " ".join(names) if "".join(names) == letters else letters


def _names(words: list[str], has_level: bool) -> Iterator[tuple[str, bool]]:
    """The names that the words spell, the longest first, and whether each is the level."""
    at = 0
    unknown: list[str] = []
    while at < len(words):
        level, taken = ("", 0) if has_level else _longest(words, at, _LEVELS)
        caveat, more = _longest(words, at, _CAVEATS)
        if not level and not caveat:
            unknown.append(words[at])
            at += 1
            continue
        if unknown:
            yield " ".join(unknown), False
            unknown = []
        if taken >= more:
            has_level = True
            yield level, True
        else:
            yield caveat, False
        at += max(taken, more)
    if unknown:
        yield " ".join(unknown), False


def _longest(words: list[str], at: int, names: dict[str, str]) -> tuple[str, int]:
    """The longest name that the words from ``at`` spell, and how many of them it takes; 0 where there is none."""
    for end in range(min(at + _MOST_WORDS, len(words)), at, -1):
        name = names.get("".join(words[at:end]))
        if name:
            return name, end - at
    return "", 0
