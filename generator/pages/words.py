"""Text, cut to a length."""

from __future__ import annotations


def shorten(text: str, length: int) -> str:
    """``text``, cut at a word where it is longer than ``length`` characters."""
    if len(text) <= length:
        return text
    start = text[: length - 1]
    return (start.rpartition(" ")[0] or start).rstrip(" ,;:-–") + "…"
