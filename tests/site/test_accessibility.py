"""axe-core finds nothing on any kind of page, in light and in dark, folded and unfolded."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.site.kinds import RARE, of_kind
from tests.tools import NODE_MODULES

SCREENS = ((1400, "light"), (1400, "dark"), (360, "dark"))
UNFOLD = "document.querySelectorAll('details').forEach((element) => { element.open = true; })"
RUN = """async () => {
  const { violations } = await axe.run({ preload: false, resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) =>
    id + ": " + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + " " + node.failureSummary).join(" | "));
}"""


@cache
def axe() -> str:
    return (NODE_MODULES / "axe-core/axe.min.js").read_text("utf-8")


def findings(page: Page) -> dict[str, list[str]]:
    """What axe finds, by screen; all its rules, those beyond WCAG too."""
    page.evaluate(UNFOLD)
    page.evaluate(axe())
    found = {}
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
        found[f"{width} {scheme}"] = page.evaluate(RUN)
    return {screen: faults for screen, faults in found.items() if faults}


@pytest.mark.node
def test_every_kind_of_page(page: Page, specimen: Path) -> None:
    page.goto(specimen.as_uri())
    assert findings(page) == {}, specimen.name


@pytest.mark.node
@pytest.mark.parametrize("kind", sorted(RARE))
def test_pages_that_only_a_hostile_archive_has(page: Page, hostile_site: Path, kind: str) -> None:
    page.goto(of_kind(hostile_site, kind)[0].as_uri())
    assert findings(page) == {}


@pytest.mark.node
def test_results_of_a_search(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "search.html").as_uri() + "?q=trade")
    page.locator("#search-results li").first.wait_for()
    assert findings(page) == {}


@pytest.mark.node
def test_a_filled_reading_list(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "tag/PREL.html").as_uri())
    button = page.locator(".entry .keep").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto((sample_site / "reading-list.html").as_uri())
    page.locator("#list .entry").first.wait_for()
    assert findings(page) == {}


@pytest.mark.node
def test_the_check_itself_sees(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<!doctype html><html lang=en><title>x</title><main><h1>x</h1>"
        "<img src='data:,'><p><font color=#aaaaaa>Hardly to be read</font>"
    )
    page.goto(bad.as_uri())
    found = " ".join(findings(page)["1400 light"])
    assert "image-alt" in found
    assert "color-contrast" in found


@pytest.mark.parametrize("name", ["index.html", "tag/PREL.html", "search.html"])
def test_the_first_key_leads_past_the_menu(page: Page, sample_site: Path, name: str) -> None:
    page.goto((sample_site / name).as_uri())
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.get_attribute("href") == "#content"
    box = link.bounding_box()
    assert box
    assert box["height"] > 20
    page.keyboard.press("Enter")
    page.wait_for_url("**#content")


def test_whatever_has_the_focus_shows_it(page: Page, sample_site: Path) -> None:
    """A ring, or a change of what is drawn, on everything that the key Tab reaches on the home page."""
    page.goto((sample_site / "index.html").as_uri())
    bare = []
    for _ in range(40):
        page.keyboard.press("Tab")
        bare += page.evaluate(
            """() => {
              const element = document.activeElement;
              const style = getComputedStyle(element);
              const seen = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
              return seen || element.closest(".map, .skip") ? [] : [element.outerHTML.slice(0, 120)];
            }"""
        )
    assert bare == []
