"""Subjects, texts and settings that no one would write on purpose, in Chromium: the pages stay usable."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import tools
from tests.archive.cables import cable
from tests.building import build
from tests.conftest import BuildOnce
from tests.site.kinds import html_files

WORDS = ("THE MINISTER OF BRIDGES REPORTS ON A LONG JOURNEY " * 60).strip()
WORD = "W" * 3000
MARKS = "".join(letter + "".join(chr(0x300 + mark) for mark in range(40)) for letter in "PILED UP")
SUBJECTS = {
    "09ASTANA1": WORDS,
    "09ASTANA2": WORD,
    "09ASTANA3": MARKS,
    "09ASTANA4": "\u0627\u0644\u062c\u0633\u0631 \u0645\u0641\u062a\u0648\u062d (2009)!",
    "09ASTANA5": "BEFORE \u202eAFTER AN OVERRIDE",
    "09ASTANA6": "\u2067BEHIND AN ISOLATE (1)",
    "09ASTANA7": "\u202b\u202dBEHIND TWO",
    "09ASTANA8": "\u202c\u2069\u2069 CLOSED BEFORE IT OPENS \u202eX",
}
OTHERS = "ASTANA 1\n     B. ASTANA 2\n     C. ASTANA 5\n     D. ASTANA 7\n     E. ASTANA 8\n     F. LIMA 77"
RECORD = {
    "id": "09ASTANA90",
    "subject": "AN \u202eOVERRIDE",
    "date": "2009-07-03",
    "classification": "SECRET//\u202eNOFORN",
    "origin": "Embassy \u202eAstana",
    "tags": ["PREL", "OV\u202eIP"],
    "text": "UNCLAS ASTANA 000090\n\nSUBJECT: AN OVERRIDE\n\n1. (U) A \u202eline.\nAnother line.\n\n2. (U) Another.\n",
}
MARKED = RECORD | {
    "id": "09ASTANA91",
    "text": "CONFIDENTIAL ASTANA 000091\n\nSUBJECT: MARKS\n\n1. CONFIDENTIAL - ENTIRE TEXT.\n\n"
    "2. (LIMITED OFFICIAL USE) One.\n\n3. (S//REL TO USA, AUS, CAN, GBR) Two.\n",
}
COLLECTION = '---\ntitle: "Odd \u202e title"\n---\n\nSee [[09ASTANA5]].\n\n' + "".join(f"[[{id}]]\n" for id in SUBJECTS)
HUGE = "09LIMA5"
LEAKS = """() => {
  const control = /[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/;
  const own = "a, h1, h2, p > mark, .entry-title";
  const left = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect();
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  const found = [];
  const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (control.test((node.parentElement.closest(own) ?? node).textContent)) continue;
    for (const { index } of node.data.matchAll(/[A-Za-z]{2,}/g)) {
      const [one, two] = [left(node, index), left(node, index + 1)];
      if (one.width && two.width && Math.abs(one.top - two.top) < 2 && two.left < one.left - 0.5)
        found.push(`${node.parentElement.outerHTML}: ${node.data}`);
    }
  }
  return found;
}"""
"""Words without a control of their own that run from right to left."""
REFUSED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });"""


def make_odd_site(folder: Path) -> Path:
    files = {f"cables/{id}.txt": cable(id, f"Text of {id}.", subject=subject) for id, subject in SUBJECTS.items()}
    files["cables/09LIMA9.txt"] = cable("09LIMA9", f"The road {MARKS} is open.", ref=OTHERS)
    files[f"cables/{HUGE}.txt"] = cable(HUGE, "One line. " + "umbrellas and bridges " * 240_000)
    files["cables/odd.jsonl"] = json.dumps(RECORD) + "\n" + json.dumps(MARKED) + "\n"
    files["collections/odd.md"] = COLLECTION
    files["notes/09LIMA9.md"] = '---\ntitle: "N \u202e"\nauthor: "A \u202e B"\n---\n\nA [[09ASTANA5]].\n'
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build(folder / "content", folder / "site")


@pytest.fixture(scope="module")
def site(build_once: BuildOnce) -> Path:
    return build_once("odd", make_odd_site)


@pytest.fixture(params=[360, 1400])
def sized(page: Page, request: pytest.FixtureRequest) -> Page:
    page.set_viewport_size({"width": request.param, "height": 900})
    return page


