"""Where header and body meet, with and without a line break between them."""

from __future__ import annotations

import pytest

from generator.parse.split import split
from tests.parse.samples import FIELDS

TOP = "O 011200Z JAN 09\nFM AMEMBASSY ASTANA\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 1234\nINFO "

GLUED = {
    # the last addressee, glued to the body's first line -> where the name ends
    "RHMFIUU/CDR USCENTCOM MACDILL AFB FL|UNCLAS SECTION 01 OF 04 ASTANA 000099": "classification",
    "RUEHMO/AMEMBASSY MOSCOW PRIORITY|S E C R E T SECTION 01 OF 02 ASTANA 000099": "secret",
    "RHEHNSC/NSC WASHDC|C O N F I D E N T I A L ASTANA 000099": "whole",
    "RHEHNSC/NSC WASHDC| O N F I D E N T I A L ASTANA 000099": "letter shared",
    "RUEHMO/AMEMBASSY MOSCOW PRIORITY|SS E C R E T ASTANA 000099": "a letter doubled",
    "RHEHNSC/NSC WASHDC|CC O N F I D E N T I A L ASTANA 000099": "a letter doubled behind the same letter",
    "RUEHMO/AMEMBASSY MOSCOW 0042|CONFIDENTIAL ASTANA 000099": "not spaced",
    "RHMFISS/CDR USPACOM HONOLULU HI|S e c r e t section 01 of 02 astana 000099": "mixed case",
    "RUEHMO/AMEMBASSY MOSCOW|UNCLAS ASTANA 000099": "unclassified",
    "RUEHWL/AMEMBASSY WELLINGTON FLASH 0001|UNCLAS ASTANA": "the body's number is missing",
    "RUEAWJA/US SECRET SERVICE WASHDC|UNCLAS ASTANA 000099": "a name with SECRET in it",
    "RUEHWL/AMEMBASSY WELLINGTON|UNCLAS TEL AVIV 99": "few figures",
    "WHA COLLECTIVE|SIPDIS": "no classification at all",
}


@pytest.mark.parametrize(("glued", "why"), GLUED.items())
def test_glued(glued: str, why: str) -> None:
    name, body = glued.split("|")
    text = f"{TOP}{name}{body}\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: A TEST\n\n1. Text.\n"
    found = split(text)
    assert text[: found.header_end].endswith(name), why
    assert text[found.body_start :].lstrip().startswith(body.strip()), why
    assert not found.partial


def test_a_line_break_between_them() -> None:
    text = f"{TOP}AMEMBASSY MOSCOW\n{FIELDS}"
    assert text[split(text).body_start :].lstrip().startswith("C O N F I D E N T I A L SECTION")


def test_the_foot_of_a_page_is_no_body() -> None:
    header = (
        "R 111105Z JUL 78\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1234\nINFO AMEMBASSY KAMPALA\n"
        "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        NAIROB  10012  111230Z\n\nAMEMBASSY MAPUTO\n"
    )
    text = f"{header}{FIELDS}"
    assert text[split(text).body_start :].startswith("C O N F I D E N T I A L SECTION")


def test_the_foot_of_a_page_above_a_page_line_on_two_lines() -> None:
    text = (
        "R 111227Z JUN 74\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1\nINFO AMEMBASSY LUSAKA\n"
        "CONFIDENTIAL\nCONFIDENTIAL\nNAIROB 10012 111230Z\nPAGE 02\nAMEMBASSY MAPUTO\nCONFIDENTIAL NAIROBI 10012\n"
    )
    assert text[split(text).body_start :].startswith("CONFIDENTIAL NAIROBI")


@pytest.mark.parametrize("line", ["CONFIDENTIALNAIROBI 010012", "CONFIDENTIALSECTION 01 OF 04 NAIROBI 010012"])
def test_a_classification_to_which_the_rest_of_its_line_is_glued(line: str) -> None:
    text = (
        f"R 111227Z JUN 94\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1\n{line}\nPARIS FOR ROE\nE.O. 12356: DECL: OADR\n"
    )
    assert text[split(text).body_start :].startswith(line)


def test_the_publishers_date_stands_between_them() -> None:
    text = f"{TOP}CIA WASHINGTON DCFriday, 11 January 2008, 11:28\n{FIELDS}"
    found = split(text)
    assert text[: found.header_end].endswith("WASHINGTON DC")
    assert text[found.body_start :].lstrip().startswith("C O N F")


def test_the_notice_in_place_of_the_header() -> None:
    notice = (
        "This record is a partial extract of the original cable. The full text of the original cable is not available."
    )
    found = split(notice + FIELDS)
    assert found.partial
    assert found.notice == (0, len(notice))
    assert found.body_start == len(notice)
    assert found.header_start == found.header_end


def test_the_layouts_own_border_is_believed() -> None:
    header = f"{TOP}AMEMBASSY MOSCOW"
    assert split(header + FIELDS, len(header)).body_start == len(header)


def test_a_quoted_header_in_the_text_is_no_header() -> None:
    text = f"{FIELDS}1. (C) The message reads:\n\nO 021133Z JUL 09\nFM SOMEBODY\nTO SOMEBODY ELSE\nUNCLAS MOSCOW 1\n"
    assert split(text).body_start == 0


def test_text_without_any_structure() -> None:
    assert split("Just a letter.\n").body_start == 0
    assert split("").body_start == 0
