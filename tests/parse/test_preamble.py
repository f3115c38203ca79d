# ruff: noqa: E501 -- cases are one line each
"""Fields in any order, form and company; each case is a preamble with a first paragraph behind it."""

from __future__ import annotations

import pytest

from tests.parse.samples import cable

START = "C O N F I D E N T I A L ASTANA 000099\n"
END = "\n1. (C) Text of the cable.\n"

SUBJECTS = {
    "SUBJECT: A YURT IS NOT\nA HOUSE\n": "A YURT IS NOT A HOUSE",
    "SUBJECT: A YURT\nREF: 08 ASTANA 12\n": "A YURT",
    "SUBJECT: A YURT\nClassified By: Jane Q. Sample, reasons 1.4 (b)\n": "A YURT",
    "SUBJECT: A YURT\n1. (C) Earlier text.\n": "A YURT",
    "SUBJECT: A YURT\n¶1. (C) Earlier text.\n": "A YURT",
    "SUBJECT: A YURT\n-------\nSUMMARY\n-------\n": "A YURT",
    "SUBJECT: A YURT\nSummary\n-------\n": "A YURT",
    "SUBJECT: A YURT\n\nASTANA 00000099  001.2 OF 003\n\nClassified By: J. Sample\n": "A YURT",
    "SUBJECT: A YURT\nASTANA 00000099 001.2 OF 003\nClassified By: J. Sample\n": "A YURT",
    "SUBJECT: A YURT REF: 08 ASTANA 12\n": "A YURT",
    "SUBJECT: A YURT CLASSIFIED BY: Jane Q. Sample; REASON: 1.4(B)\n": "A YURT",
    "SUBJECT: (C) A YURT\n": "A YURT",
    "SUBJECT: (S//NF) A YURT\n": "A YURT",
    "SUBJECT: A YURT (C)\n": "A YURT",
    "SUBJECT: A YURT -- (C)\n": "A YURT",
    "SUBJECT - A YURT\n": "A YURT",
    "SUBJECT (C): -- A YURT\n": "A YURT",
    "SUBJECT: C) A YURT\n": "A YURT",
    "SUBJECT: SUBJECT: A YURT\n": "A YURT",
    "SUBJECT: A YURT\n\nThis repeats Minsk 12.\n\nQUOTE\nUNCLAS MINSK 000012\n\nE.O. 12958: N/A\nSUBJECT: TENTS\n": "A YURT",
    "SUBJECT: A YURT\n/\nREF: 08 ASTANA 12\n": "A YURT",
    "SUBJECT: A YURT, DECEMBER\n10, 2009\n\nREF: 08 ASTANA 12\n": "A YURT, DECEMBER 10, 2009",
    "SUBJECT: A YURT AND\n2) A HOUSE\nREF: 08 ASTANA 12\n": "A YURT AND 2) A HOUSE",
    "SUBJECT: A YURT (TENT)\n": "A YURT (TENT)",
    "UBJECT: A YURT\n": "A YURT",
    "SUBJECT/ A YURT\n": "A YURT",
    "SUBJECT: A YURT\nCONFIDENTIAL\n\nPAGE 02        ASTANA  00099  121530Z\n\nOF FELT\nREF: 08 ASTANA 12\n": "A YURT OF FELT",
    "SUBJ: A YURT\n": "A YURT",
    "subject: a yurt\n": "a yurt",
    "SUBJECT: A YURT, \n\nBUT NOT A HOUSE\nREF: 08 ASTANA 12\n": "A YURT, BUT NOT A HOUSE",
    "SUBJECT: WAITING AND WATCHING: WHAT BECAME OF THE YURT \n\nREFORM\n\nREF: 08 ASTANA 12\n": (
        "WAITING AND WATCHING: WHAT BECAME OF THE YURT REFORM"
    ),
    "SUBJECT: WAITING AND WATCHING: WHAT BECAME OF THE YURT \n\nTHIS IS AN ACTION REQUEST\n\nREF: 08 ASTANA 12\n": (
        "WAITING AND WATCHING: WHAT BECAME OF THE YURT"
    ),
    "E.O. 12958: N/A TAGS: PREL KZ SUBJECT: A YURT\n": "A YURT",
    "TAGS: PREL\nSUBJECT:\nA YURT\n": "A YURT",
    "TAGS: PREL\nSUBJECT:\n(C) A YURT\nIN TOWN\n": "A YURT IN TOWN",
    "SUBJECT: A YURT AND\n\nA HOUSE\n\nREF: 08 ASTANA 12\n": "A YURT AND A HOUSE",
    "SUBJECT: A Yurt and\n\na House\n\nREF: 08 ASTANA 12\n": "A Yurt and a House",
    "SUBJECT: A YURT\n\nTHIS IS A COMBINED MESSAGE.\n\nREF: 08 ASTANA 12\n": "A YURT",
    "Subject: WAITING AND WATCHING: WHAT BECAME OF THE YURT \n\nREFORM\n\nREF: 08 ASTANA 12\n": (
        "WAITING AND WATCHING: WHAT BECAME OF THE YURT REFORM"
    ),
    "SUBJECT: THE REF: A YURT\n": "THE",
    "SUBJECT: A YURT\nOF FELT\nThis is an action request. Please see\nparagraph 2.\n": "A YURT OF FELT",
    "SUBJECT: A YURT\nThis is an action request.\n\nREF: 08 ASTANA 12\n": "A YURT",
    "SUBJECT: A YURT IS SOLD\nTo The Otters And Tents Of Minsk Inc.\nREF: 08 ASTANA 12\n": "A YURT IS SOLD To The Otters And Tents Of Minsk Inc.",
    "SUBJECT: A YURT FOR\nMinister Sample and his wife.\n": "A YURT FOR Minister Sample and his wife.",
    "SUBJECT: A YURT\nMinister Sample and his wife\n": "A YURT Minister Sample and his wife",
    "SUBJECT: A Yurt\nThis is an action request.\n": "A Yurt This is an action request.",
    "TAGS: PREL, KZ\nKAZAKHSTAN: WHAT BECAME OF THE YURT\nREFORM\n\nREF: 08 ASTANA 12\n": (
        "KAZAKHSTAN: WHAT BECAME OF THE YURT REFORM"
    ),
    "TAGS: PREL, KZ\nINTERNAL POLITICS TENTS AND OTTERS\nSUBJECT: A YURT\n": "A YURT",
    "SUBJECT: A YURT\nTAGS: PREL, KZ\nINTERNAL POLITICS TENTS AND OTTERS\n": "A YURT",
}


