"""The plain words of those that are written with signs or marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lunr.stop_word_filter import WORDS as STOP_WORDS
from playwright.sync_api import Page, expect

from generator.search.spellings import MOST_LETTERS, keys
from generator.search.stemmer import stem
from tests.search.test_page import search, state, total
from tests.tools import Node

SCRIPT = Path(__file__).with_name("spellings.js")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fernsby's", {"fernsbi"}),
        ("fernsby’s", {"fernsbi"}),
        ("fernsby,s", {"fernsbi"}),
        ('"fernsby', {"fernsbi"}),
        ("d'arnault", {"arnault"}),
        ("rail/port", {"rail", "port"}),
        ("c.i.a.", {"cia"}),
        ("u.s", set()),
        ("bogotá", {"bogota"}),
        ("œuvre/łódź", {"oeuvr", "lodz"}),
        ("the/port", {"port"}),
        ("$3.2", set()),
        ("\u24ef\u0661", set()),
        ("06/30/08", set()),
        ("11th/12th", {"11th", "12th"}),
        ("www.example.org/a/page", set()),
        ("x" * (MOST_LETTERS + 1), set()),
        ("", set()),
    ],
)
def test_keys(word: str, expected: set[str]) -> None:
    assert keys(word) == expected


LETTERS = st.sampled_from("abcsy'’,/.-éçßœłıé\u0301\u0130١9_") | st.characters(
    max_codepoint=0xFFFF, exclude_categories=["Cs", "Cn"]
)
WORDS = st.text(LETTERS, max_size=12).map(str.lower)


@settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.lists(WORDS, min_size=100, max_size=300))
def test_the_client_takes_words_apart_in_the_same_way(node: Node, words: list[str]) -> None:
    """But for stop words, which are no keys."""
    made = json.loads(node(SCRIPT, stdin=json.dumps(words)))
    for word, found in zip(words, made, strict=True):
        assert keys(word) <= set(found), word
        assert set(found) - keys(word) <= {stem(stop) for stop in STOP_WORDS}, word


@pytest.mark.parametrize(
    ("query", "proposed"),
    [
        ("nazarbayev roe", "nazarbayev nazarbayev's roe"),
        ("nazarbayev^2 roe", "nazarbayev^2 nazarbayev's roe"),
        ("nazarbayev nazarbayev", "nazarbayev nazarbayev's nazarbayev"),
        ("nazarbayev nazarbayev's", None),
        ("-roe nazarbayev", "-roe nazarbayev nazarbayev's"),
        ("+roe nazarbayev", None),
        ("+nazarbayev roe", None),
        ('nazarbayev "the roe"', None),
        ("body:nazarbayev", None),
        ("nazarbaye*", None),
        ("nazarbayev\\", None),
        ("constructor __proto__", None),
    ],
)
def test_a_query_keeps_its_sense(node: Node, sample_site: Path, query: str, proposed: str | None) -> None:
    script = SCRIPT.parent / "client/ask.js"
    calls = [["search", query, {"spellings": True}], ["search", proposed or query]]
    first, second = json.loads(node(script, sample_site, stdin=json.dumps(calls)))
    offered = first["value"].get("spellings", {})
    assert offered.get("query") == proposed
    assert second["value"]["total"] >= first["value"]["total"] > 0 or not proposed


def test_other_spellings_of_a_rare_word_are_offered(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    search(page, "Halcyonia")
    before = total(page)
    offered = page.locator("#search-also a")
    expect(offered).to_contain_text("halcyonia's (1)")
    offered.click()
    page.wait_for_url("**q=*halcyonia*s")
    assert total(page) > before > 0


def test_what_only_stands_otherwise_is_meant(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    search(page, "brandao")
    assert total(page) == 0
    page.locator("#search-other").get_by_role("link", name="brandão").click()
    assert total(page) > 0
    assert state(page) == {"q": ["brandão"]}
    search(page, "Brandão,")
    assert total(page) == 0
    page.locator("#search-other").get_by_role("link", name="brandão").click()
    assert total(page) > 0
