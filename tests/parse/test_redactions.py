"""Runs of X that are redactions, and those that are not."""

from __future__ import annotations

import pytest

from generator.parse.redactions import count_redactions

CASES = {
    "businessmanXXXXXXXXXXXX said": 1,
    "xxxxxxxxxxxx and XXXXXXXXXXXX XXXXXXXXXXXX": 3,
    "Superbowl XXX, XXX, xxx": 0,
    "XXXX": 1,
    "": 0,
}


@pytest.mark.parametrize(("text", "number"), CASES.items())
def test_count(text: str, number: int) -> None:
    assert count_redactions(text) == number


def test_the_header_does_not_count() -> None:
    assert count_redactions("VZCZCXXXX0001\nXXXXXXXX", 14) == 1
