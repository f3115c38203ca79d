"""Runs of X and notices that are redactions, and those that are not."""

from __future__ import annotations

import pytest

from generator.parse.redactions import REDACTED, count_redactions

CASES = {
    "businessmanXXXXXXXXXXXX said": 1,
    "xxxxxxxxxxxx and XXXXXXXXXXXX XXXXXXXXXXXX": 3,
    "Superbowl XXX, XXX, xxx": 0,
    "XXXX": 1,
    "[SOURCE REMOVED] met [NAMES AND\nDETAILS REMOVED], XXXXXXXX": 3,
    "[REDACTED] [TENT DETAILS, TIME WITHHELD]": 2,
    "[Name removed] [NOT YET] [REMOVED HERE] NAME REMOVED] [a NAME REMOVED]": 0,
    "": 0,
}


@pytest.mark.parametrize(("text", "number"), CASES.items())
def test_count(text: str, number: int) -> None:
    assert count_redactions(text) == number


def test_the_header_does_not_count() -> None:
    assert count_redactions("VZCZCXXXX0001\nXXXXXXXX", 14) == 1
    assert count_redactions("[NAME REMOVED]\n[NAME REMOVED]", 3) == 1


@pytest.mark.parametrize(("text", "number"), CASES.items())
def test_the_expression_finds_the_same(text: str, number: int) -> None:
    assert len(REDACTED.findall(text)) == number
