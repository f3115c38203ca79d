"""The queries are the same on every machine, and ordinary."""

from __future__ import annotations

from collections import Counter

from tests.bench.browser import same_words
from tests.bench.queries import NUMBER, bands, queries


def test_are_fixed() -> None:
    assert queries()[:3] == ("regional", "first substantially", "large council found"), (
        "the tables in README.md were measured with other queries: measure again"
    )


def test_have_one_to_three_words_of_the_bands_and_no_word_twice() -> None:
    assert Counter(query.count(" ") + 1 for query in queries()) == dict.fromkeys((1, 2, 3), NUMBER // 3)
    used = " ".join(queries()).split()
    assert len(set(used)) == len(used)
    assert all(set(used) & set(band) for band in bands())


def test_the_second_query_has_the_same_words_and_is_another() -> None:
    assert [same_words(query) for query in ("lake", "lake camp", "a b c")] == ["lake lake", "camp lake", "c b a"]
