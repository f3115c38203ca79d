"""The downloads that the browser makes are the record and the message, to the character."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Page

from generator.context import RangeTask
from generator.model import Addressee, Paragraph
from generator.pages import cable as cable_pages
from generator.pages import fixed
from generator.record import published
from tests.conftest import HttpSite
from tests.pages.making import archive, cable

URL = "cable/2009/07/09ASTANA1.html"
CABLE = cable(
    subject="LÜMP <b>FISH</b> & CO",
    text="\n\n1. A\x07B \u202e <pre>\n\tC\u2028 \U0001f41f\n",
    action=(Addressee("SECSTATE WASHDC", "RUEHC", None, "5702"), Addressee("X", excluded=True)),
    paragraphs=(
        Paragraph("No number.", heading="ONE\nTWO"),
        Paragraph("List:\n- one\n- two\n\na. three\n  x    y\nz", number=2, marking="S//NF"),
        Paragraph("<i>&amp;</i>", number=2),
    ),
)


def build(folder: Path) -> Path:
    context = archive(folder, CABLE)
    cable_pages.render(RangeTask(context, 0, 1))
    fixed.render(context)
    return context.site


def download(page: Page, name: str) -> tuple[str, str]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_text("utf-8")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_downloads(page: Page, tmp_path: Path, http_site: HttpSite, scheme: str) -> None:
    site = build(tmp_path)
    root = http_site(site) if scheme == "http" else site.as_uri() + "/"
    page.goto(root + URL)
    assert download(page, "Download the text") == ("09ASTANA1.txt", CABLE.text)
    assert download(page, "Download as JSON") == ("09ASTANA1.json", msgspec.json.encode(published(CABLE, URL)).decode())


def test_without_javascript_there_are_no_buttons(tmp_path: Path, page: Page) -> None:
    site = build(tmp_path)
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        silent = context.new_page()
        silent.goto((site / "cable/2009/07/09ASTANA1.html").as_uri())
        assert silent.get_by_role("button").count() == 0
