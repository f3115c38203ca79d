"""Which marks are real, told from their numbers, their company and those that follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.marks import read_mark, real_marks

SEQUENCES = {
    # mark lines in order; a leading + says that an empty line stands before, a trailing - that the mark is none
    ("+1. (C) A", "+2. (C) B", "+3. (C) C"): "all in order",
    ("+1. (C) A", "2010. While -", "+2. (C) B"): "a year",
    ("+1. (C) A", "5. The -", "+2. (C) B"): "a number too high",
    ("+1. (C) A", "+2. (C) B", "3. the -", "+3. (C) C"): "the right number, but the sentence goes on",
    ("+1. A", "2. B", "3. the -", "+3. C"): "the right number behind a short line",
    ("+1. (C) A", "+4. (C) B", "+5. (C) C"): "a gap",
    ("+1. (C) A", "+2. (C) B", "+2. (C) C", "+3. (C) D"): "a number twice",
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


@pytest.mark.parametrize(
    "line", ["1.4 (b) and (d)", "1,000 rounds", "23, but the trip", "17), and", "Summary", "(C) Text", ""]
)
def test_no_marks(line: str) -> None:
    assert read_mark(line, 0, len(line), fresh=True) is None


@given(st.lists(st.tuples(st.integers(0, 30), st.booleans(), st.booleans()), max_size=40))
def test_every_mark_gets_a_verdict(rows: list[tuple[int, bool, bool]]) -> None:
    marks = []
    for number, portion, fresh in rows:
        text = f"{number}. {'(C) ' if portion else ''}Text"
        mark = read_mark(text, 0, len(text), fresh=fresh)
        assert mark is not None
        marks.append(mark)
    assert len(real_marks(marks)) == len(marks)
