"""Numbers of REF lines that name several cables or none: series, sections, the series of others.

The expected lines are those of :mod:`tests.parse.test_references`.
"""

from __future__ import annotations

import pytest

from generator.parse.references import parse_references

SERIES = {
    "LIMA 1200-1203": ["- 09LIMA1200", "- 09LIMA1201", "- 09LIMA1202", "- 09LIMA1203"],
    "A. 08 LIMA 12 - 14 B. 15": ["A 08LIMA12", "A 08LIMA13", "A 08LIMA14", "B 09LIMA15"],
    "LIMA 12--14": ["- 09LIMA12", "- 09LIMA13", "- 09LIMA14"],
    "LIMA 12 THROUGH 14": ["- 09LIMA12", "- 09LIMA13", "- 09LIMA14"],
    "LIMA 12 THRU\n14 (NOTAL)": ["- 09LIMA12", "- 09LIMA13", "- 09LIMA14"],
    "LIMA 12, 14 TO 16 AND 20": ["- 09LIMA12", "- 09LIMA14", "- 09LIMA15", "- 09LIMA16", "- 09LIMA20"],
    "99 STATE 1-3": ["- 99STATE1", "- 99STATE2", "- 99STATE3"],
    "LIMA 12-ROME 14": ["- 09LIMA12", "- 09ROME14"],
    "LIMA 12 TO ROME 14": ["- 09LIMA12", "- 09ROME14"],
    "LIMA 100-900": ["- 09LIMA100", "- 09LIMA900"],
    "LIMA 900-100": ["- 09LIMA900", "- 09LIMA100"],
    "LIMA 12, 14": ["- 09LIMA12", "- 09LIMA14"],
    "STATE 123-2": ["- 09STATE123"],
}

SECTIONS = {
    "STATE 12345/01": ["- 09STATE12345"],
    "STATE 12345/01, LIMA 2, 3": ["- 09STATE12345", "- 09LIMA2", "- 09LIMA3"],
    "STATE 12345/01 AND 12345/02": ["- 09STATE12345"],
    "STATE 12345/001": ["- 09STATE12345"],
    "STATE 12345/05": ["- 05STATE12345"],
    "STATE 12345/99": ["- 99STATE12345"],
}

TURNED = {
    "377 KATHMANDU": ["- 09KATHMANDU377"],
    "A) 377 KATHMANDU, B) 01 KATHMANDU 2383": ["A 09KATHMANDU377", "B 01KATHMANDU2383"],
    "08 KATHMANDU": ['- "08 KATHMANDU"'],
    "2008 KATHMANDU": ['- "2008 KATHMANDU"'],
    "377 KATHMANDU 12": ["- 09KATHMANDU12"],
    "377 KATHMANDU MEETINGS": ['- "377 KATHMANDU MEETINGS"'],
}

MISTYPED = {
    "(A) LAGOS O1512, (B) LAGOS 01545": ["A 09LAGOS1512", "B 09LAGOS1545"],
    "LAGOS O12": ['- "LAGOS O12"'],
    "COTON0U 123": ["- 09COTONOU123"],
    "PRAGUE 849, PRAGUE, 1228, STATE 148476": ["- 09PRAGUE849", "- 09PRAGUE1228", "- 09STATE148476"],
    "STATE, 08 LIMA 3": ['- "STATE"', "- 08LIMA3"],
    "TALKS IN LIMA, 2008": ['- "TALKS IN LIMA, 2008"'],
    "TALKS IN LIMA, 12": ['- "TALKS IN LIMA, 12"'],
}

YEARS = {
    "LIMA 07-12": ["- 07LIMA12"],
    "LIMA 07-12, 13": ["- 07LIMA12", "- 07LIMA13"],
    "LIMA 12 OF JUNE 3, 2007": ["- 07LIMA12"],
    "LIMA 12 DATED 3 JUN 07, ROME 13": ["- 07LIMA12", "- 09ROME13"],
    "LIMA 12 DTD 06/03/2007": ["- 07LIMA12"],
    "LIMA 12 OF JUNE 13": ["- 09LIMA12"],
    "LIMA 12 OF 031847Z": ["- 09LIMA12"],
}

NAMES_OF_SENDERS = {
    "KABUL-08-1": ["- 08KABUL1"],
    "LIMA'S 12": ["- 09LIMA12"],
    "LIMA TELS 12 AND 13": ["- 09LIMA12", "- 09LIMA13"],
    "STATE MESSAGES 12 AND 13": ["- 09STATE12", "- 09STATE13"],
    "DEPTELS 12345 AND 23456": ["- 09STATE12345", "- 09STATE23456"],
    "EMBTEL 12": ["- 09KABUL12"],
    "URTEL 123": ['- "URTEL 123"'],
    "USDAO LIMA 12": ['- "USDAO LIMA 12"'],
    "TREASURY WASHDC 12": ['- "TREASURY WASHDC 12"'],
    "USAID LIMA 12": ["- 09LIMA12"],
    "SEE WASHDC 12": ["- 09STATE12"],
    "SECDEF WASHDC 1223Z JAN 08": ['- "SECDEF WASHDC 1223Z JAN 08"'],
    "NONE (U)": [],
    "(U)": [],
}

CASES = SERIES | SECTIONS | TURNED | MISTYPED | YEARS | NAMES_OF_SENDERS


def _shown(text: str, year: int = 2009, post: str = "KABUL") -> list[str]:
    references = parse_references(text, year=year, post=post)
    return [f"{this.letter or '-'} " + (this.cable or f'"{this.text}"') for this in references]


@pytest.mark.parametrize("text", CASES)
def test_ref_line(text: str) -> None:
    assert _shown(text) == CASES[text]


def test_a_section_is_none_in_the_years_that_it_would_name() -> None:
    assert _shown("STATE 12345/01", 2002) == ["- 01STATE12345"]
    assert _shown("STATE 12345/01", 1990) == ["- 90STATE12345"]


def test_the_department_means_others_by_embtel() -> None:
    assert _shown("EMBTEL 12", post="STATE") == ['- "EMBTEL 12"']
