"""Tokens follow one another and hold every character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.parse import scan as module
from generator.parse.interruptions import find_interruptions
from generator.parse.scan import Kind, scan

PIECES = (
    "1. (C) A",
    "¶2. B",
    "text",
    "---",
    "\n",
    " \n",
    "ASTANA 00000099  002 OF 003",
    "- item",
    "(C)",
    "¶",
    "Q7",
    "  ",
)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("\n".join))
def test_tokens_cover_the_text(text: str) -> None:
    position = 0
    for token in scan(text, 0, len(text), find_interruptions(text, 0)):
        assert token.start == position
        assert token.end > token.start
        position = token.end
    assert position == len(text)


def test_kinds() -> None:
    text = "Text\n\n-----\n1. (C) More\nASTANA 00000099  002 OF 003\nend\n"
    kinds = [token.kind for token in scan(text, 0, len(text), find_interruptions(text, 0))]
    assert kinds == [Kind.TEXT, Kind.BLANK, Kind.RULE, Kind.MARK, Kind.TEXT, Kind.BREAK, Kind.BLANK, Kind.TEXT]


def test_the_number_of_tokens_is_bounded() -> None:
    text = "---\n" * (module.MAX_TOKENS + 10)
    tokens = scan(text, 0, len(text), [])
    assert len(tokens) <= module.MAX_TOKENS + 1
    assert tokens[-1].end == len(text)
