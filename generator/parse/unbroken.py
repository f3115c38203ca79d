"""Text without what the telegraph set into it."""

from __future__ import annotations

from generator.parse.interruptions import find_interruptions


def without_interruptions(text: str) -> str:
    """The text with a line break in place of every page line."""
    kept = []
    last = 0
    for _, start, end in find_interruptions(text, 0):
        kept.append(text[last:start])
        last = end
    return "\n".join([*kept, text[last:]]) if kept else text