@pytest.mark.parametrize(("fields", "subject"), SUBJECTS.items())
def test_subject(fields: str, subject: str) -> None:
    assert cable(START + fields + END).subject == subject


TAGS = {
    "TAGS: PREL, PGOV\nKZ\nSUBJECT: X\n": "PREL PGOV KZ",
    "TAGS PREL, PGOV\nSUBJECT: X\n": "PREL PGOV",
    "TAGS; PREL PGOV\nSUBJECT: X\n": "PREL PGOV",
    "TAS: PREL PGOV\nSUBJECT: X\n": "PREL PGOV",
    "'AGS: PREL PGOV\nSUBJECT: X\n": "PREL PGOV",
    "TAGS: TAGS: PREL PGOV\nSUBJECT: X\n": "PREL PGOV",
    "TAGS: PREL\nSUBJECT: X\n\nBEGIN TEXT\n\nUNCLAS MINSK 000012\n\nTAGS: PGOV, BO\n": "PREL",
    "TAGS: PREL\nSUBJECT: X\n\nUNCLAS MINSK 000012\n\nE.O. 12958: N/A\nTAGS: PGOV, BO\n": "PREL",
    "E.O. 12958: DECL: 01/01/2019 TAGS: PREL BR\nSUBJECT: X\n": "PREL BR",
    "SUBJECT: X\nTAGS: PREL\n": "PREL",
    "TAGS: PREL\n\nSIPDIS\n\nSUBJECT: X\n": "PREL",
    "TAGS- PREL, KZ\nSUBJECT: X\n": "PREL KZ",
    "TAGS: PREL,\n\nPGOV, KZ\nSUBJECT: X\n": "PREL PGOV KZ",
    "TAGS: PREL,\n\nCLEARED BY NOBODY\nSUBJECT: X\n": "PREL",
    "TAGS: PREL\n\nPGOV\nSUBJECT: X\n": "PREL",
    "TAGS: PREL, KZ\nKAZAKHSTAN: WHAT BECAME OF THE YURT\n\nREF: 08 ASTANA 12\n": "PREL KZ",
    "TAGS: PREL, KZ\nNobody knows what became of\nthe yurt.\n": "PREL KZ",
    "TAGS: PREL,\nCONFIDENTIAL\n\nPAGE 02        ASTANA  00099  121530Z\n\nPGOV\nSUBJECT: X\n": "PREL PGOV",
}


@pytest.mark.parametrize(("fields", "tags"), TAGS.items())
def test_tags(fields: str, tags: str) -> None:
    assert [tag.code for tag in cable(START + fields + END).tags] == tags.split()


