"""Cuts stay where they are when a text comes or goes, and files keep within bounds."""

from __future__ import annotations

import hashlib
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator import cuts

USUAL = 20
TEXTS = st.lists(st.integers(0, 100_000).map(str), min_size=1, max_size=400, unique=True).map(sorted)


def size(text: str) -> int:
    """Any number that follows from the text alone."""
    return 1 + int(text) % 9 + (60 if text.endswith("7") and len(text) < 4 else 0)


def starts(texts: list[str]) -> list[str]:
    sizes = np.array([size(text) for text in texts], np.int64)
    return [texts[place] for place in cuts.starts(cuts.chances(texts), sizes, USUAL)]


def own(text: str) -> bool:
    """Whether a file begins here whatever stands around it."""
    return cuts.chance(text) / 2**64 < size(text) / USUAL


def test_the_chance_of_a_text_is_that_of_the_format() -> None:
    assert cuts.chance("länge") == int(hashlib.sha256("länge".encode()).hexdigest()[:16], 16)


@given(TEXTS)
def test_a_file_is_not_larger_than_allowed_unless_it_has_one_text(texts: list[str]) -> None:
    found = starts(texts)
    assert found[0] == texts[0]
    assert found == sorted(set(found))
    for first, last in pairwise([*map(texts.index, found), len(texts)]):
        assert last - first == 1 or sum(map(size, texts[first:last])) <= cuts.LARGEST * USUAL
        assert not any(map(own, texts[first + 1 : last]))


@given(TEXTS, st.integers(0, 100_000).map(str))
def test_a_text_more_moves_only_cuts_beside_it(texts: list[str], more: str) -> None:
    texts = [text for text in texts if text != more]
    if not texts:
        return
    before, after = set(starts(texts)), set(starts(sorted([*texts, more])))
    low = max((text for text in texts if text < more and own(text)), default="")
    high = min((text for text in texts if text > more and own(text)), default="~")
    assert {text for text in before ^ after if not low <= text <= high} <= {texts[0], more}


def test_nothing_has_no_cut() -> None:
    assert len(cuts.starts(np.zeros(0, np.uint64), np.zeros(0, np.int64), USUAL)) == 0


def test_items_with_digests_are_cut_by_them() -> None:
    digests = [hashlib.blake2b(bytes([number]), digest_size=16).digest() for number in range(100)]
    begins = cuts.by_digest(np.frombuffer(b"".join(digests), "V16"), 10).tolist()
    small = [place for place, digest in enumerate(digests) if int.from_bytes(digest[:8]) < 2**64 / 10]
    assert set(small) | {0} <= set(begins)
    assert all(last - first <= cuts.LARGEST * 10 for first, last in pairwise([*begins, 100]))
