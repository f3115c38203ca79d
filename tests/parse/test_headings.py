# ruff: noqa: E501 -- cases are one line each
"""Lines that are headings without a rule, and lines that are not."""

from __future__ import annotations

import pytest

from generator.parse.headings import could_be_underlined, is_heading, is_row_pair, split_inline_rule, unframed

BEFORE_A_MARK = [
    "WHAT HE SAID", "What He Said", "Summary", "(C) BACKGROUND", "COMMENT:", "Is It Over?", "Other issues:", "RAKHAT: A PREOCCUPATION",
    '"We Are Not Afraid"', "//COMMENT//", "A. INTRODUCTION", "TWO LINES OF A HEADING THAT IS SO LONG THAT IT\nRUNS ON",
]  # fmt: skip
NEVER = [
    "Country   2004   2005", "TOTAL\t12\t13", "He said so.", "END SUMMARY", "END TEXT.", "SUMMARY: IT RAINED.\nEND SUMMARY", "XXXXXXXXXXXX", "http://www.example.org/tents", "- a tent", "Dear Mr. Minister:", "¶A. Tents",
    "U.S.\nSecretary Sample\nJane Q. Sample", "", "-----", "A long line of prose that goes on and on, and that nobody would ever take for a heading of any kind",
]  # fmt: skip


def test_a_row_of_a_table_between_rules_is_no_heading() -> None:
    assert not could_be_underlined("  Country          2004     2005")
    assert could_be_underlined("C O M M E N T   A N D   T E N T S")


@pytest.mark.parametrize(
    ("heading", "bare"), [("//COUNTING//", "COUNTING"), ("** Tents **", "Tents"), ("A // B", "A // B")]
)
def test_signs_around_a_heading_go(heading: str, bare: str) -> None:
    assert unframed(heading) == bare


@pytest.mark.parametrize(
    ("before", "behind", "rows"),
    [
        ("TENTS   7\nOTTERS    7\n", "   LAMPS   2\nX", True),
        ("TENTS\t7", "LAMPS\t2", True),
        ("They are cold.   The end", "LAMPS   2", False),
        ("They are cold.", "LAMPS   2", False),
        ("TENTS   7", "are cold", False),
        ("He left.    He", "came.    She", False),
    ],
)
def test_rows_before_and_behind(before: str, behind: str, rows: bool) -> None:
    assert is_row_pair(before, behind) is rows


@pytest.mark.parametrize("block", ["PLEASE ADVISE.", "UNQUOTE.", "HE LEFT. HE CAME."])
def test_where_all_is_in_capitals_a_sentence_is_no_heading(block: str) -> None:
    assert is_heading(block, before_mark=True)
    assert not is_heading(block, before_mark=True, in_capitals=True)
    assert is_heading("WHAT HE SAID", before_mark=True, in_capitals=True)


@pytest.mark.parametrize("block", BEFORE_A_MARK)
def test_before_a_numbered_paragraph(block: str) -> None:
    assert is_heading(block, before_mark=True)


@pytest.mark.parametrize("block", NEVER)
def test_no_headings(block: str) -> None:
    assert not is_heading(block, before_mark=True)


def test_elsewhere_capitals_or_a_known_word_are_needed() -> None:
    assert is_heading("WHAT HE SAID", before_mark=False)
    assert is_heading("Comment", before_mark=False)
    assert not is_heading("What He Said", before_mark=False)


@pytest.mark.parametrize(
    ("block", "heading"),
    [
        ("COMMENT -------", "COMMENT"),
        ("Spaced - - - - -", "Spaced"),
        ("COMMENT \u2010\u2010\u2010\u2010", "COMMENT"),
        ("a -- b", None),
    ],
)
def test_a_rule_behind_the_heading(block: str, heading: str | None) -> None:
    assert split_inline_rule(block) == heading
