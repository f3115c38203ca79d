"""Stubs for cables that are cited and not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, RangeTask
from generator.model import Reference
from generator.pages import home, missing, origins
from tests.pages.making import archive, cable, make_entries, page, words


def build(folder: Path) -> Context:
    context = archive(
        folder,
        cable("09ASTANA1", references=(Reference("x", "A", "09LIMA7"), Reference("y", "B", "09ASTANA2"))),
        cable("09ASTANA2", references=(Reference("x", "A", "09LIMA7"), Reference("z", "B", "75STATE209876"))),
    )
    missing.render(RangeTask(context, 0, 2))
    return context


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return build(tmp_path)


@pytest.mark.parametrize(
    ("id", "url"),
    [
        ("09ASTANA1103", "missing/ASTANA-2009.html"),
        ("75STATE209876", "missing/STATE-1975-205000.html"),
        ("no id", "missing/other.html"),
        ("../../x", "missing/other.html"),
    ],
)
def test_the_page_follows_from_the_id(id: str, url: str) -> None:
    assert urls.missing(id) == url


def test_a_stub_says_who_cites_it(context: Context) -> None:
    tree = page(context, "missing/LIMA-2009.html")
    assert words(tree, "h1") == ["Lima 2009"]
    assert words(tree, "#id-09LIMA7 .small")[0] == "Number 7 of 2009 from Lima. Cited by:"
    assert words(tree, ".stub li .small")[0] == "09ASTANA1, 2 July 2009, ref A"
    assert [node.attributes["href"] for node in tree.css(".stub li a")] == [
        "../cable/2009/07/09ASTANA1.html",
        "../cable/2009/07/09ASTANA2.html",
    ]


def test_the_overview_leads_to_all(context: Context) -> None:
    tree = page(context, "missing/index.html")
    assert [node.attributes["href"] for node in tree.css(".terms a")] == ["LIMA-2009.html", "STATE-1975-205000.html"]
    assert [node.attributes["id"] for node in tree.css(".terms > div")] == ["post-lima", "post-secretary-of-state"]


def test_the_overview_is_found_from_where_a_reader_looks(tmp_path: Path) -> None:
    context = archive(
        tmp_path,
        cable("09ASTANA1", references=(Reference("x", "A", "09LIMA7"), Reference("y", "B", "no id"))),
        cable("09LIMA2", origin="Embassy Lima", country="PE"),
    )
    make_entries(context)
    for task in (*origins.tasks(context, Catalogue(context.store)), context):
        (home if task is context else origins).render(task)
    links = {
        url: [node.attributes["href"] for node in page(context, url).css("main a[href*=missing]")]
        for url in ("origin/index.html", "origin/embassy-lima.html", "origin/embassy-astana.html", "index.html")
    }
    assert links == {
        "origin/index.html": ["../missing/index.html"],
        "origin/embassy-lima.html": ["../missing/index.html#post-lima"],
        "origin/embassy-astana.html": [],
        "index.html": ["missing/index.html"],
    }
    assert "2 cited, not here" in words(page(context, "index.html"), ".figures a")


def test_nothing_is_said_where_nothing_is_missing(tmp_path: Path) -> None:
    context = archive(tmp_path, cable())
    make_entries(context)
    for task in (*origins.tasks(context, Catalogue(context.store)), context):
        (home if task is context else origins).render(task)
    for url in ("origin/index.html", "origin/embassy-astana.html", "index.html"):
        assert page(context, url).css("a[href*=missing]") == []


def test_cables_that_are_there_are_not_missing(context: Context) -> None:
    assert not (context.site / "missing" / "ASTANA-2009.html").exists()
