"""Bad queries and broken files: each gets an answer or a clear message, and nothing reaches the console."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import HttpSite

QUERIES = {
    "long": "embassy " * 1250,
    "one long word": "x" * 10_000,
    "stop words": "the of and",
    "punctuation": "?!.,;()[]{}",
    "arabic": "السفارة الأمريكية",
    "cyrillic": "я" * 5000,
    "emoji": "🌉👩‍👩‍👧 🇰🇿",
    "half an emoji": "\ud83c",
    "open quote": '"foreign minister',
    "only a quote": '"',
    "empty quotes": '""',
    "proto": "__proto__",
    "constructor": "constructor",
    "has own": "hasOwnProperty toString valueOf",
    "markup": "<img src=x onerror=alert(1)>",
    "script": "</script><script>alert(1)</script>",
    "unknown field": "secret:x",
    "only a field": "subject:",
    "only a sign": "+",
    "no number": "word~x",
    "many edits": "embassy~99",
    "star": "*",
    "stars": "*a*e*i*",
    "backslash": "\\",
    "control": "a\x07b\u202e",
    "prohibited": "-embassy",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_any_query_gets_an_answer(page: Page, address: str, query: str) -> None:
    page.goto(address + "search.html")
    page.evaluate("(query) => { document.querySelector('#q').value = query; }", query)
    page.locator("#q").press("Enter")
    answer = page.locator("#search-status:not(:empty), #search-fault > p")
    expect(answer).to_have_text(re.compile(r"^(\d+ cables? found|This query cannot be understood: .+)$"))
    page.reload()
    expect(answer).to_have_count(1)
    expect(page.locator("main img")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "message", "marked"),
    [
        ("trade secret:x", "unrecognised field 'secret'", "secret"),
        ("trade word~x", "edit distance must be numeric", ""),
        ('trade "foreign minister', "quotation mark", '"foreign minister'),
        ("trade +", "expecting term or field, found nothing", "+"),
    ],
)
def test_the_place_of_a_mistake_is_marked(page: Page, address: str, query: str, message: str, marked: str) -> None:
    page.goto(address + "search.html")
    page.locator("#q").fill(query)
    page.locator("#q").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(message)
    assert page.locator("#search-fault mark").inner_text().strip() == marked
    page.locator("#q").fill("chess")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-results")).to_contain_text("CHESS")
    expect(page.get_by_role("alert")).to_be_empty()


@pytest.mark.parametrize(
    "address_query",
    [
        "q=embassy&from=2009-99-99&to=x&sort=worst&shown=-5&year=abc&country=%00&tag=%3Cscript%3E",
        "q=embassy&shown=99999999&tag=PREL&tag=PREL&origin=",
        "q=%E0%A4%A&from=",
        "q=embassy&from=2010-01-01&to=2009-01-01",
        "shown=3",
    ],
)
def test_any_address_is_understood(page: Page, address: str, address_query: str) -> None:
    page.goto(address + "search.html?" + address_query)
    expect(page.locator("#search-results")).not_to_have_attribute("aria-busy", "true")
    page.locator("#q").fill("chess")
    expect(page.get_by_role("alert")).to_be_empty()


@pytest.fixture(params=["http", "file"])
def own_site(
    request: pytest.FixtureRequest, sample_site: Path, http_site: HttpSite, tmp_path: Path
) -> tuple[Path, str]:
    """A copy of the search page with its index, to break, and its address."""
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(sample_site / "search.html", site)
    for folder in ("static", "search", "cable"):
        shutil.copytree(sample_site / folder, site / folder)
    return site, http_site(site) if request.param == "http" else site.as_uri() + "/"


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    """Still a script, but not the bytes that were packed."""
    head, quote, text = path.read_text("utf-8").partition('","')
    path.write_text(head + quote + "A" * 40 + text[40:], "utf-8")


def rename(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace(path.stem, "S-aaaaaaaa"), "utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


ABSENT, DAMAGED = "could not be loaded: search/", "is damaged: search/"
BREAKS: dict[str, tuple[Callable[[Path], None], str]] = {
    "absent": (Path.unlink, ABSENT),
    "cut": (cut, DAMAGED),
    "garbled": (garble, DAMAGED),
    "another": (rename, DAMAGED),
    "empty": (empty, DAMAGED),
}
KINDS = dict.fromkeys("RSED", "lumpfish") | {
    "P": '"lumpfish roe"',
    "N": "lumpf*",
    "W": "lumpf*",
    "C": "",
    "V": "",
    "H": "-zebra",
    "I": "09ASTANA1103",
}
"""Kind of file -> a query that needs it; the filters do for columns and their labels."""


def break_files(site: Path, letter: str, how: Callable[[Path], None]) -> None:
    for path in sorted((site / "search" / letter).rglob("*.js")):
        how(path)


def check_fault_and_recovery(page: Page, site: Path, whole: Path, message: str, faults: list[str]) -> None:
    """The message says what is wrong; when the file is there again, the button helps."""
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text(message)
    shutil.copytree(whole / "search", site / "search", dirs_exist_ok=True)
    # The browser itself tells of a file that it did not get.
    assert [fault for fault in faults if not fault.startswith("console: Failed to load resource")] == []
    faults.clear()
    alert.get_by_role("button", name="Try again").click()
    expect(alert.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(
    ("letter", "how"), [(letter, how) for letter in KINDS for how in (BREAKS if letter == "S" else ("absent", "cut"))]
)
def test_a_broken_file(
    page: Page, own_site: tuple[Path, str], sample_site: Path, faults: list[str], letter: str, how: str
) -> None:
    site, address = own_site
    change, message = BREAKS[how]
    break_files(site, letter, change)
    page.goto(address + "search.html")
    page.locator("#q").fill(KINDS[letter] or "lumpfish")
    page.locator("#q").press("Enter")
    if not KINDS[letter]:
        page.get_by_text("Narrow down").click()
    check_fault_and_recovery(page, site, sample_site, message, faults)
    if letter == "I":
        page.wait_for_url("**/09ASTANA1103.html*")
        faults.clear()
        return
    expect(page.locator("#search-results > li").first).to_contain_text("" if letter == "H" else "LUMPFISH")
    if not KINDS[letter]:
        expect(page.locator("#search-groups section").first).to_be_visible()
    # Of several files the last may be told missing after the first.
    faults[:] = [fault for fault in faults if not fault.startswith("console: Failed to load resource")]


PARTS = {"words": "lumpf*", "language": "+lumpfish", "phrases": '"lumpfish roe"', "narrow": "", "ids": "09ASTANA1103"}
"""Scripts that only some queries need, with one that does."""


@pytest.mark.parametrize(
    ("part", "change", "message"),
    [*((part, Path.unlink, "could not be loaded") for part in PARTS), ("words", empty, "is damaged")],
)
def test_a_broken_script_of_the_page(
    page: Page,
    own_site: tuple[Path, str],
    sample_site: Path,
    faults: list[str],
    part: str,
    change: Callable[[Path], None],
    message: str,
) -> None:
    site, address = own_site
    [path] = (site / "static/search").glob(f"{part}-*.js")
    change(path)
    page.goto(address + f"search.html?from=2005-01-02&q={quote(PARTS[part] or 'lumpfish')}")
    expect(page.get_by_role("alert")).to_contain_text(message)
    shutil.copytree(sample_site / "static", site / "static", dirs_exist_ok=True)
    page.get_by_role("alert").get_by_role("button", name="Try again").click()
    if part == "ids":
        page.wait_for_url("**/09ASTANA1103.html*")
    else:
        expect(page.locator("#search-results > li").first).to_contain_text("LUMPFISH")
    assert [fault for fault in faults if not fault.startswith("console: Failed to load resource")] == []
    faults.clear()


def test_without_the_page_the_summary_is_shown(
    page: Page, own_site: tuple[Path, str], sample_site: Path, faults: list[str]
) -> None:
    site, address = own_site
    shutil.rmtree(site / "cable")
    page.goto(address + "search.html?q=lumpfish")
    expect(page.locator("#search-results .entry-abstract").first).not_to_be_empty()
    page.goto("about:blank")
    assert [fault for fault in faults if not fault.startswith("console: Failed to load resource")] == []
    faults.clear()


def other_version(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace('"format":5', '"format":1'), "utf-8")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Path.unlink, ABSENT),
        (cut, DAMAGED),
        (empty, DAMAGED),
        (other_version, "has format 1, and this page reads format 5"),
    ],
)
def test_a_broken_manifest(
    page: Page,
    own_site: tuple[Path, str],
    sample_site: Path,
    faults: list[str],
    change: Callable[[Path], None],
    message: str,
) -> None:
    site, address = own_site
    change(site / "search/manifest.js")
    page.goto(address + "search.html")
    page.locator("#q").fill("lumpfish")
    page.locator("#q").press("Enter")
    check_fault_and_recovery(page, site, sample_site, message, faults)
    expect(page.locator("#search-results > li").first).to_contain_text("LUMPFISH")


def test_a_browser_that_cannot_unpack_is_told_which_can(page: Page, address: str) -> None:
    page.add_init_script("delete window.DecompressionStream")
    page.goto(address + "search.html")
    page.locator("#q").press_sequentially("lumpfish")
    page.locator("#q").press("Enter")
    for name in ("Chrome", "Firefox", "Safari"):
        expect(page.get_by_role("alert")).to_contain_text(name)


def test_slow_files_show_progress(page: Page, sample_site: Path, http_site: HttpSite) -> None:

    def slowly(route: Route) -> None:
        page.wait_for_timeout(1200)
        route.continue_()

    page.route("**/search/S/**", slowly)
    page.goto(http_site(sample_site) + "search.html")
    page.locator("#q").fill("lumpfish")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-progress")).to_be_visible()
    expect(page.locator("#search-progress")).to_contain_text("parts of the index")
    expect(page.locator("#search-results > li").first).to_be_visible()
    expect(page.locator("#search-progress")).to_be_hidden()
