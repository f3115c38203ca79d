"""TAGS lines, the text beside the tags; a name in brackets stands behind its tag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.tags import parse_tags
from generator.vocabulary import tags as vocabulary
from tests.intime import in_time

CASES = {
    # separators
    " PREL PGOV KZ\n": "PREL PGOV KZ",
    "PREL, PGOV, KZ \n": "PREL PGOV KZ",
    "PREL,PGOV,KZ": "PREL PGOV KZ",
    "PREL, KZ SIPDIS": "PREL KZ",
    "PREL KZ TENTS AND YURTS": "PREL|KZ|TENTS AND YURTS",
    "PREL; PGOV; KZ": "PREL PGOV KZ",
    "PREL/PGOV/KZ": "PREL PGOV KZ",
    "PREL: PGOV: KZ": "PREL PGOV KZ",
    ": PREL, PGOV": "PREL PGOV",
    "TAGS: PREL, PGOV": "PREL PGOV",
    "(U) PREL, PGOV": "PREL PGOV",
    "PREL.PGOV.KZ.": "PREL PGOV KZ",
    "PREL-PGOV": "PREL PGOV",
    "PREL, PGOV, \nKZ, RS": "PREL PGOV KZ RS",
    "PREL PGOV\nKZ": "PREL PGOV KZ",
    "PREL,, PGOV,": "PREL PGOV",
    "#PREL *PGOV": "PREL PGOV",
    "prel, pgov, kz": "PREL PGOV KZ",
    "PREL AND PGOV": "PREL PGOV",
    "P GOV, PR EL": "PGOV PREL",
    # nothing
    "": "",
    "N/A": "",
    "NONE": "",
    "None.": "",
    "PREL, N/A": "PREL",
    # repeated
    "KZ PREL\nKZ, PREL, PGOV": "KZ PREL PGOV",
    # unknown codes stay
    "PREL, AU-1, CH": "PREL AU-1 CH",
    "PGOV, UK, PAK": "PGOV UK PAK",
    "PREL UAE": "PREL UAE",
    "PGOV QQQQ KZ": "PGOV QQQQ KZ",
    "PREL G8": "PREL G8",
    # glued
    "PHUMBA": "PHUM BA",
    "EINVEFIN": "EINV EFIN",
    "KDEM, KDEMAF, AF": "KDEM AF",
    "ECONSOCIXR PREL": "ECON SOCI XR PREL",
    "PRELPGOVNATO": "PREL PGOV NATO",
    "PGOV IRAJ": "PGOV IRAJ",
    "PRELQQ": "PRELQQ",
    # several words
    "PREL HUMAN RIGHTS KZ": "PREL|HUMAN RIGHTS|KZ",
    "OVIP HUMAN RIGHTS KZ": "OVIP|HUMAN RIGHTS|KZ",
    "OTRA COUNTRY CLEARANCE": "OTRA|COUNTRY CLEARANCE",
    "PREL, HUMAN\nRIGHTS, KZ": "PREL|HUMAN RIGHTS|KZ",
    "ECON PGOV TU POLITICAL PARTIES": "ECON|PGOV|TU|POLITICAL PARTIES",
    "PREL, EUN, USEU BRUSSELS": "PREL|EUN|USEU BRUSSELS",
    "COUNTER TERRORISM, PTER": "COUNTER TERRORISM|PTER",
    "TERRORISM, ELECTIONS": "TERRORISM|ELECTIONS",
    # page lines and what follows
    "PREL PGOV\nASTANA 00001103  002 OF 004\nKZ": "PREL PGOV KZ",
    "PREL PGOV SUBJECT: KZ AND RS": "PREL PGOV",
    "PREL PGOV REF: STATE 12": "PREL PGOV",
    "PREL PGOV\n¶1. (C) Summary": "PREL PGOV",
    "PREL PGOV 1. (C) Summary": "PREL PGOV",
    "PREL PGOV\n-------\nSummary": "PREL PGOV",
}

NAMES = {
    "OVIP (ROE, JANE)": [("OVIP", "ROE, JANE")],
    "PREL OVIP(ROE, JANE) KZ": [("PREL", None), ("OVIP", "ROE, JANE"), ("KZ", None)],
    "ovip (roe, jane b.), prel": [("OVIP", "ROE, JANE B."), ("PREL", None)],
    "OVIP (Roe, Jane),\nPREL": [("OVIP", "Roe, Jane"), ("PREL", None)],
    "OVIP (ROE,\nJANE), PREL": [("OVIP", "ROE, JANE"), ("PREL", None)],
    "OVIP (ROE, JANE; DOE, JOHN)": [("OVIP", "ROE, JANE; DOE, JOHN")],
    "OVIP (ROE, JANE), PREL, OVIP (DOE, JOHN)": [("OVIP", "ROE, JANE; DOE, JOHN"), ("PREL", None)],
    "OVIP (ROE, JANE), OVIP": [("OVIP", "ROE, JANE")],
    "OVIP (ROE, JANE, PREL, PGOV": [("OVIP", "ROE, JANE"), ("PREL", None), ("PGOV", None)],
    "OVIP (ROE, JANE": [("OVIP", "ROE, JANE")],
    "(DOE) PREL": [("DOE", None), ("PREL", None)],
    "PREL (PGOV, KZ)": [("PREL", None), ("PGOV", None), ("KZ", None)],
    "OVIP () PREL": [("OVIP", None), ("PREL", None)],
    "PREL OVIP ROE JANE B. KZ": [("PREL", None), ("OVIP", "ROE JANE B"), ("KZ", None)],
    "OVIP ROEDOE JANE": [("OVIP", "ROEDOE JANE")],
    "OVIP ROEDOE PREL": [("OVIP", None), ("ROEDOE", None), ("PREL", None)],
    "OVIP, HUMAN RIGHTS": [("OVIP", None), ("HUMAN RIGHTS", None)],
}


@pytest.mark.parametrize("text", CASES)
def test_codes(text: str) -> None:
    expected = CASES[text].split("|") if "|" in CASES[text] else CASES[text].split()
    assert [tag.code for tag in parse_tags(text)] == expected
    assert all(tag.name is None for tag in parse_tags(text))


@pytest.mark.parametrize("text", NAMES)
def test_names(text: str) -> None:
    assert [(tag.code, tag.name) for tag in parse_tags(text)] == NAMES[text]


_CODE = st.sampled_from(sorted(code for code in vocabulary.codes() if code.isalpha() and len(code) in (2, 4)))
_NAME = st.sampled_from([None, "ROE, JANE", "DOE, JOHN Q."])


@given(
    st.lists(st.tuples(_CODE, _NAME), unique_by=lambda tag: tag[0]),
    st.sampled_from([" ", ", ", ",", "; ", "\n", " / "]),
)
def test_a_rendered_line_parses_back(tags: list[tuple[str, str | None]], separator: str) -> None:
    text = separator.join(f"{code} ({name})" if name else code for code, name in tags)
    assert [(tag.code, tag.name) for tag in parse_tags(text)] == tags


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["PREL", "KZ", "(", ")", ",", ";", "OVIP", "ROE", "HUMAN", "RIGHTS", "N/A", "PHUMBA", "\n"])
        ).map(" ".join),
    )
)
def test_any_text_gives_each_tag_once(text: str) -> None:
    codes = [tag.code for tag in parse_tags(text)]
    assert len(codes) == len(set(codes))
    assert all(code and code == " ".join(code.split()) for code in codes)


@pytest.mark.parametrize("piece", ["PREL ", "(PREL", "(", ",", "\n", "/", "PHUMBA", "X", "KZ"])
def test_hostile_length_takes_linear_time(piece: str) -> None:
    with in_time():
        parse_tags(piece * 20_000 + "X")
