"""The page of a cable in a browser: explanations, views, keys, with and without JavaScript."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import HttpSite

CABLE = "cable/2009/08/09BISHKEK911.html"


@pytest.fixture(params=["http", "file"])
def cable(request: pytest.FixtureRequest, page: Page, sample_site: Path, http_site: HttpSite) -> Page:
    base = http_site(sample_site) if request.param == "http" else f"{sample_site.as_uri()}/"
    page.goto(base + CABLE)
    return page


def test_an_explanation_shows_on_focus_and_escape_hides_it(cable: Page) -> None:
    mark = cable.locator("a.mark.x").first
    shown = "link => getComputedStyle(link, '::after').content"
    assert mark.evaluate(shown) == "none"
    cable.keyboard.press("Tab")  # focus by keyboard from now on
    mark.focus()
    assert "Unclassified: " in mark.evaluate(shown)
    cable.keyboard.press("Escape")
    assert mark.evaluate(shown) == "none"
    assert mark.evaluate("link => link === document.activeElement"), "the focus stays where it is"
    cable.keyboard.press("Tab")
    mark.focus()
    assert "Unclassified: " in mark.evaluate(shown)


def test_an_explanation_leads_to_its_place_in_the_glossary(cable: Page) -> None:
    cable.locator("a.mark.x").first.click()
    expect(cable.locator(":target")).to_contain_text("UNCLASSIFIED (U)")
    expect(cable.locator(":target .small")).to_have_text("E.O. 12958; 32 CFR 2001")


def test_the_legend_explains_the_lines_of_the_header(cable: Page) -> None:
    cable.get_by_text("How to read this cable").click()
    row = cable.locator(".legend-lines div", has_text="Z AUG 09")
    expect(row).to_contain_text("day, hour and minute of sending in UTC")
    row.get_by_role("link").click()
    expect(cable.locator(":target")).to_contain_text("Date-time group")


def test_three_views(cable: Page) -> None:
    cable.set_viewport_size({"width": 1400, "height": 900})
    read, sent = cable.locator("section.message"), cable.locator("#transmitted")
    names = ["Reading", "As transmitted", "Side by side"]
    for name, visible in zip(names, [(True, False), (False, True), (True, True)], strict=True):
        cable.get_by_role("button", name=name, exact=True).click()
        assert (read.is_visible(), sent.is_visible()) == visible, name
        pressed = [cable.get_by_role("button", name=each, exact=True).get_attribute("aria-pressed") for each in names]
        assert pressed == ["true" if each == name else "false" for each in names]
    left, right = read.bounding_box(), sent.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"], "side by side"
    cable.set_viewport_size({"width": 360, "height": 800})
    assert cable.evaluate("document.documentElement.scrollWidth") <= 360


def test_keys(cable: Page) -> None:
    first = cable.url
    cable.keyboard.press("v")
    expect(cable.locator("#transmitted")).to_be_visible()
    cable.keyboard.press("n")
    cable.wait_for_url(lambda url: url != first)
    cable.keyboard.press("p")
    cable.wait_for_url(first)
    cable.keyboard.press("?")
    cable.wait_for_url("**/glossary.html#keys")


def test_slash_leads_to_the_search(cable: Page) -> None:
    cable.keyboard.press("/")
    cable.wait_for_url("**/search.html#q")
    expect(cable.locator("#q")).to_be_focused()


def test_c_copies_the_citation(cable: Page) -> None:
    cable.keyboard.press("c")
    expect(cable.locator(".tip")).to_contain_text(
        "Copied: Embassy Bishkek to Secretary of State, Telegram 09BISHKEK911"
    )
    assert cable.evaluate("scrollY") == 0, "the reader's place is kept"
    cable.keyboard.press("Escape")
    expect(cable.locator(".tip")).to_have_count(0)


def test_what_c_shows_covers_no_focus(cable: Page) -> None:
    cable.keyboard.press("c")
    expect(cable.locator(".tip")).to_contain_text("Copied: ")
    cable.keyboard.press("Tab")
    expect(cable.locator(".tip")).to_have_count(0)


def test_side_by_side_where_there_is_room(cable: Page) -> None:
    button = cable.get_by_role("button", name="Side by side", exact=True)
    for width, beside in ((800, True), (740, True), (700, False), (360, False)):
        cable.set_viewport_size({"width": width, "height": 900})
        assert button.is_visible() is beside
        if beside:
            button.click()
            read, sent = (cable.locator(place).bounding_box() for place in (".column", ".as-sent"))
            assert read
            assert sent
            assert read["x"] + read["width"] <= sent["x"]
            assert abs(read["y"] - sent["y"]) < 100
    for _ in range(4):
        cable.keyboard.press("v")
        assert cable.locator("article.cable").get_attribute("data-view") in ("read", "sent")


def test_side_by_side_the_text_as_transmitted_goes_along(cable: Page) -> None:
    cable.set_viewport_size({"width": 1400, "height": 700})
    cable.get_by_role("button", name="Side by side", exact=True).click()
    cable.locator("#par6").evaluate("paragraph => paragraph.scrollIntoView()")
    first = cable.locator("#par6 .text").inner_text()[:20]
    place = """first => {
        const sent = document.getElementById("transmitted"), text = sent.firstChild, range = document.createRange();
        range.setStart(text, text.data.indexOf(first));
        return range.getBoundingClientRect().top - sent.getBoundingClientRect().top;
    }"""
    cable.wait_for_function(f"first => Math.abs(({place})(first)) < 40", arg=first)


def test_keys_do_nothing_while_one_types_or_with_a_modifier(cable: Page) -> None:
    first = cable.url
    cable.evaluate("document.querySelector('main').insertAdjacentHTML('afterbegin', '<input id=typing aria-label=x>')")
    cable.locator("#typing").press_sequentially("nv/?")
    assert cable.locator("#typing").input_value() == "nv/?"
    cable.locator("h1").click()
    cable.keyboard.press("Alt+n")
    assert cable.url == first
    expect(cable.locator("#transmitted")).to_be_hidden()


def test_keys_can_be_switched_off_for_good(cable: Page) -> None:
    first = cable.url
    cable.keyboard.press("?")
    cable.wait_for_url("**/glossary.html#keys")
    cable.get_by_label("Use these keys in this browser").uncheck()
    cable.goto(first)
    cable.keyboard.press("v")
    expect(cable.locator("#transmitted")).to_be_hidden()


def test_a_touch_shows_the_explanation_in_place(browser: Browser, sample_site: Path, http_site: HttpSite) -> None:
    with browser.new_context(has_touch=True, viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(http_site(sample_site) + CABLE)
        page.locator("a.mark.x").first.tap()
        expect(page.locator(".tip")).to_contain_text("Unclassified: ")
        page.locator(".tip a").tap()
        page.wait_for_url("**/glossary.html#marking-U")


def test_without_javascript_all_is_there(browser: Browser, sample_site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{sample_site.as_uri()}/{CABLE}")
        expect(page.get_by_role("group", name="View")).to_be_hidden()
        page.locator("summary", has_text="Text as transmitted").click()
        expect(page.locator("#transmitted")).to_be_visible()
        page.locator("summary", has_text="How to read this cable").click()
        expect(page.locator(".legend-lines dl")).to_be_visible()
        page.locator("a.mark.x").first.click()
        expect(page.locator(":target")).to_contain_text("UNCLASSIFIED")


def test_a_missing_cable_has_a_place_that_says_who_cites_it(page: Page, sample_site: Path) -> None:
    stub = next((sample_site / "missing").glob("STATE-*.html"))
    page.goto(stub.as_uri())
    page.locator(".stub li a").first.click()
    link = page.locator(f".refs a[href*='missing/{stub.name}']").first
    link.click()
    expect(page.locator(":target")).to_contain_text("Cited by")


def test_the_scripts_of_a_cable_are_small(sample_site: Path) -> None:
    page = (sample_site / CABLE).read_text("utf-8")
    names = set(re.findall(r'<script src="[./]*static/([\w-]+\.js)"', page))
    assert "cable-keys.js" in names
    assert sum((sample_site / "static" / name).stat().st_size for name in names) < 20_000