REFERENCES = {
    "SUBJECT: X\n\nREF: A. MOSCOW 1\n     B. MOSCOW 2\n\n": ["09MOSCOW1", "09MOSCOW2"],
    "SUBJECT: X\n\nMOSCOW 1\nMINSK 3 (NOTAL)\n\n": ["09MOSCOW1", "09MINSK3"],
    "SUBJECT: X\n\nOTTERS 1\n\n": [],
    "SUBJECT: X\n\nREF: A. MOSCOW 1\n\n¶B. MOSCOW 2\n\n": ["09MOSCOW1", "09MOSCOW2"],
    "SUBJECT: X\nREF: (A) MOSCOW 1 (B) MOSCOW\n\n36633\n\n": ["09MOSCOW1", "09MOSCOW36633"],
    "SUBJECT: X\nREF: (A) MOSCOW 1 \n \n-      (B) MINSK 3 \n": ["09MOSCOW1", "09MINSK3"],
    "SUBJECT: X\nREF: A) MOSCOW 1, B) RIO \n \nDE JANEIRO 3 \n": ["09MOSCOW1", "09RIODEJANEIRO3"],
    "SUBJECT: X\nREF: A) MOSCOW 1 B) \n \nMINSK 3 C) MINSK 4 \n": ["09MOSCOW1", "09MINSK3", "09MINSK4"],
    "SUBJECT: X\nREF: A) MOSCOW 1 B) ROE EMAIL \n \nMinsk 3 is a house.\n": ["09MOSCOW1", None],
    "SUBJECT: X\nREF:\n\nMOSCOW 1\n": ["09MOSCOW1"],
    "SUBJECT: X\nREF:\n\nMoscow 1 is a house.\n": [],
    "SUBJECT: X\nREF: MOSCOW 1,\n\nMINSK 3 (NOTAL), MINSK 4\n": ["09MOSCOW1", "09MINSK3", "09MINSK4"],
    "SUBJECT: X\nREF: MOSCOW 1\n\nMINSK 3\n": ["09MOSCOW1"],
    "SUBJECT: X\n\nA. REF MOSCOW 1\n     B. 08 MINSK 3\n": ["09MOSCOW1", "08MINSK3"],
    "SUBJECT: X Ref(s): A) MOSCOW 1; B) MINSK 3\n": ["09MOSCOW1", "09MINSK3"],
    "SUBJECT: X\nREF: MOSCOW 1 ASTANA 00000099 \n\n001.2 OF 003\n": ["09MOSCOW1"],
    "SUBJECT: X\nREF: A. MOSCOW 1\n CONFIDENTIAL\nPAGE 02 ASTANA 00099 01 OF 02 082030Z  B. MINSK 3\n": [
        "09MOSCOW1",
        "09MINSK3",
    ],
    "SUBJECT: X\nREF A: MOSCOW 1\nREF B: MOSCOW 2\n": ["09MOSCOW1", "09MOSCOW2"],
    "SUBJECT: X\nREF: MOSCOW 1 (U) THIS CABLE IS NOT FOR THE INTERNET.\n": ["09MOSCOW1"],
    "REF: MOSCOW 1\nSUBJECT: X\n": ["09MOSCOW1"],
    "SUBJECT: X\nREF: MOSCOW 1\n1. TENTS ARE COLD.\n": ["09MOSCOW1"],
    "SUBJECT: X\nREF: 1. MOSCOW 1\n2. MINSK 3\n": ["09MOSCOW1", "09MINSK3"],
    "SUBJECT: X\nREF:\n1. MOSCOW 1\n2. MINSK 3\n": ["09MOSCOW1", "09MINSK3"],
    "SUBJECT: X\nREF: (A) MOSCOW 1;\n\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02        ASTANA  00099  121530Z\n\n(B) MINSK 3\n": [
        "09MOSCOW1",
        "09MINSK3",
    ],
    "SUBJECT: X\nClassified By: J. Sample\nRef: MOSCOW 1\n": ["09MOSCOW1"],
    "SUBJECT: X\n\nREF: A. MOSCOW 1\n\nASTANA 00000099  001.2 OF 003\n\nB. MOSCOW 2\n\n": ["09MOSCOW1", "09MOSCOW2"],
}


@pytest.mark.parametrize(("fields", "cables"), REFERENCES.items())
def test_references(fields: str, cables: list[str]) -> None:
    found = cable(START + "E.O. 12958: N/A\nTAGS: PREL\n" + fields + END)
    assert [reference.cable for reference in found.references] == cables


