"""Headings: lines framed or underlined by rules, in capitals, or in title case alone before a numbered paragraph."""

from __future__ import annotations

import re

from generator.parse.reflow import ITEM

MAX_LINES = 4
MAX_LENGTH = 220
WRAPPED = 40
"""A first line that is shorter was ended on purpose: two such lines are no heading but a list."""

_INLINE_RULE = re.compile(r"[ \t]+(?:[-=_\u2010-\u2015][ ]?){4,}\s*$|[ \t]+\u2014{2,}\s*$")
_RULE_SIGNS = tuple("-=_\u2010\u2011\u2012\u2013\u2014\u2015")
_SENTENCE_END = re.compile(r"[.;:,]$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.|\.\.\.?|\b(?:Inc|Co|Jr|Sr|Ltd|etc|No)\.|…)$", re.I)
_SMALL = re.compile(
    r"a|an|and|as|at|but|by|for|from|in|into|is|it|its|of|off|on|onto|or|over|per|the|to|up|via|vs|with|de|la|le|el|al|be"
    r"|not|are|was|has|have|so|than|that|this|their|his|her|our"
)
"""Words that stay small in a title."""
_LABEL = re.compile(
    r"(?:BEGIN )?(?:EXECUTIVE |INTRODUCTION AND |POST |EMBASSY )?(?:SUMMARY|COMMENT|BACKGROUND|INTRODUCTION|NOTE"
    r"|CONCLUSION|BIO(?:GRAPHICAL)?(?: NOTES?| INFO)?|PARTICIPANTS|ACTION REQUEST(?:ED)?|KEY POINTS|OBJECTIVES?"
    r"|DISCUSSION)"
    r"(?: AND (?:COMMENT|INTRODUCTION|ACTION REQUEST|CONCLUSION|ANALYSIS))?[ ]?:?",
    re.I,
)
"""Headings of every day, in any case."""
_ENDED = re.compile(r"\bEND (?:OF )?(?:SUMMARY|COMMENT|NOTE|TEXT|QUOTE)\b", re.I)
"""What ends a text, and is in none of its headings."""


_LEADING_PORTION = re.compile(r"^\([A-Za-z/ ]{1,10}\)\s*")
_PORTION_OR_QUOTE = re.compile(r"\((?:U|C|S|SBU|[CS]//?NF)\) [A-Z]|[\"“]")
_REDACTED = re.compile(r"[Xx\s.]+")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’.-]*")
_TABLE_ROW = re.compile(r"\w\w(?:[ ]{3,}|[ ]*\t)\S.*?\w(?:[ ]{3,}|[ ]*\t)\S")
_GAP = re.compile(r"[^\s.!?:;](?: {3,}| *\t *)\S")
_FRAME = re.compile(r"([/*=_~#-]{2,})\s*(.+?)\s*\1")


def unframed(heading: str) -> str:
    """``//COUNTING//`` without the signs at both ends."""
    framed = _FRAME.fullmatch(heading)
    return framed[2] if framed else heading


def split_inline_rule(block: str) -> str | None:
    """``COMMENT -------``: the heading without its rule; None where there is no rule behind it."""
    is_rule = len(block) < MAX_LENGTH and block.rstrip()[-1:] in _RULE_SIGNS
    match = _INLINE_RULE.search(block) if is_rule else None
    return block[: match.start()] if match else None


def could_be_underlined(block: str) -> bool:
    """Whether a block that a rule underlines or frames can be a heading as a whole."""
    return len(block) < MAX_LENGTH and block.strip().count("\n") < MAX_LINES and not is_row(block)


def is_row(block: str) -> bool:
    """Whether a block is a row of a table: rules stand above and below those too."""
    return ("   " in block or "\t" in block) and _TABLE_ROW.search(block) is not None


def is_row_pair(before: str, behind: str) -> bool:
    """Whether the last line of one block and the first of another are rows of two columns or more."""
    lines = before.rstrip().rpartition("\n")[2], behind.partition("\n")[0]
    return all(_GAP.search(line) for line in lines)


def is_heading(block: str, *, before_mark: bool, in_capitals: bool = False) -> bool:
    """Whether a block between empty lines is a heading without rules; ``in_capitals`` tells that the whole cable is, so
    that capitals tell nothing."""
    if len(block) > MAX_LENGTH or is_row(block):
        return False
    lines = block.strip().splitlines()
    if not lines or len(lines) > MAX_LINES - 1:
        return False
    line = " ".join(block.split())
    if line[:5].upper().startswith(("END ", "DEAR ")) or line[0] == "¶" or _ENDED.search(line):
        return False
    if _LABEL.fullmatch(_LEADING_PORTION.sub("", line) if line[0] == "(" else line):
        return True
    if not any(character.isalpha() for character in line) or (line[0] in '-*•("“[' and not _framed(line)):
        return False
    capitals = _is_capitals(line)
    if ITEM.match(line) and not capitals:
        return False
    ends = _SENTENCE_END.search(line) and not _ABBREVIATION.search(line)
    if ends and not (before_mark and _may_end(line, capitals and not in_capitals)):
        return False
    if _REDACTED.fullmatch(line) or "http" in line or "@" in line:
        return False
    if capitals:
        return before_mark or (len(lines) == 1 and len(line.split()) > 1)
    one_line = len(lines) == 1 or len(lines[0].rstrip()) > WRAPPED
    return before_mark and one_line and (_is_title(line) or len(line) < 75)


def _may_end(line: str, capitals: bool) -> bool:
    """A heading may end with a colon, or with a stop if it is in capitals."""
    return (line[-1] == ":" and (capitals or len(line) < 40)) or (line[-1] == "." and capitals)


def _framed(line: str) -> bool:
    """A portion mark or a quotation in front is no hindrance."""
    return _PORTION_OR_QUOTE.match(line) is not None


def _is_capitals(line: str) -> bool:
    """All capitals but for a few letters: ``McCAIN``, ``REF a``."""
    letters = list(filter(str.isalpha, line))
    return bool(letters) and (line.isupper() or sum(map(str.islower, letters)) * 8 <= len(letters))


def _is_title(line: str) -> bool:
    words = _WORD.findall(line)
    return bool(words) and all(word[0].isupper() or _SMALL.fullmatch(word) for word in words)
