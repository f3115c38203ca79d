"""``ref A`` in a text leads to the REF line."""

from __future__ import annotations

import re

import pytest

from generator.pages.citations import SINGLE, Citations, letters_by_order

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
    "small letters": ("refs a and b; ref b", "[refs a|ref-1] and [b|ref-2]; [ref b|ref-2]"),
    "a small letter in brackets": ("ref (a)", "[ref (a|ref-1])"),
    "a small letter before a word": ("a ref a demarche", "a [ref a|ref-1] demarche"),
    "an unknown small letter": ("ref c, ref e-mail, ref a-b", "ref c, ref e-mail, [ref a|ref-1]-[b|ref-2]"),
    "an article behind a letter": ("ref B, a yak; ref b and a yak", "[ref B|ref-2], a yak; [ref b|ref-2] and a yak"),
    "an article behind a stop": ("ref. a tent; reftel. A tent", "ref. a tent; reftel. A tent"),
    "letters of a telegram": ("reftel B, Reftels A-B", "[reftel B|ref-2], [Reftels A|ref-1]-[B|ref-2]"),
    "small letters of a telegram": ("reftel a, reftels a and b", "[reftel a|ref-1], [reftels a|ref-1] and [b|ref-2]"),
    "an article behind a telegram": ("in reftel a tent", "in reftel a tent"),
    "an unknown letter first": ("refs C and B", "refs C and [B|ref-2]"),
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


def test_a_single_reference_is_meant_where_the_letter_is_none() -> None:
    assert plain(SINGLE_ONE("In reftel I said so.")) == "In [reftel|ref-1] I said so."
    assert plain(SINGLE_ONE("In reftel a tent burns.")) == "In [reftel|ref-1] a tent burns."


@pytest.mark.parametrize(
    ("texts", "number", "letters"),
    [
        (["See reftel A.", "See refs B and c."], 4, "ABCD"),
        (["See ref C."], 2, ""),
        (["See reftel, and a ref e-mail."], 2, ""),
        (["Nothing."], 2, ""),
    ],
)
def test_letters_by_order(texts: list[str], number: int, letters: str) -> None:
    assert letters_by_order(texts, number) == letters


def test_nothing_is_linked_without_references() -> None:
    assert Citations({})("ref A <") == "ref A &lt;"
