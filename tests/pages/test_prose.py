"""Text of cables as HTML that still holds the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from generator.pages.citations import Citations
from generator.pages.prose import LONGEST, prose, transmitted

CASES = {
    "one line": ("A < B & C.", "<p>A &lt; B &amp; C.</p>"),
    "lines": ("One.\nTwo.", "<p>One.<br>\nTwo.</p>"),
    "bullets": (
        "Points:\n- one\n- two",
        '<p>Points:</p>\n<ul class="bullets"><li><span hidden>- </span>one</li>\n'
        "<li><span hidden>- </span>two</li></ul>",
    ),
    "letters": ("a. one\nb. two", '<ul class="labels"><li>a. one</li>\n<li>b. two</li></ul>'),
    "an empty line": ("One.\n\nTwo.", "<p>One.</p>\n\n<p>Two.</p>"),
    "columns": ("Wheat   12\nRye      3", '<pre tabindex="0">Wheat   12\nRye      3</pre>'),
}


@pytest.mark.parametrize(("text", "html"), CASES.values(), ids=CASES)
def test_html(text: str, html: str) -> None:
    assert prose(text) == html


PIECES = st.sampled_from(
    ["- a", "a. b", "x   y", "word", "", "<b>", "&amp;", "• c", "(ii) d", "--", "1) e", "</pre>", "\t"]
)


def read_back(html: str) -> str:
    div = LexborHTMLParser(f"<div>{html}</div>").css_first("div")
    assert div is not None
    return div.text()


@given(st.lists(PIECES, min_size=1).map("\n".join))
def test_the_text_is_still_there(text: str) -> None:
    assert read_back(prose(text)) == text


@pytest.mark.parametrize(
    "text",
    ["word " * LONGEST, "W" * 2 * LONGEST + "x", "line\n" * LONGEST + "end", "a\n" + "b " * LONGEST + "\nc\nd"],
    ids=["a line", "a word", "lines", "a line among others"],
)
def test_no_element_is_too_long_for_a_browser(text: str) -> None:
    html = prose(text)
    assert max(map(len, html.replace("<br>", "").split("</p>"))) < LONGEST + 40_000
    assert read_back(html) == text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=60))
def test_no_text_breaks_out(text: str) -> None:
    tree = LexborHTMLParser(f"<main><div>{prose(text)}</div><i></i></main>")
    assert [node.tag for node in tree.css("main > *")] == ["div", "i"]


def test_what_has_no_shape_is_shown_with_its_number() -> None:
    html = transmitted("A\x07B\u202eC<")
    assert '<span class="control" title="U+0007">\u2407</span>' in html
    assert '<span class="control" title="U+202E">\u25ab</span>' in html
    assert "\x07" not in html
    assert html.endswith("C&lt;")


@given(st.text(alphabet=st.sampled_from("\n ab<&\x00\x1b\u2028\x85\r"), max_size=30))
def test_the_message_can_be_read_back(text: str) -> None:
    tree = LexborHTMLParser(f"<pre>{transmitted(text)}</pre>")
    for control in tree.css(".control"):
        number = (control.attributes["title"] or "")[2:]
        control.replace_with(f"\ue000{number}\ue001")
    pre = tree.css_first("pre")
    assert pre is not None
    found = pre.text()
    for code in {ord(char) for char in text}:
        found = found.replace(f"\ue000{code:04X}\ue001", chr(code))
    assert found == text


def test_long_runs_of_blanks_take_no_time() -> None:
    text = ("ref" + " " * 100_000 + "\n") * 3 + "- " * 100_000 + "\n" + "a" + "\t" * 100_000
    assert prose(text, Citations({"A": "ref-1"})).count("ref") == 3


def test_inline_is_applied_to_each_line() -> None:
    assert prose("a\n- b", lambda line: escape(line.upper())) == (
        '<p>A</p>\n<ul class="bullets"><li><span hidden>- </span>B</li></ul>'
    )
