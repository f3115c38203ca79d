"""Nothing runs on a page but the site's own scripts: by its markup, by its policy, and in a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import HttpSite
from tests.site import hostile, markup
from tests.site.kinds import html_files

GOOD_POLICY = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; base-uri 'none'; {}\">"


def faulty_pages(site: Path) -> dict[str, list[str]]:
    found = {path.relative_to(site).as_posix(): list(markup.faults(path)) for path in html_files(site)}
    assert found
    return {name: faults for name, faults in found.items() if faults}


def test_no_page_of_the_sample_can_run_anything(sample_site: Path) -> None:
    assert faulty_pages(sample_site) == {}


def test_no_page_of_a_hostile_archive_can_run_anything(hostile_site: Path) -> None:
    assert faulty_pages(hostile_site) == {}


@pytest.mark.parametrize(
    ("policy", "body"),
    [
        ("", ""),
        (GOOD_POLICY.format("") * 2, ""),
        ("<script src=x.js></script>" + GOOD_POLICY.format("script-src 'self'"), ""),
        (GOOD_POLICY.format("script-src 'self' 'unsafe-inline'"), ""),
        (GOOD_POLICY.format("img-src *"), ""),
        (GOOD_POLICY.format("img-src https:"), ""),
        (GOOD_POLICY.format("").replace("'none'", "'self'", 1), ""),
        (GOOD_POLICY.format(""), "<script>1</script>"),
        (GOOD_POLICY.format(""), "<script type=module>1</script>"),
        (GOOD_POLICY.format(""), "<p style='color:red'>"),
        (GOOD_POLICY.format(""), "<style></style>"),
        (GOOD_POLICY.format(""), "<svg onload=x>"),
        (GOOD_POLICY.format(""), "<a href=' java\nscript:x'>"),
        (GOOD_POLICY.format(""), "<a href=data:text/html,x>"),
        (GOOD_POLICY.format(""), "<svg><a xlink:href='javascript:x'/></svg>"),
        (GOOD_POLICY.format(""), "<img src=https://example.org/x.png>"),
        (GOOD_POLICY.format(""), "<script src=//example.org/x.js></script>"),
        (GOOD_POLICY.format(""), "<iframe src=x></iframe>"),
    ],
)
def test_the_check_itself_sees(tmp_path: Path, policy: str, body: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><html><head>{policy}<title>x</title></head><body>{body}</body></html>")
    assert list(markup.faults(page))


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_opens_without_a_fault(page: Page, specimen: Path, sample_site: Path, http_site: HttpSite, scheme: str) -> None:
    """The fixture ``page`` holds the faults against the test."""
    root = http_site(sample_site) if scheme == "http" else sample_site.as_uri() + "/"
    page.goto(root + specimen.relative_to(sample_site).as_posix(), wait_until="load")
    assert page.title()


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_hostile_pages_run_nothing(page: Page, hostile_site: Path, http_site: HttpSite, scheme: str) -> None:
    root = http_site(hostile_site) if scheme == "http" else hostile_site.as_uri() + "/"
    for path in html_files(hostile_site):
        url = path.relative_to(hostile_site).as_posix()
        page.goto(root + url, wait_until="load")
        assert page.evaluate("window.pwned") is None, url
        assert hostile.EVALUATED not in page.locator("body").inner_text(), f"{url} evaluates a template"


def test_hostile_text_is_shown_as_it_is(page: Page, hostile_site: Path) -> None:
    page.goto((hostile_site / "cable/2009/07/09ASTANA7777.html").as_uri())
    heading = page.locator("h1").inner_text()
    assert hostile.SUBJECT in heading
    assert hostile.TEMPLATE in heading
    assert f"<script>{hostile.RUN}</script>" in heading


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_hostile_results_of_a_search_run_nothing(
    page: Page, hostile_site: Path, http_site: HttpSite, scheme: str
) -> None:
    root = http_site(hostile_site) if scheme == "http" else hostile_site.as_uri() + "/"
    page.goto(root + "search.html")
    page.locator("main input[type=search]").fill("hostile <script>window.pwned=1</script>")
    page.keyboard.press("Enter")
    page.locator("main a[href*='cable/']").first.wait_for()
    assert page.evaluate("window.pwned") is None
