"""The home page: the ways in and their numbers."""

from __future__ import annotations

from pathlib import Path

from generator.model import Tag
from generator.pages import home
from tests.pages.making import archive, cable, make_entries, page, words


def test_a_cable_from_and_about_a_country_counts_once(tmp_path: Path) -> None:
    both = cable(tags=(Tag("KZ"),))
    peru = (cable(f"09LIMA{n}", origin="Embassy Lima", country="PE") for n in (1, 2))
    context = archive(tmp_path, both, *peru)
    make_entries(context)
    home.render(context)
    assert words(page(context, "index.html"), "#way-1 + ul li") == ["Peru 2", "Kazakhstan 1"]
