"""The sample archive in every language: what is said in it, which way it runs, and that its cables stay as they are."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import locale
from generator.language import Language
from tests.building import ROOT, build, run
from tests.catalogues import catalogue
from tests.conftest import BuildOnce, HttpSite
from tests.site.kinds import KINDS, RARE, of_kind
from tests.site.test_accessibility import findings
from tests.site.test_screens import OVERFLOW
from tests.tools import Node

CODES = [code for code in locale.languages() if code != locale.SOURCE]
KINDS_SHOWN = [kind for kind in KINDS if kind not in RARE]
ATTRIBUTES = ("aria-label", "title", "placeholder", "alt", "data-fault", "data-text")
ASTANA = "cable/2009/07/09ASTANA1103.html"

RIGHT_TO_LEFT = """09ASTANA7001
\u05d2\u05e9\u05e8 (BRIDGE) \u0646\u0647\u0631 1. \u202e{subject} \u0301\u0302\u0303{marks}
Thu Jul 02 00:00:00 +0200 2009
UNCLASSIFIED
Embassy Astana
UNCLAS ASTANA 007001

SUBJECT: \u05d2\u05e9\u05e8 (BRIDGE) \u0646\u0647\u0631 1. \u202e{subject} \u0301\u0302\u0303{marks}

1. (U) \u0627\u0644\u062c\u0633\u0631 \u0645\u0641\u062a\u0648\u062d. The bridge is open.
"""


def in_language(folder: Path, code: str) -> Path:
    """The sample archive, built in a language."""
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    settings = content / "site.toml"
    settings.write_text(settings.read_text("utf-8").replace("[site]\n", f'[site]\nlanguage = "{code}"\n'), "utf-8")
    return build(content, folder / "site")


@pytest.fixture(scope="session", params=CODES)
def site(request: pytest.FixtureRequest, build_once: BuildOnce) -> tuple[str, Path]:
    code = request.param
    return code, build_once(f"sample-{code}", lambda folder: in_language(folder, code))


@pytest.fixture(scope="session")
def arabic(build_once: BuildOnce) -> Path:
    return build_once("sample-ar", lambda folder: in_language(folder, "ar"))


@pytest.fixture(scope="session")
def french(build_once: BuildOnce) -> Path:
    return build_once("sample-fr", lambda folder: in_language(folder, "fr"))


def tree(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text("utf-8"))


def said(node: LexborNode) -> Iterator[str]:
    """What a page says in its own language: texts and names, without what is marked as English."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield " ".join(child.text().split())
        elif child.tag not in ("script", "noscript", "style", "code") and child.attributes.get("lang") != "en":
            yield from (child.attributes[name] or "" for name in ATTRIBUTES if name in child.attributes)
            yield from said(child)


def test_pages_are_in_the_language_of_the_site(site: tuple[str, Path]) -> None:
    """No text of a page is a message of the catalogue that this language says otherwise."""
    code, folder = site
    english = {
        unescape(re.sub("<[^>]*>", "", message.id))
        for message in catalogue(code)
        if isinstance(message.id, str) and message.string != message.id
    }
    found = {}
    for kind in set(KINDS_SHOWN) - {"text"}:  # which is the publisher's
        body = tree(of_kind(folder, kind)[0]).body
        assert body is not None
        found[kind] = english.intersection(filter(None, said(body)))
    assert {kind: texts for kind, texts in found.items() if texts} == {}


def test_the_page_says_its_language_and_direction(site: tuple[str, Path]) -> None:
    code, folder = site
    for kind in KINDS_SHOWN:
        html = tree(of_kind(folder, kind)[0]).css_first("html")
        assert html is not None
        assert html.attributes == {"lang": code, "dir": "rtl" if code == "ar" else "ltr"}, kind


def test_the_words_of_a_cable_are_those_of_the_english_site(site: tuple[str, Path], sample_site: Path) -> None:
    _, folder = site
    for selector in (".message .text", "#transmitted", "h1", "#cable-citation", "[data-form]", ".cable-head .level"):
        texts = [[node.text() for node in tree(root / ASTANA).css(selector)] for root in (folder, sample_site)]
        assert texts[0] == texts[1] != [], selector


def test_a_cable_says_that_it_is_english(site: tuple[str, Path]) -> None:
    page = tree(site[1] / ASTANA)
    for selector in ("h1", ".message .text", "#transmitted"):
        node = page.css_first(selector)
        assert node is not None
        assert node.attributes.get("lang") == "en", selector


def test_a_cable_is_explained_in_the_language(site: tuple[str, Path]) -> None:
    """Legend, facts and portion marks; where they stand in what is English they say their language."""
    code, folder = site
    page, language = tree(folder / ASTANA), Language(code)
    explained = [node.text() for node in page.css(".legend-lines .why, .facts .why")]
    known = ("The sender", "What and where it is about", "External political relations")
    for text in known:
        assert language.meaning(text) in explained
    caveat = "Not classified but not for the public"
    assert f"{language.meaning('Not classified')}. {language.meaning(caveat)}" in explained
    assert language.country("KZ", "Kazakhstan") in explained
    assert page.css(".why span[lang], .why [lang=en]") == []
    assert {node.attributes.get("lang") for node in page.css("[lang=en] > .why")} == {code}
    mark = page.css_first("a.mark.x")
    assert mark is not None
    assert mark.attributes["title"] == f"Unclassified: {language.meaning('Not classified')} [E.O. 12958; 32 CFR 2001]"
    titles = {node.text(): node.attributes["title"] for node in page.css(".message .text a.x")}
    assert titles["OSCE"] == language.meaning("Organization for Security and Co-operation in Europe")


