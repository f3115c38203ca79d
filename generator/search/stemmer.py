"""Lunr's stemmer, as lunr.js has it.

The Python package stems some words in another way than lunr.js does: ``turkey`` becomes ``turkei`` here and stays
``turkey`` there, so that who asks lunr.js for it finds nothing. The rules in which the two differ are those of lunr.js.
"""

from __future__ import annotations

from lunr.stemmer import PorterStemmer

_VOWELS = frozenset("aeiou")
_NOTHING_BUT_SUFFIX = {"eed": "e", "ies": "ie", "sses": "sse"}
"""lunr.js takes a suffix only off something."""


class _Stemmer(PorterStemmer):  # type: ignore[misc]
    """Porter's algorithm in the package, with two steps of lunr.js."""

    b: str
    k: int
    k0: int

    def step1c(self) -> None:
        """A ``y`` at the end becomes ``i`` behind a consonant that is not the word's first letter."""
        word = self.b[self.k0 : self.k + 1]
        if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS:
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]

    def doublec(self, j: int) -> bool:
        """Two of the same consonant; ``y`` is none here."""
        return self.b[j] != "y" and bool(super().doublec(j))


_stemmer = _Stemmer()


def stem(word: str) -> str:
    """The stem of a word in lower case."""
    return _NOTHING_BUT_SUFFIX.get(word) or str(_stemmer.stem(word))
