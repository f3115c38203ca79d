"""Which marks are real, told from their numbers, their company and those that follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.marks import PORTION, read_mark, real_marks, written
from generator.vocabulary import markings

SEQUENCES = {
    # mark lines in order; a leading + says that an empty line stands before, a trailing - that the mark is none
    ("+1. (C) A", "+2. (C) B", "+3. (C) C"): "all in order",
    ("+1. (C) A", "2010. While -", "+2. (C) B"): "a year",
    ("+1. (C) A", "5. The -", "+2. (C) B"): "a number too high",
    ("+1. (C) A", "+2. (C) B", "3. the -", "+3. (C) C"): "the right number, but the sentence goes on",
    ("+1. A", "2. B", "3. the -", "+3. C"): "the right number behind a short line",
    ("+1. (C) A", "+4. (C) B", "+5. (C) C"): "a gap",
    ("+1. 29TH Session", "2. 136 People", "3. They"): "figures before a capital",
    ("+1. 29 percent", "+2. The"): "figures before a small letter",
    ("+1. (C) A", "+2. (C) B", "+2. (C) C", "+3. (C) D"): "a number twice",
    ("+1.. (C) A", "+2. (C) B"): "a stop too many",
    ("+1. (C) A", "+2... (C) B"): "an ellipsis",
    ("+1. (C) A", "+2. (C) B", "+1. First", "+2. Second", "+3. (C) C"): "a list of its own, then on",
    ("+3. (C) A", "+4. (C) B"): "an extract",
    ("+0. Nothing -", "+500. Too many -"): "no paragraph numbers",
}


@pytest.mark.parametrize("lines", SEQUENCES)
def test_sequences(lines: tuple[str, ...]) -> None:
    marks = []
    for line in lines:
        before = "The talks are over.\n" if line.startswith("+") else "The talks began in\n"
        text = before + line.strip("+ -")
        mark = read_mark(text, len(before), len(text), fresh=line.startswith("+"))
        assert mark is not None
        marks.append(mark)
    expected = [not line.endswith("-") for line in lines]
    assert real_marks(marks) == expected, SEQUENCES[lines]


LONG = "The talks about tents and otters and what is to become of them"
"""A line that filled its column, and is no sentence."""


@pytest.mark.parametrize(
    ("numbers", "real"),
    [
        ([1, 2, 3], [True, True, False]),  # the next one tells, and behind the last stands none
        ([1, 1, 2], [False, True, False]),
        ([1, 3], [False, False]),
        ([5, 1, 2], [False, True, False]),
    ],
)
def test_without_empty_lines(numbers: list[int], real: list[bool]) -> None:
    marks = []
    for number in numbers:
        text = f"{LONG}\n{number}. THE TENTS"
        mark = read_mark(text, len(LONG) + 1, len(text), fresh=False)
        assert mark is not None
        marks.append(mark)
    assert real_marks(marks) == real


def test_where_portion_marks_tell_the_next_number_does_not() -> None:
    lines = ["1. (C) A", "2. THE AMBASSADOR", "3. NOTHING", "2. (C) B", "3. (C) C", "4. (C) D"]
    marks = []
    for line in lines:
        text = f"{LONG}\n{line}"
        mark = read_mark(text, len(LONG) + 1, len(text), fresh="(C)" in line)
        assert mark is not None
        marks.append(mark)
    assert real_marks(marks) == ["(C)" in line for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "10, 2009",
        "2) A house",
        "1.4 (b) and (d)",
        "1,000 rounds",
        "23, but the trip",
        "17), and",
        "Summary",
        "(C) Text",
        "",
    ],
)
def test_no_marks(line: str) -> None:
    assert read_mark(line, 0, len(line), fresh=True) is None


PORTIONS = {
    # what stands behind a number: the mark as it is shown, and the codes that it is made of
    "(SBU-NF)": ("SBU-NF", ["SENSITIVE BUT UNCLASSIFIED", "NOFORN"]),
    "(S-NF)": ("S-NF", ["SECRET", "NOFORN"]),
    "(S-REL UK, FR)": ("S-REL UK, FR", ["SECRET", "REL"]),
    "(C - NOFORN)": ("C - NOFORN", ["CONFIDENTIAL", "NOFORN"]),
    "(C.)": ("C", ["CONFIDENTIAL"]),
    "((C))": ("C", ["CONFIDENTIAL"]),
    "(c) (nf)": ("C/NF", ["CONFIDENTIAL", "NOFORN"]),
    "(S)(NOFORN)": ("S/NOFORN", ["SECRET", "NOFORN"]),
    "(CONFIDENTIAL)": ("CONFIDENTIAL", ["CONFIDENTIAL"]),
    "(TOP SECRET)": ("TOP SECRET", ["TOP SECRET"]),
    "(C - ENTIRE TEXT)": ("C - ENTIRE TEXT", ["CONFIDENTIAL"]),
    "(C-ENTIRE TEXT.)": ("C-ENTIRE TEXT", ["CONFIDENTIAL"]),
    "(S/NF, Entire text)": ("S/NF, Entire text", ["SECRET", "NOFORN"]),
    "(LIMITED OFFICIAL USE - ENTIRE TEXT)": ("LIMITED OFFICIAL USE - ENTIRE TEXT", ["LIMITED OFFICIAL USE"]),
}


NUMBERED = {
    "[C]": ("C", ["CONFIDENTIAL"]),
    "(C - ENTIRE TEXT).": ("C - ENTIRE TEXT", ["CONFIDENTIAL"]),
}
"""Marks only behind a number: without one they may be letters of a list."""


@pytest.mark.parametrize("portion", PORTIONS | NUMBERED)
def test_portion_marks(portion: str) -> None:
    shown, codes = (PORTIONS | NUMBERED)[portion]
    line = f"1. {portion} Tents"
    mark = read_mark(line, 0, len(line), fresh=True)
    assert mark is not None
    assert (mark.marking, line[mark.text_start :]) == (shown, "Tents")
    assert [known.code for known in markings.portion(shown)] == codes


@pytest.mark.parametrize("portion", PORTIONS)
def test_portion_marks_without_a_number(portion: str) -> None:
    found = PORTION.fullmatch(portion)
    assert found is not None
    assert written(found["marking"], found["caveat"]) == PORTIONS[portion][0]


@pytest.mark.parametrize(
    "text",
    ["(a)", "(US)", "(UN)", "(CU)", "(U.S.)", "(R-PA)", "(C-130)", "(S-300)", "(C-in-C)", "(entire text)", "[Comment]"],
)
def test_no_portion_marks(text: str) -> None:
    line = f"1. {text} Tents"
    mark = read_mark(line, 0, len(line), fresh=True)
    assert mark is not None
    assert (mark.marking, line[mark.text_start :]) == (None, f"{text} Tents")
    assert PORTION.match(text) is None


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.booleans()), max_size=40))
def test_every_mark_gets_a_verdict(rows: list[tuple[int, bool, bool]]) -> None:
    marks = []
    for number, portion, fresh in rows:
        text = f"{number}. {'(C) ' if portion else ''}Text"
        mark = read_mark(text, 0, len(text), fresh=fresh)
        assert mark is not None
        marks.append(mark)
    assert len(real_marks(marks)) == len(marks)
