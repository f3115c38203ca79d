"""A term is shown as the words that people write, few of them, whatever else the memory of words holds."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from generator.search import forms
from generator.search.terms import TokenIds


def shown(text: str, ids: TokenIds | None = None) -> dict[str, tuple[str, int]]:
    """By term the words and their likeness."""
    ids = ids or TokenIds()
    tokens = ids.of(text)
    found = forms.of(np.bincount(tokens, minlength=len(ids.words)), ids)
    likeness = found.likeness.tolist()
    return {ids.terms[n]: (t, value) for n, t, value in zip(found.terms.tolist(), found.texts, likeness, strict=True)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("security", "security"),
        ("security, security; secure", "security secure"),
        ("securities security secure secure", "secure security securities"),
        ("secure " + "security " * 8, "security"),
        ("secure secured secures security", "secure security"),
        ("securing secured securely securities security", "secured securely securing"),
        ("policies policies policy", "policies policy"),
        ("ministers ministers minister", "minister"),
        ("ministers minister's ministers", "ministers"),
        ("secure " + "x" * 30, "secure"),
    ],
)
def test_the_commonest_words_are_shown(text: str, words: str) -> None:
    assert shown(text)[next(iter(shown(text)))][0] == words


def test_long_words_stand_alone() -> None:
    long = "ab" * (forms.LETTERS // 2)
    assert shown(f"{long}ation {long}ative {long}ation")[long][0] == f"{long}ation"


def test_stop_words_are_none() -> None:
    assert shown("the of and") == {}
    assert shown("") == {}


def test_it_does_not_matter_what_was_read_before() -> None:
    texts = ["secure security security", "policies (policy) policy", "ministers. the minister"]
    expected = {term: found for text in texts for term, found in shown(text).items()}
    for order in permutations(["securities secured", "policy politics the", *texts]):
        ids = TokenIds()
        for text in order:
            ids.of(text)
        assert {term: found for text in texts for term, found in shown(text, ids).items()} == expected


def test_who_says_a_term_most_often_says_how_it_is_written() -> None:
    seldom, often = shown("secure secure"), shown("security " * 2 + "securing")
    assert often["secur"][1] < seldom["secur"][1]


def test_other_words_have_another_likeness() -> None:
    texts = ["security secure", "secure security", "security securing", "security securely", "security security"]
    found = [shown(text)["secur"] for text in texts]
    assert len({words for words, _ in found}) == len({likeness for _, likeness in found})
