"""Words of the index for what somebody types, and for what is not found."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from generator.pages.fixed import PARTS
from tests.search.test_page import search, state, total


def test_did_you_mean(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    search(page, "lumpfosh")
    assert total(page) == 0
    page.locator("#search-other").get_by_role("link", name="lumpfish").click()
    assert total(page) > 0
    assert state(page) == {"q": ["lumpfish"]}


def test_suggestions_are_a_combobox(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    field = page.get_by_role("combobox", name=re.compile("Words to look for"))
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("+chess lumpf")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("lumpfish")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    field.press("ArrowUp")
    expect(option).to_have_attribute("aria-selected", "false")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("+chess lumpf")
    field.press_sequentially("i")
    expect(option).to_be_visible()
    option.click()
    expect(field).to_have_value("+chess lumpfish")
    expect(field).to_be_focused()
    page.wait_for_url("**q=*lumpfish")


def test_a_suggestion_is_a_word_that_finds_what_it_promises(page: Page, address: str) -> None:
    """The index holds stems, such as ``embassi``."""
    page.goto(address + "search.html")
    page.locator("#q").press_sequentially("embas")
    option = page.get_by_role("option").first
    expect(option).to_contain_text("embassy")
    page.locator("#q").press("ArrowDown")
    page.locator("#q").press("Enter")
    assert total(page) > 0


def test_a_word_is_suggested_that_goes_on_from_what_is_typed(page: Page, address: str) -> None:
    """Not ``secure``, though it is shorter and has the same stem."""
    page.goto(address + "search.html")
    page.locator("#q").press_sequentially("securi")
    expect(page.get_by_role("option", name="security")).to_be_visible()
    page.locator("#q").press("ArrowDown")
    page.locator("#q").press("Enter")
    assert total(page) > 0
    assert state(page) == {"q": ["security"]}


def test_a_query_that_is_sent_at_once_loads_no_words(page: Page, address: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + "search.html")
    page.evaluate(
        """() => {
          const field = document.querySelector("#q");
          field.value = "lumpfish";
          field.dispatchEvent(new Event("input"));
          field.form.requestSubmit();
        }"""
    )
    total(page)
    page.wait_for_timeout(500)
    loaded = {url.rpartition("/")[2].partition("-")[0] for url in requests}
    assert "page" in loaded
    assert not loaded & {*PARTS, "N", "W", "T", "V", "C"} - {"spellings"}
