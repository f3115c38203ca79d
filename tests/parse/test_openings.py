# ruff: noqa: E501 -- cases are one line each
"""Texts that follow directly on the last field, as those of 1973 to 1979 do in the archives."""

from __future__ import annotations

import pytest

from generator.model import PartKind
from tests.intime import in_time
from tests.parse.samples import cable

START = "C O N F I D E N T I A L ASTANA 000099\nE.O. 11652: GDS\nTAGS: PFOR, KZ\n"
PROSE = """THE MINISTER TOLD AMBASSADOR THAT A YURT IS NOT A HOUSE AND THAT
IT WILL NEVER BE ONE. HE SAID IT TWICE, BECAUSE NOBODY HAD LISTENED
TO HIM WHEN HE SAID IT FIRST. NO TENT WAS SEEN ANYWHERE.
"""
OUTLINE = """I. THE YURT: NO GUIDANCE IS RE-
QUIRED.
II. THE TENT: NO FURTHER GUIDANCE.
"""
LIST = """--THE YURT
--THE TENT AND WHAT BECAME OF ITS OTTERS WHEN THE RIVER ROSE
--THE HOUSE
"""

BELOW_SUBJECT = {
    "prose of known first words below a line that is full": (
        "SUBJECT: A YURT\n",
        "FOLLOWING ARE THE REPORTS OF THE DAY FROM THE TENTS. THOSE OF\nTHE HOUSES ARE LATE. NOBODY SENT ANY.\nIO - ROE\n1. IT IS COLD.\n",
    ),
    "prose that ends in a colon": (
        "SUBJECT: A YURT\n",
        "BASED ON STATEMENTS BY THE MINISTER AND OTHERS OF THE TENTS\nWE SEE A SCENARIO EVOLVING ALONG THE LINES THAT ARE\nOUTLINED BELOW:\n1. IT IS COLD.\n",
    ),
    "prose": ("SUBJECT: A YURT\n", PROSE),
    "an outline": ("SUBJECT: A YURT\n", OUTLINE),
    "a list": ("SUBJECT: A YURT\n", LIST),
    "paragraphs under one number": ("SUBJECT: A YURT\n", "1-2. WHO COMES AND WHERE\nTHE OTTERS COME.\n3. WHO GOES\n"),
    "a quotation": ("SUBJECT: A YURT\n", "QUOTE:\nTHE OTTERS OF MINSK ARE COLD.\nUNQUOTE\n"),
}


@pytest.mark.parametrize(("subject", "text"), BELOW_SUBJECT.values(), ids=BELOW_SUBJECT)
def test_below_a_subject(subject: str, text: str) -> None:
    found = cable(START + subject + text)
    assert found.subject == "A YURT"
    assert _first_words(found.paragraphs[0].text) == _first_words(text)


