"""Where a cable that was sent in sections begins anew, with header, first line and fields of its own.

The transmission limit made long telegrams several messages (5 FAH-2 H-400). Archives that keep them one behind the
other repeat all of it in the middle of the text: ``NNNN``, the page line, the distribution, the date-time group, the
addressees, ``C O N F I D E N T I A L SECTION 02 OF 03 BONN 01234``, captions and labelled fields. The text before and
after belongs together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import itemgetter

from generator.model import PartKind
from generator.parse.body_line import parse_body_line
from generator.parse.captions import read_captions
from generator.parse.interruptions import MOST, Piece
from generator.parse.labels import INLINE_LABEL, LINE_LABEL, kind_of
from generator.parse.marks import opens_paragraph
from generator.parse.split import LEVEL, SENDER

_SIGN = "SECTION"
_LATER = re.compile(r"(?:FINAL[ ]+SECTION[ ]+OF|SECTION[ ]+(?!0*1[ ]|ONE[ ])\w+[ ]+OF)[ ]")
_WIDTH = 64
"""A classification, spaced out, and the serial take no more in front of the word."""
_HEADER_REACH = 6_000
"""No header of a further section is longer."""
_PAGE_REACH = 1_500
_FIRST_PAGE = re.compile(r"^[ \t]*PAGE 0?1[ \n]", re.M)
_SENDER = re.compile(r"\sFM[ ]+[A-Z]")
_PRINTER = re.compile(r"[ \t]*(?P<level>[A-Z][A-Z ]{4,18}[A-Z])[ \t]+[A-Z]{3}\d{4}[ \t]*")
"""At the head of a printed copy: ``UNCLASSIFIED     PTQ8342``."""
_FOREIGN = re.compile(
    r"[ \t]*(?:NNNN?|BT|#\d{3,5}|V?ZCZC\w*|[OPRZ]{2}[ ]R[A-Z ]+|R[A-Z]{5,6}(?:[ ]R[A-Z]{5,6})*|DE[ ]R[UH]\w+[ ]#.*"
    r"|ZN[YR][ ][A-Z ]+|[-=_* \t]{4,}|\d{1,2})?[ \t]*"
)
"""Lines that the end of a message and the top of the next one leave around the header."""
_MOST_FIELDS = 24
"""Captions, attention lines, page lines and fields."""
_MOST_LINES = 8
"""Lines of one field."""
_REPEATED_REACH = 16_000
"""Header and fields of the first section stand within it."""


def find_sections(text: str, start: int, end: int, interruptions: Sequence[Piece] = ()) -> list[Piece]:
    """What stands between the sections in ``text[start:end]``, in order; nothing in a cable that has only one.

    ``interruptions`` are those of the whole body, which may stand among a section's fields.
    """
    found: list[Piece] = []
    pages: dict[int, int] | None = None
    before = ""
    for first, line in _first_lines(text, start, end):
        if len(found) > MOST:
            break
        after = found[-1][2] if found else start
        before = before or " ".join(text[: min(first, _REPEATED_REACH)].split())
        header = _header(text, after, first)
        if header < first:
            found.append((PartKind.HEADER, header, first))
        found.append((PartKind.CLASSIFICATION, first, line))
        pages = {first: last for _, first, last in interruptions} if pages is None else pages
        found += _fields(text, line, end, before, pages)
    return found


def without(pieces: Sequence[Piece], sections: Sequence[Piece]) -> list[Piece]:
    """``pieces`` that stand in none of the sections' own, and those, in order."""
    starts = [first for _, first, _ in sections]
    outside = [
        piece for piece in pieces if not (at := bisect_right(starts, piece[1])) or piece[1] >= sections[at - 1][2]
    ]
    return sorted([*outside, *sections], key=itemgetter(1))


def _first_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Start and end of the first lines of second and later sections."""
    at = text.find(_SIGN, start, end)
    while at >= 0:
        line = max(text.rfind("\n", max(start, at - _WIDTH), at) + 1, start)
        if _LATER.search(text, max(line, at - len("FINAL ")), at + _WIDTH) and LEVEL.match(text, line, end):
            found = parse_body_line(text, line)
            if found.serial is not None and at < found.end <= end:
                yield line, found.end
        at = text.find(_SIGN, at + len(_SIGN), end)


def _header(text: str, start: int, first: int) -> int:
    """Where the header in front of a section's first line begins; ``first`` itself where there is none.

    A header that lost its line breaks or its date-time group is known by its first page line and the sender.
    """
    begin = first
    for sender in SENDER.finditer(text, max(start, first - _HEADER_REACH), first):
        begin = sender.start()
    for page in _FIRST_PAGE.finditer(text, max(start, begin - _PAGE_REACH), begin):
        if begin < first or _SENDER.search(text, page.end(), first):
            begin = page.start()
    while begin > start:
        line = text.rfind("\n", start, begin - 1) + 1
        if line <= start or not _is_foreign(text, line, begin - 1):
            break
        begin = line
    return begin


def _is_foreign(text: str, start: int, end: int) -> bool:
    if _FOREIGN.fullmatch(text, start, end):
        return True
    printed = _PRINTER.fullmatch(text, start, end)
    return LEVEL.fullmatch(printed["level"] if printed else text[start:end].strip()) is not None


def _fields(text: str, start: int, end: int, before: str, pages: dict[int, int]) -> Iterator[Piece]:
    """Captions and labelled fields below the first line; the text begins behind the empty line that ends them.

    Lines for whom the cable is, and page lines, are the section's own where a field stands below them.
    """
    position = start
    pending: list[Piece] = []
    for _ in range(_MOST_FIELDS):
        position = _first_sign(text, position, end)
        line_end = _line_end(text, position, end)
        label = LINE_LABEL.match(text, position, line_end)
        if label:
            stop = _field_end(text, line_end, end, before)
            yield from pending
            yield kind_of(label), position, stop
            pending = []
        elif position in pages:
            stop = pages[position]
        elif position < line_end and read_captions(text[position:line_end].strip()):
            stop = line_end
            pending.append((PartKind.CAPTION, position, stop))
        elif stop := _attention(text, position, line_end, before):
            pending.append((PartKind.ATTENTION, position, stop))
        else:
            break
        position = stop
    yield from takewhile(lambda piece: piece[0] is PartKind.CAPTION, pending)


def _attention(text: str, start: int, end: int, before: str) -> int:
    """The end of a line, or of its part in front of a field, that repeats what stands ``before``; 0 for any other."""
    field = INLINE_LABEL.search(text, start, end)
    stop = field.start() if field else end
    line = " ".join(text[start:stop].split())
    return stop if line and line in before else 0


def _field_end(text: str, line_end: int, end: int, before: str) -> int:
    """Where a field ends: at an empty line, the next field, a numbered paragraph, or at the text, whose lines are
    neither indented nor repeat what stands ``before``, in the first section."""
    for _ in range(_MOST_LINES):
        following = line_end + 1
        stop = _line_end(text, following, end)
        line = " ".join(text[following:stop].split())
        if (
            not line
            or not (text[following].isspace() or line in before)
            or LINE_LABEL.match(text, following, stop)
            or opens_paragraph(text, following, stop)
        ):
            break
        line_end = stop
    return min(line_end, end)


def _first_sign(text: str, position: int, end: int) -> int:
    while position < end and text[position].isspace():
        position += 1
    return position


def _line_end(text: str, position: int, end: int) -> int:
    found = text.find("\n", position, end)
    return found if found >= 0 else end
