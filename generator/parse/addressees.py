"""Addressees: ``ROUTE/NAME PRECEDENCE NUMBER`` (ACP 127 format lines 7 to 9); all but the name may be missing."""

from __future__ import annotations

import re

from generator.model import Addressee

_ADDRESSEE = re.compile(
    r"(?:(?P<route>R[A-Z0-9]{4,7}|ZEN)[ ]?/[ ]?)?(?P<name>.+?)"
    r"(?:[ ]+(?P<precedence>NIACT IMMEDIATE|NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE))?(?:[ ]+(?P<mcn>\d{1,5}))?",
    re.I,
)
_FRAGMENT = re.compile(r"(?:[A-Z]{2}|NIACT IMMEDIATE|NIACT|FLASH|IMMEDIATE|PRIORITY|ROUTINE|\d{3,5})(?: \d{3,5})?")
"""A line that cannot be a name: the end of the one before (a state, a precedence, a number)."""


def parse_addressee(line: str, *, excluded: bool = False) -> Addressee | None:
    """Read one entry; None for a line without a name."""
    line = " ".join(line.split())
    match = _ADDRESSEE.fullmatch(line)
    if not match:
        return None
    route, name, precedence = match["route"], match["name"].strip(), match["precedence"]
    return Addressee(
        name=name,
        route=route.upper() if route else None,
        precedence=precedence.upper() if precedence else None,
        mcn=match["mcn"],
        excluded=excluded,
    )


def join_lines(lines: list[str]) -> list[str]:
    """Put the end of an entry that the telegraph set on its own line back behind its name."""
    joined: list[str] = []
    for line in lines:
        if joined and _FRAGMENT.fullmatch(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
