"""Cut the text of a cable into lines that mean something and runs of lines that are only text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

import msgspec

from generator.model import PartKind
from generator.parse.interruptions import Piece
from generator.parse.marks import FLAT_MARK, Mark, read_mark

MAX_TOKENS = 60_000
"""Beyond this the rest of the message is one run of text: no cable is like that, and memory stays bounded."""


class Kind(IntEnum):
    """What a token is."""

    TEXT = 0
    BLANK = 1
    MARK = 2
    RULE = 3
    BREAK = 4
    """A page line or what else interrupts the text."""


TEXT, BLANK, MARK, RULE, BREAK = Kind
"""The kinds by their own names: looking one up in its class takes longer than the comparison."""


class Token(msgspec.Struct, frozen=True):
    """A stretch of the text."""

    kind: Kind
    start: int
    end: int
    mark: Mark | None = None
    """What may be a paragraph mark."""
    part: PartKind = PartKind.PAGE_LINE
    """What interrupts the text."""


_STRUCTURAL = re.compile(r"\n[^\S\n]*[\n¶(0-9Q=_*~#—-]")
"""Finds the next line that may be more than text, from the end of the line before (a fixed first letter is faster)."""
_FIRST = re.compile(r"[^\S\n]*(?:\n|[¶(0-9Q=_*~#—-])")
_BEHIND_MARK = re.compile(r"[^\S\n]*[\n=_*~#—-]")
_BLANKS = re.compile(r"(?:[^\S\n]*\n)+")
_RULE = re.compile(r"(?:(?:[-=_*~#—][ \t]{0,3}){3,}|——[ \t]*)[^\S\n]*(?:\n|\Z)")
_FRESH = (BLANK, RULE, BREAK)


def scan(text: str, start: int, end: int, interruptions: Sequence[Piece]) -> list[Token]:
    """The tokens of ``text[start:end]`` in order."""
    tokens: list[Token] = []
    position = run = start
    index = _next(interruptions, 0, start)
    while position < end and len(tokens) < MAX_TOKENS:
        stop = min(end, interruptions[index][1]) if index < len(interruptions) else end
        line = _in_line(text, position, stop, tokens)
        line_start = line.start() if line else position
        if line is None:
            line = _STRUCTURAL.search(text, position - (position > 0 and text[position - 1] == "\n"), stop)
            line_start = line.start() + 1 if line else stop
        if line is None:
            _text(tokens, run, stop)
            position = run = end
            if stop < end:
                kind, first, last = interruptions[index]
                tokens.append(Token(BREAK, first, last, None, kind))
                position = run = last
                index = _next(interruptions, index + 1, last)
            continue
        fresh = line_start == run and (not tokens or tokens[-1].kind in _FRESH)
        token = _structural(text, line_start, line.end() - 1, stop, fresh)
        if token is None:
            line_end = text.find("\n", line.end(), stop)
            position = stop if line_end < 0 else line_end + 1
            continue
        _text(tokens, run, token.start)
        tokens.append(token)
        position = run = token.end
    _text(tokens, run, end)
    return tokens


def _next(interruptions: Sequence[Piece], index: int, start: int) -> int:
    while index < len(interruptions) and interruptions[index][1] < start:
        index += 1
    return index


def _text(tokens: list[Token], start: int, end: int) -> None:
    if start < end:
        tokens.append(Token(TEXT, start, end))


def _in_line(text: str, position: int, stop: int, tokens: list[Token]) -> re.Match[str] | None:
    """What may stand behind an interruption or a mark on the same line, or where the scan starts."""
    if not tokens or (tokens[-1].kind is BREAK and tokens[-1].end == position):
        return _FIRST.match(text, position, stop)
    if tokens[-1].kind is MARK and tokens[-1].end == position:
        return _BEHIND_MARK.match(text, position, stop)
    return None


def _structural(text: str, start: int, first: int, stop: int, fresh: bool) -> Token | None:
    """The token at ``start``, whose first character that is not white space stands at ``first``."""
    character = text[first]
    if character == "\n":
        blank = _BLANKS.match(text, start, stop)
        return Token(BLANK, start, blank.end() if blank else first + 1)
    if character in "-=_*~#—":
        rule = _RULE.match(text, first, stop)
        return Token(RULE, start, rule.end()) if rule else None
    line_end = text.find("\n", first, stop)
    mark = read_mark(text, first, stop if line_end < 0 else line_end + 1, fresh=fresh)
    return Token(MARK, start, mark.text_start, mark) if mark else None


def flat_breaks(text: str, start: int, end: int) -> list[int]:
    """Offsets of marks in the middle of lines, for messages without line breaks."""
    return [match.start() for match in FLAT_MARK.finditer(text, start, end)]
