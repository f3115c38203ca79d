"""Words of a text."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text: ``word_set("AND OR")`` is the set of ``AND`` and ``OR``."""
    return frozenset(text.split())


def single_spaced(line: str) -> str:
    """The words of a line with one space between them, which most lines have: this finds it out faster than to cut
    the line into its words (nothing that is printable is white space but the space)."""
    if line.isprintable() and "  " not in line and line[:1] != " " != line[-1:]:
        return line
    return " ".join(line.split())
