"""Telegrams that were sent in sections, one behind the other: what stands between them is no text."""

from __future__ import annotations

import pytest

from generator.model import PartKind
from generator.parse.sections import find_sections
from tests.parse.samples import bare
from tests.parse.test_cable import check_parts, check_text

FIRST = """CONFIDENTIAL

PAGE 01        BONN  01234  01 OF 02  121530Z

41
ACTION EUR-25

INFO  OCT-01  ISO-00  DODE-00  /077 W
                     --------------------- 012345
P R 121445Z FEB 74
FM AMEMBASSY BONN
TO SECSTATE WASHDC PRIORITY 9876
INFO AMEMBASSY LONDON
C O N F I D E N T I A L SECTION 01 OF 02 BONN 01234

LIMDIS

LONDON FOR DOE; OSLO
FOR ROE

E.O. 11652:  GDS
TAGS:        PFOR, GW
SUBJECT:     TENTS

1. MINISTER SAMPLE SAID THAT TENTS WERE COLD AND THAT THE
"""

REST = """
GOVERNMENT HAD NO MONEY FOR TENTS.

2. NOBODY WAS THERE.
SAMPLE

CONFIDENTIAL

NNNN
"""

BETWEEN = {
    "the National Archives": """CONFIDENTIAL

NNNN

CONFIDENTIAL

PAGE 01        BONN  01234  02 OF 02  121532Z

42
ACTION EUR-25

INFO  OCT-01  ISO-00  /077 W
                     --------------------- 012399
P R 121445Z FEB 74
FM AMEMBASSY BONN
TO SECSTATE WASHDC PRIORITY 9877
INFO AMEMBASSY LONDON

C O N F I D E N T I A L SECTION 02 OF 02 BONN 01234

LIMDIS
""",
    "a post's own copy": """BT
#1234
NNNN
VZCZCXYZ
OO RUEHC
DE RUFHOL #1234/02 0431445
ZNY CCCCC ZZH
P 121445Z FEB 74
FM AMEMBASSY BONN
TO SECSTATE WASHDC PRIORITY 9877
AMEMBASSY LONDON
C O N F I D E N T I A L FINAL SECTION OF 02 BONN 01234

E.O. 11652:  GDS
TAGS:        PFOR, GW
SUBJECT:     TENTS
             AND HOUSES
""",
    "the text directly below the fields": """
CONFIDENTIAL SECTION 02 OF 02 BONN 01234

E.O. 11652:  GDS
TAGS:        PFOR, GW
SUBJECT:     TENTS""",
    "lines for whom it is, and a page line among them": """
CONFIDENTIAL

                         CONFIDENTIAL     PTQ1235

PAGE 01        BONN  01234  02 OF 02  121532Z
ACTION EUR-25
                     --------------------- 012399
P R 121445Z FEB 74
FM AMEMBASSY BONN
TO SECSTATE WASHDC PRIORITY 9877

C O N F I D E N T I A L SECTION 02 OF 02 BONN 01234

LIMDIS

LONDON FOR DOE; OSLO

                         CONFIDENTIAL

PAGE 02        BONN  01234  02 OF 02  121532Z
FOR ROE

E.O. 11652:  GDS
TAGS:        PFOR, GW
SUBJECT:     TENTS
""",
    "a header and fields that lost their line breaks": """
 CONFIDENTIAL
 CONFIDENTIAL PTQ1235
PAGE 01 BONN 01234 02 OF 02 121532Z ACTION EUR-25
INFO OCT-01 ISO-00 /077 W ------------------012399 121533Z /38 P 121445Z FEB 74 FM AMEMBASSY BONN TO SECSTATE WASHDC
C O N F I D E N T I A L SECTION 02 OF 02 BONN 01234
LIMDIS
LONDON FOR DOE; OSLO FOR ROE E.O. 11652: GDS TAGS: PFOR, GW
""",
    "the first line alone": """
CONFIDENTIAL SECTION 02 OF 02 BONN 01234
""",
    "the section behind the number": """
C O N F I D E N T I A L //NOFORN// BONN 01234 SECTION 02 OF 02
""",
}


@pytest.mark.parametrize("between", BETWEEN)
def test_the_text_goes_on(between: str) -> None:
    found = bare(FIRST + BETWEEN[between] + REST)
    assert [(p.number, p.heading, p.text) for p in found.paragraphs] == [
        (1, None, "MINISTER SAMPLE SAID THAT TENTS WERE COLD AND THAT THE GOVERNMENT HAD NO MONEY FOR TENTS."),
        (2, None, "NOBODY WAS THERE."),
    ]
    assert (found.subject, found.signer, found.sections) == ("TENTS", "SAMPLE", 2)
    check_parts(found)
    check_text(found)


def test_every_piece_has_its_kind() -> None:
    text = FIRST + BETWEEN["the National Archives"] + REST
    pieces = [(kind, text[start:end]) for kind, start, end in find_sections(text, len(FIRST) - 60, len(text))]
    assert [kind for kind, _ in pieces] == [PartKind.HEADER, PartKind.CLASSIFICATION, PartKind.CAPTION]
    assert pieces[0][1].startswith("CONFIDENTIAL\n\nNNNN")
    assert pieces[1][1] == "C O N F I D E N T I A L SECTION 02 OF 02 BONN 01234"


def test_a_line_for_whom_it_is_stays_where_no_field_follows() -> None:
    text = FIRST + "\nCONFIDENTIAL SECTION 02 OF 02 BONN 01234\n\nLIMDIS\n\nFOR ROE\n\nHOWEVER, TENTS ARE COLD.\n"
    pieces = find_sections(text, len(FIRST), len(text))
    assert [text[start:end] for _, start, end in pieces][1:] == ["LIMDIS"]


TEXTS = {
    "a law": "SECTION 02 OF THE LAW OF BONN 01234 SAYS NO.",
    "a secret law": "SECRET SECTION 3 OF THE LAW SAYS NO.",
    "a cable, then a law": "SECRET BONN 01234 SECTION 3 OF THE LAW SAYS NO.",
    "a first section, quoted": "C O N F I D E N T I A L SECTION 01 OF 02 BONN 01234",
    "a cable, quoted": "C O N F I D E N T I A L BONN 01234",
    "in the middle of a line": "SEE C O N F I D E N T I A L SECTION 02 OF 02 BONN 01234",
}


@pytest.mark.parametrize("name", TEXTS)
def test_text(name: str) -> None:
    text = f"1. TENTS.\n{TEXTS[name]}\n2. MORE.\n"
    assert find_sections(text, 0, len(text)) == []
