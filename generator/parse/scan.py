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


class Token(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text."""

    kind: Kind
    start: int
    end: int
    mark: Mark | None = None
    """What may be a paragraph mark."""
    part: PartKind = PartKind.PAGE_LINE
    """What interrupts the text."""


_SIGNS = r"=_*~#\u2010-\u2015-"
"""What rules are made of: signs of ASCII, and the hyphens and dashes of Unicode."""
_BLANK_LINES = r"\n(?:[^\S\n]*\n)*"
_STRUCTURAL = re.compile(rf"\n[^\S\n]*(?:{_BLANK_LINES}|[¶(0-9Q{_SIGNS}])")
"""Finds the next line that may be more than text, from the end of the line before (a fixed first letter is faster)."""
_FIRST = re.compile(rf"[^\S\n]*(?:{_BLANK_LINES}|[¶(0-9Q{_SIGNS}])")
"""The same where the scan starts and behind an interruption, which may be in the middle of a line."""
_BEHIND_MARK = re.compile(rf"[^\S\n]*(?:{_BLANK_LINES}|[{_SIGNS}])")
_RULE_SIGNS = frozenset("-=_*~#\u2010\u2011\u2012\u2013\u2014\u2015")
_RULE = re.compile(rf"(?:(?:[{_SIGNS}][ \t]{{0,3}}){{3,}}|\u2014\u2014[ \t]*)[^\S\n]*(?:\n|\Z)")


def scan(text: str, start: int, end: int, interruptions: Sequence[Piece]) -> list[Token]:
    """The tokens of ``text[start:end]`` in order."""
    tokens: list[Token] = []
    position = run = start
    index = _next(interruptions, 0, start)
    stop = min(end, interruptions[index][1]) if index < len(interruptions) else end
    here: re.Pattern[str] | None = _FIRST
    fresh = True  # what stands at ``run`` is behind an empty line, a rule or an interruption
    while position < end and len(tokens) < MAX_TOKENS:
        line = here.match(text, position, stop) if here else None
        here, line_start = None, position
        if line is None:
            line = _STRUCTURAL.search(text, position - (position > 0 and text[position - 1] == "\n"), stop)
            if line is None:
                _text(tokens, run, stop)
                position = run = end
                if stop < end:
                    kind, first, position = interruptions[index]
                    tokens.append(Token(BREAK, first, position, None, kind))
                    run, here, fresh = position, _FIRST, True
                    index = _next(interruptions, index + 1, position)
                    stop = min(end, interruptions[index][1]) if index < len(interruptions) else end
                continue
            line_start = line.start() + 1
        token = _structural(text, line_start, line.end(), stop, fresh and line_start == run)
        if token is None:
            line_end = text.find("\n", line.end(), stop)
            position = stop if line_end < 0 else line_end + 1
            continue
        if run < line_start:
            tokens.append(Token(TEXT, run, line_start))
        tokens.append(token)
        position = run = token.end
        fresh = token.mark is None
        here = None if fresh else _BEHIND_MARK
    _text(tokens, run, end)
    return tokens


def _next(interruptions: Sequence[Piece], index: int, start: int) -> int:
    while index < len(interruptions) and interruptions[index][1] < start:
        index += 1
    return index


def _text(tokens: list[Token], start: int, end: int) -> None:
    if start < end:
        tokens.append(Token(TEXT, start, end))


def _structural(text: str, start: int, end: int, stop: int, fresh: bool) -> Token | None:
    """The token at ``start``: blank lines up to ``end``, or what opens with the character before it."""
    first = end - 1
    character = text[first]
    if character == "\n":
        return Token(BLANK, start, end)
    if character in _RULE_SIGNS:
        rule = _RULE.match(text, first, stop)
        return Token(RULE, start, rule.end()) if rule else None
    mark = read_mark(text, first, stop, fresh=fresh)
    return Token(MARK, start, mark.text_start, mark) if mark else None


def flat_breaks(text: str, start: int, end: int) -> list[int]:
    """Offsets of marks in the middle of lines, for messages without line breaks."""
    return [match.start() for match in FLAT_MARK.finditer(text, start, end)]
