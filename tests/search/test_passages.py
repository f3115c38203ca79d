"""Passages in results, and the words marked in the cable that somebody opens."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import HttpSite

QUERY = "trade"
"""Stands in the text of cables whose summary does not have it."""


def cable_requests(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url) if "/cable/" in request.url else None)
    return found


def test_over_http_the_passage_comes_from_the_page(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    page.set_viewport_size({"width": 1000, "height": 3000})
    page.goto(http_site(sample_site) + f"search.html?q={QUERY}")
    seed = page.locator("#search-results > li", has_text="06STATE88410")
    expect(seed.locator(".entry-abstract mark").first).to_have_text(re.compile(QUERY, re.IGNORECASE))
    shown = seed.locator(".entry-abstract").inner_text().strip("… ")
    [file] = sample_site.rglob("06STATE88410.html")
    text = " ".join(re.sub(r"<[^>]+>", "", file.read_text()).split())
    assert shown[:100] in text
    assert len(shown) < 400


def test_only_results_in_view_are_read(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    read = cable_requests(page)
    page.set_viewport_size({"width": 1000, "height": 600})
    page.goto(http_site(sample_site) + "search.html?q=embassy")
    expect(page.locator("#search-results > li").nth(19)).to_be_attached()
    page.wait_for_timeout(500)
    before = len(read)
    assert before < 8
    page.locator("#search-results > li").nth(19).scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert len(read) > before or before == 0


def test_a_page_is_read_once(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    read = cable_requests(page)
    page.set_viewport_size({"width": 1000, "height": 3000})
    page.goto(http_site(sample_site) + "search.html?q=lumpfish")
    last = page.locator("#search-results > li").last.locator(".entry-abstract")
    expect(last).not_to_be_empty()
    page.locator("#q").fill("roe lumpfish")
    page.locator("#q").press("Enter")
    expect(page.locator(".entry-abstract mark", has_text=re.compile("^roe$", re.IGNORECASE)).first).to_be_visible()
    expect(last).not_to_be_empty()
    assert read
    assert len(read) == len(set(read))


def test_a_cable_without_the_words_in_its_text_begins_with_its_summary(
    page: Page, sample_site: Path, http_site: HttpSite
) -> None:
    page.goto(http_site(sample_site) + "search.html?q=origin:lisbon")
    first = page.locator("#search-results > li").first
    passage = first.locator(".entry-abstract")
    expect(passage).not_to_be_empty()
    href = str(first.locator("a").get_attribute("href")).partition("#")[0]
    text = " ".join(re.sub(r"<[^>]+>", "", (sample_site / href).read_text("utf-8")).split())
    assert passage.inner_text().removesuffix("…").strip() in text
    assert not passage.inner_text().startswith("…")


def test_passages_move_nothing(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    page.set_viewport_size({"width": 1000, "height": 3000})
    page.goto(http_site(sample_site) + "search.html")
    page.locator("#q").fill("lumpfish")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-results > li").first).to_be_visible()
    before = page.locator("#search-results").bounding_box()
    expect(page.locator(".entry-abstract").last).not_to_be_empty()
    assert page.locator("#search-results").bounding_box() == before


def test_from_a_folder_the_summary_stays(page: Page, sample_site: Path) -> None:
    read = cable_requests(page)
    page.goto(sample_site.as_uri() + f"/search.html?q={QUERY}")
    expect(page.locator("#search-results > li").first.locator(".entry-abstract mark").first).to_be_visible()
    page.wait_for_timeout(300)
    assert read == []


def test_the_words_are_marked_in_the_cable(page: Page, address: str) -> None:
    page.goto(address + "search.html?q=policies")
    page.locator("#search-results a", has_text="KAZAKHSTAN").first.click()
    first = page.locator(".message mark").first
    expect(first).to_have_text(re.compile("polic", re.IGNORECASE))
    expect(first).to_be_in_viewport()


def test_paragraph_links_work_beside_the_marks(page: Page, address: str) -> None:
    page.goto(address + "cable/2009/07/09ASTANA1103.html#mark=kazakhstan")
    expect(page.locator(".message mark").first).to_be_visible()
    page.locator(".par .num").nth(2).click()
    page.wait_for_url("**#par3")
    expect(page.locator("#par3")).to_be_in_viewport()
    assert page.evaluate("document.querySelector(':target').id") == "par3"
    page.goto("about:blank")
    page.goto(address + "cable/2009/07/09ASTANA1103.html#par3")
    assert page.evaluate("document.querySelector(':target').id") == "par3"
    assert page.locator("mark").count() == 0


def test_the_downloads_have_no_marks(page: Page, address: str) -> None:
    saved = []
    for fragment in ("", "#mark=kazakhstan+nuclear"):
        page.goto("about:blank")
        page.goto(address + "cable/2009/07/09ASTANA1103.html" + fragment)
        if fragment:
            expect(page.locator(".message mark").first).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="Download as JSON").click()
        saved.append(json.loads(Path(download.value.path()).read_text("utf-8")))
    assert saved[0] == saved[1]


@pytest.mark.parametrize(
    "fragment", ["mark=", "mark=%E0%A4%A", "mark=<img src=x onerror=alert(1)>", "mark=" + "x+" * 5000]
)
def test_any_fragment_leaves_the_cable_whole(page: Page, address: str, fragment: str) -> None:
    page.goto(address + "cable/2009/07/09ASTANA1103.html#" + fragment)
    page.wait_for_load_state("networkidle")
    assert page.locator(".message mark").count() == 0
    assert page.locator(".message img").count() == 0