SUBJECTS = {
    "SUBJECT: VISIT OF SENATOR DANIEL\nI. OTTER TO KABUL\n1. HE COMES.\n2. HE GOES.\n": "VISIT OF SENATOR DANIEL I. OTTER TO KABUL",
    "SUBJECT: CONFERENCE, MARCH\n1-2. FOLLOWED BY TOUR\n1. HE COMES.\n": "CONFERENCE, MARCH 1-2. FOLLOWED BY TOUR",
    "SUBJECT: FORMER KING SAYS\nQUOTE\nI WILL NOT RETURN UNQUOTE\nREF: MOSCOW 1\n": "FORMER KING SAYS QUOTE I WILL NOT RETURN UNQUOTE",
    "SUBJECT: PRESS ON YURTS; TENTS;\nTHE OTTERS OF MINSK AND THE TALKS ON RIVERS IN THE SOUTH;\nTHE ROAD TO THE HOUSE LEADS THROUGH THE TENT, SAYS ROE OF\nTHE GAZETTE. OTHER NEWS.\n\n1. NEWS.\n": (
        "PRESS ON YURTS; TENTS; THE OTTERS OF MINSK AND THE TALKS ON RIVERS IN THE SOUTH; THE ROAD TO THE HOUSE LEADS"
        " THROUGH THE TENT, SAYS ROE OF THE GAZETTE. OTHER NEWS."
    ),
    "SUBJECT: MESSAGE TO PRESIDENT ROE\nFROM PRESIDENT DOE\n1. DEAR ROE.\n": "MESSAGE TO PRESIDENT ROE FROM PRESIDENT DOE",
    "SUBJECT: OUTLOOK\nMOSCOW FOR THE NEXT TEN YEARS\n1. IT IS GOOD.\n": "OUTLOOK MOSCOW FOR THE NEXT TEN YEARS",
    "SUBJECT: THE CROWN PRINCE VISITS\nMOSCOW FOR TALKS WITH ROE\nREF: MOSCOW 1\n": "THE CROWN PRINCE VISITS MOSCOW FOR TALKS WITH ROE",
    "SUBJECT: A YURT IS SOLD, SAYS THE MINISTER OF TENTS AND OF OTHER THINGS\n" + PROSE: (
        "A YURT IS SOLD, SAYS THE MINISTER OF TENTS AND OF OTHER THINGS " + " ".join(PROSE.split())
    ),
    "SUBJECT: A YURT IN\nI. SAMPLE'S GARDEN\nREF: MOSCOW 1\n": "A YURT IN I. SAMPLE'S GARDEN",
    "SUBJECT: THE MINISTER OF TENTS MAKES CONTACT WITH\nTHE OTTERS OF MINSK\nREF: MOSCOW 1\n" + PROSE: (
        "THE MINISTER OF TENTS MAKES CONTACT WITH THE OTTERS OF MINSK"
    ),
    "SUBJECT: A YURT\n--ITS FELT\nREF: MOSCOW 1\n": "A YURT --ITS FELT",
}
"""Those whose second line is part of them."""


@pytest.mark.parametrize(("fields", "subject"), SUBJECTS.items())
def test_subjects_of_several_lines(fields: str, subject: str) -> None:
    assert cable(START + fields).subject == subject


BELOW_REFERENCES = {
    "prose": PROSE,
    "an outline": "I. 1. SUMMARY: AT THE MEETING NOBODY SPOKE.\n",
    "a part with a heading": "PART I - THE YURT\nA. ITS FELT\nIT IS OLD.\n",
    "a section with a heading": "SECTION I - THE YURT\n1. IT IS OLD.\n2. IT IS COLD.\n",
    "the mark of the entire text without a number": "C - ENTIRE TEXT\n1. IT IS OLD.\n2. IT IS COLD.\n",
    "the mark of the entire text": "1. CONFIDENTIAL - ENTIRE TEXT.\n2. IT IS OLD.\n",
    "the mark of the entire text, below its number": "1.\n\nSECRET - ENTIRE TEXT.\n2. IT IS OLD.\n",
}


@pytest.mark.parametrize("text", BELOW_REFERENCES.values(), ids=BELOW_REFERENCES)
def test_below_references(text: str) -> None:
    found = cable(START + "SUBJECT: A YURT\nREF: MOSCOW 1\n" + text)
    assert [reference.cable for reference in found.references] == ["09MOSCOW1"]
    shown = "".join(
        found.text[p.start : p.end] for p in found.parts if p.kind in (PartKind.PARAGRAPH, PartKind.HEADING)
    )
    assert _first_words(shown) == _first_words(text)