def overflow(page: Page) -> int:
    """Pixels by which the page is wider than the window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def small(site: Path) -> Iterator[Path]:
    return (path for path in html_files(site) if HUGE not in path.name)


def test_no_page_is_wider_than_the_window(sized: Page, site: Path) -> None:
    wide = []
    for path in small(site):
        sized.goto(path.as_uri())
        if overflow(sized) > 0:
            wide.append(path.relative_to(site).as_posix())
    assert wide == []


@pytest.mark.parametrize("width", [360, 740, 1024, 1400])
def test_a_long_portion_mark_stays_beside_its_paragraph(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "cable/2009/07/09ASTANA91.html").as_uri())
    beside = """mark => mark.getBoundingClientRect().left - mark.closest(".par").getBoundingClientRect().left"""
    marks = page.locator(".mark").all()
    assert [mark.inner_text() for mark in marks] == ["(C - ENTIRE TEXT)", "(LOU)", "(S//REL TO USA, AUS, CAN, GBR)"]
    assert all(mark.evaluate(beside) >= 0 for mark in marks)


def test_no_control_turns_what_stands_beside_it(page: Page, site: Path) -> None:
    found = {}
    for path in small(site):
        page.goto(path.as_uri())
        if leaks := page.evaluate(LEAKS):
            found[path.relative_to(site).as_posix()] = leaks
    assert found == {}


def test_the_test_sees_a_control_that_turns_its_surroundings(page: Page, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<!doctype html><main><p><a>A \u202e</a> <i>turned</i></p></main>", "utf-8")
    page.goto((tmp_path / "a.html").as_uri())
    assert page.evaluate(LEAKS) == ["<i>turned</i>: turned"]


@pytest.mark.parametrize("id", ["09ASTANA1", "09ASTANA2"])
def test_a_long_subject_is_whole_on_its_own_page_and_short_on_others(page: Page, site: Path, id: str) -> None:
    page.goto((site / f"cable/2009/07/{id}.html").as_uri())
    assert page.locator("h1").inner_text() == SUBJECTS[id]
    page.goto((site / "tag/PREL.html").as_uri())
    title = page.locator(".entry", has=page.get_by_text(id, exact=True)).locator(".entry-title")
    assert title.inner_text().endswith("…")
    assert len(title.inner_text()) <= 300
    page.locator(f"a[href$='{id}.html']").first.click()
    assert page.locator("h1").inner_text() == SUBJECTS[id]


def test_a_long_subject_does_not_fill_the_results_of_a_search(sized: Page, site: Path) -> None:
    sized.goto((site / "search.html").as_uri() + "?q=journey")
    sized.locator("#search-results .entry").first.wait_for()
    assert sized.locator("#search-results .entry-title").first.evaluate("e => e.clientHeight") < 200
    assert overflow(sized) <= 0


def test_combining_marks_stay_near_their_line(page: Page, site: Path) -> None:
    page.goto((site / "cable/2009/07/09ASTANA3.html").as_uri())
    assert page.locator("h1").evaluate("e => getComputedStyle(e).overflowY") == "clip"


def test_a_cable_of_five_megabytes(sized: Page, site: Path) -> None:
    path = site / f"cable/2009/07/{HUGE}.html"
    assert path.stat().st_size > 10_000_000, "the reading view and the text as transmitted"
    sized.goto(path.as_uri())
    assert overflow(sized) <= 0
    sized.get_by_role("button", name="As transmitted").click()
    assert sized.locator("#transmitted").is_visible()
    assert overflow(sized) <= 0


def test_storage_that_is_refused_at_sight(browser: Browser, site: Path) -> None:
    faults: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        tools.collect_faults(page, faults)
        page.add_init_script(REFUSED)
        for path in ("index.html", "cable/2009/07/09LIMA9.html", "tag/PREL.html", "search.html?q=road"):
            page.goto(f"{site.as_uri()}/{path}")
            page.locator(".keep").first.click()
            expect(page.get_by_role("alert").filter(has_text="does not store the list")).to_be_visible()
            page.locator("button.look").click()
            assert page.locator("button.look").get_attribute("aria-pressed") == "true"
        page.goto(f"{site.as_uri()}/reading-list.html")
        assert "does not let this site keep" in page.locator("#list-fault").inner_text()
    assert faults == []
