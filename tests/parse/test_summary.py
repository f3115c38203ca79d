"""What is the summary, in all the ways it is marked."""

from __future__ import annotations

import pytest

from generator.model import Paragraph
from generator.parse.summary import find_summary

P = Paragraph
CASES: dict[str, tuple[list[Paragraph], str | None]] = {
    "label and end": ([P("SUMMARY: It rained. END SUMMARY.", 1), P("More.", 2)], "It rained."),
    "label only": ([P("Summary. It rained.", 1), P("More.", 2)], "It rained."),
    "label with a dash": ([P("Summary -- It rained. End Summary", 1)], "It rained."),
    "label in capitals without a stop": ([P("SUMMARY It rained.", 1)], "It rained."),
    "summary and comment": ([P("Summary and comment: It rained. End summary and comment.", 1)], "It rained."),
    "introduction and summary": ([P("Introduction and summary: It rained.", 1)], "It rained."),
    "portion mark behind the label": ([P("SUMMARY: (C) It rained. END SUMMARY.", 1)], "It rained."),
    "portion mark before the colon": ([P("SUMMARY (U): It rained.", 1)], "It rained."),
    "portion mark behind the label and no stop": ([P("Summary (C) It rained.", 1)], "It rained."),
    "continued": ([P("Summary (continued): It rained.", 1)], "It rained."),
    "misspelt": ([P("SUMMAY: It rained. END SUMMAY.", 1), P("More.", 2)], "It rained."),
    "misspelt too": ([P("SUMARY: It rained. END SUMARY.", 1), P("More.", 2)], "It rained."),
    "a comma": ([P("Summary, it rained. End summary.", 1)], "it rained."),
    "label as a paragraph": ([P("Summary", 1), P("It rained. End summary.", 2), P("More.", 3)], "It rained."),
    "heading of the only part": (
        [P("It rained.", 1, None, "SUMMARY"), P("More.", 2), P("Much more.", 3)],
        "It rained.",
    ),
    "begin summary": ([P("Begin Summary: It rained. End Summary.", 1)], "It rained."),
    "brackets around the end": ([P("Summary: It rained. (End summary.)", 1)], "It rained."),
    "over paragraphs": (
        [P("SUMMARY: It rained.", 1), P("It poured. END SUMMARY.", 2), P("More.", 3)],
        "It rained. It poured.",
    ),
    "heading": (
        [P("It rained.", 1, None, "SUMMARY"), P("It poured.", 2), P("More.", 3, None, "COMMENT")],
        "It rained. It poured.",
    ),
    "heading and end": ([P("It rained. End Summary.", 1, None, "Summary"), P("More.", 2)], "It rained."),
    "heading with more": (
        [P("It rained.", 1, None, "SUMMARY AND ACTION REQUEST"), P("M.", 2, None, "X")],
        "It rained.",
    ),
    "end only": ([P("Note.", None), P("It rained. End summary.", 1), P("More.", 2)], "It rained."),
    "several lines": ([P("Summary:\n\n-- rain;\n-- wind.", 1)], "-- rain; -- wind."),
    "not first": ([P("This is an action request.", 1), P("Summary: It rained.", 2)], "It rained."),
    "a word in a sentence": ([P("Summary executions went on.", 1)], None),
    "none": ([P("It rained.", 1)], None),
    "nothing": ([], None),
}


@pytest.mark.parametrize("name", CASES)
def test_find(name: str) -> None:
    paragraphs, expected = CASES[name]
    assert find_summary(paragraphs) == expected
