"""How the text of a cable opens where neither a number nor an empty line tells.

Telegrams of 1973 to 1979 stand in the archives without their empty lines: the text follows directly on the last field.
"""

from __future__ import annotations

import re

from generator.parse.labels import INLINE_LABEL, LINE_LABEL
from generator.parse.marks import MARK
from generator.parse.reference_names import names_cable
from generator.parse.reference_tokens import tokenize
from generator.parse.split import LEVEL

_RULE = re.compile(r"(?:[-=_*~#\u2010-\u2015][ ]?){3,}\s*")
_OPENING = re.compile(
    r"(?:\(\w{1,4}\)[ ]?)?"
    r"(?i:BEGIN SUMMARY|(?:EXECUTIVE )?SUMMARY|INTRODUCTION|COMMENT|KEY POINTS|ACTION REQUEST(?:ED)?)\b"
)
"""Words that open the text even where no number does."""
_QUOTE = re.compile(r"(?i:\(?(?:BEGIN )?QUOTE\b|BEGIN (?:TEXT|CABLE|MESSAGE)\b)")
_QUOTE_ALONE = re.compile(r"\(?(?:BEGIN )?QUOTE\)?[:.]?", re.I)
_OUTLINE = re.compile(r"I\.[ \t]+(?=\S)|1[ ]?[-–][ ]?\d{1,2}\.[ \t]+[A-Z]")
"""The first point of an outline in Roman numerals, and paragraphs under one number: ``1-2. ITINERARY``."""
_PART = re.compile(r"(?:PART|SECTION|CHAPTER)[ ]+(?:[IVX]{1,4}|\d{1,2}|ONE)\b")
_ITEMS = re.compile(r"--?[ ]?(?=[A-Z])[^\n]*\n(?:[^-\n][^\n]*\n)?--?[ ]?[A-Z]")
"""Two items of a list, of which the first may take two lines."""
_ENTRY = re.compile(r"\W{0,2}[A-Z][.)\]]|\W")
"""The letter of an entry of REF, or a sign."""
_COMPLETE = re.compile(r"(?:\d|\)|\bNOTAL|\.)$")
"""How an entry of REF ends that names a cable."""
_SENTENCE_END = re.compile(r"\w{4,}[.?][\"”)]*(?:\s|$)")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_FEWEST_LINES = 3
"""A subject may take two lines more, an entry of REF likewise."""
_FULL = 40
"""A line of prose that others follow is not shorter."""
_MOST_LINES = 12
"""So many are looked at."""
_WIDEST = 69
"""A teleprinter's line."""


def opens_text(text: str, start: int, end: int) -> bool:
    """Whether a line is a rule or opens the text with a word of its own."""
    return bool(is_rule(text, start, end) or _OPENING.match(text, start, end))


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether a line is made of dashes and the like."""
    return _RULE.fullmatch(text, start, end) is not None


def opens_quotation(text: str, start: int, end: int, *, alone: bool = False) -> bool:
    """Whether a line says that a quotation begins; ``alone``: and nothing else."""
    return (_QUOTE_ALONE.fullmatch(text[start:end].strip()) if alone else _QUOTE.match(text, start, end)) is not None


def opens_below_subject(text: str, start: int, end: int, above: str, limit: int) -> bool:
    """Whether the line at ``start`` begins an outline, a list or prose below a subject that is complete.

    ``above`` is the subject's last line.
    """
    if _OUTLINE.match(text, start, end) or _ITEMS.match(text, start, limit):
        return True
    return _is_prose(text, start, above, limit)


def opens_below_references(text: str, start: int, end: int, above: str, limit: int) -> bool:
    """Whether the line at ``start`` is no part of the references: it names no cable, and a heading or prose begins."""
    if _PART.match(text, start, end):
        return True
    tokens = tokenize(text[start:end])
    outline = _OUTLINE.match(text, start, end)
    if outline:
        return not names_cable(tokenize(text[outline.end() : end]), 0)
    if _ENTRY.match(text, start, end) or not _COMPLETE.search(above):
        return False
    return not any(names_cable(tokens, at) for at in range(len(tokens))) and _is_prose(text, start, above, limit)


def opens_in_small_letters(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a sentence in small letters begins with a line, which stands below a field in capitals."""
    line = text[start:end]
    small = [word[0].islower() for word in line.split()]
    return line[0].isupper() and sum(small) * 2 >= len(small) and is_sentence(text, start, end, limit)


def is_sentence(text: str, start: int, end: int, limit: int) -> bool:
    """Whether the lines from ``start`` to the next empty one end as a sentence does; the first ends at ``end``."""
    block = _BLANK.search(text, end, limit)
    return text[start : block.start() if block else limit].rstrip()[-1:] in (".", ":", "?")


def had_room(text: str, start: int, above: str, limit: int) -> bool:
    """Whether the first word at ``start`` would have fitted into the line ``above``, which was ended on purpose.

    The lines that follow tell how wide one is.
    """
    lines = text[start : min(limit, start + _MOST_LINES * _WIDEST)].split("\n")
    width = min(_WIDEST, max(len(line.rstrip()) for line in lines))
    return len(above) + 1 + len(lines[0].split(None, 1)[0]) <= width


def _is_prose(text: str, start: int, above: str, limit: int) -> bool:
    """Whether lines of sentences begin at ``start``, and the line ``above`` was ended on purpose."""
    lines = _block(text, start, limit)
    return (
        len(lines) >= _FEWEST_LINES
        and len(lines[0]) >= _FULL
        and had_room(text, start, above, limit)
        and _SENTENCE_END.search("\n".join(lines[1:])) is not None
    )


def _block(text: str, start: int, limit: int) -> list[str]:
    """The lines from ``start`` to the next that is empty, a field, a paragraph or the foot of a page."""
    lines: list[str] = []
    while start < limit and len(lines) < _MOST_LINES:
        end = text.find("\n", start, limit)
        end = limit if end < 0 else end
        line = text[start:end].strip()
        if not line or LEVEL.fullmatch(line) or (lines and _is_sign(text, start, end)):
            break
        lines.append(line)
        start = end + 1
    return lines


def _is_sign(text: str, start: int, end: int) -> bool:
    """Whether a field, a paragraph or a quotation begins with a line."""
    return (
        LINE_LABEL.match(text, start, end) is not None
        or INLINE_LABEL.search(text, start, end) is not None
        or MARK.match(text, start, end) is not None
    )
