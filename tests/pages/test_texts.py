"""Pages, notes and collections in Markdown on the site."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.config import Archive
from generator.context import Context, RangeTask
from generator.pages import cable as cable_pages
from generator.pages import collections, fixed, home, notes, text
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
    assert words(about, "main p") == ["See 09ASTANA1 and 09ASTANA9, not in this archive."]
    assert words(about, "footer li") == ["First", "About us"]
    assert words(about, "footer [aria-current]") == ["About us"]


def test_ids_in_texts_may_have_small_letters_and_blanks(tmp_path: Path) -> None:
    context = archive(tmp_path, cable(), files={"pages/about.md": "See [[09 astana 001]]."})
    assert not text.render(context).problems
    assert words(page(context, "about.html"), "main p a") == ["09 astana 001"]


def test_signs_are_no_id(tmp_path: Path) -> None:
    """Not even where cables have none."""
    files = {"pages/about.md": "See [[--]].", "notes/--.md": "x"}
    context = archive(tmp_path, cable(""), cable(), files=files)
    assert len(text.render(context).problems) == len(notes.check(context).problems) == 1
    assert words(page(context, "about.html"), "main p") == ["See --, not in this archive."]


def test_what_is_withheld_is_not_said_to_be_missing(tmp_path: Path) -> None:
    files = {"pages/about.md": "See [[09Lima3]].", "notes/09LIMA3.md": "x"}
    context = archive(tmp_path, cable(), files=files)
    config = msgspec.structs.replace(context.config, archive=Archive(withhold=("09LIMA3",)))
    context = msgspec.structs.replace(context, config=config)
    assert [str(problem) for task in (text.render, notes.check) for problem in task(context).problems] == [
        "pages/about.md:1: the cable '09Lima3' is withheld; a stub stands in its place. "
        "Take the id out, if readers are not to see it",
        "notes/09LIMA3.md: a note that is not shown: the cable '09LIMA3' is withheld. "
        "Its file has the name of the cable that it is about",
    ]


def test_dead_links_and_pictures_are_told(tmp_path: Path) -> None:
    good = (
        "[a](first.html) [b](cable/2009/07/09ASTANA1.html#par1) [c](search.html?q=x) [d](country/kazakhstan.html) "
        "![e](static/e.png) [f](#g)"
    )
    bad = "[a](frist.html)\n[b](cable/09ASTANA1.html)\n![c](static/f.png)\n[d](cable/2009/07/09ASTANA7.html)"
    bad += f"\n[e](static/{'a' * 300}.png) [f](first.md) [g](collections/c.html)"
    good += " [h](cable/2009/07/09ASTANA1.txt) [i](collection/c.html) [j](./index.html) [k](/) [l](country/index.html)"
    good += " [m](date/2009.html) [n](date/2009/07.html) [o](date/2009/07/02.html) [p](date/day-of-year/07-02.html)"
    good += " [q](country/kazakhstan-2.html) [u](country/kazakhstan-about.html)"
    good += " [r](origin/embassy-astana.html) [s](date/on-this-day.html) [t](data/cables.jsonl)"
    bad += "\n[h](tag/PERL.html) [i](date/2010.html) [j](date/day-of-year/07-03.html) [k](date/undated.html)"
    bad += " [l](about-country/index.html)"
    files = {"pages/first.md": good, "pages/second.md": bad, "static/e.png": "x", "collections/c.md": "C"}
    found = text.render(archive(tmp_path, cable(), files=files)).problems
    assert [str(problem).partition(";")[0] for problem in found] == [
        "pages/second.md:1: nothing is at 'frist.html'",
        "pages/second.md:2: nothing is at 'cable/09ASTANA1.html'",
        "pages/second.md:3: nothing is at 'static/f.png'",
        "pages/second.md:4: nothing is at 'cable/2009/07/09ASTANA7.html'",
        f"pages/second.md:5: nothing is at 'static/{'a' * 300}.png'",
        "pages/second.md:5: nothing is at 'first.md'",
        "pages/second.md:5: nothing is at 'collections/c.html'",
        "pages/second.md:6: nothing is at 'tag/PERL.html'",
        "pages/second.md:6: nothing is at 'date/2010.html'",
        "pages/second.md:6: nothing is at 'date/day-of-year/07-03.html'",
        "pages/second.md:6: nothing is at 'date/undated.html'",
        "pages/second.md:6: nothing is at 'about-country/index.html'",
    ]


def test_names_that_many_disks_hold_for_one(tmp_path: Path) -> None:
    files = {"pages/Search.md": "A", "static/A.txt": "1", "static/a.txt": "2"}
    context = archive(tmp_path, cable(), files=files)
    found = text.render(context).problems + fixed.render(context).problems
    assert [str(problem) for problem in found] == [
        "pages/Search.md: a page of this name is made by the program; rename the file",
        "static/a.txt: differs from A.txt in nothing but capitals; not copied. Rename it",
    ]
    assert not (context.site / "Search.html").exists()
    assert (context.site / "static/A.txt").read_text() == "1"


def test_notes(context: Context) -> None:
    problems = [str(problem) for problem in notes.check(context).problems]
    assert problems == [
        "notes/09ASTANA8.md: a note that is not shown: the archive holds no cable '09ASTANA8'. "
        "Its file has the name of the cable that it is about"
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
    assert words(page(context, "collection/index.html"), ".collections li > *") == ["Bridges", "1 cable", "Some."]


def test_home(context: Context) -> None:
    home.render(context)
    tree = page(context, "index.html")
    assert words(tree, ".prose p") == ["Welcome."]
    assert words(tree, ".figures li") == ["1 cable", "1 origin", "1 country", "0 tags"]
    assert words(tree, ".period") == ["2 July 2009 · On this day"]
