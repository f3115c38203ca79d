"""Citing on a cable's page in Chromium: with the day and the address, of the cable and its paragraphs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import HttpSite

CABLE = "cable/2009/07/09ASTANA1161.html"
Open = Callable[[str], str]


@pytest.fixture(params=["http", "file"])
def open_page(page: Page, sample_site: Path, http_site: HttpSite, request: pytest.FixtureRequest) -> Open:
    """Opens a page of the sample over HTTP and from a folder; gives its address."""
    root = http_site(sample_site) if request.param == "http" else sample_site.as_uri() + "/"

    def visit(path: str) -> str:
        page.goto(root + path, wait_until="load")
        return root + path

    return visit


def open_box(page: Page) -> None:
    page.locator("#cite > summary").click()
    page.get_by_role("button", name="Copy: BibTeX").wait_for()


def text(page: Page, form: str) -> str:
    return page.locator(f"[data-form={form}] > p").inner_text()


def download(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Download: {name}").click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes().decode()


def test_the_day_and_the_address_are_put_in(page: Page, open_page: Open) -> None:
    page.clock.set_fixed_time("2026-03-04T12:00:00")
    address = open_page(CABLE)
    open_box(page)
    for form in ("nara", "chicago", "apa"):
        found = text(page, form)
        assert (address in found) is address.startswith("http")
        assert "file:" not in found
        assert "March 4, 2026" in found
        assert "[" not in found.replace("[Diplomatic cable]", ""), "a placeholder is left"


def test_a_paragraph(page: Page, open_page: Open) -> None:
    address = open_page(CABLE)
    open_box(page)
    page.get_by_label("What").select_option("¶ 5")
    where = f", {address}#par5" if address.startswith("http") else ""
    assert f"par. 5; Reftel sample archive{where} (accessed " in text(page, "nara")
    page.locator("#par3 a.num").click()
    page.wait_for_function("document.querySelector('[data-form=nara] > p').textContent.includes('par. 3')")
    assert text(page, "apa").endswith("\n(Embassy Astana, 2009, para. 3)")
    assert download(page, "RIS")[0] == "09ASTANA1161-par3.ris"


def test_a_paragraph_without_a_number(page: Page, open_page: Open) -> None:
    address = open_page("cable/2003/05/03WELLINGTON610.html")
    open_box(page)
    words = page.locator("#p-1 .text").inner_text()[:20]
    option = page.locator("#cite option", has_text=f"“{words}")
    page.get_by_label("What").select_option(option.get_attribute("value"))
    cited = text(page, "chicago")
    assert "par." not in cited
    assert cited.endswith(f", {address}#p-1.") is address.startswith("http")


def test_downloads(page: Page, open_page: Open) -> None:
    open_page(CABLE)
    open_box(page)
    name, bibtex = download(page, "BibTeX")
    assert (name, bibtex[:25]) == ("09ASTANA1161.bib", "@techreport{09ASTANA1161,")
    name, ris = download(page, "RIS")
    assert (name, ris[:10], ris[-10:]) == ("09ASTANA1161.ris", "TY  - RPRT", "\r\nER  - \r\n")
    name, csl = download(page, "CSL-JSON")
    assert (name, json.loads(csl)[0]["number"]) == ("09ASTANA1161.csl.json", "09ASTANA1161")
    name, nara = download(page, "NARA")
    assert (name, nara) == ("09ASTANA1161.nara.txt", text(page, "nara") + "\n")


def test_copying(page: Page, open_page: Open) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(CABLE)
    open_box(page)
    page.get_by_role("button", name="Copy: Chicago").click()
    page.locator(".cite-tools [role=status]", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == text(page, "chicago")


def test_copying_where_browsers_withhold_the_clipboard(page: Page, open_page: Open) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.add_init_script("addEventListener('copy', () => { window.copied = String(getSelection()) || 'x'; })")
    open_page(CABLE)
    open_box(page)
    page.get_by_role("button", name="Copy: APA").focus()
    page.keyboard.press("Enter")
    page.locator(".cite-tools [role=status]", has_text="Copied").wait_for()
    assert page.evaluate("window.copied")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy: APA"


def test_without_javascript_the_forms_are_there(page: Page, sample_site: Path) -> None:
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        silent = context.new_page()
        silent.goto((sample_site / CABLE).as_uri())
        silent.locator("#cite > summary").click()
        assert "Telegram 09ASTANA1161" in silent.locator("[data-form=nara]").inner_text()
        assert silent.get_by_role("button").count() == 0
        assert not silent.locator(".cite-tools").is_visible()


def test_hostile_cable(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "cable/2009/07/09ASTANA7777.html").as_uri())
    open_box(page)
    assert "<script>" in text(page, "nara")
    assert page.evaluate("window.pwned") is None
