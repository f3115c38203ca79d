"""Levels and portion marks."""

from __future__ import annotations

import pytest

from generator.vocabulary import markings


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("SECRET", "SECRET"),
        ("S E C R E T", "SECRET"),
        ("UNCLAS", "UNCLASSIFIED"),
        ("C", "CONFIDENTIAL"),
        ("Top Secret", "TOP SECRET"),
        ("SBU", "SENSITIVE BUT UNCLASSIFIED"),
        ("FOR OFFICIAL USE ONLY", "FOR OFFICIAL USE ONLY"),
        ("NF", "NOFORN"),
        ("LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"),
    ],
)
def test_find(text: str, code: str) -> None:
    marking = markings.find(text)
    assert marking is not None
    assert marking.code == code


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        ("U", ["UNCLASSIFIED"]),
        ("SBU", ["SENSITIVE BUT UNCLASSIFIED"]),
        ("C", ["CONFIDENTIAL"]),
        ("S//NF", ["SECRET", "NOFORN"]),
        ("S/NF", ["SECRET", "NOFORN"]),
        ("C/NOFORN", ["CONFIDENTIAL", "NOFORN"]),
        ("C/REL NATO", ["CONFIDENTIAL", "REL"]),
        ("S//REL TO USA, GBR", ["SECRET", "REL"]),
        ("S//REL TO USA//FGI", ["SECRET", "REL", "FOREIGN GOVERNMENT INFORMATION"]),
        ("SBU-NF", ["SENSITIVE BUT UNCLASSIFIED", "NOFORN"]),
        ("C - REL TO GUINEA-BISSAU", ["CONFIDENTIAL", "REL"]),
        ("C/NF - ENTIRE TEXT", ["CONFIDENTIAL", "NOFORN"]),
        ("NF", []),
        ("1", []),
        ("see below", []),
        ("", []),
    ],
)
def test_portion(mark: str, codes: list[str]) -> None:
    assert [marking.code for marking in markings.portion(mark)] == codes


def test_a_hostile_length_takes_linear_time() -> None:
    assert markings.portion("C" + " - x" * 20_000) == ()  # quadratic time would not end


def test_levels_rise() -> None:
    ranks = [level.rank for level in markings.levels()]
    assert ranks == sorted(ranks, key=lambda rank: rank or 0)
    assert [markings.levels()[0].code, markings.levels()[-1].code] == ["UNCLASSIFIED", "TOP SECRET"]
