"""``Classified By`` entries: the text beside title, name and reasons. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.authority import authority_of_order, parse_authority
from tests.intime import in_time

BD = "1.4(b) 1.4(d)"

CASES = {
    # title in front
    "Ambassador Jane Q. Roe for reasons 1.4 (b) and (d).": ("Ambassador", "Jane Q. Roe", BD),
    "Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d)": ("Ambassador", "Jane Roe", BD),
    "(U) Classified by Ambassador Jane Roe, reasons 1.4 (b) and (d)": ("Ambassador", "Jane Roe", BD),
    ": Classified by CDA Jane Roe for reason 1.4(d.)": ("CDA", "Jane Roe", "1.4(d)"),
    "POLOFF JANE ROE FOR REASONS 1.5(b) AND (d).": ("POLOFF", "JANE ROE", "1.5(b) 1.5(d)"),
    "DCM John S. Doe, reasons 1.4 (B/D)": ("DCM", "John S. Doe", BD),
    "A/DCM John Doe for reasons 1.4(b) and (d)": ("A/DCM", "John Doe", BD),
    "Acting DCM John Doe for reasons 1.4(b) and (d)": ("Acting DCM", "John Doe", BD),
    "Charge d'Affaires, a.i. Jane Roe. Reason: 1.4(d)": ("Charge d'Affaires, a.i.", "Jane Roe", "1.4(d)"),
    "Charge d'Affaires J. Robert Doe,\nreasons 1.4(b) and (d).": ("Charge d'Affaires", "J. Robert Doe", BD),
    "Charge d' Affaires John Doe. \nReason: 1.4 (b),(d).": ("Charge d' Affaires", "John Doe", BD),
    "Chargé d’Affaires John Doe, Reasons 1.4 (b), (d)": ("Chargé d’Affaires", "John Doe", BD),
    "Political Minister Counselor Jane Roe. Reason: 1.4 (B )(D)": ("Political Minister Counselor", "Jane Roe", BD),
    "Political Minister-Counselor Jane Roe for reasons 1.4 (b) and (d)": (
        "Political Minister-Counselor",
        "Jane Roe",
        BD,
    ),
    "Pol/Econ Counselor Jane Roe, reason 1.4 (B and D)": ("Pol/Econ Counselor", "Jane Roe", BD),
    "P/E CHIEF ROE, REASONS 1.4 (b) & (d).": ("P/E CHIEF", "ROE", BD),
    "PolMinCouns Jane Roe, reasons 1.4 b, d": ("PolMinCouns", "Jane Roe", BD),
    "Deputy Chief of Mission Jane Roe for Reasons 1.4 (b) \nand (d) ": ("Deputy Chief of Mission", "Jane Roe", BD),
    "Acting Minister Counselor for Political Affairs Jane Roe, 1.4 (b/d).": (
        "Acting Minister Counselor for Political Affairs",
        "Jane Roe",
        BD,
    ),
    "Consulate General Istanbul Deputy Principal Officer Jane Roe; Reason 1.5 (d).": (
        "Consulate General Istanbul Deputy Principal Officer",
        "Jane Roe",
        "1.5(d)",
    ),
    "EAP DAS JANE Q. ROE: 1.4 (B) AND (D). ": ("EAP DAS", "JANE Q. ROE", BD),
    "ISN/MTR DIRECTOR JANE ROE FOR REASON 1.4 (C).": ("ISN/MTR DIRECTOR", "JANE ROE", "1.4(c)"),
    "Ambassador Roe reasons 1.4 (b) and (d).": ("Ambassador", "Roe", BD),
    "Ambassador: Jane Roe, 1.4 (b), (d)": ("Ambassador", "Jane Roe", BD),
    "BY: DCM Jane Roe, reason 1.4(b)": ("DCM", "Jane Roe", "1.4(b)"),
    "Per DCM Jane Roe, 1.4 (b)": ("DCM", "Jane Roe", "1.4(b)"),
    "Social Secretary Jane Roe, reason 1.4 (b)": ("Social Secretary", "Jane Roe", "1.4(b)"),
    "Permanent Representative Jane Roe, reason 1.4 (b)": ("Permanent Representative", "Jane Roe", "1.4(b)"),
    "Deputy Head of Delegation Jane Roe": ("Deputy Head of Delegation", "Jane Roe", ""),
    "U.S. Ambassador to NATO Jane Roe, reason 1.4 (b)": ("U.S. Ambassador to NATO", "Jane Roe", "1.4(b)"),
    "Ambassador to Kazakhstan Jane Roe, 1.4 (b)": ("Ambassador to Kazakhstan", "Jane Roe", "1.4(b)"),
    "Ambassador to Saudi Arabia Jane Roe": ("Ambassador to Saudi Arabia", "Jane Roe", ""),
    "US Representative to the IAEA Jane Roe": ("US Representative to the IAEA", "Jane Roe", ""),
    # words that the 80th column cut
    "Deputy Chief of Mission Jane Sampl\ne for reason 1.4 (b)": ("Deputy Chief of Mission", "Jane Sample", "1.4(b)"),
    "Counselor Jane Sampl \na, reason 1.4 (b)": ("Counselor", "Jane Sampla", "1.4(b)"),
    "COUNSELOR FOR ECONOMIC AFFAIR \nS JANE ROE; REASON 1.4 (B)": (
        "COUNSELOR FOR ECONOMIC AFFAIRS",
        "JANE ROE",
        "1.4(b)",
    ),
    "DCM Maria Costa\ne Silva for reason 1.4 (b)": ("DCM", "Maria Costa e Silva", "1.4(b)"),
    # a place or an office in front of the title
    "Kandahar PRT Political Officer Jane Roe": ("Kandahar PRT Political Officer", "Jane Roe", ""),
    "DEA Country Attache Jane Roe, reason 1.4(d)": ("DEA Country Attache", "Jane Roe", "1.4(d)"),
    "Jane Roe Director Embassy Astana": ("Director Embassy Astana", "Jane Roe", ""),
    "SCA/DAS for Central Asia Jane Roe": ("SCA/DAS for Central Asia", "Jane Roe", ""),
    "DEPUTY SECRETARY FOR SOUTH ASIAN AFFAIRS JANE ROE, 1.4 (B)": (
        "DEPUTY SECRETARY FOR SOUTH ASIAN AFFAIRS",
        "JANE ROE",
        "1.4(b)",
    ),
    "Special Representative for Chad and Niger \nJane Roe": (
        "Special Representative for Chad and Niger",
        "Jane Roe",
        "",
    ),
    "Counselor for Economic Affairs Jordan Roe": ("Counselor for Economic Affairs", "Jordan Roe", ""),
    # two persons, and brackets
    "PolOff Jane Roe and EconOff John Doe, Reasons 1.4 (b)": ("PolOff", "Jane Roe", "1.4(b)"),
    "DCM Jane Roe (acting), reason 1.4(d)": ("DCM", "Jane Roe", "1.4(d)"),
    "DCM Jane (Betty) Roe, reason 1.4(d)": ("DCM", "Jane (Betty) Roe", "1.4(d)"),
    "Acting DCM/Jane Roe for reasons 1.4 (b and d)": ("Acting DCM", "Jane Roe", BD),
    "Acting Pol/Econ Counselor/Jane Roe, 1.4 (b)": ("Acting Pol/Econ Counselor", "Jane Roe", "1.4(b)"),
    "POL/ECON ROE, 1.4 (b)": ("POL/ECON", "ROE", "1.4(b)"),
    "ConGen Istanbul DPO Jane Roe; Reason 1.5 (d)": ("ConGen Istanbul DPO", "Jane Roe", "1.5(d)"),
    "Consul Ann Min Roe, 1.4 (b)": ("Consul", "Ann Min Roe", "1.4(b)"),
    # misspelt titles
    "ISN/MTR Direcotr Jane Roe.\nReason:  1.4 (B), (D).": ("ISN/MTR Direcotr", "Jane Roe", BD),
    "Acting Counselor for Political-Military Affiars Jane \n Roe for reasons 1.4 (b) and (d).": (
        "Acting Counselor for Political-Military Affiars",
        "Jane Roe",
        BD,
    ),
    "AMABASSADOR JANE ROE FOR REASONS 1.4 (B) AND (D)": ("AMABASSADOR", "JANE ROE", BD),
    "CHARGE D'AFFAIRS JANE ROE FOR REASONS 1.4 (B) AND (D)": ("CHARGE D'AFFAIRS", "JANE ROE", BD),
    "Polical Counselor Jane Roe for reasons 1.4 (b) and (d)": ("Polical Counselor", "Jane Roe", BD),
    "Political Couselor Jane Roe for reasons 1.4 (b) and (d)": ("Political Couselor", "Jane Roe", BD),
    "Charg d’Affaires Jane Roe, reasons 1.4 (b) and (d) .": ("Charg d’Affaires", "Jane Roe", BD),
    "Political Minister-Couselor Jane Roe, reason 1.4 (b)": ("Political Minister-Couselor", "Jane Roe", "1.4(b)"),
    "Charge d,Affaires a.i. Jane Roe, reasons 1.4 (b) and (d)": ("Charge d'Affaires a.i.", "Jane Roe", BD),
    "Charge, d,Affaires a. i. Jane Q. Roe, reason 1.4 (b)": ("Charge d'Affaires a.i.", "Jane Q. Roe", "1.4(b)"),
    "Charge' Jane Roe for Reasons 1.4 (B, D)": ("Charge", "Jane Roe", BD),
    # signs between title and name
    "AMB:JROE, Reasons 1.4 (b) and (d)": ("AMB", "JROE", BD),
    "Acting Pol/Econ Counselor:Jane Roe, \nreasons 1.4 (b and d)": ("Acting Pol/Econ Counselor", "Jane Roe", BD),
    "ISN ? JANE Q. ROE, ACTING ASSISTANT SECRETARY, REASON 1.4 (B)": ("ISN", "JANE Q. ROE", "1.4(b)"),
    "1. CLASSIFIED BY NEA ASSISTANT SECRETARY JANE ROE \nREASONS: 1.4 (B)": (
        "NEA ASSISTANT SECRETARY",
        "JANE ROE",
        "1.4(b)",
    ),
    # misspelt ways to the reasons
    "DCM JANE ROE, FOR REA \n \nSONS 1.4 (B) AND (D)": ("DCM", "JANE ROE", BD),
    "DCM Jane Roe\n\nReasons 1.4 (b) and (d)": ("DCM", "Jane Roe", BD),
    "AMBASSADOR JANE ROE: 1.2 (B), (D)": ("AMBASSADOR", "JANE ROE", ""),
    "Ambassador Jane Roe for resaons (b) and (d).": ("Ambassador", "Jane Roe", BD),
    "Ambassador Jane Roe. Reasno: (b) and (d)": ("Ambassador", "Jane Roe", BD),
    "Ambassador Jane Q. Roe.  Resons 1.5 (B)": ("Ambassador", "Jane Q. Roe", "1.5(b)"),
    "Ambassador Jane Roe for reaons 1.4 (b) and (d).": ("Ambassador", "Jane Roe", BD),
    "A/LEGATT JANE ROE FOR RASONS 1.4 (B) AND (D).": ("A/LEGATT", "JANE ROE", BD),
    "CHARGE JANE ROE F0R REAS0NS 1.4 (B) AND (D)": ("CHARGE", "JANE ROE", BD),
    "AMBASSADOR JANE ROE FR REASONS 1.4 (b) AND (d \n).": ("AMBASSADOR", "JANE ROE", BD),
    "Political Counselor Jane Roe for Reas \n(b) and (d).": ("Political Counselor", "Jane Roe", BD),
    "CDA JANE ROE BASED UPON REASONS 1.4 (B) AND (D)": ("CDA", "JANE ROE", BD),
    "DCM JANE ROE BASED ON 1.4 (B)": ("DCM", "JANE ROE", "1.4(b)"),
    "COUNSELOR JANE ROE \n FOR 12958 1.4 B, D": ("COUNSELOR", "JANE ROE", BD),
    "Amb. Jane Roe. E.O 12958. Reasons 1.4 (b,d)": ("Amb", "Jane Roe", BD),
    "DCM Raymond Sonne, 1.4 (b)": ("DCM", "Raymond Sonne", "1.4(b)"),
    # title behind
    "Jane Roe, Deputy Chief of Mission, for reasons 1.4 (b) and (d).": ("Deputy Chief of Mission", "Jane Roe", BD),
    "JANE ROE, DCM, STATE, EMBASSY CAIRO; REASON: 1.4(B), (D)": ("DCM", "JANE ROE", BD),
    "Jane Roe, Charge, for reasons: 1.4 (b) and (d)": ("Charge", "Jane Roe", BD),
    "Jane Roe, Ambasador; REASON: 1.4(A), (B), \n(D)": ("Ambasador", "Jane Roe", "1.4(a) 1.4(b) 1.4(d)"),
    "JANE ROE, CHARGE D’AFFAIRES, A.I.": ("CHARGE D’AFFAIRES, A.I.", "JANE ROE", ""),
    "ROE, AMBASSADOR, DOS, AMB; REASON: 1.4(B), (D)": ("AMBASSADOR", "ROE", BD),
    "Jane Roe, Pol/Econ Chief, State, Pol/Econ; REASON: 1.4(B), (D)": ("Pol/Econ Chief", "Jane Roe", BD),
    "Jane Roe, ASD/ISA. Reasons 1.4 (b/d).": ("ASD/ISA", "Jane Roe", BD),
    "Jane Roe, DCM, Embassy Cairo, Department\nof State.\nREASON: 1.4 (b), (d)": ("DCM", "Jane Roe", BD),
    "Ambassador Jane Roe, U.S. Embassy Cairo, Reasons:  1.4 (B and D)": ("Ambassador", "Jane Roe", BD),
    # no title
    "Jane Q. Roe, for reasons 1.4 (b)(d)": ("", "Jane Q. Roe", BD),
    "Jane Q. Roe for reasons 1.4 (b,d)": ("", "Jane Q. Roe", BD),
    # names
    "Ambassador Clark T. Doe, Jr. Reasons 1.4 (b) and (d).": ("Ambassador", "Clark T. Doe, Jr.", BD),
    "AMBASSADOR CLARK T. DOE, JR., REASONS 1.4 B AND D.": ("AMBASSADOR", "CLARK T. DOE, JR.", BD),
    "Political Counselor Richard Doe Jr. for reasons 1.4 (b) and (d)": ("Political Counselor", "Richard Doe Jr.", BD),
    "DCM John Doe III for reasons 1.4 (b) and (d)": ("DCM", "John Doe III", BD),
    "DCM Maria de la Roe for reasons 1.4 (b) and (d)": ("DCM", "Maria de la Roe", BD),
    "DCM Jan van Roe for reasons 1.4 (b) and (d)": ("DCM", "Jan van Roe", BD),
    "POL Counselor Daniel O'Roe, reasons 1.4 (b,d)": ("POL Counselor", "Daniel O'Roe", BD),
    "Ambassador Wanda L. McRoe for Reasons 1.4 (b/d)": ("Ambassador", "Wanda L. McRoe", BD),
    "DCM Walter N.S. Doe for reasons 1.4  (b) and (d).": ("DCM", "Walter N.S. Doe", BD),
    "Ambassador D. Kathleen Roe. Reasons 1.4 (b/d).": ("Ambassador", "D. Kathleen Roe", BD),
    "DCM Jane Roe-Doe for reasons 1.4 (d)": ("DCM", "Jane Roe-Doe", "1.4(d)"),
    "Ambassador XXXXXXXXXXXX for reasons 1.4 (d)": ("Ambassador", "XXXXXXXXXXXX", "1.4(d)"),
    # cut at the end of the line
    "POLITICAL COUNSELOR JOSIAH ROEDOE, FOR REAS \nONS 1.4 B/D": ("POLITICAL COUNSELOR", "JOSIAH ROEDOE", BD),
    "DCM Jane Roe for rea\nsons 1.4 (b) and (d)": ("DCM", "Jane Roe", BD),
    "DCM Jane Roe. Rea sons 1.4 (b/d).": ("DCM", "Jane Roe", BD),
    "DCM Jane R \noedoe, 1.4 (b/d).": ("DCM", "Jane Roedoe", BD),
    "DCM Jane R oedoe for reasons 1.4 (b) and (d)": ("DCM", "Jane Roedoe", BD),
    "DCM Jane Roe-\nDoe for reasons 1.4 (d)": ("DCM", "Jane Roe-Doe", "1.4(d)"),
    "DCM Jane Roe for reasons 1.\n4 (b,d)": ("DCM", "Jane Roe", BD),
    "Political Officer Jane Roe\nfor reasons 1.4 (b) a\nnd (d)": ("Political Officer", "Jane Roe", BD),
    # nobody
    "SECTION 1.5 (b) and (d)": ("", "", "1.5(b) 1.5(d)"),
    "DERIVED FROM MULTIPLE SOURCES": ("", "", ""),
    "Multiple Sources": ("", "", ""),
    "Reasons 1.4 (b)": ("", "", "1.4(b)"),
    "Derived from DSCG 05-01, b and d": ("", "", ""),
    "": ("", "", ""),
    "A...": ("", "", ""),
    # running on
    "DCM Jane Roe for reasons 1.4 (b) and (d)\n¶1. (C) Summary. A friend": ("DCM", "Jane Roe", BD),
    "DCM Jane Roe, reasons 1.4 (b) and (d). \n\nSummary": ("DCM", "Jane Roe", BD),
    "DCM Jane Roe, reasons 1.4 (b) and (d)\n1, (C) A friend": ("DCM", "Jane Roe", BD),
}

REASONS = {
    "1.4 (b) and (d)": "1.4(b) 1.4(d)",
    "1.4(b) & (d)": "1.4(b) 1.4(d)",
    "1.4 (B), (C) AND (D)": "1.4(b) 1.4(c) 1.4(d)",
    "1.4 (b, c, & d)": "1.4(b) 1.4(c) 1.4(d)",
    "1.4 B AND D": "1.4(b) 1.4(d)",
    "1.4B AND D.": "1.4(b) 1.4(d)",
    "1.4 b/d": "1.4(b) 1.4(d)",
    "1.4 b,d.": "1.4(b) 1.4(d)",
    "1.4(b,d)": "1.4(b) 1.4(d)",
    "1.4(b/d)": "1.4(b) 1.4(d)",
    "1.4 (b) (d)": "1.4(b) 1.4(d)",
    "1.4 [b] and [d]": "1.4(b) 1.4(d)",
    "1.5 (B,D)": "1.5(b) 1.5(d)",
    "1.5 d": "1.5(d)",
    "1. 4 (b,d)": "1.4(b) 1.4(d)",
    "1.\n4 (b,d)": "1.4(b) 1.4(d)",
    "1.4. (b), (d)": "1.4(b) 1.4(d)",
    "1/4 (B), (D), (E), and (G)": "1.4(b) 1.4(d) 1.4(e) 1.4(g)",
    "1.4 (b) AND ( \nd)": "1.4(b) 1.4(d)",
    "1.4 (B) A ND (D)": "1.4(b) 1.4(d)",
    "1.4 B AN D D": "1.4(b) 1.4(d)",
    "1.4 (b) and (d": "1.4(b) 1.4(d)",
    "1.4 (a-d)": "1.4(a) 1.4(b) 1.4(c) 1.4(d)",
    "1.4 (a) through (c)": "1.4(a) 1.4(b) 1.4(c)",
    "1.4 (b), 1.4 (d)": "1.4(b) 1.4(d)",
    "1.5 (b) and 1.6 (d)": "1.5(b) 1.6(d)",
    "1.4 (b) and (b)": "1.4(b)",
    "1.4": "1.4",
    "(b) and (d)": "1.4(b) 1.4(d)",
}


@pytest.mark.parametrize("text", CASES)
def test_entry(text: str) -> None:
    read = parse_authority(text)
    assert (read.title, read.name, " ".join(read.reasons)) == CASES[text]


@pytest.mark.parametrize("text", REASONS)
def test_reasons(text: str) -> None:
    assert " ".join(parse_authority(f"DCM Jane Roe for reasons {text}").reasons) == REASONS[text]


def test_text_is_the_whole_entry_on_one_line() -> None:
    read = parse_authority(": DCM Jane Roe,\nreasons 1.4\n (b)\n\nSummary")
    assert read.text == "DCM Jane Roe, reasons 1.4 (b)"


_TITLES = [
    "Ambassador",
    "DCM",
    "Charge d'Affaires",
    "Acting Political Counselor",
    "Deputy Chief of Mission",
    "Pol/Econ Chief",
]
_NAMES = ["Jane Roe", "John Q. Doe", "J. Robert Doe", "Maria de la Roe", "Clark Doe, Jr.", "Liam O'Roe"]


@given(
    st.sampled_from(_TITLES),
    st.sampled_from(_NAMES),
    st.lists(st.sampled_from("abcdefg"), min_size=1, unique=True),
    st.sampled_from(
        ["{title} {name}, reasons {s} {r}", "{name}, {title}, for reasons {s} {r}", "{title} {name}. Reason: {s}{r}."]
    ),
    st.sampled_from(["1.4", "1.5"]),
    st.booleans(),
)
def test_a_rendered_entry_parses_back(
    title: str, name: str, letters: list[str], style: str, section: str, in_capitals: bool
) -> None:
    text = style.format(title=title, name=name, s=section, r=", ".join(f"({letter})" for letter in letters))
    read = parse_authority(text.upper() if in_capitals else text)
    change = str.upper if in_capitals else str
    assert (read.title, read.name) == (change(title), change(name))
    assert read.reasons == tuple(f"{section}({letter})" for letter in letters)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read = parse_authority(text)
    assert read.text == " ".join(read.text.split())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("E.O. 12065: GDS 3/1/85 (ROE, JANE H.) OR-M", "JANE H. ROE"),
        ("E.O. 12065:11/12/79 (O'ROE,J)", "J O'ROE"),
        ("E. O. 12065: RDS-4 6/5/99 (VAN ROE, JANE) OR-O (C-ENTIRE TEXT)", "JANE VAN ROE"),
    ],
)
def test_the_name_in_the_line_of_an_order(line: str, name: str) -> None:
    found = authority_of_order(line)
    assert found is not None
    assert (found.name, found.title, found.reasons) == (name, "", ())


@pytest.mark.parametrize(
    "line", ["E.O. 12065: N/A", "E.O. 12958: DECL: 1/1/19 (ROE, JANE)", "E.O. 12065: GDS (TENTS, OTTERS)"]
)
def test_other_lines_of_orders_name_nobody(line: str) -> None:
    assert authority_of_order(line) is None


@pytest.mark.parametrize(
    "piece", ["for reasons ", "1.4 ", "1.4 (b) ", ",", ", ", "for ", "-\n", "x\n", "\n", "and ", "A ", "A b", "X"]
)
def test_hostile_length_takes_linear_time(piece: str) -> None:
    with in_time():
        parse_authority(piece * 20_000 + "!")
