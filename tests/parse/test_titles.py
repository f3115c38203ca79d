"""Words that are titles, and names that are none."""

from __future__ import annotations

import pytest

from generator.parse.titles import is_title_word, starts_title


@pytest.mark.parametrize(
    "word",
    [
        "Ambassador",
        "AMB.",
        "d'Affaires",
        "D’AFFAIRES",
        "Charge",
        "PolCouns",
        "POL/ECON",
        "A/DCM",
        "Minister-Counselor",
        "M/C",
    ],
)
def test_title_words(word: str) -> None:
    assert is_title_word(word)


@pytest.mark.parametrize(
    "word",
    ["Amabassador", "Minister-Couselor", "Ambasador", "Couselor", "Polical", "D'AFFAIRS", "Coordnator", "Secratary"],
)
def test_misspelt_title_words(word: str) -> None:
    assert is_title_word(word)


@pytest.mark.parametrize("word", ["Roe", "Charles", "Directson", "Michele", "Roe-Doe", "de", "L.", "XXXXXXXXXXXX", ""])
def test_names_are_no_titles(word: str) -> None:
    assert not is_title_word(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ISN DIRECTOR", True), ("ASD/ISA", True), ("Jane Roe", False), ("JANE ROE", False), ("", False)],
)
def test_starts_title(text: str, expected: bool) -> None:
    assert starts_title(text) is expected
