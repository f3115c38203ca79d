"""Addressees: ``ROUTE/NAME PRECEDENCE NUMBER`` (ACP 127 format lines 7 to 9); all but the name may be missing."""

from __future__ import annotations

import re

from generator.model import Addressee
from generator.parse.words import single_spaced, word_set

_ROUTE = re.compile(r"(R[A-Z0-9]{4,7}|ZEN)[ ]?/[ ]?(?=\S)", re.I)
_PRECEDENCES = word_set("NIACT FLASH IMMEDIATE IMMED PRIORITY PRIO ROUTINE")
_PROSIGNS = word_set("Z O P R")
"""They stand for a precedence only in front of a number."""
_LONGEST_NUMBER = 6
_FRAGMENT = re.compile(r"(?:[A-Z]{2}|NIACT IMMEDIATE|NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|\d{3,5})(?: \d{3,5})?")
"""A line that cannot be a name: the end of the one before (a state, a precedence, a number)."""


def parse_addressee(line: str, *, excluded: bool = False) -> Addressee | None:
    """Read one entry; None for a line without a name."""
    line = single_spaced(line).removeprefix("/")
    route = _ROUTE.match(line)
    words = (line[route.end() :] if route else line).split(" ")
    if not words[0]:
        return None
    precedence, mcn = _tail(words)
    return Addressee(" ".join(words), route[1].upper() if route else None, precedence, mcn, excluded)


def _tail(words: list[str]) -> tuple[str | None, str | None]:
    """Take precedence and number from the end of the words; some stations set them the other way round."""
    precedence = mcn = None
    while len(words) > 1:
        last = words[-1].upper()
        if mcn is None and len(last) <= _LONGEST_NUMBER and last.isdecimal():
            mcn = words.pop()
        elif precedence is None and (last in _PRECEDENCES or (mcn and last in _PROSIGNS)):
            precedence = last
            words.pop()
            if last == "IMMEDIATE" and len(words) > 1 and words[-1].upper() == "NIACT":
                precedence = f"{words.pop().upper()} {last}"
        else:
            break
    return precedence, mcn


def join_lines(lines: list[str]) -> list[str]:
    """Put the end of an entry that the telegraph set on its own line back behind its name."""
    joined: list[str] = []
    for line in lines:
        if joined and "/" not in line and _FRAGMENT.fullmatch(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
