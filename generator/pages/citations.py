"""``ref A``, ``refs a and b`` and ``reftel`` in the text of a cable, as links to the entries of its REF line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase

from generator.pages.escaping import escaped

_BETWEEN = r"\)?(?:,? (?:and|AND|or|OR|to|through|thru) |, ?| ?& ?| ?/ ?|[-–])\(?"
_CAPITALS = rf"[A-Z](?:{_BETWEEN}[A-Z])*"
_SMALL = r"(?:[b-z]|a(?! (?!(?:and|or|to|through|thru) \(?[a-z]\b)[a-z]))"
"""A small letter, but ``a`` before a word, which is the article."""
_BEHIND = r"(?![A-Za-z'’]|-[A-Za-z])"
_CITED = re.compile(
    r"\b[Rr][Ee][Ff](?:"
    rf"(?:[Ss]?\.?|(?P<word>[Tt][Ee][Ll][Ss]?))[ ]+\(?(?P<letters>{_CAPITALS}){_BEHIND}"
    rf"|[Ss]?[ ]+\(?(?P<small>[a-z](?:{_BETWEEN}{_SMALL})*){_BEHIND}"
    rf"|(?P<tel>[Tt][Ee][Ll][Ss]?)(?:[ ]+\(?(?P<after>{_SMALL}(?:{_BETWEEN}{_SMALL})*){_BEHIND}|(?![A-Za-z])))"
)
_STARTS = ("ref ", "refs ", "reftel", "ref. ", "refs. ")
_LETTER = re.compile(r"\b[A-Za-z]\b")
SINGLE = ""
"""Stands for the letter where a cable has one reference only."""


def _may_cite(text: str) -> bool:
    """A quick look at a text in small letters, which spares most texts the search."""
    return "ref" in text and any(start in text for start in _STARTS)


class Citations:
    """Links the citations in a cable's paragraphs."""

    def __init__(self, anchors: Mapping[str, str]) -> None:
        """``anchors`` leads from the letter of a reference, or :data:`SINGLE`, to its id on the page."""
        self._anchors = anchors

    def __call__(self, text: str) -> str:
        """``text`` as HTML."""
        if not self._anchors or not _may_cite(text.lower()):
            return escaped(text)
        return "".join(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[str]:
        done = 0
        for start, end, anchor in self._found(text):
            yield escaped(text[done:start])
            yield f'<a href="#{escaped(anchor)}">{escaped(text[start:end])}</a>'
            done = end
        yield escaped(text[done:])

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        for match in _CITED.finditer(text):
            known = [letter for letter in _letters(match) if letter[0].upper() in self._anchors]
            if known:
                yield from self._lettered(match, known)
                continue
            word = "word" if match["word"] else "tel"
            if match[word] and SINGLE in self._anchors:
                yield match.start(), match.end(word), self._anchors[SINGLE]

    def _lettered(self, match: re.Match[str], known: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
        """A link for each letter; the first one takes in the word before it if nothing stands between."""
        letters = list(_letters(match))
        for letter in known:
            start = match.start() if letter.start() == letters[0].start() else letter.start()
            yield start, letter.end(), self._anchors[letter[0].upper()]


def _letters(match: re.Match[str]) -> Iterator[re.Match[str]]:
    """The letters of a citation."""
    for group in ("letters", "small", "after"):
        if match[group]:
            yield from _LETTER.finditer(match.string, *match.span(group))


def letters_by_order(texts: Iterable[str], number: int) -> str:
    """The letters of references that have none, in order, where texts cite such letters: ``ABC`` for three.

    Empty where they cite no letters or one for which there are not enough references.
    """
    letters = ascii_uppercase[:number]
    cited = {
        letter[0].upper()
        for text in texts
        if _may_cite(text.lower())
        for match in _CITED.finditer(text)
        for letter in _letters(match)
    }
    return letters if cited and cited <= set(letters) else ""
