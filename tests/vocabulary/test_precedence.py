"""Precedence: words and prosigns."""

from __future__ import annotations

import pytest

from generator.vocabulary import precedence


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Z", "FLASH"),
        ("O", "IMMEDIATE"),
        ("P", "PRIORITY"),
        ("R", "ROUTINE"),
        ("immediate", "IMMEDIATE"),
        ("IMMED", "IMMEDIATE"),
        ("PRIO", "PRIORITY"),
        ("NIACT IMMEDIATE", "NIACT IMMEDIATE"),
        ("NIACT", "NIACT IMMEDIATE"),
    ],
)
def test_find(text: str, word: str) -> None:
    found = precedence.find(text)
    assert found is not None
    assert found.word == word


@pytest.mark.parametrize("text", ["", "X", "URGENT", "PARIS"])
def test_what_is_none(text: str) -> None:
    assert precedence.find(text) is None


@pytest.mark.parametrize(
    ("prosigns", "words"),
    [
        ("OO", ["IMMEDIATE", "IMMEDIATE"]),
        ("OP", ["IMMEDIATE", "PRIORITY"]),
        ("R", ["ROUTINE"]),
        ("ZZZ", []),
        ("OX", []),
    ],
)
def test_split(prosigns: str, words: list[str]) -> None:
    assert [found.word for found in precedence.split(prosigns)] == words


def test_ranks_follow_speed() -> None:
    found = [precedence.find(word) for word in ("FLASH", "NIACT IMMEDIATE", "IMMEDIATE", "PRIORITY", "ROUTINE")]
    assert [entry.rank for entry in found if entry] == [1, 2, 3, 4, 5]


def test_words_hold_the_abbreviations() -> None:
    assert {"IMMEDIATE", "IMMED", "PRIORITY", "NIACT"} <= precedence.words()
    assert "O" not in precedence.words()
