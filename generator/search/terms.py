"""From text to the terms that Lunr indexes: its separators, trimmer, stop words and stemmer, with a memory.

A term depends on nothing but its token, so each distinct token is stemmed once.
"""

from __future__ import annotations

import re
from functools import cache

from lunr.stemmer import PorterStemmer
from lunr.stop_word_filter import WORDS
from lunr.tokenizer import SEPARATOR_CHARS
from lunr.trimmer import full_re as trimmed

MAX_TOKENS = 1 << 22
"""How many distinct tokens are remembered: three times those of Cablegate."""

MAX_WORD = 1000
"""A longer token is no word and stays as it is: the time of Lunr's stemmer grows with the square of its length."""

_SEPARATORS = re.compile(f"[{re.escape(SEPARATOR_CHARS)}]+")
# Python splits at these blanks, Lunr does not.
_OTHER_BLANKS = re.compile("[\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_stem = PorterStemmer().stem


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
        return list(map(self._tokens.__getitem__, tokens(text)))

    def id_of(self, token: str) -> int:
        """The number of one token's term."""
        term = term_of(token)
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


def tokens(text: str) -> list[str]:
    """The words of ``text``, as ``lunr.tokenizer.Tokenizer`` cuts them."""
    text = text.lower()
    if _OTHER_BLANKS.search(text):
        return [token for token in _SEPARATORS.split(text) if token]
    return text.replace("-", " ").split()


def term_of(token: str) -> str:
    """The term of a token, empty for a stop word: what Lunr's functions trimmer, stopWordFilter and stemmer give."""
    if len(token) > MAX_WORD:
        return token
    match = trimmed.match(token)
    word = match[1] if match else token
    return "" if word in WORDS else _stem(word)


def terms(text: str) -> list[str]:
    """The terms of ``text``, in order, repeated as often as they stand in it, without stop words."""
    ids = TermIds.shared()
    return [ids.terms[number] for number in ids.of(text) if number]
