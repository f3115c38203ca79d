"""Shortened and misspelt names, on a small invented table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary._spelling import Spellings


def table() -> Spellings:
    names = Spellings(never=["HARBOR"])
    for name, key in [
        ("HARBORVILLE", "HV"),
        ("NEW HARBORVILLE", "NHV"),
        ("LAKESIDE", "LS"),
        ("LAKELAND", "LL"),
        ("OAKTON", "OT"),
        ("ELM", "EL"),
    ]:
        names.add(name, key, guessable=True)
    names.add("MINISTRY OF WATER", "MW", guessable=False)
    return names


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (["HARBORV"], "HV"),
        (["HARBO"], "HV"),
        (["HARBOR"], None),  # on the list of words that mean no name
        (["HARB"], None),  # too short
        (["LAKES"], "LS"),
        (["LAKE"], None),
        (["NEW", "HARB"], "NHV"),
        (["NEWHARB"], "NHV"),
        (["NE", "WHARB"], None),  # blank at the wrong place
        (["HARBOURVILLE"], "HV"),  # one letter more
        (["HARBRVILLE"], "HV"),  # one letter less
        (["HARBORVILEL"], "HV"),  # neighbours changed places
        (["HARBARVILLE"], "HV"),  # another letter
        (["BARBORVILLE"], None),  # the first letter is wrong
        (["NEW", "HARBURVILLE"], "NHV"),
        (["OAKTOM"], None),  # another letter in a short name
        (["OATKON"], "OT"),
        (["ELMS"], None),
        (["MINISTRY", "OF"], None),
        (["MINISTRY", "OF", "WATTER"], None),
    ],
)
def test_guess(words: list[str], key: str | None) -> None:
    assert table().guess(words) == key


def test_two_possible_names_are_none() -> None:
    names = table()
    names.add("LAKESIDER", "LR", guessable=True)
    assert names.guess(["LAKESI"]) is None


def test_first_key_of_a_name_stays() -> None:
    names = table()
    names.add("OAKTON", "SECOND", guessable=True)
    assert names.exact("OAKTON") == "OT"


@given(st.data())
def test_any_letter_left_out_or_doubled_is_understood(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["HARBORVILLE", "LAKESIDE", "LAKELAND"]))
    at = data.draw(st.integers(1, len(name) - 1))
    key = table().exact(name)
    assert table().guess([name[:at] + name[at + 1 :]]) == key
    assert table().guess([name[:at] + name[at - 1] + name[at:]]) == key
