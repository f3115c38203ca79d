"""Captions: ``SENSITIVE``, ``SIPDIS``, ``NOFORN`` between the body's first line and its fields (5 FAH-2 H-440)."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.vocabulary import captions as vocabulary


def _spaced(word: str) -> str:
    """The word, spaced out or not: ``N O F O R N``."""
    return "[ ]+".join("[ ]?".join(map(re.escape, part)) for part in word.split())


_CODES = sorted(vocabulary.codes() | {"FOR OFFICIAL USE ONLY"}, key=lambda code: (-len(code), code))
_CAPTION = re.compile("|".join(map(_spaced, _CODES)), re.I)
_HANDLING = re.compile(
    r"(?:\((?:SBU|U)\)\s*)?(?:(?:THIS (?:CABLE|MESSAGE|DOCUMENT|TELEGRAM) IS\s+)?"
    r"(?P<sbu>SENSITIVE,?\s+BUT\s+UNCLASSIFIED)|(?:PLEASE\s+)?(?:PROTECT|HANDLE|TREAT)\s+ACCORDINGLY"
    r"|(?P<net>NOT\s+FOR\s+(?:THE\s+)?INTERNET(?:\s+DISTRIBUTION)?)|[\s.,;:/-]|AND\b)+",
    re.I,
)
"""An instruction in words of what a caption says: ``SENSITIVE BUT UNCLASSIFIED. PLEASE PROTECT ACCORDINGLY.``"""
_STOP = r"(?:[\s,;/.:&-]+|$)"
_LINE = re.compile(rf"(?:(?:{_CAPTION.pattern}){_STOP})+(?:\([^()\n]*\))?\s*", re.I)
_LONGEST_SPELLING = 40
_CORRECTED = re.compile(r"C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T[ ]?E[ ]?D[ ]*C[ ]?O[ ]?P[ ]?Y\b", re.I)
_COMMON = "|".join(map(_spaced, ("SENSITIVE", "SIPDIS", "NOFORN", "NODIS", "EXDIS", "LIMDIS", "STADIS", "EYES ONLY")))
_LEADING = re.compile(rf"(?:(?:{_COMMON})(?![A-Z])(?!\s+BUT\b)[\s,;/]+)+(?=\S)", re.I)


@lru_cache(maxsize=4096)
def read_captions(line: str) -> tuple[str, ...]:
    """The captions of a line that holds nothing else; none for any other line."""
    if len(line) > 120:
        return ()
    if _CORRECTED.match(line):
        return ("CORRECTED COPY",)
    if _LINE.fullmatch(line.strip()):
        return _codes(line)
    handling = _HANDLING.fullmatch(line)
    if handling and any(handling.groups()):
        words = (handling["sbu"] and "SENSITIVE", handling["net"] and "NOT FOR INTERNET DISTRIBUTION")
        return tuple(filter(None, words))
    known = vocabulary.find(line) if len(line) <= _LONGEST_SPELLING else None
    return (known.code,) if known else ()


def leading_captions(line: str) -> tuple[tuple[str, ...], int]:
    """The captions at the start of a line that goes on with something else, and where they end."""
    match = _LEADING.match(line)
    return (_codes(match.group()), match.end()) if match else ((), 0)


def _codes(text: str) -> tuple[str, ...]:
    found = (match.group() for match in _CAPTION.finditer(text))
    return tuple(caption.code if (caption := vocabulary.find(word)) else word.upper() for word in found)
