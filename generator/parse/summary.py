"""The summary: from its label or heading to ``END SUMMARY``, the next heading, or the end of its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Paragraph
from generator.parse.marks import PORTION

_MARK = re.sub(r"\?P<\w+>", "?:", PORTION.pattern)

_WITH = (
    r"(?:\s*(?:AND|&|/)\s*(?:COMMENT|INTRODUCTION|ACTION REQUEST|BACKGROUND|ANALYSIS|RECOMMENDATIONS?|CONCLUSIONS?))?"
)
_WORD = r"(?=\w{5,9}\b)SUM{1,3}A?M?R{0,2}A?Y"
"""``SUMMARY`` and its slips: ``SUMARY``, ``SUMMAY``, ``SUMMRY``."""
_PORTION = rf"(?:\s*\((?:CONTINUED|CONT['’]?D\.?)\)|\s*{_MARK})?"
_OPENING = re.compile(
    r"(?:BEGIN\s+)?(?:EXECUTIVE\s+|INTRODUCTION\s+(?:AND|&)\s+|COMMENT\s+AND\s+)?"
    rf"{_WORD}{_WITH}(?:{_PORTION}\s*(?:[:.;,—–]|-{{1,2}}(?=\s))\s*(?:{_MARK}\s*)?|\s*{_MARK}\s+(?=\S))",
    re.I,
)
_OPENING_WORD = re.compile(rf"(?:BEGIN\s+)?(?:EXECUTIVE\s+)?(?:SUMMARY|Summary){_WITH}\s+(?=[A-Z])")
_HEADING = re.compile(
    r"(?:\W*\([A-Z/]+\)\s*)?\W*(?:BEGIN\s+)?(?:EXECUTIVE\s+|INTRODUCTION\s+(?:AND|&)\s+|COMMENT\s+AND\s+)?SUMMARY\b.{0,40}",
    re.I | re.S,
)
_END = re.compile(
    rf"[(\[]?\bEND\s+(?:OF\s+)?(?:EXECUTIVE\s+|INTRODUCTION\s+AND\s+|COMMENT\s+AND\s+)?(?:{_WORD}|SUM)\b{_WITH}\s*[.)\]]*",
    re.I,
)
_END_SIGNS = ("SUM", "Sum", "sum")
_BEFORE_SIGN = 40
"""Letters of the longest end mark before its ``SUM``."""
_LABEL_ALONE = 40
"""A paragraph so short may be the label and nothing else: ``1. (U) Summary``."""
_REACH = 12
"""A summary does not span more paragraphs."""


def find_summary(paragraphs: Sequence[Paragraph]) -> str | None:
    """The summary on one line, without labels, portion marks and paragraph marks; None where the cable has none."""
    for index, paragraph in enumerate(paragraphs[:_REACH]):
        opening = _OPENING.match(paragraph.text) or _OPENING_WORD.match(paragraph.text)
        headed = paragraph.heading is not None and _HEADING.fullmatch(paragraph.heading) is not None
        if not opening and len(paragraph.text) < _LABEL_ALONE and _HEADING.fullmatch(paragraph.text):
            return _collect(paragraphs[index + 1 :], 0, headed=True)
        if opening or headed:
            return _collect(paragraphs[index:], opening.end() if opening else 0, headed=headed)
    for index, paragraph in enumerate(paragraphs[:_REACH]):
        if _end(paragraph.text):
            return _collect(paragraphs[_first(paragraphs[: index + 1]) :], 0, headed=False)
    return None


def _end(text: str) -> re.Match[str] | None:
    """The end mark; most paragraphs have none, and that is found out fast."""
    if "SUM" not in text and "Sum" not in text and "sum" not in text:
        return None
    places = [place for sign in _END_SIGNS if (place := text.find(sign)) >= 0]
    return _END.search(text, max(0, min(places) - _BEFORE_SIGN))


def _first(paragraphs: Sequence[Paragraph]) -> int:
    """The first numbered paragraph of those before the end of the summary."""
    for index, paragraph in enumerate(paragraphs):
        if paragraph.number is not None:
            return index
    return len(paragraphs) - 1


def _collect(paragraphs: Sequence[Paragraph], skip: int, *, headed: bool) -> str | None:
    """Join from the first paragraph on; without an end mark a headed summary goes to the next heading."""
    pieces: list[str] = []
    for index, paragraph in enumerate(paragraphs[:_REACH]):
        text = paragraph.text[skip:] if index == 0 else paragraph.text
        end = _end(text)
        if end:
            pieces.append(text[: end.start()])
            return _one_line(pieces)
        pieces.append(text)
    if not headed:
        return _one_line(pieces[:1])
    length = next((n for n, paragraph in enumerate(paragraphs[:_REACH]) if n and paragraph.heading), 1)
    return _one_line(pieces[: max(1, length)])


def _one_line(pieces: list[str]) -> str | None:
    return " ".join(" ".join(pieces).split()) or None
