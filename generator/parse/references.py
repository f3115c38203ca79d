"""The REF line: which cables, and what else, a cable refers to.

The handbook asks for ``REF: A. STATE 12345, B. 07 MOSCOW 678`` (5 FAH-2 H-300); drafters write it in many ways.
A cable is a post and a number, with a year where it is not the cable's own; a post that the vocabulary does not know is
one only where it fills an entry together with its number and is no word of reports (``MEMO 12``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.model import Reference
from generator.parse.reference_cables import ADDITIONS, Cited, Own, find_cables
from generator.parse.reference_entries import Entry, split_entries
from generator.parse.reference_tokens import DATE, NUMBER, REPORT, WORD, Token, clean, tokenize
from generator.parse.words import word_set

_NOTHING = re.compile(r"\s*+(?:NONE|N/?A|NIL)?\W*+(?:(?<=\()(?:U|C|S|SBU)\)\W*+)?", re.I)
_CUTS = frozenset({",", ";", "&", "AND", "PLUS"})
"""Tokens at which text that is no cable falls into pieces."""
_CONTENT = frozenset({WORD, NUMBER, DATE, REPORT})
_SIGNS = " ,;:&/+.–-¶"
_JOINERS = word_set("AND OR PLUS THROUGH THRU TO REF REFS REFTEL REFTELS")
"""Words that join an entry to the next one."""


def parse_references(text: str, *, year: int | None, post: str | None) -> tuple[Reference, ...]:
    """The entries of the REF line in their order.

    ``text`` is what stands behind the label (or with it), over several lines, page lines included; ``year`` (four
    digits) and ``post`` (key in ids) are the cable's own, for entries that do not say theirs. An entry with several
    cables gives one reference for each, all with its letter; text that is no cable gives one with ``cable=None``. What
    stands twice under the same letter is given once. Never raises.
    """
    cleaned = clean(text)
    if _NOTHING.fullmatch(cleaned):
        return ()
    tokens = tokenize(cleaned)
    own = Own(year, post)
    carried: str | None = None
    found: dict[tuple[str | None, str], Reference] = {}
    for entry in split_entries(tokens):
        cited = find_cables(tokens, entry.first, entry.end, own, carried)
        carried = cited[-1].post if cited else carried
        for first, end, cable in _with_cables(tokens, entry, cited) if cited else _without_cables(tokens, entry):
            written = _tidy(cleaned[tokens[first].start : tokens[end - 1].end])
            reference = Reference(text=written, letter=entry.letter, cable=cable)
            found.setdefault((entry.letter, cable or written), reference)
    return tuple(found.values())


_Piece = tuple[int, int, str | None]
"""Tokens from the first up to the second (not included), and the cable that they name."""


def _without_cables(tokens: Sequence[Token], entry: Entry) -> Iterator[_Piece]:
    """An entry with a letter is one piece; others fall into pieces at ``;``."""
    for first, end in _cut(tokens, entry.first, entry.end, frozenset() if entry.letter else frozenset(";")):
        yield first, end, None


def _with_cables(tokens: Sequence[Token], entry: Entry, cited: Sequence[Cited]) -> list[_Piece]:
    """A piece for every cable with what belongs to it (``AND PREVIOUS``), and for other text between separators."""
    pieces: list[_Piece] = []
    at = entry.first
    for this in cited:
        first = _share_out(tokens, at, this.first, pieces, has_next=True)
        pieces.append((first, this.end, this.cable))
        at = this.end
    _share_out(tokens, at, entry.end, pieces, has_next=False)
    return pieces


def _share_out(tokens: Sequence[Token], first: int, end: int, pieces: list[_Piece], *, has_next: bool) -> int:
    """Give text that is no cable to the piece before it, to pieces of its own, or to the next cable.

    Returns the token with which the next cable's piece begins.
    """
    for start, stop in _cut(tokens, first, end, _CUTS):
        if pieces and (start == first or _is_addition(tokens, start, stop)):
            pieces[-1] = (pieces[-1][0], stop, pieces[-1][2])
        elif has_next and stop == end:
            return start
        else:
            pieces.append((start, stop, None))
    return end


def _cut(tokens: Sequence[Token], first: int, end: int, cuts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches between the cutting tokens that hold anything to read."""
    start = first
    for at in range(first, end + 1):
        if at == end or tokens[at].value in cuts:
            if any(token.kind in _CONTENT for token in tokens[start:at]):
                yield start, at
            start = at + 1


def _is_addition(tokens: Sequence[Token], first: int, end: int) -> bool:
    return all(
        token.kind is not REPORT and (token.kind is not WORD or token.value in ADDITIONS) for token in tokens[first:end]
    )


def _tidy(text: str) -> str:
    """On one line, without separators at the ends and without brackets that lost their other half."""
    words = text.split()
    while len(words) > 1 and words[-1].strip(_SIGNS).upper() in _JOINERS | {""}:
        words.pop()
    text = " ".join(words).strip(_SIGNS)
    if text.startswith("(") and ")" not in text:
        text = text[1:]
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    return text.strip(_SIGNS)
