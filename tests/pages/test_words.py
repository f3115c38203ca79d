"""Text that is cut, and text that keeps its direction to itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.words import balanced, shorten

LRE, RLO, POP, RLI, FSI, END = "\u202a", "\u202e", "\u202c", "\u2067", "\u2068", "\u2069"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ("süß", "süß"),
        (f"a{RLO}b", f"a{RLO}b{POP}"),
        (f"a{RLI}b", f"a{RLI}b{END}"),
        (f"a{RLI}b{LRE}c", f"a{RLI}b{LRE}c{POP}{END}"),
        (f"a{RLO}b{POP}c", f"a{RLO}b{POP}c"),
        (f"a{POP}{END}b", "ab"),
        (f"{RLO}a{END}b{POP}", f"{RLO}ab{POP}"),
        (f"{FSI}a{RLO}b{END}c", f"{FSI}a{RLO}b{END}c"),
        (f"{RLO}{FSI}a{POP}b", f"{RLO}{FSI}ab{END}{POP}"),
    ],
)
def test_direction_ends_with_the_text(text: str, expected: str) -> None:
    assert balanced(text) == expected


@given(st.text(alphabet=[LRE, RLO, POP, RLI, FSI, END, "a"]))
def test_what_was_balanced_stays(text: str) -> None:
    made = balanced(text)
    assert balanced(made) == made
    assert made.count("a") == text.count("a")
    assert made.count(POP) == made.count(LRE) + made.count(RLO) or END in made
    assert made.count(END) == made.count(RLI) + made.count(FSI)


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [("short", 5, "short"), ("two words", 6, "two…"), ("W" * 9, 4, "WWW…"), ("one, two", 6, "one…")],
)
def test_cut(text: str, length: int, expected: str) -> None:
    assert shorten(text, length) == expected
