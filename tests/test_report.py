"""Problems are told by kind where there are many."""

from __future__ import annotations

import time

import pytest

from generator.errors import Problem
from generator.report import SHOWN_KINDS, SHOWN_PROBLEMS, Report


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("the id '09X1' and the body's number 4 disagree", "the id … and the body's number … disagree"),
        ("the same text as a/b c.txt under the same id 'a b'", "the same text as … c.txt under the same id …"),
        (
            "the publisher's date 1/2/2009 and the group's '021133Z' differ",
            "the publisher's date … and the group's … differ",
        ),
        ("plain words", "plain words"),
    ],
)
def test_kinds(message: str, kind: str) -> None:
    assert Problem("x", 1, message).kind == kind


@pytest.mark.parametrize("message", ["x" * 100_000, "'" + "\\" * 100_000, "'" * 100_000, "' " * 50_000, '"x' * 50_000])
def test_a_long_message_costs_no_more_than_its_length(message: str) -> None:
    started = time.process_time()
    assert Problem("x", 1, message).kind
    assert time.process_time() - started < 2


def test_few_are_all_shown_in_order() -> None:
    problems = [Problem(f"{number:02}", 0, "same") for number in range(SHOWN_PROBLEMS)]
    assert list(Report(problems=problems).problem_lines()) == [f"{number:02}: same" for number in range(SHOWN_PROBLEMS)]


def test_of_many_kinds_the_rest_is_counted() -> None:
    letters = ["x" * (number + 1) for number in range(SHOWN_PROBLEMS + 1)]
    problems = [Problem("x", 0, word) for word in letters]
    lines = list(Report(problems=problems).problem_lines())
    assert len(lines) == SHOWN_KINDS + 1
    assert lines[-1] == f"… and {len(letters) - SHOWN_KINDS} problems of other kinds"
