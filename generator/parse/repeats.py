"""The subject that a terminal repeated at the top of a page, in the middle of a sentence.

``areas of mutual interest on the`` / ``BILATERAL COOPERATION, MISSILE DEFENSE`` / ``condition that``: lines of the
cable's own SUBJECT, all of them or some, with or without the label.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence

from generator.model import PartKind
from generator.parse.interruptions import Piece
from generator.parse.labels import LINE_LABEL
from generator.parse.preamble import Preamble
from generator.parse.split import skip_space

FEWEST_LETTERS = 20
"""A shorter line of a subject may be the name of a country or a heading."""

_MOST_LINES = 12
"""No subject has more."""
_LABEL = re.compile(r"(?:SUBJECT|SUBJ)[ \t]*:[ \t]*\Z", re.I)
_REACH = 200
"""Characters in front of a repetition in which the word before it is looked for."""


def with_repeated_subject(text: str, preamble: Preamble, interruptions: Sequence[Piece]) -> Sequence[Piece]:
    """``interruptions`` and, in order, the lines of the subject that stand in sentences behind the preamble."""
    found = list(_repeats(text, preamble, interruptions))
    return sorted([*interruptions, *found], key=lambda piece: piece[1]) if found else interruptions


def _repeats(text: str, preamble: Preamble, interruptions: Sequence[Piece]) -> Iterator[Piece]:
    lines = _lines(text, preamble)
    taken = preamble.end
    for index, line in enumerate(lines):
        if len(line) < FEWEST_LETTERS or " " not in line:
            continue
        at = text.find(line, taken)
        while at >= 0:
            first, last = _whole(text, at, lines[index:])
            if _in_sentence(text, first, last, interruptions):
                yield PartKind.SUBJECT, first, last
                taken = last
            at = text.find(line, last)


def _lines(text: str, preamble: Preamble) -> list[str]:
    lines = [line.strip() for start, end in preamble.values(PartKind.SUBJECT) for line in text[start:end].split("\n")]
    label = LINE_LABEL.match(lines[0]) if lines else None
    if label:
        lines[0] = lines[0][label.end() :].lstrip()
    return lines[:_MOST_LINES]


def _whole(text: str, at: int, lines: Sequence[str]) -> tuple[int, int]:
    """Start and end of the repetition whose first line is at ``at``, with the label before it and the lines below."""
    label = _LABEL.search(text, max(0, at - 12), at)
    last = at + len(lines[0])
    for line in lines[1:]:
        following = skip_space(text, last)
        if not line or not text.startswith(line, following):
            break
        last = following + len(line)
    return label.start() if label else at, last


def _in_sentence(text: str, start: int, end: int, interruptions: Sequence[Piece]) -> bool:
    """Whether a sentence breaks off before a stretch and goes on in small letters behind it; page lines beside it do
    not count."""
    index = bisect(interruptions, start, key=lambda piece: piece[1])
    for _, first, last in interruptions[index:]:
        if first != skip_space(text, end):
            break
        end = last
    for _, first, last in reversed(interruptions[:index]):
        if text[last:start].strip():
            break
        start = first
    before = text[max(0, start - _REACH) : start].rstrip()
    after = skip_space(text, end)
    unbroken = text[start - 1 : start].isspace() and text[end : end + 1].isspace()
    return unbroken and (before[-1:].islower() or before[-1:] == ",") and text[after : after + 1].islower()
