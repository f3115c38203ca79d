"""Where paragraphs cite the REF line: the sentence beside what is found in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.citations import citations, cited_letters

CASES = {
    "As reported (ref A), the minister left.": [("ref A", "A")],
    "See REF B.": [("REF B", "B")],
    "Ref (C) says": [("Ref (C)", "C")],
    "refs A and B": [("refs A and B", "AB")],
    "REFS A AND B.": [("REFS A AND B", "AB")],
    "Refs A,B and C).  Though": [("Refs A,B and C", "ABC")],
    "refs A, B, and C show": [("refs A, B, and C", "ABC")],
    "refs (A) and (B)": [("refs (A) and (B)", "AB")],
    "ref A/B": [("ref A/B", "AB")],
    "refs A-D": [("refs A-D", "ABCD")],
    "refs A through C": [("refs A through C", "ABC")],
    "ref a demarche of November 3": [("ref a", "A")],
    "ref A's point": [("ref A", "A")],
    "Ref A. Although": [("Ref A", "A")],
    "ref B demarche": [("ref B", "B")],
    "REFTEL A), and what": [("REFTEL A", "A")],
    "reftels B and D": [("reftels B and D", "BD")],
    "ref\nA": [("ref\nA", "A")],
    "the reftel request": [("reftel", "")],
    "(reftels)": [("reftels", "")],
    "(ref)": [("ref", "")],
    "reftel a number of": [("reftel", "")],
    "reftel. A man": [("reftel", "")],
    "reftel I noted": [("reftel", "")],
    "ref A and ref B": [("ref A", "A"), ("ref B", "B")],
    "ref E and an issue": [("ref E", "E")],
    "his preference A": [],
    "the referendum": [],
    "a reference to": [],
    "non-ref A": [],
    "": [],
}


@pytest.mark.parametrize("text", CASES)
def test_citations(text: str) -> None:
    found = [(text[one.start : one.end], "".join(one.letters)) for one in citations(text)]
    assert found == CASES[text]


def test_cited_letters_are_given_once() -> None:
    assert cited_letters("ref B, then refs A and B, then reftel") == ("B", "A")


@given(
    st.one_of(
        st.text(),
        st.lists(
            st.sampled_from(["ref", "refs", "reftel", "A", "(B)", ",", "and", "-", "C.", "through", "\n", "a", "I"])
        ).map(" ".join),
    )
)
def test_spans_follow_one_another(text: str) -> None:
    last = 0
    for one in citations(text):
        assert last <= one.start < one.end <= len(text)
        assert all(letter.isalpha() and letter.isupper() for letter in one.letters)
        last = one.end


@pytest.mark.parametrize("piece", ["ref A,", "ref ", "ref A and ", "reftel", "A, ", "ref(s) "])
def test_hostile_length_takes_linear_time(piece: str) -> None:
    citations(piece * 20_000)  # quadratic time would not end
