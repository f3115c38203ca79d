"""Headings that no empty line parts from the paragraph before: its last line, or the end of it.

Publishers lost empty lines, and set each paragraph on one line; the next heading then stands right below the text, or
even behind its last sentence. It shows by what it is not: no sentence, without a stop, and behind the end of one.
"""

from __future__ import annotations

import re

from generator.parse.headings import is_heading

_SENTENCE_END = re.compile(r"(?:[.!?][)\]\"”'’]*|\bEND (?:OF )?(?:SUMMARY|COMMENT|NOTE|TEXT)(?: AND \w+)?\)?)\Z", re.I)
_INLINE_END = re.compile(r"[.!?][)\]\"”’]*[ ]+(?=[A-Z\"“])")
_ABBREVIATED = re.compile(
    r"(?:(?<![^\W_])[A-Z]|\b(?:Jr|Sr|Inc|Ltd|Corp|Co|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Amb|Sen|Rep|Gov|Min|Prof"
    r"|Dept|St|vs|No))\.\Z"
)
_SIGNS_OF_TEXT = ".!?:;,)\"”'’-=_*~—"
"""A last line that ends with one of them is text, or the rule below a heading."""
_SPACES = 8
"""White space that is passed over at the end of a text."""
_LONGEST_LINE = 120
_UNWRAPPED = 100
"""A line so long was not ended by the telegraph: the publisher set every paragraph on one line."""


def without_stop(text: str, start: int, end: int) -> int | None:
    """The end of ``text[start:end]`` without white space, if no sign stands there as behind a sentence; else None, as
    in most texts."""
    near = max(start, end - _SPACES)
    tail = text[near:end].rstrip()
    return near + len(tail) if tail and tail[-1] not in _SIGNS_OF_TEXT else None


def heading_at_end(text: str, start: int, end: int) -> int | None:
    """Where the heading begins with which ``text[start:end]`` ends: behind the end of a sentence, on a line of its own
    or at the end of a line that no telegraph broke."""
    line = max(text.rfind("\n", start, end) + 1, start)
    border = line if end - line < _LONGEST_LINE else _behind_sentence(text, line, end)
    heading = text[border:end].strip()
    if border == start or heading[0] in "([" or not has_ended(text, start, border):
        return None
    is_own = _looks_titled(heading) or text.rfind("\n", start, border - 1) < border - _UNWRAPPED
    return border if is_own and is_heading(heading, before_mark=True) else None


def has_ended(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends in front of a line's end."""
    before = text[max(start, end - _LONGEST_LINE) : end].rstrip()
    return _SENTENCE_END.search(before) is not None and _ABBREVIATED.search(before) is None


def _behind_sentence(text: str, start: int, end: int) -> int:
    """Where the words in title case behind the last sentence of a line begin; ``start`` where there are none."""
    border = start
    for sentence in _INLINE_END.finditer(text, end - _LONGEST_LINE, end):
        border = sentence.end()
    words = text[border:end].split()
    return border if len(words) > 1 and _looks_titled(text[border:end]) else start


def _looks_titled(line: str) -> bool:
    """Whether all words of more than three letters begin with a capital."""
    return all(len(word) <= 3 or not word[0].islower() for word in line.split()) and not line[0].islower()
