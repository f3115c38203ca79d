"""Marks in the middle of a line: ``… neighboring countries. 4. (C) The …``.

Publishers lost line breaks, and a paragraph then runs into the next one. Behind the end of a sentence a number with a
portion mark is a mark if it is the very number that is missing; any other may belong to the text.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.parse.marks import Mark, read_mark
from generator.parse.scan import MARK, TEXT, Token

_BEFORE = " \t¶"


def with_inline_marks(text: str, tokens: list[Token]) -> list[Token]:
    """``tokens``, whose marks are real, with the marks that continue their numbering where it has a gap or ends."""
    following = iter([token.mark.number for token in tokens if token.kind is MARK and token.mark is not None])
    wanted, known = 1, next(following, None)
    if known is None:
        return tokens
    found: list[Token] = []
    for token in tokens:
        rest = token
        if token.kind is MARK and token.mark is not None:
            wanted, known = token.mark.number + 1, next(following, None)
        elif token.kind is TEXT:
            while wanted != known and (mark := _find(text, rest, wanted)):
                found.append(Token(TEXT, rest.start, mark.start, rest.mark))
                found.append(Token(MARK, mark.start, mark.text_start, mark))
                rest = Token(TEXT, mark.text_start, rest.end)
                wanted += 1
        found.append(rest)
    return found


def _find(text: str, token: Token, number: int) -> Mark | None:
    """The mark with a number in a stretch of text, behind a blank."""
    for at in _places(text, token, str(number)):
        mark = read_mark(text, at, token.end, fresh=True)
        if mark and mark.number == number and mark.after_sentence and mark.marking and _is_marked(text, mark):
            return mark
    return None


def _places(text: str, token: Token, digits: str) -> Iterable[int]:
    """Where a number stands behind a blank or the publisher's sign."""
    at = text.find(digits, token.start + 1, token.end)
    while at >= 0:
        if text[at - 1] in _BEFORE:
            yield at - 1 if text[at - 1] == "¶" else at
        at = text.find(digits, at + 1, token.end)


def _is_marked(text: str, mark: Mark) -> bool:
    """Whether the portion mark stands behind the number, and in capitals: ``4. (c)`` is part of a law."""
    portion = text[mark.start : mark.text_start]
    return "(" in portion and portion.isupper()
