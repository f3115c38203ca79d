"""The parts of a message: the stretches that the rules found, made to cover everything that is not white space."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from generator.model import Part, PartKind
from generator.parse.interruptions import Piece


def cover(text: str, pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """Order the pieces and trim white space from them; what lies between them becomes ``OTHER``."""
    parts: list[Part] = []
    position = 0
    for kind, first, end in sorted(pieces, key=itemgetter(1)):
        start = first if first > position else position
        if start >= end:
            continue
        if position < start:
            _add(parts, text, PartKind.OTHER, position, start)
        if text[start].isspace() or text[end - 1].isspace():
            _add(parts, text, kind, start, end)
        else:
            parts.append(Part(kind, start, end))
        position = end
    _add(parts, text, PartKind.OTHER, position, len(text))
    return tuple(parts)


def _add(parts: list[Part], text: str, kind: PartKind, start: int, end: int) -> None:
    stretch = text[start:end]
    if not stretch or stretch.isspace():
        return
    stripped = stretch.lstrip()
    start = end - len(stripped)
    parts.append(Part(kind, start, start + len(stripped.rstrip())))
