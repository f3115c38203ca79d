"""The search page in a real browser, over HTTP and from the folder."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import HttpSite

RESULTS = "#search-results > li"
MOST_SCRIPTS = 40_000
MOST_ASIDE = 3_500
MANY = "origin:embassy"
"""Finds more cables of the sample than one page of results shows."""


def search(page: Page, query: str) -> None:
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")


def state(page: Page) -> dict[str, list[str]]:
    """What the address says."""
    return parse_qs(urlsplit(page.url).query)


def total(page: Page) -> int:
    """The number of cables found, once it stands there."""
    expect(page.locator("#search-status")).to_contain_text("found")
    expect(page.locator("#search-results")).not_to_have_attribute("aria-busy", "true")
    return int(page.locator("#search-status").inner_text().split()[0].replace(",", ""))


def dates(page: Page) -> list[str]:
    return [str(date) for date in page.locator(RESULTS + " time").evaluate_all("all => all.map((one) => one.dateTime)")]


def test_a_search_from_the_home_page_finds_and_opens_a_cable(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("searchbox").fill("lumpfish")
    page.get_by_role("searchbox").press("Enter")
    assert total(page) > 1
    first = page.locator(RESULTS).first
    expect(first).to_contain_text("LUMPFISH")
    expect(first.locator("mark").first).to_have_text(re.compile("lumpfish", re.IGNORECASE))
    first.locator("a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("LUMPFISH")


def test_a_result_shows_what_the_cable_is(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=kazakhstan")
    seed = page.locator(RESULTS, has_text="09ASTANA1103")
    for text in ("2 July 2009", "SCENESETTER", "Embassy Astana", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"):
        expect(seed).to_contain_text(text)
    expect(page.locator(RESULTS, has_text="Fiction").first).to_be_visible()


def test_the_index_is_loaded_when_somebody_types(page: Page, address: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address + "search.html", wait_until="networkidle")
    assert [url for url in requests if "/search/" in url and "/static/" not in url] == []
    page.locator("#q").press("k")
    page.wait_for_function("() => reftel.open().then((manifest) => manifest.documents > 0)")
    assert [url for url in requests if url.endswith("search/manifest.js")]


def test_the_address_holds_the_query(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=kazakhstan")
    expect(page.locator("#q")).to_have_value("kazakhstan")
    expect(page.locator("#search-results")).to_contain_text("09ASTANA1103")
    page.locator("#q").fill("chess")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#search-results")).to_contain_text("CHESS")
    assert "chess" in page.title()
    page.go_back()
    expect(page.locator("#search-results")).to_contain_text("09ASTANA1103")
    expect(page.locator("#q")).to_have_value("kazakhstan")
    page.go_forward()
    expect(page.locator("#search-results")).to_contain_text("CHESS")
    page.reload()
    expect(page.locator("#search-results")).to_contain_text("CHESS")


def test_more_results_come_on_demand(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    search(page, MANY)
    count = total(page)
    assert count > 20
    expect(page.locator(RESULTS)).to_have_count(20)
    page.get_by_role("button", name="More results").click()
    expect(page.locator(RESULTS)).to_have_count(min(count, 40))
    expect(page.locator(RESULTS).nth(20).locator("a")).to_be_focused()
    page.reload()
    expect(page.locator(RESULTS)).to_have_count(min(count, 40))
    ids = page.locator(RESULTS + " .id").all_inner_texts()
    assert len(set(ids)) == len(ids)


def test_sorting(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=embassy")
    total(page)
    for order, backwards in (("oldest", False), ("newest", True)):
        page.get_by_label("Order").select_option(order)
        page.wait_for_url(f"**sort={order}*")
        expect(page.locator("#search-results")).not_to_have_attribute("aria-busy", "true")
        page.wait_for_function("([how]) => document.querySelector('#sort').value === how", arg=[order])
        assert dates(page) == sorted(dates(page), reverse=backwards)


def test_a_range_of_days(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=embassy")
    everything = total(page)
    page.get_by_label("From", exact=True).fill("2009-07-02")
    page.get_by_label("To", exact=True).fill("2009-07-02")
    page.wait_for_url("**from=2009-07-02&to=2009-07-02*")
    expect(page.locator(".chips")).to_contain_text("2 July 2009 – 2 July 2009")
    assert 0 < total(page) < everything
    assert set(dates(page)) == {"2009-07-02"}
    page.locator(".chips a").click()
    expect(page.locator(".chips a")).to_have_count(0)
    assert total(page) == everything


def test_a_range_without_words_lists_its_cables(page: Page, address: str) -> None:
    page.goto(address + "search.html?from=2009-07-02&to=2009-07-02")
    assert total(page) > 0


@pytest.mark.parametrize("kind", ["Year", "Country", "Origin", "Classification", "Tag"])
def test_filters_show_counts_and_narrow(page: Page, address: str, kind: str) -> None:
    page.goto(address + "search.html?q=lumpfish")
    everything = total(page)
    assert page.locator("#search-groups section").count() == 0
    page.get_by_text("Narrow down").click()
    group = page.locator("#search-groups section", has=page.get_by_role("heading", name=kind, exact=True))
    rows = group.locator("li")
    expect(rows.first).to_be_visible()
    counts = [int(text) for text in group.locator(".number").all_text_contents()]
    assert max(counts) <= everything
    fewest = counts.index(min(counts))
    for summary in group.locator("summary").all():
        summary.click()
    rows.nth(fewest).locator("a").click()
    expect(page.locator(".chips a")).to_contain_text(kind)
    assert total(page) == counts[fewest]
    assert list(state(page)) == ["q", kind.lower()]
    chosen = group.locator("a[aria-current]")
    expect(chosen).to_have_count(1)
    page.reload()
    assert total(page) == counts[fewest]
    page.locator(".chips a").click()
    expect(page.locator(".chips a")).to_have_count(0)
    assert total(page) == everything


@pytest.mark.parametrize("text", ["09ASTANA1103", "09 astana 1103", "09astana01103", "ASTANA 1103"])
def test_an_id_leads_to_the_cable(page: Page, address: str, text: str) -> None:
    page.goto(address + "search.html")
    search(page, text)
    page.wait_for_url("**/09ASTANA1103.html*")
    page.go_back()
    expect(page.locator("#search-ids")).to_contain_text("09ASTANA1103")


def test_an_id_from_the_home_page_leads_to_the_cable(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("searchbox").fill("09ASTANA1103")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/09ASTANA1103.html*")
    page.go_back()
    page.wait_for_url("**/index.html")


@pytest.mark.parametrize("text", ["76STATE50234", "state 50234", "1976 State 50234"])
def test_an_id_that_is_cited_and_not_here_leads_to_who_cites_it(page: Page, address: str, text: str) -> None:
    page.goto(address + "search.html")
    search(page, text)
    page.wait_for_url("**/missing/STATE-1976-50000.html#id-76STATE50234")
    expect(page.locator("#id-76STATE50234")).to_be_visible()


def test_words_with_a_number_are_no_id(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    search(page, "Lisbon 2009")
    total(page)
    expect(page.locator("#search-meant")).to_be_hidden()


def test_a_search_for_words_needs_few_scripts(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    """All that opening the page and searching for two words loads, but for the index."""
    sizes: dict[str, int] = {}
    page.on(
        "requestfinished",
        lambda request: (
            sizes.update({request.url.rpartition("/static/")[2]: request.sizes()["responseBodySize"]})
            if "/static/" in request.url and request.url.endswith(".js")
            else None
        ),
    )
    page.goto(http_site(sample_site) + "search.html")
    page.locator("#q").fill("lumpfish roe")
    page.locator("#q").press("Enter")
    assert total(page) > 1
    expect(page.locator(".entry-abstract mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    # The words are rare, so their other spellings are looked up, too, which a script of its own does.
    assert sum(size for name, size in sizes.items() if name.startswith("search/spellings-")) < MOST_ASIDE
    usual = {name.partition("-")[0]: size for name, size in sizes.items() if not name.startswith("search/spellings-")}
    assert usual.keys() == {"look.js", "list.js", "search/page"}
    assert 30_000 < sum(usual.values()) <= MOST_SCRIPTS, sizes


def test_slash_leads_to_the_field(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=chess")
    total(page)
    expect(page.locator("#q")).not_to_be_focused()
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("chess")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_have_value("/")


def test_a_result_is_announced_once(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    expect(page.locator("#search-status")).to_have_attribute("role", "status")
    page.evaluate(
        """() => {
          window.announced = [];
          const status = document.querySelector("#search-status");
          const watch = () => window.announced.push(status.textContent);
          new MutationObserver(watch).observe(status, { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.locator("#q").press_sequentially("lumpfish", delay=20)
    page.wait_for_timeout(300)
    page.locator("#q").press("Enter")
    total(page)
    said = page.evaluate("window.announced")
    assert len(said) == 1
    assert re.fullmatch(r"\d+ cables found", said[0])


def test_help_has_examples_that_can_be_clicked(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    examples = page.locator("#search-help a")
    assert examples.count() >= 10
    for text in examples.all_text_contents():
        page.get_by_text("How to search").click()
        page.locator("#search-help").get_by_role("link", name=text, exact=True).click()
        if text == "09ASTANA1103":
            page.wait_for_url("**/09ASTANA1103.html*")
            continue
        expect(page.locator("#q")).to_have_value(text)
        total(page)
        expect(page.locator("#search-fault")).to_be_empty()


def test_phrases_find_words_side_by_side(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    counts = []
    for query in ('"lumpfish roe"', '"roe lumpfish"~5', "+lumpfish +roe"):
        search(page, query)
        page.wait_for_function("(query) => new URLSearchParams(location.search).get('q') === query", arg=query)
        counts.append(total(page))
    assert 0 < counts[0] <= counts[1] <= counts[2]


def test_without_javascript_the_page_shows_the_ways_to_browse(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "search.html?q=chess")
        # Playwright's own comparison of texts leaves <noscript> out.
        assert "Searching needs JavaScript" in page.locator("main").inner_text()
        expect(page.locator("main .beside a")).to_have_count(6)
        expect(page.get_by_label("Order")).to_be_hidden()
        expect(page.locator("#search-filters")).to_be_hidden()


def test_two_windows_are_independent(page: Page, address: str) -> None:
    other = page.context.new_page()
    page.goto(address + "search.html?q=chess")
    other.goto(address + "search.html?q=lumpfish")
    search(page, "kazakhstan")
    expect(page.locator("#search-results")).to_contain_text("09ASTANA1103")
    expect(other.locator("#q")).to_have_value("lumpfish")
    other.reload()
    expect(other.locator("#search-results")).to_contain_text("LUMPFISH")


def test_only_the_last_of_two_searches_counts(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    page.evaluate(
        """() => {
          const search = reftel.search;
          reftel.search = async (query, options) => {
            if (query === "chess") await new Promise((resolve) => setTimeout(resolve, 500));
            return search(query, options);
          };
        }"""
    )
    search(page, "chess")
    search(page, "lumpfish")
    total(page)
    page.wait_for_timeout(700)
    expect(page.locator("#search-results")).to_contain_text("LUMPFISH")
    expect(page.locator("#search-results")).not_to_contain_text("CHESS")


def test_the_public_interface(page: Page, address: str) -> None:
    page.goto(address + "search.html")
    answer = page.evaluate(
        "reftel.search('lumpfish', {sort: 'newest', limit: 2, facets: true, filters: {country: 'IS'}})"
    )
    assert answer["total"] > 2
    assert len(answer["results"]) == 2
    assert {"id", "date", "score", "subject", "url"} <= answer["results"][0].keys()
    assert answer["facets"]["country"] == [{"value": "IS", "label": "Iceland", "count": answer["total"]}]


def test_going_back_from_a_cable_leads_to_the_same_place(page: Page, address: str) -> None:
    page.goto(address + f"search.html?q={MANY}&shown=40")
    expect(page.locator(RESULTS)).to_have_count(40)
    last = page.locator(RESULTS).nth(35).locator("a")
    last.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    last.click()
    page.wait_for_url("**/cable/**")
    page.go_back()
    expect(page.locator(RESULTS)).to_have_count(40)
    page.wait_for_function("(before) => Math.abs(scrollY - before) < 200", arg=before)
