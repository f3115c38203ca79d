# ruff: noqa: E501 -- cases are one line each
"""Lines that say for whom, from whom or through whom a cable is."""

from __future__ import annotations

import pytest

from generator.parse.attention import is_attention


@pytest.mark.parametrize(
    "line",
    [
        "FOR THE SECRETARY FROM AMBASSADOR ROE",
        "FROM AMBASSADOR ROE",
        "EYES ONLY FOR DEPUTY SECRETARY ROE",
        "DEPT PASS TO USTR",
        "DEPARTMENT PLEASE PASS NASA.",
        "LONDON PLEASE PASS ROE",
        "PARIS FOR OECD",
        "AIDAC: DAKAR, NIAMEY, BAMAKO FOR RDO'S; SECSTATE PASS ROE",
        "INFO FOR PAOS",
        "DEPT FOR EUR",
        "ROME FOR ROE, USEC BRUSSELS FOR DOE, LONDON FOR SAMPLE AND OTHERS",
        "ATTENTION: AMBASSADOR ROE",
        "ATTN DCM",
        "FOR MISSION CHIEFS AND PRINCIPAL OFFICERS FROM THE DEPUTY",
        "FROM US REP MBFR",
        "FROM USDEL MBFR",
        "RIO DE JANEIRO FOR THE FAIR",
    ],
)
def test_attention(line: str) -> None:
    assert is_attention(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "FROM BAD TO WORSE", "A TENT FOR OTTERS", "For the Secretary", "THE PRESIDENT SPOKE", "MOUNTAIN PASS",
        "FOR MORE INFORMATION", "FOR TEN YEARS NOW REFUGEES FROM LAOS HAVE CROSSED", "FOR DEL MONTE THIS IS A DISASTER", "ATTENTION IS DUE", "FROM USDELEGATES OF TENTS", "THE OTTERS PASS BY", f"FOR THE SECRETARY {'X' * 80}",
    ],
)  # fmt: skip
def test_other_lines(line: str) -> None:
    assert not is_attention(line)


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("ROME FOR FAO", True),
        ("VIENNA FOR USDEL MBFR", True),
        ("ROME FOR ROE, USEC BRUSSELS FOR DOE", True),
        ("DEPT PASS NASA", True),
        ("FOR MISSION CHIEFS FROM DEPUTY SECRETARY", True),
        ("FROM PRESIDENT TITO", False),
        ("FOR ASSISTANT SECRETARY ROE, NOVEMBER 3-5", False),
        ("MOSCOW FOR THE NEXT TEN YEARS", False),
        ("PARIS FOR ALL SEASONS", False),
        ("MOSCOW FOR TALKS WITH ROE", False),
        ("FOR STUDENTS FROM CHINA", False),
    ],
)
def test_directly_below_a_field(line: str, below: bool) -> None:
    assert is_attention(line, below=True) == below
