"""How the text of a cable opens where neither a number nor an empty line tells.

Telegrams of 1973 to 1979 stand in the archives without their empty lines: the text follows directly on the last field.
"""

from __future__ import annotations

import re

from generator.model import PartKind
from generator.parse.labels import INLINE_LABEL, LINE_LABEL, kind_of
from generator.parse.marks import opens_paragraph
from generator.parse.reference_names import names_cable
from generator.parse.reference_tokens import tokenize
from generator.parse.split import EMPTY_LINE, LEVEL

_RULE = re.compile(r"(?:[-=_*~#\u2010-\u2015][ ]?){3,}\s*")
_OPENING = re.compile(
    r"(?:\(\w{1,4}\)[ ]?)?"
    r"(?i:BEGIN SUMMARY|(?:EXECUTIVE )?SUMMARY|INTRODUCTION|COMMENT|KEY POINTS|ACTION REQUEST(?:ED)?)\b"
)
"""Words that open the text even where no number does."""
_QUOTE = re.compile(r"(?i:\(?(?:BEGIN )?QUOTE\b|BEGIN (?:TEXT|CABLE|MESSAGE)\b)")
_QUOTE_ALONE = re.compile(
    r"\(?(?:BEGIN )?QUOTE\)?(?::|[ \t]*\n[ \t]*(?:[OPRZ]{1,2} (?:[OPRZ] )?\d{6}Z|FM |[A-Z ]+ \d{3,7}[ \t]*\n))", re.I
)
"""A line that says so and nothing else, with a colon or the header of a message below it."""
_UNDER_ONE = re.compile(r"1[ ]?[-–][ ]?(?P<last>\d)\.[ \t]+[A-Z]")
"""Paragraphs under one number: ``1-2. ITINERARY``."""
_POINT = re.compile(r"I\.[ \t]+1\.[ \t]")
"""The first point of an outline in Roman numerals, with the first of its own below it."""
_BEFORE_ENTRY_I = re.compile(r"(?:^|[\s,;(])\(?H[.)]")
_PART = re.compile(r"(?:PART|SECTION|CHAPTER)[ ]+(?:[IVX]{1,4}|\d{1,2}|ONE)\b")
_ITEMS = re.compile(r"--[ ]?(?=[A-Z])[^\n]*\n(?:[^-\n][^\n]*\n)?--[ ]?[A-Z]")
"""Two items of a list, of which the first may take two lines."""
_ENTRY = re.compile(r"\W{0,2}[A-Z][.)\]]|\W")
"""The letter of an entry of REF, or a sign."""
_COMPLETE = re.compile(r"(?:\d|\)|\bNOTAL|\.)$")
"""How an entry of REF ends that names a cable."""
_SENTENCE_END = re.compile(r"\w{4,}[.?:][\"”)]*(?:\s|$)")
_FIRST_WORDS = re.compile(
    r"(?:THE )?FOLLOWING\b|REQUEST(?:S|ED)?\b|PLEASE\b|BASED ON\b|WE\b|I\b|AS\b|IN (?:RESPONSE|VIEW|REPLY)\b"
)
"""Words that open prose and no line of a subject."""
_FEWEST_LINES = 3
"""A subject may take two lines more, an entry of REF likewise."""
_FULL = 40
"""A line of prose that others follow is not shorter."""
_MOST_LINES = 12
"""So many are looked at."""
LOOK_AHEAD = 1_500
"""Fields stand near each other; so far is looked for the next."""
_LONGEST_RULE = 90
_WIDEST = 69
"""A teleprinter's line."""


def opens_text(text: str, start: int, end: int) -> bool:
    """Whether a line is a rule or opens the text with a word of its own."""
    return bool(is_rule(text, start, end) or _OPENING.match(text, start, end))


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether a line is made of dashes and the like."""
    return _RULE.fullmatch(text, start, end) is not None


def is_underlined(text: str, end: int) -> bool:
    """Whether a rule stands below a line that ends at ``end``: then it is a heading."""
    line_end = text.find("\n", end + 1, end + _LONGEST_RULE)
    return is_rule(text, end + 1, line_end if line_end >= 0 else min(len(text), end + _LONGEST_RULE))


def opens_quotation(text: str, start: int, end: int) -> bool:
    """Whether a line says that a quotation begins."""
    return _QUOTE.match(text, start, end) is not None


def is_unspaced(text: str, start: int, limit: int) -> bool:
    """Whether no line near is empty, as in the archives' copies of telegrams: then none tells where a field ends."""
    return EMPTY_LINE.search(text, start, min(limit, start + LOOK_AHEAD)) is None


