"""Pages, notes and collections in Markdown on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.context import Context, RangeTask
from generator.pages import cable as cable_pages
from generator.pages import collections, home, notes, text
from tests.pages.making import archive, cable, page, words

FILES = {
    "pages/about.md": "---\ntitle: About us\norder: 2\n---\nSee [[09ASTANA1]] and [[09ASTANA9]].\n",
    "pages/first.md": "---\norder: 1\n---\nText",
    "pages/hidden.md": "---\nmenu: false\n---\nText",
    "pages/index.md": "Welcome.",
    "notes/09ASTANA1.md": "---\ntitle: On the bridge\nauthor: J. Roe\n---\n# It is blue\n\n[More](about.html).\n",
    "notes/09ASTANA8.md": "Nobody reads this.",
    "collections/bridges.md": "---\ntitle: Bridges\nsummary: Some.\n---\nThe first:\n\n[[09ASTANA1]]\n[[09ASTANA9]]\n",
}


@pytest.fixture
def context(tmp_path: Path) -> Context:
    return archive(tmp_path, cable(), files=FILES)


def test_pages(context: Context) -> None:
    result = text.render(context)
    assert [str(problem) for problem in result.problems] == [
        "pages/about.md:5: the archive holds no cable '09ASTANA9'; a stub stands in its place. Check how it is written"
    ]
    about = page(context, "about.html")
    assert words(about, "h1") == ["About us"]
    assert words(about, "main p") == ["See 09ASTANA1 and 09ASTANA9 (not in this archive)."]
    assert words(about, "footer li") == ["First", "About us"]
    assert words(about, "footer [aria-current]") == ["About us"]


def test_notes(context: Context) -> None:
    problems = [str(problem) for problem in notes.check(context).problems]
    assert problems == [
        "notes/09ASTANA8.md: a note for the cable '09ASTANA8', which the archive does not hold; it is not shown. "
        "Name the file after the id of the cable"
    ]
    cable_pages.render(RangeTask(context, 0, 1))
    tree = page(context, "cable/2009/07/09ASTANA1.html")
    assert words(tree, ".note h2, .note h3, .byline") == ["On the bridge", "It is blue", "J. Roe"]
    assert [node.attributes["href"] for node in tree.css(".note a")] == ["../../../about.html"]


def test_collections(context: Context) -> None:
    result = collections.render(context)
    assert [str(problem) for problem in result.problems] == [
        "collections/bridges.md:8: the archive holds no cable '09ASTANA9'; a stub stands in its place. "
        "Check how it is written"
    ]
    assert words(page(context, "collection/bridges.html"), ".entry .id") == ["09ASTANA1", "09ASTANA9"]
    assert words(page(context, "collection/index.html"), ".collections li > *") == ["Bridges", "2 cables", "Some."]


def test_home(context: Context) -> None:
    home.render(context)
    tree = page(context, "index.html")
    assert words(tree, ".prose p") == ["Welcome."]
    assert words(tree, ".figures li") == ["1 cable", "1 origin", "1 country", "0 tags"]
    assert words(tree, ".period") == ["2 July 2009 · On this day"]
