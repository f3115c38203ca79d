# ruff: noqa: E501 -- cases are one line each
"""Marks, headings and text; each case is the text of a cable and what a reader takes from it."""

from __future__ import annotations

import pytest

from generator.parse.interruptions import find_interruptions
from generator.parse.paragraphs import read_paragraphs

Found = list[tuple[int | None, str | None, str | None, str]]


def read(text: str) -> Found:
    body = read_paragraphs(text, 0, len(text), find_interruptions(text, 0))
    return [(p.number, p.marking, p.heading, p.text) for p in body.paragraphs]


CASES: dict[str, tuple[str, Found]] = {
    "marks of every form": (
        "¶1. (C) One.\n\n2. (SBU) Two.\n\n(C) 3. Three.\n\n¶4.(S//NF) Four.\n\n5.  Five.\n\n6, (U) Six.\n\n(7. (C) Seven.\n\n"
        "8 (U) Eight.\n\n¶9. C) Nine.\n",
        [
            (1, "C", None, "One."), (2, "SBU", None, "Two."), (3, "C", None, "Three."), (4, "S//NF", None, "Four."),
            (5, None, None, "Five."), (6, "U", None, "Six."), (7, "C", None, "Seven."), (8, "U", None, "Eight."),
            (9, "C", None, "Nine."),
        ],
    ),
    "a year at the start of a line": (
        "¶1. (C) They expect a recovery beginning in\n¶2010.   While this\nis good, it is late.\n\n¶2. (C) Next.\n",
        [(1, "C", None, "They expect a recovery beginning in 2010. While this is good, it is late."), (2, "C", None, "Next.")],
    ),
    "a day that could be a number": (
        "1. (C) One.\n\n2. (C) Two began on October\n¶3.  The talks went on.\n\n¶3. (C) Three.\n\n4. (C) Four.\n",
        [(1, "C", None, "One."), (2, "C", None, "Two began on October 3. The talks went on."), (3, "C", None, "Three."),
         (4, "C", None, "Four.")],
    ),
    "skipped and repeated numbers": (
        "1. (C) One.\n\n3. (C) Three.\n\n3. (C) Three again.\n\n7. (C) Seven.\n",
        [(1, "C", None, "One."), (3, "C", None, "Three."), (3, "C", None, "Three again."), (7, "C", None, "Seven.")],
    ),
    "an extract that starts late": ("¶7. (C) Seven.\n\n¶8. (C) Eight.\n", [(7, "C", None, "Seven."), (8, "C", None, "Eight.")]),
    "headings of every form": (
        "SUMMARY\n-------\n\n1. (C) One.\n\n-------\nComment\n-------\n\n2. (C) Two.\n\nWHAT HE SAID\n\n3. (C) Three.\n\n"
        "What She Said\n\n4. (C) Four.\n\nON ONE LINE -------- \n\n5. (C) Five.\n\n- - - - \nSpaced\n- - - -\n\n6. (C) Six.\n",
        [(1, "C", "SUMMARY", "One."), (2, "C", "Comment", "Two."), (3, "C", "WHAT HE SAID", "Three."),
         (4, "C", "What She Said", "Four."), (5, "C", "ON ONE LINE", "Five."), (6, "C", "Spaced", "Six.")],
    ),
    "a heading right below a paragraph": (
        "1. (C) He said that it was over.\nIs It Over?\n-----------\n\n2. (C) Yes.\n",
        [(1, "C", None, "He said that it was over."), (2, "C", "Is It Over?", "Yes.")],
    ),
    "a heading that only lost its rule's empty line to a page": (
        "1. (C) He said so.\n\n\"We Saved the Tents\"\n\nASTANA 00000099  002 OF 004\n\n\n------------\n\n2. (C) Two.\n",
        [(1, "C", None, "He said so."), (2, "C", '"We Saved the Tents"', "Two.")],
    ),
    "a heading that an empty line parts": (
        "1. (C) One.\n\n------\nTHE DECISION ON THE TENTS: NEITHER A CONCESSION\n\n\nNOR A THREAT TO OTTERS\n------\n\n2. (C) Two.\n",
        [(1, "C", None, "One."), (2, "C", "THE DECISION ON THE TENTS: NEITHER A CONCESSION NOR A THREAT TO OTTERS", "Two.")],
    ),
    "a heading behind a mark": (
        "1. (C) THE TENT\n------------\n\nIt is warm.\n\n2. (C) Two.\n",
        [(1, "C", "THE TENT", "It is warm."), (2, "C", None, "Two.")],
    ),
    "a page line in a sentence": (
        "1. (C) He expressed an interest in deploying a military\n\nASTANA 00000099  002 OF 004\n\n\nmedical unit.\n",
        [(1, "C", None, "He expressed an interest in deploying a military medical unit.")],
    ),
    "a page line within a line": (
        "1. (C) Naval aviation is set to ASTANA 00000099 002 OF 003 improve.\n\n2. (C) Two. ASTANA 00000099 003 OF 003 \n",
        [(1, "C", None, "Naval aviation is set to improve."), (2, "C", None, "Two.")],
    ),
    "a list": (
        "1. (C) He asked for:\n\n-- a tent that is large enough for all of us and for the horses\n   as well;\n-- a horse.\n\nThen he left.\n",
        [(1, "C", None, "He asked for:\n\n-- a tent that is large enough for all of us and for the horses as well;\n-- a horse."
          "\n\nThen he left.")],
    ),
    "sub-paragraphs with the converter's marks": (
        "1. (C) Posts are asked:\n\n¶A. To count.\n¶B. To report.\n\n2. (C) Two.\n",
        [(1, "C", None, "Posts are asked:\n\nA. To count.\nB. To report."), (2, "C", None, "Two.")],
    ),
    "names": (
        "1. (U) Participants:\n\nU.S.\nSecretary Sample\nJane Q. Sample, notetaker\n\n2. (C) Two.\n",
        [(1, "U", None, "Participants:\n\nU.S.\nSecretary Sample\nJane Q. Sample, notetaker"), (2, "C", None, "Two.")],
    ),
    "no numbers": ("I commend you.\n\nYou did well.\n", [(None, None, None, "I commend you.\n\nYou did well.")]),
    "one line for all": (
        "1. (C) SUMMARY: One. END SUMMARY. 2. (C) Two. 3. (U) Three.\n",
        [(1, "C", None, "SUMMARY: One. END SUMMARY."), (2, "C", None, "Two."), (3, "U", None, "Three.")],
    ),
    "capitals only": (
        "1. SUMMARY: MINISTER FOO CALLED ON THE SECRETARY ON JANUARY\n18 AND SAID NOTHING. END SUMMARY.\n\n2. THE SECRETARY KNEW.\n",
        [(1, None, None, "SUMMARY: MINISTER FOO CALLED ON THE SECRETARY ON JANUARY 18 AND SAID NOTHING. END SUMMARY."),
         (2, None, None, "THE SECRETARY KNEW.")],
    ),
    "a caption in the middle": (
        "1. (C) He called the plan of the Arab League and\n\nSIPDIS\n\nof the minister a catastrophe.\n",
        [(1, "C", None, "He called the plan of the Arab League and of the minister a catastrophe.")],
    ),
    "a redaction is no heading": ("XXXXXXXXXXXX\n\n7. (C) Seven.\n", [(None, None, None, "XXXXXXXXXXXX"), (7, "C", None, "Seven.")]),
    "an end mark is no heading": ("1. (C) The text:\n\nEND TEXT\n\n2. (C) Two.\n", [(1, "C", None, "The text:\n\nEND TEXT"), (2, "C", None, "Two.")]),
    "a broken word": ("1. (U) A medium-\nsized tent, short- \nand long-term.\n", [(1, "U", None, "A medium-sized tent, short- and long-term.")]),
    "rules of the hyphens and dashes of Unicode": (
        "1. (C) One.\n\nTHE TENT\n\u2010\u2010\u2010\u2010\n\n2. (C) Two.\n\n\u2013\u2013\u2013\u2013\nThe Otter\n\u2013\u2013\u2013\u2013\n\n3. (C) Three:\n\n\u2013 a tent\n",
        [(1, "C", None, "One."), (2, "C", "THE TENT", "Two."), (3, "C", "The Otter", "Three:\n\n\u2013 a tent")],
    ),
    "a mark for all paragraphs": (
        "1. (C - ENTIRE TEXT).\n\nTHE TENTS\n---------\n\n2. They are cold.\n",
        [(1, "C - ENTIRE TEXT", None, ""), (2, None, "THE TENTS", "They are cold.")],
    ),
    "a mark for all paragraphs in front of the first one": (
        "1. (C - ENTIRE TEXT) SUMMARY\n---------\n\nThe tents are cold.\n\n2. So are the otters.\n",
        [(1, "C - ENTIRE TEXT", "SUMMARY", "The tents are cold."), (2, None, None, "So are the otters.")],
    ),
    "a mark for all paragraphs behind its brackets": (
        "1. (S) - ENTIRE TEXT.\n\n2. They are cold.\n",
        [(1, "S - ENTIRE TEXT", None, ""), (2, None, None, "They are cold.")],
    ),
    "a mark for all paragraphs without brackets": (
        "1. C - ENTIRE TEXT.\n\n2. They are cold.\n",
        [(1, "C - ENTIRE TEXT", None, ""), (2, None, None, "They are cold.")],
    ),
    "all in capitals: the last sentence of a paragraph is no heading": (
        "1. THE TENTS ARE COLD.\n\nONLY THE OTTERS AGREE.\n\n2. SO ARE\nTHE LAMPS.\n\nLAMPS\n\n3. THE END.\n",
        [(1, None, None, "THE TENTS ARE COLD.\n\nONLY THE OTTERS AGREE."), (2, None, None, "SO ARE THE LAMPS."),
         (3, None, "LAMPS", "THE END.")],
    ),
    "a handling instruction before the first paragraph": (
        "(U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.\n\n1. (SBU) One.\n",
        [(1, "SBU", None, "One.")],
    ),
    "a name in capitals between empty lines, below a long line": (
        "1. (U) We note:\n\n- The former minister was sued over all of his tents and lamps\n\nMINSK\n\n- Two more were bought.\n",
        [(1, "U", None, "We note:\n\n- The former minister was sued over all of his tents and lamps\n\nMINSK\n\n- Two more were bought.")],
    ),
    "a portion mark behind the word that opens a paragraph": (
        "1. SUMMARY: (C) They are cold.\n\n2. COMMENT: (S) (NF) So it is.\n\n3. (U) SUMMARY: (C) here.\n",
        [(1, "C", None, "SUMMARY: They are cold."), (2, "S/NF", None, "COMMENT: So it is."),
         (3, "U", None, "SUMMARY: (C) here.")],
    ),
    "a heading of two lines that begins with END": (
        "1. One.\n\nEND USE OF TENTS AND\nLAMPS\n---------------\n\n2. Two.\n",
        [(1, None, None, "One."), (2, None, "END USE OF TENTS AND LAMPS", "Two.")],
    ),
    "the line that ends a quotation above a heading with a rule": (
        "1. One.\n\nEND POINTS TO BE USED.\nTENTS AND LAMPS\n---------------\n\n2. Two.\n",
        [(1, None, None, "One.\n\nEND POINTS TO BE USED."), (2, None, "TENTS AND LAMPS", "Two.")],
    ),
    "nothing": (" \n\n", []),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_read(name: str) -> None:
    text, expected = CASES[name]
    assert read(text) == expected
