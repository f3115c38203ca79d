"""Markdown becomes HTML that is safe on any page of the site."""

from __future__ import annotations

import pytest
from markupsafe import escape

from generator.pages.markdown import Cables, Markdown, Page, place_link

CABLES = Cables(lambda ids: f"<ol>{','.join(map(escape, ids))}</ol>\n", lambda name: f"<a>{escape(name)}</a>")
PAGE = Page("collection/bag.html", 1)


def html(text: str, page: Page = PAGE, *, raw: bool = False) -> str:
    return Markdown(raw).render(text, page, CABLES)


CASES = {
    "link from the root of the site": ("[x](about.html#top)", '<p><a href="../about.html#top">x</a></p>\n'),
    "link with a slash in front": ("[x](/about.html)", '<p><a href="../about.html">x</a></p>\n'),
    "link that climbs": ("[x](../../../about.html)", '<p><a href="../about.html">x</a></p>\n'),
    "link to a place on the page": ("[x](#y)", '<p><a href="#y">x</a></p>\n'),
    "link to another site": ("[x](https://example.org/)", '<p><a href="https://example.org/">x</a></p>\n'),
    "script in a link": ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
    "script in capitals": ("[x](JavaScript:alert)", "<p>[x](JavaScript:alert)</p>\n"),
    "coded script": ("[x](&#106;avascript:alert)", "<p>[x](javascript:alert)</p>\n"),
    "data": ("[x](data:text/html,y)", "<p>[x](data:text/html,y)</p>\n"),
    "data picture": ("![x](data:image/png;base64,y)", "<p>![x](data:image/png;base64,y)</p>\n"),
    "file": ("[x](file:///etc/passwd)", "<p>[x](file:///etc/passwd)</p>\n"),
    "picture": ("![a *b*](x.png)", '<p><img src="../x.png" alt="a b" /></p>\n'),
    "picture elsewhere": (
        "![a](https://example.org/x.png)",
        '<p><span class="stub" title="https://example.org/x.png">a</span></p>\n',
    ),
    "raw HTML": ("<b onclick=x>y</b>", "<p>&lt;b onclick=x&gt;y&lt;/b&gt;</p>\n"),
    "cable": ("[[09ASTANA1]]", "<ol>09ASTANA1</ol>\n"),
    "cables": ("Text\n[[A1]]\n[[B2]]", "<p>Text</p>\n<ol>A1,B2</ol>\n"),
    "cable in a sentence": ("see [[A1]], yes", "<p>see <a>A1</a>, yes</p>\n"),
    "hostile cable": ("[[<b>]]", "<ol>&lt;b&gt;</ol>\n"),
    "cable in code": ("`[[A1]]`", "<p><code>[[A1]]</code></p>\n"),
    "headings": ("# A\n### B", '<h2 id="a">A</h2>\n<h3 id="b">B</h3>\n'),
    "repeated headings": ("## A\n## A", '<h2 id="a">A</h2>\n<h2 id="a-2">A</h2>\n'),
    "heading with a taken name": ("# Content", '<h2 id="content-2">Content</h2>\n'),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_headings_of_a_note_stay_below_it() -> None:
    assert html("## A", Page("x.html", 2, "note-1-")) == '<h3 id="note-1-a">A</h3>\n'


def test_columns_are_aligned_by_class() -> None:
    table = html("|a|b|\n|:-|-:|\n|1|2|")
    assert '<td class="right">2</td>' in table
    assert "style" not in table


def test_raw_html_where_it_is_asked_for() -> None:
    assert html("<b>y</b>", raw=True) == "<p><b>y</b></p>\n"


def test_survey_gives_lines() -> None:
    survey = Markdown().survey(
        "[Text](/a%20b.html#c) [e](https://example.org/) [[A1]]\n\n[[B2]]\n[[C3]]\n\n![x](//example.org/y.png)"
    )
    assert survey.cables == (("A1", 0), ("B2", 2), ("C3", 3))
    assert survey.pictures == (("//example.org/y.png", 5),)
    assert survey.places == (("a b.html", 0),)


@pytest.mark.parametrize(
    ("source", "href", "expected"),
    [
        ("index.html", "about.html", "about.html"),
        ("cable/2009/07/X.html", "collection/bag.html", "../../../collection/bag.html"),
        ("collection/bag.html", "", "../index.html"),
        ("index.html", "mailto:x@example.org", "mailto:x@example.org"),
    ],
)
def test_place_link(source: str, href: str, expected: str) -> None:
    assert place_link(source, href) == expected
