"""The reading list in Chromium, over HTTP and from a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests import tools
from tests.conftest import HttpSite

FIRST = "cable/2009/07/09ASTANA1161.html"
SECOND = "cable/2009/07/09ASTANA1103.html"
LIST = "reading-list.html"
SHARED = f"{LIST}#list=2009/07/09ASTANA1161,09ASTANA1103"
REFUSE = """for (const name of ["getItem", "setItem"]) Storage.prototype[name] = () => {
  throw new DOMException("no", "SecurityError");
};"""
FULL = """Storage.prototype.setItem = () => { throw new DOMException("no", "QuotaExceededError"); };"""
Open = Callable[[str], None]


@pytest.fixture(params=["http", "file"])
def root(sample_site: Path, http_site: HttpSite, request: pytest.FixtureRequest) -> str:
    return http_site(sample_site) if request.param == "http" else sample_site.as_uri() + "/"


@pytest.fixture
def visit(page: Page, root: str) -> Open:
    def load(path: str) -> None:
        page.goto("about:blank")  # a change of the fragment alone would load nothing
        page.goto(root + path, wait_until="load")

    return load


@pytest.fixture
def filled(page: Page, visit: Open) -> Page:
    """The page of the list with two cables."""
    for path in (FIRST, SECOND):
        visit(path)
        page.locator(".cable-line .keep").click()
    visit(LIST)
    return page


@pytest.fixture
def window(page: Page) -> Iterator[Page]:
    """A second window of the same browser."""
    other = page.context.new_page()
    faults: list[str] = []
    tools.collect_faults(other, faults)
    yield other
    assert faults == []


def ids(page: Page) -> list[str]:
    return page.locator("#list .id").all_inner_texts()


def count(page: Page) -> str:
    return page.locator("a[data-list]").inner_text().strip()


def saved(page: Page, button: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes().decode()


def hand_over(page: Page, text: str) -> None:
    file = FilePayload(name="list.json", mimeType="application/json", buffer=text.encode())
    page.get_by_label("Open a saved list").set_input_files(file)


def fault(page: Page) -> str:
    page.locator("#list-fault:not([hidden])").wait_for()
    return page.locator("#list-fault").inner_text()


def test_add_and_remove_on_a_cables_page(page: Page, visit: Open) -> None:
    visit(FIRST)
    button = page.locator(".cable-line").get_by_role("button", name="Reading list")
    assert (count(page), button.get_attribute("aria-pressed")) == ("Reading list", "false")
    button.click()
    assert (count(page), button.get_attribute("aria-pressed")) == ("Reading list (1)", "true")
    visit(LIST)
    assert page.locator("#list .entry-when").inner_text() == "14 July 2009"
    assert page.locator("#list .entry-title").inner_text() == "KAZAKHSTAN: LESSONS FROM A VISIT, OR TWELVE UMBRELLAS"
    facts = ["09ASTANA1161", "Embassy Astana", "UNCLASSIFIED//FOR OFFICIAL USE ONLY"]
    assert page.locator("#list .entry-facts > span").all_inner_texts() == facts
    visit(FIRST)
    button.click()
    assert count(page) == "Reading list"


@pytest.mark.parametrize("path", ["tag/PREL.html", "index.html", "collection/bag-twelve.html", "date/2009/07.html"])
def test_add_from_a_list(page: Page, visit: Open, path: str) -> None:
    visit(path)
    button = page.locator(".entry:not(.missing) > .keep").first
    name = (button.get_attribute("aria-label") or "").removeprefix("Reading list: ")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    entry = page.locator(".entry", has=page.locator(".keep[aria-pressed=true]")).first
    title = entry.locator(".entry-title").inner_text()
    visit(LIST)
    assert ids(page) == [name]
    assert page.locator("#list .entry-title").inner_text() == title
    page.locator("#list .entry-title a").click()
    page.locator("h1", has_text=title).wait_for()


def test_add_from_search(page: Page, visit: Open) -> None:
    visit("search.html?q=umbrellas")
    page.locator("#search-results .keep").first.click()
    expect(page.locator("#search-results .keep").first).to_have_attribute("aria-pressed", "true")
    assert count(page) == "Reading list (1)"
    visit(LIST)
    assert len(ids(page)) == 1


def test_notes_stay(filled: Page, visit: Open) -> None:
    filled.get_by_label("Note: 09ASTANA1103").fill("Ask about <b>the tent</b>.")
    visit(LIST)
    assert filled.get_by_label("Note: 09ASTANA1103").input_value() == "Ask about <b>the tent</b>."


def test_reorder_with_buttons_and_keys(filled: Page, visit: Open) -> None:
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]
    button = filled.get_by_role("button", name="Up: 09ASTANA1103")
    button.focus()
    filled.keyboard.press("Enter")
    assert ids(filled) == ["09ASTANA1103", "09ASTANA1161"]
    assert filled.locator("#list-status").inner_text() == "09ASTANA1103 is now 1 of 2."
    assert filled.evaluate("document.activeElement.getAttribute('aria-label')") == "Up: 09ASTANA1103"
    filled.keyboard.press("Alt+ArrowDown")
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]
    assert filled.evaluate("document.activeElement.getAttribute('aria-label')") == "Up: 09ASTANA1103"
    visit(LIST)
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]


def test_removed_cables_come_back(filled: Page) -> None:
    filled.get_by_label("Note: 09ASTANA1161").fill("Keep me.")
    filled.get_by_role("button", name="Remove: 09ASTANA1161").click()
    assert ids(filled) == ["09ASTANA1103"]
    filled.get_by_role("button", name="Undo").click()
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]
    assert filled.get_by_label("Note: 09ASTANA1161").input_value() == "Keep me."
    filled.get_by_role("button", name="Remove all").click()
    assert filled.locator("#list-empty").is_visible()
    filled.get_by_role("button", name="Undo").click()
    assert len(ids(filled)) == 2


def test_a_saved_list_can_be_opened(filled: Page) -> None:
    filled.get_by_label("Note: 09ASTANA1161").fill("Mine.")
    name, text = saved(filled, "Save the list")
    assert name == "reading-list.json"
    data = json.loads(text)
    assert (data["format"], data["version"]) == ("reftel-reading-list", 1)
    assert data["cables"][0] | {"classification": ""} == {
        "url": FIRST,
        "id": "09ASTANA1161",
        "subject": "KAZAKHSTAN: LESSONS FROM A VISIT, OR TWELVE UMBRELLAS",
        "date": "2009-07-14",
        "origin": "Embassy Astana",
        "classification": "",
        "to": "Secretary of State",
        "note": "Mine.",
    }
    filled.get_by_role("button", name="Remove all").click()
    hand_over(filled, text)
    filled.locator("#list .entry").nth(1).wait_for()
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]
    assert filled.get_by_label("Note: 09ASTANA1161").input_value() == "Mine."


def test_opening_a_list_loses_no_note(filled: Page) -> None:
    _, text = saved(filled, "Save the list")
    data = json.loads(text)
    data["cables"][0]["note"] = "Theirs."
    filled.get_by_label("Note: 09ASTANA1161").fill("Mine.")
    hand_over(filled, json.dumps(data))
    filled.locator("#list-status", has_text="Added 0 cables.").wait_for()
    assert filled.get_by_label("Note: 09ASTANA1161").input_value() == "Mine.\nTheirs."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not JSON"),
        ('{"format": "reftel-reading-list", "version": 1, "cables": [{"url": "cable/20', "not JSON"),
        ("\x00\xff", "not JSON"),
        ("[]", "“format”: “reftel-reading-list”"),
        ("null", "“format”: “reftel-reading-list”"),
        ('{"format": "reftel-reading-list", "version": 1, "cables": {}}', "“cables”"),
        ('{"format": "reftel-reading-list", "version": 2, "cables": []}', "expected version 1"),
    ],
)
def test_a_damaged_or_foreign_file(filled: Page, text: str, words: str) -> None:
    hand_over(filled, text)
    assert words in fault(filled)
    assert ids(filled) == ["09ASTANA1161", "09ASTANA1103"]


def test_what_is_good_of_a_file_is_read(filled: Page, faults: list[str]) -> None:
    good = {"url": "cable/2009/09/09ASTANA1461.html", "subject": "<img src=x onerror=alert(1)>", "note": 5}
    bad = [None, 7, "x", {"url": "javascript:alert(1)"}, {"url": "cable/../../x.html"}, {"url": "//e.org/cable/x.html"}]
    hand_over(filled, json.dumps({"format": "reftel-reading-list", "version": 1, "cables": [*bad, good]}))
    assert "left out: 1, 2, 3, 4, 5, 6." in fault(filled)
    assert ids(filled)[2:] == ["09ASTANA1461"]
    assert "<img src=x onerror=alert(1)>" in filled.locator("#list").inner_text()
    absent = (
        "left out: 1, 2, 3, 4, 5, 6. These cables are not in this archive, or their pages did not answer: 09ASTANA1461."
    )
    filled.locator("#list-fault", has_text=absent).wait_for()
    assert [fault for fault in faults if "09ASTANA1461.html" not in fault] == []
    faults.clear()


def test_a_good_file_clears_what_a_bad_one_left(filled: Page) -> None:
    _, text = saved(filled, "Save the list")
    hand_over(filled, "")
    assert "not JSON" in fault(filled)
    hand_over(filled, text)
    filled.locator("#list-status", has_text="Added 0 cables.").wait_for()
    assert not filled.locator("#list-fault").is_visible()
    hand_over(filled, "")
    filled.locator("#list-status", has_not_text="Added").wait_for(state="attached")


def test_a_shared_link(page: Page, visit: Open, root: str) -> None:
    visit(SHARED)
    assert page.locator("#list .entry").count() == 0, "nothing is added unasked"
    shared = page.locator("#list-shared")
    shared.get_by_text("TWELVE UMBRELLAS").wait_for()
    page.get_by_role("button", name="Add to my list").click()
    assert ids(page) == ["09ASTANA1161", "09ASTANA1103"]
    assert "TWELVE UMBRELLAS" in page.locator("#list").inner_text()
    assert not shared.is_visible()
    assert page.get_by_label("Link to share").input_value() == root + SHARED


@pytest.mark.parametrize("fragment", ["#list=", "#list=../../x,<b>,2009/07/", "#list=%E0%A4%A", "#list", "#par5"])
def test_a_broken_link(page: Page, visit: Open, fragment: str) -> None:
    visit(LIST + fragment)
    assert not page.locator("#list-shared").is_visible()
    assert page.locator("#list-empty").is_visible()


def test_a_shared_cable_that_is_not_there(page: Page, visit: Open, faults: list[str]) -> None:
    visit(LIST + "#list=2009/07/09NOWHERE1")
    page.get_by_role("button", name="Add to my list").click()
    assert ids(page) == ["09NOWHERE1"]
    page.locator("#list-fault", has_text="not in this archive, or their pages did not answer: 09NOWHERE1").wait_for()
    faults.clear()


@pytest.mark.parametrize(
    ("form", "name", "start"),
    [
        ("BibTeX", "citations.bib", "@techreport{09ASTANA1161,"),
        ("RIS", "citations.ris", "TY  - RPRT"),
        ("CSL-JSON", "citations.csl.json", "[\n  {"),
        ("NARA", "citations.nara.txt", "Embassy Astana to Secretary of State, Telegram 09ASTANA1161,"),
    ],
)
def test_all_citations(filled: Page, root: str, form: str, name: str, start: str) -> None:
    filled.get_by_label("Citations").select_option(form)
    found, text = saved(filled, "Download")
    assert found == name
    assert text.startswith(start)
    assert (root + SECOND in text) is root.startswith("http")
    assert "file:" not in text


def test_a_cable_from_a_list_is_cited_as_on_its_own_page(page: Page, visit: Open) -> None:
    """A list says little of a cable; its page says to whom it was sent."""
    visit("tag/PREL.html")
    button = page.locator(".entry:not(.missing) > .keep").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    for _ in range(10):  # a page that answers late is asked again by the next visit
        visit(LIST)
        page.wait_for_timeout(1_000)
        if page.evaluate("() => JSON.parse(localStorage[reftel.list.place])[0].to"):
            break
    page.get_by_label("Citations").select_option("NARA")
    _, text = saved(page, "Download")
    page.locator("#list .entry-title a").click()
    page.locator("#cite summary").click()
    expect(page.locator("[data-form=nara] p")).to_have_text(text.strip())


def test_an_extract_stays_one(page: Page, visit: Open) -> None:
    visit("cable/2003/05/03WELLINGTON610.html")
    page.locator(".cable-line .keep").click()
    visit(LIST)
    page.get_by_label("Citations").select_option("NARA")
    assert "Telegram 03WELLINGTON610 (extract), " in saved(page, "Download")[1]
    _, text = saved(page, "Save the list")
    page.get_by_role("button", name="Remove all").click()
    hand_over(page, text)
    page.locator("#list .entry").wait_for()
    assert "(extract)" in saved(page, "Download")[1]


def test_all_texts(filled: Page, sample_site: Path) -> None:
    filled.get_by_label("Note: 09ASTANA1161").fill("Mine.")
    name, text = saved(filled, "Download the texts")
    assert name == "cables.txt"
    assert "\n\nMine.\n\n" in text
    text = " ".join(text.split())
    assert text.index("twelve umbrellas from one car") < text.index("=" * 78) < text.index("VZCZCXRO4947")


def test_two_windows(filled: Page, window: Page, root: str) -> None:
    window.goto(root + LIST)
    note = filled.get_by_label("Note: 09ASTANA1161")
    note.fill("Half a th")
    window.get_by_role("button", name="Remove: 09ASTANA1103").click()
    filled.wait_for_function("document.querySelectorAll('#list .entry').length === 1")
    note.press_sequentially("ought")
    assert note.input_value() == "Half a thought", "who writes is not disturbed"
    window.wait_for_function("document.querySelector('#list textarea').value === 'Half a thought'")
    assert count(filled) == count(window) == "Reading list (1)"


@pytest.mark.parametrize(("script", "words"), [(REFUSE, "does not let this site keep"), (FULL, "no more room")])
def test_storage_refused(page: Page, visit: Open, script: str, words: str) -> None:
    page.add_init_script(script)
    visit(FIRST)
    page.locator(".cable-line .keep").click()
    assert "does not store the list" in page.get_by_role("alert").inner_text()
    assert count(page) == "Reading list (1)"
    visit(SHARED)
    page.get_by_role("button", name="Add to my list").click()
    assert words in fault(page)
    assert ids(page) == ["09ASTANA1161", "09ASTANA1103"]
    assert json.loads(saved(page, "Save the list")[1])["cables"]


@pytest.mark.parametrize(
    ("kept", "left"), [("garbage", []), ("{}", []), (f'[{{"url": "{FIRST}"}}, 7]', ["09ASTANA1161"])]
)
def test_a_damaged_list_in_the_browser(page: Page, visit: Open, kept: str, left: list[str]) -> None:
    visit(LIST)
    page.evaluate("kept => localStorage.setItem(reftel.list.place, kept)", kept)
    visit(LIST)
    assert "damaged" in fault(page)
    assert ids(page) == left
    assert saved(page, "Download the damaged list")[1] == kept
    page.get_by_role("button", name="Throw it away").click()
    visit(LIST)
    assert not page.locator("#list-fault").is_visible()
    assert ids(page) == left


def test_without_javascript_it_says_so(page: Page, sample_site: Path) -> None:
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        silent = context.new_page()
        silent.goto((sample_site / LIST).as_uri())
        # Playwright's own comparison of texts leaves <noscript> out.
        assert "needs JavaScript" in silent.locator("main").inner_text()
        assert silent.get_by_role("button").count() == 0
