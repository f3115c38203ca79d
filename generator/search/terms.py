"""From text to the terms that Lunr indexes: its separators, trimmer, stop words and stemmer, with a memory.

A term depends on nothing but its token, so each distinct token is stemmed once.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt
from lunr.stop_word_filter import WORDS
from lunr.tokenizer import SEPARATOR_CHARS
from lunr.trimmer import full_re as trimmed

from generator import cuts
from generator.search.stemmer import stem

MAX_WORD = 1000
"""A longer token is no word and stays as it is: the time of Lunr's stemmer grows with the square of its length."""

MOST_TOKENS = 1_000_000
"""Tokens that are remembered, some 350 MB."""

_SEPARATORS = re.compile(f"[{re.escape(SEPARATOR_CHARS)}]+")
# Python splits at these blanks, Lunr does not.
_ASCII_BLANKS = "\x1c\x1d\x1e\x1f"
_OTHER_BLANKS = re.compile("[\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


Tokens = npt.NDArray[np.int32]
"""Numbers of tokens."""


class TokenIds:
    """Tokens and their terms as small numbers, from 1."""

    def __init__(self) -> None:
        self.words: list[str] = [""]
        """The token of each number, without the punctuation around it."""
        self.terms: list[str] = [""]
        """The term of each number; 0 stands for a stop word."""
        self.term_of = array("i", [0])
        """For each token the number of its term."""
        self.likeness = array("Q", [0])
        """For each token how well its word stands for the term, the best first (see :func:`likeness`)."""
        self.chances = array("Q", [0])
        """For each term its chance (see :func:`generator.cuts.chance`)."""
        self._terms: dict[str, int] = {"": 0}
        self._numbers = _Numbers(self._add)

    @staticmethod
    def shared() -> TokenIds:
        """The ones of this process, so that a worker's tasks profit from one another; they begin anew when they have
        become so many that memory would grow with the archive."""
        if len(_shared().words) > MOST_TOKENS:
            _shared.cache_clear()
        return _shared()

    def of(self, text: str) -> Tokens:
        """The numbers of the words of ``text``, in order, stop words too."""
        words = tokens(text)
        return np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))

    def _add(self, token: str) -> int:
        word = word_of(token)
        term = _term(word)
        number = self._terms.setdefault(term, len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
            self.chances.append(cuts.chance(term))
        self.words.append(word)
        self.term_of.append(number)
        self.likeness.append(likeness(word))
        return len(self.words) - 1


@cache
def _shared() -> TokenIds:
    return TokenIds()


class _Numbers(dict[str, int]):
    """Numbers of the tokens seen so far."""

    def __init__(self, add: Callable[[str], int]) -> None:
        self._add = add

    def __missing__(self, token: str) -> int:
        number = self[token] = self._add(token)
        return number


def tokens(text: str) -> list[str]:
    """The words of ``text``, as ``lunr.tokenizer.Tokenizer`` cuts them."""
    text = text.lower()
    if any(blank in text for blank in _ASCII_BLANKS) if text.isascii() else _OTHER_BLANKS.search(text):
        return [token for token in _SEPARATORS.split(text) if token]
    return text.replace("-", " ").split()


def word_of(token: str) -> str:
    """A token without the punctuation around it, as far as Lunr's trimmer takes it off."""
    match = trimmed.match(token) if len(token) <= MAX_WORD else None
    return match[1] if match else token


def likeness(word: str) -> int:
    """Sorts the words of a term by how plain they are: the shortest first, then by their endings; below 2^64."""
    return min(len(word), 255) << 56 | int.from_bytes(word.encode("utf-8", "surrogatepass")[-7:])


def term_of(token: str) -> str:
    """The term of a token, empty for a stop word: what Lunr's functions trimmer, stopWordFilter and stemmer give."""
    return _term(word_of(token))


def _term(word: str) -> str:
    if word in WORDS:
        return ""
    return stem(word) if len(word) <= MAX_WORD else word


def terms(text: str) -> list[str]:
    """The terms of ``text``, in order, repeated as often as they stand in it, without stop words."""
    ids = TokenIds.shared()
    numbers = (ids.term_of[number] for number in ids.of(text).tolist())
    return [ids.terms[number] for number in numbers if number]
