"""Lists of words, written as text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text: ``word_set("AND OR")`` is the set of ``AND`` and ``OR``."""
    return frozenset(text.split())
