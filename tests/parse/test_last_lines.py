# ruff: noqa: E501 -- cases are one line each
"""Texts with a numbered paragraph below them, and the heading with which they end, if any."""

from __future__ import annotations

import pytest

from generator.parse.last_lines import heading_at_end, without_stop
from tests.parse.samples import cable

LONG = "He said that nobody had ever asked him for a tent before, and that he would think about it in the summer, if at all."

CASES = {
    "He said so.\nThe Tents of Others\n": "The Tents of Others",
    "He said so.\nON TENTS": "ON TENTS",
    "He said so.\nTents": "Tents",
    'He said "so."\n//TENTS AND HOUSES//': "//TENTS AND HOUSES//",
    "He said so. End Summary\nThe Tents of Others": "The Tents of Others",
    f"{LONG}\nTents that they cannot sell": "Tents that they cannot sell",
    f"{LONG} Tents and Houses: A Way to Go": "Tents and Houses: A Way to Go",
    "He said so.\nThis is another sentence without its stop": None,
    "He said so.\nThe Tents of Others.": None,
    "He met the\nForeign Minister": None,
    "Mr. Muster, Jr.\nJane Roe": None,
    "He went to the U.S.\nEmbassy": None,
    "He said so.\nEND SUMMARY": None,
    "He said so.\n(END NOTE": None,
    "He said so.\nhttp://www.example.org/tents": None,
    "The Tents of Others": None,
    f"{LONG} He was with Gen. Jane Roe": None,
    f"{LONG} He was there": None,
    "": None,
    "   ": None,
}


@pytest.mark.parametrize("text", CASES)
def test_heading(text: str) -> None:
    end = without_stop(text, 0, len(text))
    start = heading_at_end(text, 0, end) if end else None
    assert (text[start:end] if start is not None else None) == CASES[text]


def test_a_cable_of_which_every_paragraph_is_one_line() -> None:
    found = cable(
        "UNCLAS ASTANA 000099\n\nSUBJECT: X\n\n1. (U) Tents are warm.\nCold Tents\n2. (U) Some are cold. "
        f"{LONG} Other Tents\n3. (U) All are round.\nSAMPLE\n"
    )
    assert [(p.number, p.heading) for p in found.paragraphs] == [(1, None), (2, "Cold Tents"), (3, "Other Tents")]
    assert found.paragraphs[0].text == "Tents are warm."


def test_a_last_line_without_a_numbered_paragraph_below_is_text() -> None:
    found = cable("UNCLAS ASTANA 000099\n\nSUBJECT: X\n\n1. (U) Tents are warm.\nCold Tents\n\nand more of them.\n")
    assert [p.heading for p in found.paragraphs] == [None]