REFERENCES = {
    "REF: MOSCOW 1\nSECTION 3 OF MINSK 3\nPART I OF MINSK 4\n1. IT IS OLD.\n": ["09MOSCOW1", "09MINSK3", "09MINSK4"],
    "REF: H. MOSCOW 1\nI. EMBASSY NOTE 33 OF JUNE 4\nJ. MINSK 3\n1. IT IS OLD.\n": ["09MOSCOW1", "09MINSK3"],
    "REF: (A) MOSCOW 1 (NOTAL)\nAND THE LETTER OF THE AMBASSADOR TO THE DEPARTMENT AND ITS TENTS,\nTHE FIRST OF WHICH WAS SENT BY POUCH, AND THE OTHERS WENT BY TENT.\nSEE ALSO MINSK 3 AND MINSK 4.\n1. IT IS OLD.\n": [
        "09MOSCOW1",
        "09MINSK3",
        "09MINSK4",
    ],
    "REF: A. MOSCOW 1\nB. MINSK 3 WHICH TELLS OF THE YURT\nI. MINSK 4\n" + PROSE: ["09MOSCOW1", "09MINSK3", "09MINSK4"],
    "REF: MOSCOW 1\nAND WHAT THE MINISTER OF TENTS ASKED OF\nTHE OTTERS, MINSK 3\n1. IT IS OLD.\n": [
        "09MOSCOW1",
        "09MINSK3",
    ],
    "REF: A. MOSCOW 1\nPART II OF IT, MINSK 3\n1. IT IS OLD.\n": ["09MOSCOW1", "09MINSK3"],
}
"""Fields of several lines, and the cables that they name."""


@pytest.mark.parametrize(("fields", "cables"), REFERENCES.items())
def test_references_of_several_lines(fields: str, cables: list[str]) -> None:
    found = cable(START + "SUBJECT: A YURT\n" + fields)
    assert [reference.cable for reference in found.references if reference.cable] == cables
    assert found.paragraphs


TAGS = {
    "TAGS: PFOR, KZ\nCAPETOWN FOR EMBASSY\nSUBJECT: A YURT\n": "PFOR KZ",
    "TAGS: PFOR, KZ\nDAILY CLASSIFIED SUMMARY OF YURTS\nKOREA IN TENTS --\nNOBODY CAME.\n": "PFOR KZ",
}


@pytest.mark.parametrize(("fields", "tags"), TAGS.items())
def test_tags_end_at_words(fields: str, tags: str) -> None:
    found = cable("C O N F I D E N T I A L ASTANA 000099\nE.O. 11652: GDS\n" + fields)
    assert [tag.code for tag in found.tags] == tags.split()


ATTENTION = {
    "SUBJECT: A YURT\nDAKAR POUCH BANJUL; LAGOS PASS CONSULS.\n": ["DAKAR POUCH BANJUL; LAGOS PASS CONSULS."],
    "SUBJECT: A YURT\nROME FOR FAO\nBRUSSELS FOR EEC\n": ["ROME FOR FAO", "BRUSSELS FOR EEC"],
    "SUBJECT: A YURT\nVIENNA FOR USDEL TENTS\nREF: MOSCOW 1\n": ["VIENNA FOR USDEL TENTS"],
    "SUBJECT: A YURT\nROME FOR ROE, PARIS FOR DOE,\nLONDON FOR SAMPLE\n": ["ROME FOR ROE, PARIS FOR DOE,\nLONDON FOR SAMPLE"],
    "SUBJECT: A YURT\nFOR MISSION CHIEFS FROM DEPUTY SECRE-\nTARY\n": ["FOR MISSION CHIEFS FROM DEPUTY SECRE-\nTARY"],
    "SUBJECT: A YURT\nATTENTION: AMBASSADOR ROE\n": ["ATTENTION: AMBASSADOR ROE"],
}  # fmt: skip


@pytest.mark.parametrize(("fields", "lines"), ATTENTION.items())
def test_attention_lines_below_the_subject(fields: str, lines: list[str]) -> None:
    found = cable(START + fields + "1. IT IS OLD.\n2. IT IS COLD AND NOBODY KNOWS WHAT IS TO BECOME OF IT NOW.\n")
    assert found.subject == "A YURT"
    assert [found.text[p.start : p.end] for p in found.parts if p.kind is PartKind.ATTENTION] == lines
    assert [paragraph.number for paragraph in found.paragraphs] == [1, 2]


@pytest.mark.parametrize("line", ["AB\n", "Ab cd ef\n", "ROME FOR FAO\n", "--A\n", "FOR A B FROM C AND\n"])
def test_many_short_lines(line: str) -> None:
    with in_time():
        for label in ("SUBJECT: A YURT\n", "SUBJECT: A YURT\nREF: MOSCOW 1\n"):
            cable(START + label + line * (18_000 // len(line)))


def _first_words(text: str) -> list[str]:
    return text.split()[:3]
