"""The chart of what was found by month."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from tests.conftest import HttpSite
from tests.search.test_page import dates, state, total


def test_a_month_of_the_chart_narrows_the_result(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=lumpfish")
    everything = total(page)
    bars = page.locator("#search-chart a:has(.hit)")
    assert bars.count() == 0
    page.locator("#search-chart > svg").hover()
    expect(bars.nth(1)).to_be_attached()
    expect(page.locator("#search-chart .bar")).to_have_count(1)
    count = int(str(bars.nth(1).locator("title").text_content()).rpartition(" ")[2])
    month = str(bars.nth(1).get_attribute("href"))
    bars.nth(1).locator(".hit").click()
    expect(page.locator(".chips a")).to_have_count(1)
    assert 0 < total(page) == count < everything
    assert "?" + urlsplit(page.url).query == month
    assert {date[:7] for date in dates(page)} == {state(page)["from"][0][:7]}


def test_the_chart_can_be_used_with_keys_alone(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=lumpfish")
    total(page)
    links = page.locator("#search-chart a")
    page.locator("#search-chart > svg").focus()
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(links.last).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"from=\d{4}-01-01&to=\d{4}-12-31"))


def test_a_click_on_a_bar_counts_while_its_script_is_on_the_way(
    page: Page, sample_site: Path, http_site: HttpSite
) -> None:
    def slowly(route: Route) -> None:
        page.wait_for_timeout(500)
        route.continue_()

    page.route("**/static/search/bars-*.js", slowly)
    page.goto(http_site(sample_site) + "search.html?q=lumpfish")
    total(page)
    page.locator("#search-chart > svg").click(position={"x": 2, "y": 80})
    expect(page.locator(".chips a")).to_have_count(1)
    assert {date[:7] for date in dates(page)} == {state(page)["from"][0][:7]}
