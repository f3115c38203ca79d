"""The body's first line: ``C O N F I D E N T I A L SECTION 01 OF 04 ASTANA 001103``."""

from __future__ import annotations

import re

import msgspec

from generator.parse.split import LEVEL, skip_space
from generator.vocabulary import posts

_LONGEST_POST = 40

_GAP = r"[ \t]*(?:\n[ \t]*)?"
_CAVEAT = r"(?://?[ ]*)?(?:E F T O|FOUO|FOR OFFICIAL USE ONLY|NOFORN|EXDIS|NODIS|LIMDIS|STADIS|NOFORN)"
_WORDS = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_REST = re.compile(
    rf"(?P<caveats>(?:[ \t]*{_CAVEAT})*)(?:[ \t]*//)?"
    rf"(?:{_GAP}(?:FINAL[ ]+)?S?ECTION[ ]+(?:\w+[ ]+)?OF[ ]+(?P<sections>\d+|[A-Z]+))?"
    rf"(?:{_GAP}(?P<post>[A-Z][A-Z .,'’/-]{{1,40}}?)[ \t]*\n?[ \t]*(?P<serial>\d{{3,8}})(?!\d|[./])"
    rf"(?:[ \t]+SECTION[ ]+\w+[ ]+OF[ ]+(?P<behind>\d+|{'|'.join(_WORDS)})\b)?)?",
    re.I,
)
_NUMBERS = {w: n for n, w in enumerate(_WORDS, 1)}


class BodyLine(msgspec.Struct, frozen=True):
    """What the first line says; empty where the body has none."""

    classification: str = ""
    """``CONFIDENTIAL``, closed up, with its caveats behind ``//``."""
    sections: int = 1
    post: str = ""
    """As written: ``ABU DHABI``."""
    serial: int | None = None
    start: int = 0
    end: int = 0


def parse_body_line(text: str, start: int) -> BodyLine:
    """Read the line that starts at ``start`` or behind white space from there."""
    start = skip_space(text, start)
    level = LEVEL.match(text, start) or _doubled(text, start) or _headless(text, start)
    if not level:
        return BodyLine(start=start, end=start)
    rest = _REST.match(text, level.end())
    assert rest is not None  # every part of it is optional
    post, end = rest["post"] or "", rest.end()
    if not post:
        line_end = text.find("\n", end)
        alone = text[end : line_end if line_end >= 0 else len(text)]
        if len(alone) < _LONGEST_POST and posts.find(alone):  # its number is missing
            post, end = alone, end + len(alone)
    return BodyLine(
        classification=_level(level.group()) + _caveats(rest["caveats"]),
        sections=_number(rest["sections"] or rest["behind"]),
        post=" ".join(post.split()),
        serial=int(rest["serial"]) if rest["serial"] else None,
        start=start,
        end=end,
    )


_HEADLESS = re.compile(r"O N F I D E N T I A L|E C R E T|N C L A S|NCLAS", re.I)


def _headless(text: str, start: int) -> re.Match[str] | None:
    """A classification that lost its first letter to the addressee before it."""
    return _HEADLESS.match(text, start)


def _doubled(text: str, start: int) -> re.Match[str] | None:
    """A classification with a letter too much before it: ``SS E C R E T``."""
    return LEVEL.match(text, start + 1) if text[start : start + 1].isupper() else None


def _level(text: str) -> str:
    closed = re.sub(r"\s", "", text).upper()
    if closed.endswith("SECRET") and closed.startswith("TOP"):
        return "TOP SECRET"
    if closed.startswith("LIMITED"):
        return "LIMITED OFFICIAL USE"
    if closed.endswith(("ONFIDENTIAL", "ECRET")):
        return "CONFIDENTIAL" if closed.endswith("L") else "SECRET"
    return "RESTRICTED" if closed.startswith("R") else "UNCLASSIFIED"


def _caveats(text: str) -> str:
    words = re.findall(_CAVEAT, text or "", re.I)
    return "".join("//" + word.strip("/ ").upper() for word in words)


def _number(word: str | None) -> int:
    if not word:
        return 1
    if word.isdecimal():
        return int(word[:4]) or 1
    return _NUMBERS.get(word.upper(), 1)
