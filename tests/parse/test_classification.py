"""Classifications: the text beside level and caveats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.classification import parse_classification
from tests.intime import in_time

FOUO = "FOR OFFICIAL USE ONLY"
SBU = "SENSITIVE BUT UNCLASSIFIED"

CASES = {
    "CONFIDENTIAL": ("CONFIDENTIAL",),
    "CONFIDENTIAL//NOFORN": ("CONFIDENTIAL", "NOFORN"),
    "SECRET/NOFORN": ("SECRET", "NOFORN"),
    "SECRET NOFORN": ("SECRET", "NOFORN"),
    "Secret (NOFORN)": ("SECRET", "NOFORN"),
    "C//NF": ("CONFIDENTIAL", "NOFORN"),
    "TOP SECRET": ("TOP SECRET",),
    "TOP SECRET//SI//NOFORN": ("TOP SECRET", "SI", "NOFORN"),
    "UNCLAS": ("UNCLASSIFIED",),
    "UNCLASSIFIED": ("UNCLASSIFIED",),
    "UNCLASSIFIED//FOR OFFICIAL USE ONLY": ("UNCLASSIFIED", FOUO),
    "UNCLASSIFIED//FOUO": ("UNCLASSIFIED", FOUO),
    "UNCLAS FOUO": ("UNCLASSIFIED", FOUO),
    "UNCLAS E F T O": ("UNCLASSIFIED", "EFTO"),
    "UNCLAS SENSITIVE": ("UNCLASSIFIED", "SENSITIVE"),
    "SENSITIVE BUT UNCLASSIFIED": ("UNCLASSIFIED", SBU),
    "SBU": ("UNCLASSIFIED", SBU),
    "LIMITED OFFICIAL USE": ("LIMITED OFFICIAL USE",),
    "C O N F I D E N T I A L": ("CONFIDENTIAL",),
    "C O N F I D E N T I A L NOFORN": ("CONFIDENTIAL", "NOFORN"),
    "S E C R E T": ("SECRET",),
    "S E C R E T  N O F O R N": ("SECRET", "NOFORN"),
    "T O P S E C R E T": ("TOP SECRET",),
    "SECRET//REL TO USA": ("SECRET", "REL TO USA"),
    "CONFIDENTIAL//NOFORN//NOFORN": ("CONFIDENTIAL", "NOFORN"),
    "SECRET//": ("SECRET",),
    "BLUE": ("", "BLUE"),
    "//": ("",),
    "": ("",),
}


@pytest.mark.parametrize("text", CASES)
def test_level_and_caveats(text: str) -> None:
    read = parse_classification(text)
    assert (read.level, *read.caveats) == CASES[text]


@pytest.mark.parametrize("text", CASES)
def test_text_stays_as_published(text: str) -> None:
    assert parse_classification(text).text == text


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read = parse_classification(text)
    assert read.text == text
    assert len(read.caveats) == len(set(read.caveats))


@pytest.mark.parametrize("piece", ["S ", "SECRET ", "/", "X ", "A", "a b "])
def test_hostile_length_takes_linear_time(piece: str) -> None:
    with in_time():
        parse_classification(piece * 20_000)
