"""REF lines as drafters write them: the text beside what it means.

Every expected line is ``letter id`` (``-`` without a letter), or ``letter "text"`` for what is no cable.
The citing cable is 09KABUL…, so that a bare year is 09 and a bare number is of Kabul.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Reference
from generator.parse.references import parse_references
from tests.intime import in_time

LETTERS = {
    "STATE 12345": ["- 09STATE12345"],
    "CAIRO 12/13": ["- 09CAIRO12", "- 09CAIRO13"],
    "A. SAN JOSE 12/13 B. ROME 1": ["A 09SANJOSE12", "A 09SANJOSE13", "B 09ROME1"],
    "MEMO CAIRO 12/13": ['- "MEMO CAIRO 12/13"'],
    "PORT OF SPAIN 1, LIMA 2": ["- 09PORTOFSPAIN1", "- 09LIMA2"],
    "CAIRO 1. LIMA 2": ["- 09CAIRO1", "- 09LIMA2"],
    "STATE 123, 08 STATE 456": ["- 09STATE123", "- 08STATE456"],
    "ANKARA 12 OF 2007": ["- 07ANKARA12"],
    "LIMA 12 ('08)": ["- 08LIMA12"],
    "AIT/TAIPEI 14, US/NATO 3": ["- 09AITTAIPEI14", "- 09USNATO3"],
    "STATES 12": ["- 09STATE12"],
    "PARIS FR 12, UNESCO PARIS 13": ["- 09PARISFR12", "- 09PARISFR13"],
    "STATE 12\n¶1. SUMMARY: HE WENT TO CAIRO 2": ["- 09STATE12"],
    "A. CAIRO 12\n¶B. ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A) CAIRO 12 B) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "(A) CAIRO 12, (B) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "(A)CAIRO 12, (B)ROME \n13": ["A 09CAIRO12", "B 09ROME13"],
    "[A] CAIRO 12 [B] ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A: CAIRO 12 B: ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A- CAIRO 12\nB- ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A/ CAIRO 12 B/ ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A., CAIRO 12, B., ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "(A.) CAIRO 12 (B.) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A.) CAIRO 12 B.) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A.CAIRO 12 B.ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A CAIRO 12 B ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. A. 07 CAIRO 00012 \n¶B. B. 08 ROME 00013": ["A 07CAIRO12", "B 08ROME13"],
    "A. A) CAIRO 12 B. B) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. (A) CAIRO 12 (B) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "a) cairo 12\nb) rome 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. CAIRO 12\nb. ROME 13\nc. LIMA 14": ["A 09CAIRO12", "B 09ROME13", "C 09LIMA14"],
    "1. CAIRO 12 2. ROME 13": ["1 09CAIRO12", "2 09ROME13"],
    "ADANA 75; B) ANKARA 12": ["- 09ADANA75", "B 09ANKARA12"],
    "A. STATE 12345 C. ROME 13": ["A 09STATE12345", "C 09ROME13"],
    "E. STATE 12345": ["E 09STATE12345"],
    "STATE 123 (A), CAIRO 12 (B)": ["A 09STATE123", "B 09CAIRO12"],
    "A. STATE 12 AND B. ROME 3": ["A 09STATE12", "B 09ROME3"],
    "A. KABUL 0484  B. KABUL 0441": ["A 09KABUL484", "B 09KABUL441"],
    "(C) CAIRO 12": ["- 09CAIRO12"],
    "(SBU) A. CAIRO 12": ["A 09CAIRO12"],
    "A. (C) CAIRO 12 B. (U) ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. CAIRO 12 (C) AND 13 (U)": ["A 09CAIRO12", "A 09CAIRO13"],
    "A.CAIRO 12B.ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. DOE E-MAIL TO B. ROE OF 3/4/09": ['A "DOE E-MAIL TO B. ROE OF 3/4/09"'],
}

LABELS = {
    "REF: STATE 12345": ["- 09STATE12345"],
    "REFS: A. CAIRO 12, B. ROME 13 (NOTAL)": ["A 09CAIRO12", "B 09ROME13"],
    "REFTEL: A) CAIRO 12": ["A 09CAIRO12"],
    "REF(S): (A) CAIRO 12": ["A 09CAIRO12"],
    "REFERENCE: CAIRO 12": ["- 09CAIRO12"],
    "REF (A) MADRID 3785 (B) MADRID 3566": ["A 09MADRID3785", "B 09MADRID3566"],
    "REF A: CAIRO 12\nREF B: ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "REF A. CAIRO 12 REF B. ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "REF A MINISTER'S LETTER OF MARCH 3\nREF B SECSTATE 76108": ['A "MINISTER\'S LETTER OF MARCH 3"', "B 09STATE76108"],
    "NONE": [],
    "None      \n__________\nC O N F I D E N T I A L   CAIRO 02641": [],
    "N/A": [],
    "": [],
}

SEPARATORS = {
    "CAIRO 12; ROME 13": ["- 09CAIRO12", "- 09ROME13"],
    "CAIRO 12, ROME 13 AND LIMA 14": ["- 09CAIRO12", "- 09ROME13", "- 09LIMA14"],
    "CAIRO 12 & ROME 13": ["- 09CAIRO12", "- 09ROME13"],
    "CAIRO 1234/ROME 1345": ["- 09CAIRO1234", "- 09ROME1345"],
    "RIO DE JANEIRO 329; RIO DE JANEIRO 353 RIO DE JANEIRO 311": [
        "- 09RIODEJANEIRO329",
        "- 09RIODEJANEIRO353",
        "- 09RIODEJANEIRO311",
    ],
    "STATE 12 ROME 3 LIMA 4": ["- 09STATE12", "- 09ROME3", "- 09LIMA4"],
    "STATE 297614 AND PREVIOUS 03 RANGOON 1427": ["- 09STATE297614", "- 03RANGOON1427"],
    "09 SAN SALVADOR 1101; 09 SAN SALVADOR 978 \n09 SAN SALVADOR 1033": [
        "- 09SANSALVADOR1101",
        "- 09SANSALVADOR978",
        "- 09SANSALVADOR1033",
    ],
    "A. CAIRO 12 AND ROME 13 B. LIMA 4": ["A 09CAIRO12", "A 09ROME13", "B 09LIMA4"],
    "STATE 1234. ROME 5": ["- 09STATE1234", "- 09ROME5"],
}

LINES = {
    "SECSTATE\n1234": ["- 09STATE1234"],
    "STATE\n\n12345": ["- 09STATE12345"],
    "RIO DE\nJANEIRO 3": ["- 09RIODEJANEIRO3"],
    "A. BUENOS\nAIRES 45 B. TEL\n AVIV 46": ["A 09BUENOSAIRES45", "B 09TELAVIV46"],
    "A. CAIRO 12\nCAIRO 00003326  002 OF 003\nB. ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. CAIRO 12 CAIRO 00003326  002.2 OF 003 B. ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "A. CAIRO 12\n\nPAGE 02 CAIRO 01234 182333Z\n\nB. ROME 13": ["A 09CAIRO12", "B 09ROME13"],
    "08 PRETORIA 002715\nPRETORIA 00002263 001.2 OF 003\n": ["- 08PRETORIA2715"],
}

YEARS = {
    "06 MOSCOW 12": ["- 06MOSCOW12"],
    "2006 MOSCOW 12": ["- 06MOSCOW12"],
    "'06 MOSCOW 12": ["- 06MOSCOW12"],
    "06-MOSCOW-12": ["- 06MOSCOW12"],
    "06/MOSCOW/12": ["- 06MOSCOW12"],
    "(06) MOSCOW 12": ["- 06MOSCOW12"],
    "06MOSCOW0012": ["- 06MOSCOW12"],
    "2006MOSCOW12": ["- 06MOSCOW12"],
    "91 MOSCOW 12": ["- 91MOSCOW12"],
    "10 MOSCOW 12": ["- 10MOSCOW12"],
    "MOSCOW 1234 (06)": ["- 06MOSCOW1234"],
    "MOSCOW 1234 (2006)": ["- 06MOSCOW1234"],
    "MOSCOW 1234-91": ["- 91MOSCOW1234"],
    "MOSCOW 1234/06": ["- 06MOSCOW1234"],
    "MOSCOW 1234 '06": ["- 06MOSCOW1234"],
    "MOSCOW 1234 06": ["- 06MOSCOW1234"],
    "MOSCOW 1234, 06": ["- 06MOSCOW1234"],
    "MOSCOW (06) 1234": ["- 06MOSCOW1234"],
    "MOSCOW 06 1234": ["- 06MOSCOW1234"],
    "MOSCOW 2006-1234": ["- 06MOSCOW1234"],
    "06 MOSCOW 1234 (2006)": ["- 06MOSCOW1234"],
    "CAIRO 12 08 ROME 13 07 LIMA 14": ["- 09CAIRO12", "- 08ROME13", "- 07LIMA14"],
    "A. 08 KIGALI 00830--05/DEC/2008 \n ¶B. 04 STATE 122706--19/NOV/2004": ["A 08KIGALI830", "B 04STATE122706"],
    "STATE 12345 12/05/2008": ["- 09STATE12345"],
    "STATE 12345 DTG 251847Z MAR 08": ["- 09STATE12345"],
}

CARRIED = {
    "MOSCOW 2799 AND 2764": ["- 09MOSCOW2799", "- 09MOSCOW2764"],
    "MOSCOW 2799, 2764, 08 2100": ["- 09MOSCOW2799", "- 09MOSCOW2764", "- 08MOSCOW2100"],
    "MOSCOW 2799 & 2764": ["- 09MOSCOW2799", "- 09MOSCOW2764"],
    "MOSCOW 2799/2764": ["- 09MOSCOW2799", "- 09MOSCOW2764"],
    "MOSCOW 2799 (08), 2764": ["- 08MOSCOW2799", "- 09MOSCOW2764"],
    "08 MOSCOW 2799 AND 2764": ["- 08MOSCOW2799", "- 08MOSCOW2764"],
    "08 MOSCOW 2799, ROME 13": ["- 08MOSCOW2799", "- 09ROME13"],
    "MOSCOW 2799 (NOTAL), 2764 (NOTAL)": ["- 09MOSCOW2799", "- 09MOSCOW2764"],
    "A. 08 CAIRO 12, 13, AND 14; B. ROME 5, 6": [
        "A 08CAIRO12",
        "A 08CAIRO13",
        "A 08CAIRO14",
        "B 09ROME5",
        "B 09ROME6",
    ],
    "A. CAIRO 12 B. 13": ["A 09CAIRO12", "B 09CAIRO13"],
    "1234": ["- 09KABUL1234"],
    "08 1234": ["- 08KABUL1234"],
    "A. 1234 B. ROME 5": ["A 09KABUL1234", "B 09ROME5"],
    "OURTEL 1234; ROME 5; OUR 1235": ["- 09KABUL1234", "- 09ROME5", "- 09KABUL1235"],
    "STATE 12345/2": ["- 09STATE12345"],
    "STATE 1234, PARAS 3-5, LIMA 2": ["- 09STATE1234", "- 09LIMA2"],
    "A. STATE 12 B. 2008": ["A 09STATE12", 'B "2008"'],
}

POSTS = {
    "SECSTATE 12345": ["- 09STATE12345"],
    "SECSTATE WASHDC 12345": ["- 09STATE12345"],
    "DEPT 12345": ["- 09STATE12345"],
    "STATE15436": ["- 09STATE15436"],
    "ASHGABAT687": ["- 09ASHGABAT687"],
    "STATE NO. 12345": ["- 09STATE12345"],
    "STATE #12345": ["- 09STATE12345"],
    "STATE CABLE 12345": ["- 09STATE12345"],
    "STATE-12345": ["- 09STATE12345"],
    "AMEMBASSY CAIRO 12": ["- 09CAIRO12"],
    "USUN NEW YORK 12": ["- 09USUNNEWYORK12"],
    "USUN 12": ["- 09USUNNEWYORK12"],
    "USEU 12": ["- 09USEUBRUSSELS12"],
    "BRUSSELS 12": ["- 09BRUSSELS12"],
    "UNVIE 544": ["- 09UNVIEVIENNA544"],
    "USNATO 56": ["- 09USNATO56"],
    "BKK 12": ["- 09BANGKOK12"],
    "RIO DE JAN 12": ["- 09RIODEJANEIRO12"],
    "PORT-AU-PRINCE 12": ["- 09PORTAUPRINCE12"],
    "N'DJAMENA 12": ["- 09NDJAMENA12"],
    "ST. PETERSBURG 12": ["- 09STPETERSBURG12"],
    "THE HAGUE 12": ["- 09THEHAGUE12"],
    "BAGDAD 12": ["- 09BAGHDAD12"],
    "A. ZZYZXTOWN 1234": ["A 09ZZYZXTOWN1234"],
    "A. ZZYZX TOWN 08 1234 B. BLUE BAY 77": ["A 08ZZYZXTOWN1234", "B 09BLUEBAY77"],
    "A. USDEL 00007": ["A 09USDEL7"],
}

NO_CABLES = {
    "A. DOE/ROE 01/29/09 E-MAIL B. STATE 6516": ['A "DOE/ROE 01/29/09 E-MAIL"', "B 09STATE6516"],
    "A. CAIRO 12 B. DOE TELCON OF 12/3 C. ROME 4": ["A 09CAIRO12", 'B "DOE TELCON OF 12/3"', "C 09ROME4"],
    "DAS DOE - ROE EMAIL OF 3/4/09": ['- "DAS DOE - ROE EMAIL OF 3/4/09"'],
    "DOE E-MAIL 3/4/09, STATE 12": ['- "DOE E-MAIL 3/4/09"', "- 09STATE12"],
    "STATE 12; DOE E-MAIL 3/4/09; ROME 13": ["- 09STATE12", '- "DOE E-MAIL 3/4/09"', "- 09ROME13"],
    "EMBASSY MADRID E-MAIL TO EUR/WE OF OCTOBER 14": ['- "EMBASSY MADRID E-MAIL TO EUR/WE OF OCTOBER 14"'],
    "A. DOE E-MAIL JUNE 22 READOUT OF ROE\nMEETINGS\n¶B. MADRID 551": [
        'A "DOE E-MAIL JUNE 22 READOUT OF ROE MEETINGS"',
        "B 09MADRID551",
    ],
    "A. IIR 6 809 0087 10 B. IIR 6 809 0084 10": ['A "IIR 6 809 0087 10"', 'B "IIR 6 809 0084 10"'],
    "A. IIR 6 926 0058 09 \n¶B. 08 HARARE 1016": ['A "IIR 6 926 0058 09"', "B 08HARARE1016"],
    "DAO MADRID IIR 6 889 0175 09": ['- "DAO MADRID IIR 6 889 0175 09"'],
    "A. TDX-315/090481-08 AND TDX-315/042493-09\n¶B. TD-314/65216-07\n¶C. LIMA 0126": [
        'A "TDX-315/090481-08 AND TDX-315/042493-09"',
        'B "TD-314/65216-07"',
        "C 09LIMA126",
    ],
    "OSC CEP20090612950001": ['- "OSC CEP20090612950001"'],
    "OSD REPORT DTG 251847Z MAR 08": ['- "OSD REPORT DTG 251847Z MAR 08"'],
    "PARIS POINTS, APRIL 3": ['- "PARIS POINTS, APRIL 3"'],
    "EMBASSY LONDON DAILY REPORT - APRIL 3 (NOTAL)": ['- "EMBASSY LONDON DAILY REPORT - APRIL 3 (NOTAL)"'],
    "LONDON 3 APRIL 2009": ['- "LONDON 3 APRIL 2009"'],
    "SINGAPORE 2009 SUMMIT": ['- "SINGAPORE 2009 SUMMIT"'],
    "UNSCR 1718, 1737 AND 1747; STATE 12": ['- "UNSCR 1718, 1737 AND 1747"', "- 09STATE12"],
    "A. 22 CFR 120 B. STATE 3": ['A "22 CFR 120"', "B 09STATE3"],
    "A. E.O. 12958 B. CAIRO 12": ['A "E.O. 12958"', "B 09CAIRO12"],
    "A. PUBLIC LAW 107-228": ['A "PUBLIC LAW 107-228"'],
    "MEMO 12": ['- "MEMO 12"'],
    "CAIRO 0": ['- "CAIRO 0"'],
    "STATE 1234567": ['- "STATE 1234567"'],
    "SEPTEL": ['- "SEPTEL"'],
}

REPEATED = {
    "CAIRO 12, CAIRO 0012": ["- 09CAIRO12"],
    "A. CAIRO 12 B. CAIRO 12": ["A 09CAIRO12", "B 09CAIRO12"],
}

RUNNING_ON = {
    "CAIRO 12 (U) THIS CABLE IS SENSITIVE AND NOT FOR INTERNET DISTRIBUTION.": ["- 09CAIRO12"],
    "CAIRO 12\nClassified By: Ambassador Jane Roe 1.4 (b)": ["- 09CAIRO12"],
    "CAIRO 12\n¶1. (C) Summary: LIMA 4 said so.": ["- 09CAIRO12"],
}

CASES = LETTERS | LABELS | SEPARATORS | LINES | YEARS | CARRIED | POSTS | NO_CABLES | REPEATED | RUNNING_ON


def _shown(references: tuple[Reference, ...]) -> list[str]:
    return [f"{this.letter or '-'} " + (this.cable or f'"{this.text}"') for this in references]


@pytest.mark.parametrize("text", CASES)
def test_ref_line(text: str) -> None:
    assert _shown(parse_references(text, year=2009, post="KABUL")) == CASES[text]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("A. 08 KIGALI 00830--05/DEC/2008 \n ¶B. ROME 1 ", ["08 KIGALI 00830--05/DEC/2008", "ROME 1"]),
        ("A. STATE 029412 AND PREVIOUS \n ¶B. ROME 1 (NOTAL)", ["STATE 029412 AND PREVIOUS", "ROME 1 (NOTAL)"]),
        ("MOSCOW 2799 AND 2764", ["MOSCOW 2799", "2764"]),
        ("MOSCOW 27-30", ["MOSCOW 27", "27-30", "27-30", "30"]),
        ("(08) CAIRO 12; (ROME 13)", ["(08) CAIRO 12", "ROME 13"]),
        ("A. CAIRO 12\nCAIRO 00000503 001.2 OF 002\nET AL", ["CAIRO 12 ET AL"]),
        ("A. CAIRO 12 -- VISIT OF\nMINISTER", ["CAIRO 12 -- VISIT OF MINISTER"]),
        ("STATE 12 (DECEMBER 3, 2008), ROME 4", ["STATE 12 (DECEMBER 3, 2008)", "ROME 4"]),
    ],
)
def test_text_is_the_entry_on_one_line(text: str, texts: list[str]) -> None:
    assert [reference.text for reference in parse_references(text, year=2009, post="KABUL")] == texts


def test_year_is_the_cables_own_even_if_the_number_is_of_last_december() -> None:
    assert _shown(parse_references("STATE 171234", year=2010, post="ROME")) == ["- 10STATE171234"]


@pytest.mark.parametrize(("year", "expected"), [(1975, "- 75LIMA12"), (1999, "- 99LIMA12"), (2000, "- 00LIMA12")])
def test_year_of_old_cables(year: int, expected: str) -> None:
    assert _shown(parse_references("LIMA 12", year=year, post="ROME")) == [expected]


def test_without_a_year_an_entry_stays_text() -> None:
    assert _shown(parse_references("STATE 12; 08 LIMA 4", year=None, post=None)) == ['- "STATE 12"', "- 08LIMA4"]


def test_without_an_own_post_a_bare_number_stays_text() -> None:
    assert _shown(parse_references("1234", year=2009, post=None)) == ['- "1234"']


_POSTS = {
    "CAIRO": "CAIRO",
    "RIO DE JANEIRO": "RIODEJANEIRO",
    "SECSTATE": "STATE",
    "TEL AVIV": "TELAVIV",
    "USNATO": "USNATO",
}
_BULLETS = ["{}. ", "{}) ", "({}) ", "[{}] ", "¶{}. ", "{0}. {0}) ", "{}: "]
_ENTRIES = ["{yy} {post} {n}", "{yyyy} {post} {n}", "'{yy} {post} {n}", "{post} {n} ({yy})", "{post} {n:05}-{yy}"]
_entry = st.tuples(
    st.sampled_from(sorted(_POSTS)),
    st.integers(100, 199_999),
    st.integers(1973, 2009),
    st.sampled_from(_ENTRIES),
    st.sampled_from(["", " (NOTAL)", " AND PREVIOUS"]),
)


@given(
    st.lists(_entry, min_size=1, max_size=12),
    st.sampled_from(_BULLETS),
    st.sampled_from([" ", "\n", ", ", ";\n", "\n     "]),
)
def test_a_rendered_list_parses_back(
    entries: list[tuple[str, int, int, str, str]], bullet: str, separator: str
) -> None:
    lines = [
        bullet.format(letter) + style.format(yy=f"{year % 100:02}", yyyy=year, post=post, n=number) + addition
        for letter, (post, number, year, style, addition) in zip("ABCDEFGHIJKL", entries, strict=False)
    ]
    expected = [
        f"{letter} {year % 100:02}{_POSTS[post]}{number}"
        for letter, (post, number, year, _, _) in zip("ABCDEFGHIJKL", entries, strict=False)
    ]
    assert _shown(parse_references(separator.join(lines), year=2009, post="KABUL")) == expected


_SOUP = st.lists(
    st.sampled_from(
        [
            *(
                "A.",
                "B)",
                "(C)",
                "[D]",
                "¶E.",
                "REF",
                "REFTEL:",
                "X",
                "¶",
                ".",
                "#",
                ",",
                ";",
                ":",
                "&",
                "/",
                "AND",
                "-",
                "--",
                "(",
                ")",
            ),
            *("STATE", "SECSTATE", "RIO DE JANEIRO", "09CAIRO12", "08", "2008", "'08", "1234", "000123", "\n", "\n\n"),
            *(
                "NOTAL",
                "PREVIOUS",
                "E-MAIL",
                "IIR 6",
                "TD-314/1-2",
                "3/4/09",
                "12/5",
                "MAR",
                "MEMO",
                "٣",
                "CAIRO 00003326  002 OF 003",
            ),
        ]
    ),
    max_size=40,
).map(" ".join)


@given(st.one_of(st.text(), _SOUP), st.sampled_from([None, 1975, 2009]), st.sampled_from([None, "KABUL"]))
def test_any_text_gives_clean_references(text: str, year: int | None, post: str | None) -> None:
    for reference in parse_references(text, year=year, post=post):
        assert reference.text == " ".join(reference.text.split())
        assert reference.letter is None or re.fullmatch(r"[A-Z0-9]", reference.letter)
        assert reference.cable is None or re.fullmatch(r"\d\d[A-Z]\w*[1-9]\d*|\d\d[A-Z]+\d+", reference.cable)


@pytest.mark.parametrize(
    "piece", ["A. ", "STATE 12, ", "AND ", "(", "\n", " \n", "/", "'08 ", "X", "\nA ", "IIR 6 ", "a@", "1."]
)
def test_hostile_length_takes_linear_time(piece: str) -> None:
    with in_time():
        parse_references(piece * 20_000, year=2009, post="KABUL")
