"""From lines as the telegraph cut them to text in one piece.

A line break stays where it means something: before the items of a list, in tables and in lists of names.
"""

from __future__ import annotations

import re

from generator.parse.words import single_spaced

ITEM = re.compile(
    r"(?:¶[ ]?)?(?:-{1,3}(?=[ \t(A-Z\"])|[*•·](?=[ \t])|o(?=[ \t]+[A-Z])|[A-Za-z][.)](?=[ \t])|\(?\d{1,2}[.)](?=[ \t])"
    r"|\([a-z0-9]{1,2}\)(?=[ \t])|\[[A-Za-z]\](?=[ \t]))|¶[A-Za-z]\."
)
"""What opens an item of a list."""
_INITIAL = re.compile(r"[B-Z]\. ")
"""Alone it is the initial of a name."""
_ITEM_STARTS = frozenset("-*•·o([¶")
_ITEM_STOPS = frozenset(".)")
_ITEM_LINE = re.compile(r"\n[ \t]*(?:[-*•·¶(\[]|\w\w?[.)]|o[ \t]+[A-Z])")
_COLUMNS = re.compile(r"[ \t](?<=[^\s.!?:;,\"”)][ \t])(?:(?<=[ ])(?:[ ]{2,}|[ ]*\t[ ]*)|(?<=\t)[ ]*)\S")
"""A gap in a line; a search for its first blank is faster than one for what stands before it."""
_BROKEN_WORD = re.compile(r"-(?<=[A-Za-z]-)[ \t]*\n[ \t]*(?=(?!(?:and|or|to)\b)[A-Za-z])")
_PILCROW = re.compile(r"^([ \t]*)¶[ ]?(?=\w)", re.M)
LONGEST = 500_000
"""No block of a cable is so long; one that is stays as it stands, since cutting it into lines costs much memory."""
SHORT = 45
"""A line shorter than this, into which the next word would have fitted, was ended on purpose."""


def reflow(block: str, column: int = 0) -> str:
    """Join the lines of a block that holds no empty line and no page line.

    ``column`` is the width of what stands before the block on its first line. The publisher's paragraph marks are
    dropped where they stand before letters and numbers inside the block.
    """
    if len(block) > LONGEST:
        return block.strip()
    if "¶" in block:
        block = _PILCROW.sub(r"\1", block)
    if "-" in block and ("-\n" in block or "- \n" in block):
        block = _BROKEN_WORD.sub("-", block)
    lines = block.rstrip().split("\n")
    gaps = "  " in block
    if len(lines) > 1 and _structured(block, lines, column, gaps=gaps):
        return _join([line for line in lines if line.strip()], column)
    lines = [line.strip() for line in lines]
    return _one_line(" ".join(lines)) if gaps or "" in lines else " ".join(lines)


def _one_line(text: str) -> str:
    """Single spaces; much faster on prose than to split it into words."""
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip()


def _structured(block: str, lines: list[str], column: int, *, gaps: bool) -> bool:
    """Whether a block may hold items, short lines or columns; most blocks hold none (``gaps``: it holds two spaces)."""
    return (
        min(map(len, lines[1:-1]), default=SHORT) < SHORT
        or len(lines[0]) + column < SHORT
        or _ITEM_LINE.search(block) is not None
        or (((gaps and "   " in block) or "\t" in block) and _COLUMNS.search(block) is not None)
    )


def _join(lines: list[str], column: int) -> str:
    if not lines:
        return ""
    lines = [line.rstrip() for line in lines]
    lengths = list(map(len, lines))
    lengths[0] += column
    bare = [line.lstrip() for line in lines]
    rows = [("   " in line or "\t" in line) and _COLUMNS.search(line) is not None for line in bare]
    table = sum(rows) > 1
    items = [
        (line[0] in _ITEM_STARTS or line[1:2] in _ITEM_STOPS or line[2:3] in _ITEM_STOPS)
        and ITEM.match(line) is not None
        for line in bare
    ]
    if sum(items) == 1 and items[0] and _INITIAL.match(lines[0].lstrip()):
        items[0] = False
    names = len(lines) > 2 and not any(items[1:]) and sum(lengths) < SHORT * len(lines) and not _prose(lines)
    pieces = [single_spaced(bare[0])]
    in_list = items[0]
    for index in range(1, len(lines)):
        line = bare[index]
        item = items[index]
        stays = (table and (rows[index] or rows[index - 1])) or _breaks(
            lines[index - 1], lengths[index - 1], line, item=item, in_list=in_list, names=names
        )
        in_list = item or (in_list and not stays)
        pieces.append("\n" if stays else " ")
        pieces.append(single_spaced(line))
    return "".join(pieces)


def _prose(lines: list[str]) -> bool:
    """Short lines that are no list of names: a sentence goes on, or a redaction made them short."""
    return any(line.lstrip()[0].islower() or "XXXX" in line or "xxxx" in line for line in lines[1:])


def _breaks(previous: str, length: int, line: str, *, item: bool, in_list: bool, names: bool) -> bool:
    """Whether the break between two lines stays."""
    ended = previous[-1] in '.:;?!)"”—-_]'
    if item:
        return in_list or length < SHORT or ended
    if line[0].islower() or line[0] in "(,.;" or previous[-1] in ",-" or "XXXX" in previous or "xxxx" in previous:
        return False
    if (in_list or previous.isupper()) and not ended:
        return False
    return names or length + 1 + len(line.split(None, 1)[0]) < SHORT
