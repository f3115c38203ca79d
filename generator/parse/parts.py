"""The parts of a message: the stretches that the rules found, made to cover everything that is not white space."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Part, PartKind
from generator.parse.interruptions import Piece


def cover(text: str, pieces: Iterable[Piece]) -> tuple[Part, ...]:
    """Order the pieces and trim white space from them; what lies between them becomes ``OTHER``."""
    parts: list[Part] = []
    position = 0
    for kind, first, end in sorted(pieces, key=_start):
        start = max(first, position)
        if start >= end:
            continue
        if position < start:
            _add(parts, text, PartKind.OTHER, position, start)
        _add(parts, text, kind, start, end)
        position = end
    _add(parts, text, PartKind.OTHER, position, len(text))
    return tuple(parts)


def _start(piece: Piece) -> int:
    return piece[1]


def _add(parts: list[Part], text: str, kind: PartKind, start: int, end: int) -> None:
    stretch = text[start:end]
    stripped = stretch.lstrip()
    if stripped:
        start = end - len(stripped)
        parts.append(Part(kind, start, start + len(stripped.rstrip())))
