# ruff: noqa: E501 -- cases are one line each
"""Line breaks that go and line breaks that stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.reflow import reflow

CASES = {
    "The minister said that a yurt is warm in winter and cool in\nsummer.": "The minister said that a yurt is warm in winter and cool in summer.",
    "One.  Two \n three": "One. Two three",
    "He wants:\n- a tent\n- a horse": "He wants:\n- a tent\n- a horse",
    "A. Count the paper clips of the whole post, and of its annex\nacross the street.\nB. Report.": (
        "A. Count the paper clips of the whole post, and of its annex across the street.\nB. Report."
    ),
    "said that the talks about the fence had begun on October\n5. They went on": "said that the talks about the fence had begun on October 5. They went on",
    "Secretary Sample\nJane Q. Sample\nJohn Doe, notetaker": "Secretary Sample\nJane Q. Sample\nJohn Doe, notetaker",
    "R. John Doe, Under Secretary for Tents\nJane Q. Sample\nJohn Roe": "R. John Doe, Under Secretary for Tents\nJane Q. Sample\nJohn Roe",
    "Year    Tents    Horses\n2007    12       3\n2008    14       5": "Year Tents Horses\n2007 12 3\n2008 14 5",
    "xxxxxxxxxxxx told\nThe Post that the man who lives in the house with the garden left": (
        "xxxxxxxxxxxx told The Post that the man who lives in the house with the garden left"
    ),
    "THE SINGLE ASPECT\nIS AN OVERRIDING ONE.": "THE SINGLE ASPECT IS AN OVERRIDING ONE.",
    "a medium-\nsized tent": "a medium-sized tent",
    "short-\nand long-term": "short- and long-term",
    "he said --\nand left": "he said -- and left",
    "¶A. One\n¶B. Two": "A. One\nB. Two",
    "": "",
    " \n ": "",
}  # fmt: skip


@pytest.mark.parametrize(("block", "expected"), CASES.items())
def test_blocks(block: str, expected: str) -> None:
    assert reflow(block) == expected


@given(st.text(alphabet="ab A.-1)(\n\t¶X,", max_size=120), st.integers(0, 40))
def test_nothing_is_lost(block: str, column: int) -> None:
    found = reflow(block, column)
    assert "".join(found.replace("¶", "").split()) == "".join(block.replace("¶", "").split())
    assert found == found.strip()
