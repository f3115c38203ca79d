"""Text that fits in a place: cut to a length, and without effect on the direction of what stands beside it."""

from __future__ import annotations

import re

_FORMATTING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""What ends an embedding, an override or an isolate (Unicode Standard Annex 9, 2.4 and 2.5)."""


def shorten(text: str, length: int) -> str:
    """``text``, cut at a word where it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    start = text[: length - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:-–") + "…"


def balanced(text: str) -> str:
    """``text`` whose directional formatting ends with it: what closes nothing is left out, what is open is closed."""
    if text.isascii() or not _FORMATTING.search(text):
        return text
    pieces: list[str] = []
    closing: list[str] = []
    for character in text:
        if character in _CLOSED_BY:
            closing.append(_CLOSED_BY[character])
        elif character in _CLOSED_BY.values():
            if character not in closing or character == "\u202c" != closing[-1]:
                continue
            while closing.pop() != character:  # an isolate ends what was opened in it
                pass
        pieces.append(character)
    return "".join([*pieces, *reversed(closing)])
