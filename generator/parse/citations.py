"""References that paragraphs cite: ``ref A``, ``refs A and B``, ``(REFTEL C)``, ``reftel``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Citation(NamedTuple):
    """A stretch of a paragraph that points at the REF line."""

    start: int
    end: int
    letters: tuple[str, ...]
    """In capitals, in the order given; empty where all references, or the only one, are meant."""


_LETTER = r"(?:\([a-z]\)|[a-z](?!\w|['’](?!s\b)|\.[a-z]\.))"
_JOIN = r"\s*(?:,\s*(?:and|or|&)|,|/|&|and|or|-|–|through|thru|to)\s*"
_CITATION = re.compile(
    rf"(?<![\w-])(?P<word>ref(?:erence)?s?|reftels?|ref\(s\))\.?(?P<letters>\s*{_LETTER}(?:{_JOIN}{_LETTER}){{0,25}})?(?![\w-])",
    re.I,
)
_PART = re.compile(r"(?P<range>-|–|through|thru|\bto\b)|(?<![a-z])(?P<letter>[a-z])(?![a-z])", re.I)
_ALONE = re.compile(r"\s*[).,;:]|\s*$|\s+(?:and|or)\b", re.I)


def citations(text: str) -> tuple[Citation, ...]:
    """Every place in ``text`` that cites the REF line, in order. Linear in the text; never raises."""
    return tuple(_found(text))


def cited_letters(text: str) -> tuple[str, ...]:
    """The letters that ``text`` cites, each once, in order."""
    return tuple(dict.fromkeys(letter for citation in _found(text) for letter in citation.letters))


def _found(text: str) -> Iterator[Citation]:
    if "ref" not in text and "REF" not in text and "Ref" not in text:
        return
    for match in _CITATION.finditer(text):
        word = match["word"].upper()
        written = match["letters"]
        if written and not _is_word(written, word, text, match.end()):
            yield Citation(match.start(), match.end(), tuple(_letters(written)))
        elif not word.startswith("REFERENCE"):
            yield Citation(match.start(), match.end("word"), ())


def _is_word(written: str, word: str, text: str, end: int) -> bool:
    """Whether the only letter is rather a word: ``reftel a number of``, ``reference I made``."""
    letter = written.strip()
    if len(letter) != 1 or letter.upper() not in "AI" or (word == "REF" and letter in "aA"):
        return False
    return not _ALONE.match(text, end)


def _letters(written: str) -> Iterator[str]:
    last = ""
    is_range = False
    for part in _PART.finditer(written):
        if part["range"]:
            is_range = bool(last)
            continue
        letter = part["letter"].upper()
        if is_range:
            yield from (chr(code) for code in range(ord(last) + 1, ord(letter)))
        yield letter
        last, is_range = letter, False
