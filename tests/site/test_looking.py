"""Maps, charts and tables in a browser: by mouse, by keyboard, and without scripts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SHOWN = "node => getComputedStyle(node).visibility"


def rows(page: Page) -> list[str]:
    """The first cells of the rows that are shown."""
    return page.locator("table.sortable tbody tr:not([hidden]) th").all_inner_texts()


def numbers(page: Page) -> list[int]:
    texts = page.locator("table.sortable tbody tr td.number:last-child").all_inner_texts()
    return [int(text.replace(",", "")) for text in texts]


@pytest.mark.parametrize("url", ["country/index.html", "origin/index.html"])
def test_tables_are_sorted_by_their_headers(page: Page, sample_site: Path, url: str) -> None:
    page.goto((sample_site / url).as_uri())
    before = rows(page)
    count = page.locator("table.sortable thead th").last
    count.get_by_role("button").press("Enter")
    assert count.get_attribute("aria-sort") == "descending"
    assert numbers(page) == sorted(numbers(page), reverse=True)
    count.get_by_role("button").click()
    assert count.get_attribute("aria-sort") == "ascending"
    assert numbers(page) == sorted(numbers(page))
    name = page.locator("table.sortable thead th").first
    name.get_by_role("button").click()
    assert (count.get_attribute("aria-sort"), name.get_attribute("aria-sort")) == (None, "ascending")
    assert sorted(rows(page)) == sorted(before)


def test_tables_are_narrowed(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "country/index.html").as_uri())
    every = rows(page)
    page.get_by_label("Show only rows with").fill("  KAZAKH ")
    assert rows(page) == ["Kazakhstan"]
    assert page.locator("#filter [role=status]").inner_text() == f"1 of {len(every)}"
    page.get_by_label("Show only rows with").fill("")
    assert rows(page) == every
    assert page.locator("#filter [role=status]").inner_text() == ""


def test_sections_without_rows_go_away(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "tag/index.html").as_uri())
    page.get_by_label("Show only rows with").fill("kazakhstan")
    assert rows(page) == ["KZ"]
    assert page.locator("h2:visible").all_inner_texts() == ["Countries and regions"]
    page.get_by_label("Show only rows with").fill("no such thing")
    assert page.locator("h2:visible").all_inner_texts() == []


def test_the_map_says_what_is_pointed_at(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "country/index.html").as_uri())
    link = page.locator(".map a", has_text="Kazakhstan")
    label = link.locator("text")
    assert label.evaluate(SHOWN) == "hidden"
    link.locator("path").hover()
    assert label.evaluate(SHOWN) == "visible"
    page.mouse.move(0, 0)
    link.focus()
    assert label.evaluate(SHOWN) == "visible"
    page.keyboard.press("Enter")
    page.wait_for_url("**/country/kazakhstan.html")


def test_the_map_can_be_skipped(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "country/index.html").as_uri())
    page.get_by_role("link", name="Skip the map").focus()
    page.keyboard.press("Enter")
    below = page.locator(".map figcaption a")  # countries that are not on the map
    for index in range(below.count()):
        page.keyboard.press("Tab")
        expect(below.nth(index)).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.chart svg a:first-of-type')")  # what stands behind the map


def test_charts_say_what_is_pointed_at(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "index.html").as_uri())
    bar = page.locator(".chart svg a").last
    bar.locator(".hit").hover()
    assert bar.locator(".value").evaluate(SHOWN) == "visible"
    page.mouse.move(0, 0)
    assert bar.locator(".value").evaluate(SHOWN) == "hidden"
    bar.focus()
    assert bar.locator(".value").evaluate(SHOWN) == "visible"


def test_labels_of_a_chart_stand_at_their_bars(page: Page, sample_site: Path) -> None:
    page.goto((sample_site / "index.html").as_uri())
    for bar in page.locator(".chart svg a").all():
        bar.locator(".hit").hover()
        hit, label, chart = (bar.locator(".hit").bounding_box(), bar.locator(".value").bounding_box(),
                             page.locator(".chart svg").bounding_box())  # fmt: skip
        assert hit
        assert label
        assert chart
        assert label["x"] < hit["x"] + hit["width"]
        assert label["x"] + label["width"] > hit["x"]
        assert chart["x"] - 1 <= label["x"]
        assert label["x"] + label["width"] <= chart["x"] + chart["width"] + 1


@pytest.mark.parametrize("url", ["tag/PREL.html", "origin/embassy-astana.html", "classification/confidential.html"])
def test_bars_of_a_list_lead_to_its_cables(page: Page, sample_site: Path, url: str) -> None:
    page.goto((sample_site / url).as_uri())
    bar = page.locator(".chart svg a").last
    bar.focus()
    assert bar.locator("> .sum, > .value").evaluate(SHOWN) == "visible"
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert "entry" in (target.get_attribute("class") or "")
    period = (target.get_attribute("id") or "").removeprefix("from-")[:4]
    assert (target.locator("time").get_attribute("datetime") or "").startswith(period)


@pytest.mark.parametrize(("day", "url"), [("2031-07-02", "day-of-year/07-02.html"), ("2031-01-02", "on-this-day.html")])
def test_the_home_page_leads_to_today(page: Page, sample_site: Path, day: str, url: str) -> None:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"{day}T12:00:00+00:00"))
    page.goto((sample_site / "index.html").as_uri())
    page.get_by_role("link", name="On this day").click()
    page.wait_for_url(f"**/date/{url}")


def test_the_calendar_marks_today(page: Page, sample_site: Path) -> None:
    page.clock.set_fixed_time(dt.datetime(2031, 7, 2, 12, tzinfo=dt.UTC))
    page.goto((sample_site / "date/on-this-day.html").as_uri())
    assert page.locator("[aria-current=date]").inner_text() == "2"
    assert page.locator("#today a").inner_text().startswith("2 July: ")
    assert not page.locator("#next-day").is_visible()


@pytest.mark.parametrize("day", ["07-03", "12-31"])
def test_the_calendar_names_the_next_day_with_cables(page: Page, sample_site: Path, day: str) -> None:
    page.clock.set_fixed_time(dt.datetime.fromisoformat(f"2031-{day}T12:00:00+00:00"))
    page.goto((sample_site / "date/on-this-day.html").as_uri())
    assert not page.locator("#today").is_visible()
    assert page.locator("[aria-current=date]").count() == 0
    named = (page.locator("#next-day a").get_attribute("href") or "").rpartition("/")[2]
    names = sorted(path.name for path in (sample_site / "date/day-of-year").glob("??-??.html"))
    assert f"{day}.html" not in names
    assert named == next((name for name in names if name > day), names[0])


def test_without_scripts_the_tables_are_whole(browser: Browser, sample_site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((sample_site / "country/index.html").as_uri())
        assert not page.locator("#filter").is_visible()
        assert "Kazakhstan" in rows(page)
        assert page.locator("thead button").count() == 0
