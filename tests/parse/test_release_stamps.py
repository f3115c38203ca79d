# ruff: noqa: E501 -- cases are one line each
"""What was stamped on the pages when a cable was released."""

from __future__ import annotations

import pytest

from generator.parse.release_stamps import release_stamps
from tests.parse.samples import cable

CASE = "UNCLASSIFIED U.S. Department of State Case No. F-2014-00001 Doc No. C00000001 Date: 05/05/2014"
STAMPS = {
    f"told\n\n{CASE}\n{CASE}\n\nthe otter": [CASE, CASE],
    "told\n\nREVIEW AUTHORITY: Jane Roe, Senior Reviewer\n\nthe otter": ["REVIEW AUTHORITY: Jane Roe, Senior Reviewer"],
    "told\nREVIEW AUTHORITY: Jane Roe, Senior\nReviewer\nthe otter": ["REVIEW AUTHORITY: Jane Roe, Senior\nReviewer"],
    "told\nUNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: JANE Q ROE\nDATE/CASE ID: 05 NOV 2008 200100001\nthe": [
        "UNITED STATES DEPARTMENT OF STATE", "REVIEW AUTHORITY: JANE Q ROE", "DATE/CASE ID: 05 NOV 2008 200100001",
    ],
    "told\nPage: 2\n\nCurrent Class: CONFIDENTIAL\nCurrent Handling: n/a\nDocument Number: 1993STATE000001\nthe otter": [
        "Page: 2\n\nCurrent Class: CONFIDENTIAL\nCurrent Handling: n/a\nDocument Number: 1993STATE000001",
    ],
    f"RELEASED IN PART B1,1.4(D)\n{CASE}\n": ["RELEASED IN PART B1,1.4(D)", CASE],
    "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n": [
        "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005",
    ],
    f"Case Number: ASTANA2006-123\ndenied in full by the consul\nChannel: Four\n{CASE}": [CASE],
    "REVIEW AUTHORITY:\n\nWHAT THE KING SAID\n": ["REVIEW AUTHORITY:"],
    "UNITED STATES DEPARTMENT OF STATE\nThe tents were RELEASED IN FULL\nPage: 2 of the book\nChannel: four": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "stamps"), STAMPS.items())
def test_stamps(text: str, stamps: list[str]) -> None:
    assert [text[start:end] for start, end in release_stamps(text, 0)] == stamps


def test_a_sentence_goes_on_behind_them() -> None:
    stamps = f"REVIEW AUTHORITY: Jane Roe\n\n{CASE}\n\nUNCLASSIFIED\n\nUNCLASSIFIED\n\n"
    found = cable(f"CONFIDENTIAL ASTANA 000099\nSUBJECT: X\n\n1. (C) The minister told\n\n{stamps}the otter a tale.\n")
    assert [paragraph.text for paragraph in found.paragraphs] == ["The minister told the otter a tale."]


def test_they_are_no_tags() -> None:
    stamps = "UNITED STATES DEPARTMENT OF STATE\nREVIEW AUTHORITY: JANE Q ROE\nDATE/CASE ID: 09 JAN 2008 200100001\n"
    found = cable(f"CONFIDENTIAL ASTANA 000099\nTAGS: PREL, KZ\n{stamps}UNCLASSIFIED\nSUBJECT: A YURT\n1. (C) Text.\n")
    assert [tag.code for tag in found.tags] == ["PREL", "KZ"]
    assert found.subject == "A YURT"


def test_small_letters_of_stamps_do_not_make_a_cable_one_of_small_letters() -> None:
    stamp = "Sheryl P. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
    text = "1. HE SAID THAT ALL IS WELL.\n\nCONFIDENTIAL\n\nPAGE 02        ASTANA  00099  121530Z\n\n"
    found = cable(
        f"CONFIDENTIAL ASTANA 000099\nSUBJECT: X\n\n{text}I TOLD HIM SO.\n\n2. THE END.\n\n{stamp}CONFIDENTIAL\n"
    )
    assert [(p.heading, p.text) for p in found.paragraphs] == [
        (None, "HE SAID THAT ALL IS WELL. I TOLD HIM SO."), (None, "THE END."),
    ]  # fmt: skip
