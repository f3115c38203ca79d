"""``ref A`` and ``reftel`` in the text of a cable, as links to the entries of its REF line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.pages.escaping import escaped

_CITED = re.compile(
    r"\b[Rr][Ee][Ff](?:[Ss]?\.?[ ]+\(?(?P<letters>[A-Z](?:(?:,? (?:and|AND) |, ?| ?& ?| ?/ ?)[A-Z])*)(?![A-Za-z'’])"
    r"|[Tt][Ee][Ll][Ss]?(?![A-Za-z]))"
)
_STARTS = ("ref ", "refs ", "reftel", "ref. ", "refs. ")
_LETTER = re.compile(r"\b[A-Z]\b")
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
            if match["letters"] is None:
                if SINGLE in self._anchors:
                    yield match.start(), match.end(), self._anchors[SINGLE]
                continue
            start = match.start()  # the first link takes in the word before the letter
            for letter in _LETTER.finditer(text, match.start("letters"), match.end("letters")):
                if letter[0] in self._anchors:
                    yield start, letter.end(), self._anchors[letter[0]]
                start = letter.end()
                while start < match.end() and not _LETTER.match(text, start):
                    start += 1