AUTHORITIES = {
    "Classified By: Ambassador Jane Q. Sample, reasons 1.4 (b)\nand (d).\n": "Ambassador Jane Q. Sample, reasons 1.4 (b) and (d).",
    "Classified By: Jane Q. Sample for reasons 1.\n4 (b) and (d).\n": "Jane Q. Sample for reasons 1. 4 (b) and (d).",
    "CLASSIFIED BY: Jane Q. Sample, DCM\nREASON: 1.4 (b)\n": "Jane Q. Sample, DCM REASON: 1.4 (b)",
    "Classified By: Jane Q. Sample\n\nReasons: 1.4 (b)\n": "Jane Q. Sample Reasons: 1.4 (b)",
    "Classified by Jane Q. Sample, reasons 1.4 (b).\nSummary\n-------\n": "Jane Q. Sample, reasons 1.4 (b).",
    "Classified By: Jane Q. Sample, E.O. 12958, reasons\n1.4 (b).\n": "Jane Q. Sample, E.O. 12958, reasons 1.4 (b).",
    "Classified By: Jane Q. Sample for rea \n \nsons 1.4 (b)\n": "Jane Q. Sample for rea sons 1.4 (b)",
    "Classified By: Jane Q. Sample for real\n\nSons of the yurt are cold.\n": "Jane Q. Sample for real",
    "Classified By: Classified by Jane Q. Sample\n": "Jane Q. Sample",
    "": None,
}  # fmt: skip


@pytest.mark.parametrize(("fields", "text"), AUTHORITIES.items())
def test_authority(fields: str, text: str | None) -> None:
    found = cable(START + "E.O. 12958: DECL: 1/1/2019\nTAGS: PREL\nSUBJECT: X\n\n" + fields + END).authority
    assert (found and found.text) == text


def test_authority_as_a_numbered_paragraph() -> None:
    found = cable(
        START + "SUBJECT: X\n\n1. (U) Classified by Ambassador Jane Q. Sample for reasons 1.5 (B).\n\n2. (C) T.\n"
    )
    assert found.authority is not None
    assert found.authority.name == "Jane Q. Sample"
    assert [paragraph.number for paragraph in found.paragraphs] == [1, 2]


def test_authority_behind_the_mark_of_the_entire_text() -> None:
    found = cable(
        START + "SUBJECT: X\n\n1. CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY DCM\nJANE ROE - 1.5 B,D.\n\n2. (C) T.\n"
    )
    assert found.authority is not None
    assert (found.authority.title, found.authority.name) == ("DCM", "JANE ROE")
    assert found.authority.reasons == ("1.5(b)", "1.5(d)")


def test_who_classified_stands_behind_the_source() -> None:
    found = cable(START + "SUBJECT: X\n\nDerived from: Tents\nClassified by: DCM Jane Roe, reason 1.4 (b)\n" + END)
    assert found.authority is not None
    assert (found.authority.title, found.authority.name) == ("DCM", "Jane Roe")


def test_captions_and_attention_lines() -> None:
    found = cable(
        START + "SIPDIS \n \nSENSITIVE\n\nDEPT FOR SCA/CEN, EUR\nAND EB\nNSC FOR SAMPLE\n\nSIPDIS E.O. 12958: N/A\nSUBJECT: X\n" + END
    )  # fmt: skip
    assert found.captions == ("SIPDIS", "SENSITIVE")
    attention = [found.text[part.start : part.end] for part in found.parts if part.kind == "attention"]
    assert attention == ["DEPT FOR SCA/CEN, EUR\nAND EB\nNSC FOR SAMPLE"]
    found = cable(START + "PARIS FOR ROE\nLONDON FOR DOE\nE.O. 12958: N/A\nSUBJECT: X\n" + END)
    attention = [found.text[part.start : part.end] for part in found.parts if part.kind == "attention"]
    assert attention == ["PARIS FOR ROE\nLONDON FOR DOE"]


def test_text_between_the_fields_is_a_paragraph() -> None:
    found = cable(START + "SUBJECT: X\n\nThis cable was cleared by nobody.\n\nREF: MOSCOW 1\n" + END)
    assert [paragraph.text for paragraph in found.paragraphs] == [
        "This cable was cleared by nobody.",
        "Text of the cable.",
    ]
    assert len(found.references) == 1


def test_a_caption_in_text_between_the_fields_stays_a_caption() -> None:
    found = cable(START + "SUBJECT: X\n\nCleared by nobody.\nSIPDIS\nSigned by nobody.\nREF: MOSCOW 1\n" + END)
    assert found.captions == ("SIPDIS",)
    shown = [found.text[part.start : part.end] for part in found.parts if part.kind == "paragraph"]
    assert shown[:2] == ["Cleared by nobody.", "Signed by nobody."]


def test_the_text_may_start_without_a_number() -> None:
    found = cable(START + "SUBJECT: X\n\nFOR CHARGE SAMPLE\n\nI commend you.\n")
    assert found.subject == "X"
    assert " ".join(paragraph.text for paragraph in found.paragraphs).endswith("I commend you.")