def opens_below_subject(text: str, start: int, end: int, above: str, limit: int) -> bool:
    """Whether the line at ``start`` begins a quotation, an outline, a list or prose below a subject that is complete,
    in a text without empty lines. ``above`` is the subject's last line."""
    if _QUOTE_ALONE.match(text, start, limit):
        return True
    opens = (
        _opens_outline(text, start, limit)
        or _ITEMS.match(text, start, limit) is not None
        or (end - start >= _FULL and _is_prose(text, start, above, limit))
    )
    return opens and not label_ahead(text, end, limit)


def opens_below_references(text: str, start: int, end: int, above: str, limit: int) -> bool:
    """Whether the line at ``start`` is no part of the references, in a text without empty lines: it names no cable, and
    a heading, an outline or prose begins. ``above`` are the references so far."""
    if _ends_with_cable(text[start:end]):
        return False
    if _PART.match(text, start, end):
        return True
    if _opens_outline(text, start, limit):
        return not _BEFORE_ENTRY_I.search(above)
    if _ENTRY.match(text, start, end) or not _COMPLETE.search(above):
        return False
    last_line = above.rpartition("\n")[2].strip()
    return _is_prose(text, start, last_line, limit) and not any(map(_names_cable, _block(text, start, limit)))


def _opens_outline(text: str, start: int, limit: int) -> bool:
    """Whether an outline begins: its second point, or the next number, stands near."""
    stop = min(limit, start + LOOK_AHEAD)
    under_one = _UNDER_ONE.match(text, start, stop)
    if under_one:
        return text.find(f"\n{int(under_one['last']) + 1}. ", start, stop) >= 0
    return text.startswith("I.", start) and (
        _POINT.match(text, start, stop) is not None or text.find("\nII. ", start, stop) >= 0
    )


def _names_cable(line: str) -> bool:
    """Whether a line names a cable anywhere."""
    tokens = tokenize(line)
    return any(names_cable(tokens, at) for at in range(len(tokens)))


def _ends_with_cable(line: str) -> bool:
    return line.rstrip(" .,;)")[-1:].isdecimal() and _names_cable(line)


def opens_in_small_letters(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a sentence in small letters begins with a line, which stands below a field in capitals."""
    line = text[start:end]
    small = [word[0].islower() for word in line.split()]
    return line[0].isupper() and sum(small) * 2 >= len(small) and is_sentence(text, start, end, limit)


def is_sentence(text: str, start: int, end: int, limit: int) -> bool:
    """Whether the lines from ``start`` to the next empty one end as a sentence does; the first ends at ``end``."""
    block = EMPTY_LINE.search(text, end, limit)
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
    if len(lines) < _FEWEST_LINES or len(lines[0]) < _FULL:
        return False
    known = _FIRST_WORDS.match(lines[0]) is not None
    sentences = "\n".join(lines if known else lines[1:])
    return (known or had_room(text, start, above, limit)) and _SENTENCE_END.search(sentences) is not None


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
    """Whether a field or a paragraph begins with a line."""
    return (
        LINE_LABEL.match(text, start, end) is not None
        or INLINE_LABEL.search(text, start, end) is not None
        or opens_paragraph(text, start, end)
    )


def label_ahead(text: str, end: int, limit: int, kind: PartKind | None = None) -> bool:
    """Whether behind a line that ends at ``end`` a field, or one of a kind, comes before the next paragraph, opening
    word or rule."""
    position = end + 1
    stop = min(limit, end + LOOK_AHEAD)
    while position < stop:
        line_end = text.find("\n", position, stop)
        line_end = stop if line_end < 0 else line_end
        first = position + len(text[position:line_end]) - len(text[position:line_end].lstrip())
        if first < line_end:
            label = LINE_LABEL.match(text, first, line_end) or INLINE_LABEL.search(text, first, line_end)
            if label and kind in (None, kind_of(label)):
                return True
            if opens_paragraph(text, first, line_end) or opens_text(text, first, line_end):
                return False
        position = line_end + 1
    return False