@pytest.mark.node
def test_valid(node: Node, site: tuple[str, Path]) -> None:
    pages = sorted(of_kind(site[1], kind)[0] for kind in KINDS_SHOWN)
    options = ("--config", ".htmlvalidate.json", "--max-warnings", "0", "--formatter", "text")
    result = node.tool("html-validate", *options, *pages)
    assert result.returncode == 0, result.stdout[:5000] + result.stderr


def test_nothing_is_wider_than_the_screen(page: Page, site: tuple[str, Path]) -> None:
    """Long words of other languages, and pages from right to left."""
    wide = {}
    for kind in KINDS_SHOWN:
        page.goto(of_kind(site[1], kind)[0].as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
        for width in (360, 1400):
            page.set_viewport_size({"width": width, "height": 900})
            wide[f"{kind} {width}"] = page.evaluate(OVERFLOW)
    assert {place: overflow for place, overflow in wide.items() if overflow} == {}


def test_from_right_to_left_the_page_turns_and_the_cable_does_not(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto((arabic / ASTANA).as_uri())
    direction = "(element) => getComputedStyle(element).direction"
    found = {name: page.locator(name).first.evaluate(direction)
             for name in ("body", ".message", ".par .text", "#transmitted", ".id", ".facts dt")}  # fmt: skip
    assert found == {"body": "rtl", ".message": "ltr", ".par .text": "ltr", "#transmitted": "ltr", ".id": "ltr",
                     ".facts dt": "rtl"}  # fmt: skip
    title, menu = (page.locator(name).bounding_box() for name in (".site-title", ".menu"))
    assert title is not None
    assert menu is not None
    assert title["x"] > menu["x"]


def test_from_right_to_left_charts_run_from_left_to_right(page: Page, arabic: Path) -> None:
    page.goto((arabic / "index.html").as_uri())
    places = page.locator(".chart .tick").evaluate_all(
        "(all) => all.map((tick) => [+tick.textContent, tick.getBoundingClientRect().x])"
    )
    assert len(places) > 2
    assert [year for year, _ in sorted(places, key=lambda place: place[1])] == sorted(year for year, _ in places)


@pytest.mark.node
@pytest.mark.parametrize("url", ["index.html", ASTANA, "tag/index.html"])
def test_from_right_to_left_axe_finds_nothing(page: Page, arabic: Path, url: str) -> None:
    page.goto((arabic / url).as_uri())
    assert findings(page) == {}


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_the_search_speaks_the_language(page: Page, french: Path, http_site: HttpSite, scheme: str) -> None:
    address = http_site(french) if scheme == "http" else french.as_uri() + "/"
    page.goto(f"{address}search.html?q=trade")
    page.locator("#search-results li").first.wait_for()
    assert re.fullmatch(r"\d+ câbles trouvés", page.locator("#search-status").inner_text())
    assert re.fullmatch(r"\d{1,2} \w+ (19|20)\d\d", page.locator("#search-results time").first.inner_text())
    page.locator("#search-filters summary").first.click()
    page.locator("#search-groups h2").first.wait_for()
    assert "Pays" in page.locator("#search-groups h2").all_inner_texts()
    assert "Islande" in page.locator("#search-groups").inner_text()
    page.goto(f"{address}search.html?q=%2B")
    fault = page.locator("#search-fault").inner_text()
    assert "Cette requête n’a pas été comprise" in fault
    assert "rien n’a été trouvé" in fault


def test_the_search_counts_in_arabic(page: Page, arabic: Path) -> None:
    page.goto((arabic / "search.html").as_uri() + "?q=09ASTANA1103xyz")
    page.wait_for_function("document.getElementById('search-status').textContent !== ''")
    assert page.locator("#search-status").inner_text() == "لم يُعثر على برقيات"


def test_without_javascript(browser: object, french: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:  # type: ignore[attr-defined]
        page = context.new_page()
        page.goto((french / "search.html").as_uri())
        assert "La recherche a besoin de JavaScript" in page.locator("main").inner_text()
        page.goto((french / "date/index.html").as_uri())
        assert page.locator("h1").inner_text() == "Dates"
        assert "câbles" in page.locator(".chart figcaption").inner_text()


@pytest.mark.parametrize("code", ["en", "ar"])
def test_subjects_of_any_direction_leave_the_page_whole(page: Page, tmp_path: Path, code: str) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.toml").write_text(f'[site]\nlanguage = "{code}"\n', "utf-8")
    text = RIGHT_TO_LEFT.format(subject="A SUBJECT THAT TURNS", marks="\u0336\u0489\u0300" * 200)
    (content / "7001.txt").write_text(text, "utf-8")
    site = build(content, tmp_path / "site")
    for url in ("index.html", "cable/2009/07/09ASTANA7001.html", "date/2009/07/02.html"):
        page.goto((site / url).as_uri())
        for width in (360, 1400):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(OVERFLOW) is None, (url, width)
        assert page.locator(".id").first.evaluate("(id) => getComputedStyle(id).direction") == "ltr"


def test_an_unknown_language_is_an_error_with_its_line(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.toml").write_text('[site]\ntitle = "A"\nlanguage = "tlh"\n', "utf-8")
    result = run("build", "--content", content, "--output", tmp_path / "site")
    assert result.returncode == 2
    message = "site.toml:3: site.language is 'tlh'; expected one of ar, en, es, fr, ru"
    assert message in " ".join((result.stdout + result.stderr).split())
    assert not (tmp_path / "site").exists()
