"""From text to the terms that Lunr indexes: its tokenizer, trimmer, stop words and stemmer, with a memory.

A term depends on nothing but its token, so each distinct token is stemmed once.
"""

from __future__ import annotations

import re
from functools import cache

from lunr import get_default_builder
from lunr.tokenizer import SEPARATOR_CHARS

_SEPARATORS = re.compile(f"[{re.escape(SEPARATOR_CHARS)}]+")
_PIPELINE = get_default_builder().pipeline
MAX_TOKENS = 1 << 22
"""How many distinct tokens are remembered: three times those of Cablegate."""


class TermIds:
    """Terms as small numbers, from 1; 0 stands for a stop word. A number means the same term for good."""

    def __init__(self) -> None:
        self.terms: list[str] = [""]
        """The term of each number."""
        self._ids: dict[str, int] = {"": 0}
        self._tokens = _Tokens(self)

    @staticmethod
    @cache
    def shared() -> TermIds:
        """The ones of this process, so that a worker's tasks profit from one another."""
        return TermIds()

    def of(self, text: str) -> list[int]:
        """The numbers of the words of ``text``, in order.

        Without the zeros they are what ``lunr.tokenizer.Tokenizer`` and Lunr's default pipeline give.
        """
        tokens = _SEPARATORS.split(text.lower())
        if tokens and not tokens[-1]:
            tokens.pop()
        if tokens and not tokens[0]:
            del tokens[0]
        return list(map(self._tokens.__getitem__, tokens))

    def id_of(self, token: str) -> int:
        """The number of one token's term."""
        term = "".join(_PIPELINE.run_string(token))
        number = self._ids.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
        return number


class _Tokens(dict[str, int]):
    """Numbers of the tokens seen so far."""

    def __init__(self, ids: TermIds) -> None:
        self._ids = ids

    def __missing__(self, token: str) -> int:
        number = self._ids.id_of(token)
        if len(self) < MAX_TOKENS:
            self[token] = number
        return number


def terms(text: str) -> list[str]:
    """The terms of ``text``, in order, repeated as often as they stand in it, without stop words."""
    ids = TermIds.shared()
    return [ids.terms[number] for number in ids.of(text) if number]
