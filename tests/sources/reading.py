"""Shorthands for the tests of readers."""

from __future__ import annotations

import io
import re

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.layouts import read_stream

LINES = (
    "09EXAMPLETON12",
    "INVENTED: A TOWN THAT IS NOT THERE",
    "Thu Jul 02 00:00:00 +0200 2009",
    "CONFIDENTIAL//NOFORN",
    "Embassy Exampleton",
)
MESSAGE = """VZCZCXRO0000
FM AMEMBASSY EXAMPLETON
TO SECSTATE WASHDC
C O N F I D E N T I A L EXAMPLETON 000012
¶1. (C) “x” é
"""


def read_all(data: bytes | str, name: str = "cables/x.txt") -> list[RawCable | Problem]:
    return list(read_stream(io.BytesIO(data.encode() if isinstance(data, str) else data), name))


def cables(data: bytes | str, name: str = "cables/x.txt") -> list[RawCable]:
    """All cables; no record may be rejected."""
    found = read_all(data, name)
    assert [item for item in found if isinstance(item, Problem)] == []
    return [item for item in found if isinstance(item, RawCable)]


def one(data: bytes | str, name: str = "cables/x.txt") -> RawCable:
    (cable,) = cables(data, name)
    return cable


def rejected(data: bytes | str, name: str = "cables/x.txt") -> list[tuple[int, str]]:
    """Line and message of what was rejected."""
    return [(item.line, item.message) for item in read_all(data, name) if isinstance(item, Problem)]


def problems(cable: RawCable, *expected: tuple[int, str]) -> bool:
    """Whether a cable's problems are those, given as line and a pattern of the message."""
    found = [(problem.line, problem.message) for problem in cable.problems]
    return len(found) == len(expected) and all(
        line == at and re.search(pattern, message)
        for (line, message), (at, pattern) in zip(found, expected, strict=True)
    )
