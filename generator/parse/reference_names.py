"""Names of posts among the tokens of a REF entry."""

from __future__ import annotations

from collections.abc import Sequence

from generator.parse.reference_tokens import NUMBER, WORD, Token
from generator.vocabulary import posts

MOST_WORDS = 6
"""Words read for the name of a post (``US MISSION TO THE UN NEW YORK``)."""
_LONGEST_WORD = 32
_BETWEEN = 2
"""Tokens from a name to its number: the number itself, or a sign and it."""


def begins_cable(tokens: Sequence[Token], at: int) -> bool:
    """Whether a post stands here, with a year in front of it or without."""
    return _name(tokens, at)[1] > 0


def names_cable(tokens: Sequence[Token], at: int) -> bool:
    """Whether a post stands here and its number behind it, with a year in front or without."""
    start, words = _name(tokens, at)
    return words > 0 and any(token.kind is NUMBER for token in tokens[start + words : start + words + _BETWEEN])


def may_name(token: Token) -> bool:
    """Whether a token can be a word of a post's name."""
    return token.kind is WORD and token.end - token.start <= _LONGEST_WORD


def _name(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Where the name of a post begins, and how many words it takes; 0 for no name."""
    if tokens[at].value in ("'", "’"):
        at += 1
    if tokens[at].kind is NUMBER and len(tokens[at].value) in (2, 4):
        at += 1
    if not may_name(tokens[at]):
        return at, 0
    found = posts.longest_prefix([token.value for token in tokens[at : at + MOST_WORDS] if may_name(token)])
    return at, found[1] if found else 0
