"""The search page in a real browser, over HTTP and from the folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import HttpSite


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, sample_site: Path, http_site: HttpSite) -> str:
    """The root of the sample site, in both ways that people open it."""
    return http_site(sample_site) if request.param == "http" else sample_site.as_uri() + "/"


def test_a_search_from_the_home_page_finds_and_opens_a_cable(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("searchbox").fill("lumpfish")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#search-status")).to_contain_text("cables found")
    expect(page.locator("#search-results li").first).to_contain_text("LUMPFISH")
    page.locator("#search-results a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("LUMPFISH")


def test_the_address_holds_the_query(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=kazakhstan")
    expect(page.get_by_role("searchbox")).to_have_value("kazakhstan")
    expect(page.locator("#search-results")).to_contain_text("09ASTANA1103")
    page.get_by_role("searchbox").fill("chess")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search-results")).to_contain_text("CHESS")
    page.go_back()
    expect(page.locator("#search-results")).to_contain_text("09ASTANA1103")


@pytest.mark.parametrize("query", ["<img src=x onerror=alert(1)>", "__proto__", "constructor", "the", "?", "я" * 5000])
def test_any_query_gets_an_answer(page: Page, address: str, query: str) -> None:
    page.goto(address + "search.html")
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("#search-status")).to_contain_text("0 cables found")
