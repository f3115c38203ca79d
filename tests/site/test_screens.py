"""Pages fit the screen: a phone, a tablet, a desk, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, ViewportSize

WIDTHS = (360, 800, 1400)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

OVERFLOW = """() => {
  const wide = document.scrollingElement.scrollWidth - window.innerWidth;
  if (wide <= 0) return null;
  const out = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > window.innerWidth + 0.5);
  return `${wide} px too wide: ` + out.slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(" | ");
}"""
BACKGROUND = (
    "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.documentElement).backgroundColor"
)


def screens(page: Page) -> Iterator[str]:
    for width in WIDTHS:
        page.set_viewport_size(ViewportSize(width=width, height=900))
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            yield f"{width} {scheme}"


def test_nothing_is_wider_than_the_screen(page: Page, specimen: Path) -> None:
    page.goto(specimen.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
    overflows = {screen: page.evaluate(OVERFLOW) for screen in screens(page)}
    assert {screen: overflow for screen, overflow in overflows.items() if overflow} == {}, specimen.name


def test_hostile_text_does_not_widen_a_page(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "cable/2009/07/09ASTANA7777.html").as_uri())
    assert [overflow for _ in screens(page) if (overflow := page.evaluate(OVERFLOW))] == []


def test_the_dark_is_dark(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "index.html").as_uri())
    colors = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        colors[scheme] = page.evaluate(BACKGROUND)
    assert colors["light"] != colors["dark"]


def test_a_page_that_is_too_wide_is_seen(page: Page, tmp_path: Path) -> None:
    wide = tmp_path / "wide.html"
    wide.write_text("<!doctype html><title>x</title><p id=culprit style='width: 500px'>x")
    page.goto(wide.as_uri())
    page.set_viewport_size(ViewportSize(width=360, height=900))
    assert "culprit" in page.evaluate(OVERFLOW)


def test_phones_show_a_page_at_their_own_width(specimen: Path) -> None:
    assert '<meta name="viewport" content="width=device-width' in specimen.read_text("utf-8")
