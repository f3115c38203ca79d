"""Light and dark: by preference, by a switch that is remembered, without a flash; and on paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archive.cables import cable
from tests.building import run
from tests.conftest import HttpSite
from tests.site.kinds import html_files

LIGHT, DARK = "rgb(251, 250, 246)", "rgb(25, 24, 22)"
PAPER = "getComputedStyle(document.body).backgroundColor"
MOST_STYLE = 30_000
CABLE = "cable/2009/07/09ASTANA1103.html"


@pytest.fixture(params=["http", "file"])
def root(request: pytest.FixtureRequest, sample_site: Path, http_site: HttpSite) -> str:
    return http_site(sample_site) if request.param == "http" else sample_site.as_uri() + "/"


def test_the_switch_is_remembered(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(root + "index.html")
    button = page.get_by_role("button", name="Dark colours")
    assert (page.evaluate(PAPER), button.get_attribute("aria-pressed")) == (LIGHT, "false")
    button.click()
    assert (page.evaluate(PAPER), button.get_attribute("aria-pressed")) == (DARK, "true")
    page.goto(root + CABLE)
    assert page.evaluate(PAPER) == DARK
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == DARK


def test_what_the_system_prefers_needs_no_choice(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(root + "index.html")
    button = page.get_by_role("button", name="Dark colours")
    assert (page.evaluate(PAPER), button.get_attribute("aria-pressed")) == (DARK, "true")
    button.click()
    assert page.evaluate(PAPER) == LIGHT
    button.press("Enter")
    assert page.evaluate("localStorage.getItem('reftel-look')") is None
    page.emulate_media(color_scheme="light")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(PAPER) == LIGHT


def test_other_windows_follow(page: Page, sample_site: Path, http_site: HttpSite) -> None:
    root = http_site(sample_site)
    page.emulate_media(color_scheme="light")
    page.goto(root + "index.html")
    with page.context.new_page() as other:
        other.goto(root + "tag/PREL.html")
        other.get_by_role("button", name="Dark colours").click()
        page.wait_for_function(f"{PAPER} === '{DARK}'")


def test_no_page_appears_in_the_wrong_colours(page: Page, root: str) -> None:
    """The colours stand when the body begins: the script has run before it, and did not wait for it."""
    page.emulate_media(color_scheme="light")
    page.goto(root + "index.html")
    page.evaluate("localStorage.setItem('reftel-look', 'dark')")
    page.add_init_script(
        """new MutationObserver((_, observer) => {
          if (!document.body) return;
          window.first = document.documentElement.dataset.look;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });"""
    )
    page.goto(root + CABLE)
    assert page.evaluate("window.first") == "dark"


@pytest.mark.parametrize("value", ["sepia", "{}", '"><script>'])
def test_a_foreign_value_is_passed_over(page: Page, root: str, value: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(root + "index.html")
    page.evaluate("(value) => localStorage.setItem('reftel-look', value)", value)
    page.reload()
    assert page.evaluate(PAPER) == LIGHT
    page.get_by_role("button", name="Dark colours").click()
    assert page.evaluate(PAPER) == DARK


def test_where_storage_is_refused_the_switch_works_for_the_page(page: Page, root: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.emulate_media(color_scheme="light")
    page.goto(root + "404.html")
    button = page.get_by_role("button", name="Dark colours")
    button.click()
    assert page.evaluate(PAPER) == DARK
    button.click()
    assert page.evaluate(PAPER) == LIGHT


def test_without_scripts_the_system_decides(browser: Browser, root: str) -> None:
    with browser.new_context(java_script_enabled=False, color_scheme="dark") as context:
        page = context.new_page()
        page.goto(root + "index.html")
        assert page.get_by_role("button", name="Dark colours").count() == 0
        assert page.locator(".look").is_hidden()


def test_one_small_style_sheet(sample_site: Path) -> None:
    assert [path.name for path in sample_site.rglob("*.css")] == ["site.css"]
    assert (sample_site / "static/site.css").stat().st_size < MOST_STYLE
    for path in html_files(sample_site):
        assert path.read_text("utf-8").count('rel="stylesheet"') == 1, path.name


def printed(page: Page, url: str) -> str:
    page.goto(url)
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pdf.pages))


def test_a_printed_cable_says_where_it_was_found_and_when(page: Page, root: str) -> None:
    page.emulate_media(color_scheme="dark")
    text = printed(page, root + CABLE + "#par2")
    assert "KAZAKHSTAN: SCENESETTER" in text
    assert "About this cable" in text
    # A folder on the reader's disk is no address: the file is named alone.
    where = root + CABLE if root.startswith("http") else rf"(?<!/){CABLE.rpartition('/')[2]}"
    assert re.search(rf"{where}, read on \d+ \w+ 20\d\d\.", text)
    for words in ("Classifications", "Reading list", "Skip to", "Search", "Download", "Previous"):
        assert words not in text, f"{words!r} is for the screen"


def test_without_scripts_paper_has_the_address_that_the_publisher_gave(browser: Browser, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "cables").mkdir(parents=True)
    (content / "cables/09LIMA1.txt").write_text(cable("09LIMA1", "A bridge was opened."))
    (content / "site.toml").write_text('[site]\nurl = "https://example.org/bridges/"\n')
    assert run("build", "--content", content, "--output", tmp_path / "site").returncode == 0
    with browser.new_context(java_script_enabled=False) as context:
        text = printed(context.new_page(), (tmp_path / "site/cable/2009/07/09LIMA1.html").as_uri())
    assert "https://example.org/bridges/cable/2009/07/09LIMA1.html" in text


def test_paper_is_white(page: Page, root: str) -> None:
    page.goto(root + "index.html")
    page.evaluate("document.documentElement.dataset.look = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator(".site-head nav").is_hidden()
    assert not page.locator(".site-title").is_hidden()
