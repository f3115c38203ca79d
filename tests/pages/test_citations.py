"""``ref A`` in a text leads to the REF line."""

from __future__ import annotations

import re

import pytest

from generator.pages.citations import SINGLE, Citations

LETTERED = Citations({"A": "ref-1", "B": "ref-2"})
SINGLE_ONE = Citations({SINGLE: "ref-1", "A": "ref-1"})

CASES = {
    "small": ("see ref A.", "see [ref A|ref-1]."),
    "capital": ("REF B said", "[REF B|ref-2] said"),
    "in brackets": ("(Ref A)", "([Ref A|ref-1])"),
    "with a dot": ("ref. B", "[ref. B|ref-2]"),
    "several": ("refs A and B", "[refs A|ref-1] and [B|ref-2]"),
    "unknown letter": ("refs A, C", "[refs A|ref-1], C"),
    "a word behind": ("ref Astana", "ref Astana"),
    "another word": ("prefer A", "prefer A"),
    "reftel among several": ("as reftel says", "as reftel says"),
    "nothing": ("No citation here.", "No citation here."),
    "escaped": ("<ref A>", "&lt;[ref A|ref-1]&gt;"),
}


def plain(html: str) -> str:
    return re.sub(r'<a href="#([^"]+)">([^<]*)</a>', r"[\2|\1]", html)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_lettered(text: str, expected: str) -> None:
    assert plain(LETTERED(text)) == expected


def test_a_single_reference_is_meant_without_a_letter() -> None:
    assert plain(SINGLE_ONE("Reftel says; ref A says.")) == "[Reftel|ref-1] says; [ref A|ref-1] says."


def test_nothing_is_linked_without_references() -> None:
    assert Citations({})("ref A <") == "ref A &lt;"
