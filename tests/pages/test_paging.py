"""Long lists are cut and say where one is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.pages.paging import pieces
from generator.urls import numbered


def url(page: int) -> str:
    return numbered("tag/PREL.html", page)


def test_a_page_in_the_middle() -> None:
    second = list(pieces(2731, 200, url, Language()))[1]
    assert (second.url, second.start, second.stop) == ("tag/PREL-2.html", 200, 400)
    assert second.pager.text == "Page 2 of 14, cables 201–400 of 2,731"
    assert second.pager.first == second.pager.previous == "PREL.html"
    assert (second.pager.next, second.pager.last) == ("PREL-3.html", "PREL-14.html")


def test_the_ends_lead_nowhere_beyond() -> None:
    first, last = pieces(3, 2, url, Language())
    assert (first.pager.first, first.pager.previous, first.pager.next) == ("", "", "PREL-2.html")
    assert (last.pager.next, last.pager.last, last.pager.text) == ("", "", "Page 2 of 2, cables 3–3 of 3")


def test_a_tag_with_a_hundred_thousand_cables() -> None:
    found = list(pieces(100_000, 200, url, Language()))
    assert len(found) == 500
    assert {piece.stop - piece.start for piece in found} == {200}
    assert found[249].pager.text == "Page 250 of 500, cables 49,801–50,000 of 100,000"


@pytest.mark.parametrize(("total", "text"), [(0, "0 cables"), (1, "1 cable"), (200, "200 cables")])
def test_a_short_list_is_one_page(total: int, text: str) -> None:
    (only,) = pieces(total, 200, url, Language())
    assert only.pager.text == text
    assert (only.pager.first, only.pager.next) == ("", "")


@given(st.integers(0, 500), st.integers(1, 50))
def test_every_cable_is_on_one_page(total: int, per_page: int) -> None:
    found = [number for piece in pieces(total, per_page, url, Language()) for number in range(piece.start, piece.stop)]
    assert found == list(range(total))
