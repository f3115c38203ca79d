"""Page lines, alone on a line and in the middle of one."""

from __future__ import annotations

import pytest

from generator.parse.interruptions import find_interruptions

CASES = {
    "said\n\nASTANA 00001103  002 OF 004 \n\n\nthat": [("page-line", "ASTANA 00001103  002 OF 004")],
    "TRIPOLI 00000402  001.2 OF 003": [("page-line", "TRIPOLI 00000402  001.2 OF 003")],
    "is set to RIO DE JAN 00000440 002 OF 003 improve": [("page-line", "RIO DE JAN 00000440 002 OF 003")],
    "for the Protocol. BRASILIA 00000108 003 OF 003 and": [("page-line", "BRASILIA 00000108 003 OF 003")],
    "beijing 00002963 002 of 002": [("page-line", "beijing 00002963 002 of 002")],
    "TRIPOLI 227 TRIPOLI 00000402 \n\n001.2 OF 003": [("page-line", "TRIPOLI 00000402 \n\n001.2 OF 003")],
    "  PAGE 02 STATE 015113 182333Z\n": [("page-line", "PAGE 02 STATE 015113 182333Z")],
    "PAGE 02 ROME 01196 01 OF 02 082030Z  B. ROME 1098": [("page-line", "PAGE 02 ROME 01196 01 OF 02 082030Z")],
    "PAGE 02 STATE 015113 182333Z IT IS A LONG TEXT THAT STANDS BEHIND IT.": [
        ("page-line", "PAGE 02 STATE 015113 182333Z")
    ],
    "CONFIDENTIAL\n\nPAGE 02        STATE  015113\n": [
        ("classification", "CONFIDENTIAL"),
        ("page-line", "PAGE 02        STATE  015113"),
    ],
    "WHETHER\nPAGE 02\nSTATE 271057\nTHE": [("page-line", "PAGE 02\nSTATE 271057")],
    "PAGE 02 \nHARARE 02271  01 OF 03  171446Z": [("page-line", "PAGE 02 \nHARARE 02271  01 OF 03  171446Z")],
    "PAGE 02\nHARARE 02271 SAYS SO": [],
    "IN THE THIRD  CONFIDENTIAL\nPAGE 02 ROME 01196 01 OF 02 082030Z TENT": [
        ("classification", "CONFIDENTIAL"),
        ("page-line", "PAGE 02 ROME 01196 01 OF 02 082030Z"),
    ],
    "IT IS CONFIDENTIAL\nPAGE 02 ROME 01196 01 OF 02 082030Z": [("page-line", "PAGE 02 ROME 01196 01 OF 02 082030Z")],
    "Fihri\n\nSIPDIS \ncalled": [("caption", "SIPDIS")],
    "with\nSIPDIS signed that": [("caption", "SIPDIS")],
    "growth of\nSIPDIS 12.8 percent": [("caption", "SIPDIS")],
    "Tent Advisor SIPDIS Otter, remained": [("caption", "SIPDIS")],
    "of his SIPDIS third tent": [("caption", "SIPDIS")],
    "with the SIPDIS caption, marked SIPDIS and sent SIPDIS today; SIPDIS.": [],
    "that\nDeclassified/Released US Department of State EO Systematic Review 30 JUN 2005\nit": [
        ("page-line", "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005")
    ],
    "1 OF 2, and 12345678 people OF 001": [],
    "CONFIDENTIAL\n": [],
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(str(kind), text[start:end]) for kind, start, end in find_interruptions(text, 0)] == expected
