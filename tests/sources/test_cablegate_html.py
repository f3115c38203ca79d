"""Pages as WikiLeaks published them, and what may be odd about them."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sources.reading import cables, one, problems, rejected

PAGE = """<?xml version='1.0' encoding='utf-8' ?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "x.dtd">
<html><body><div class='sort'><a href='/x'>09OTHER1</a></div>
<h3>Viewing cable 09EXAMPLETON12, INVENTED &amp; &quot;QUOTED&quot;</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr>
<td>
<a href='/cable/2009/07/09EXAMPLETON12.html'>09EXAMPLETON12</a>
</td>
<td><a href='/date/2009-07_0.html'>2009-07-02 23:59</a></td>
<td><a href='/reldate/2010-12-06_0.html'>2010-12-06 17:05</a></td>
<td><a href='/classification/5_0.html' title='unclassified//fouo'>SECRET//NOFORN</a></td>
<td><a href='/origin/43_0.html'>Embassy Exampleton</a></td>
</tr>
</table>
<code><pre>{header}</pre></code>
<code><pre>{body}</pre></code>
<script>var x;</script></body></html>
"""
HEADER = "VZCZC&#x000A;FM AMEMBASSY EXAMPLETON"
BODY = (
    "UNCLAS &#x000A;TAGS: <a href='/tag/PREL_0.html'>PREL</a>, <a href='/tag/XX_0.html'>XX</a> &#x000A;"
    "<a id='par1' href='#par1'>¶</a>1. (C) One &lt;two&gt;  three."
)


def _page(header: str = HEADER, body: str = BODY) -> str:
    return PAGE.format(header=header, body=body)


def test_the_table_and_the_two_blocks() -> None:
    cable = one(_page(), "a.html")
    assert (cable.id, cable.subject, str(cable.date), str(cable.released)) == (
        "09EXAMPLETON12", 'INVENTED & "QUOTED"', "2009-07-02", "2010-12-06",
    )  # fmt: skip
    assert (cable.classification, cable.origin) == ("SECRET//NOFORN", "Embassy Exampleton")
    header, body = "VZCZC\nFM AMEMBASSY EXAMPLETON", "UNCLAS \nTAGS: PREL, XX \n¶1. (C) One <two>  three."
    assert (cable.text, cable.body_start) == (f"{header}\n\n{body}", len(header) + 2)
    assert (cable.line, cable.problems) == (18, ())


BLOCKS = [
    ("null header", "null", "BODY", "BODY", 0),
    ("blank header", " ", "BODY", "BODY", 0),
    ("header that starts with null", "null&#x000A;X", "BODY", "null\nX\n\nBODY", 8),
    ("first line empty", "H", "\nBODY\n", "H\n\n\nBODY\n", 3),
    ("first line empty as a reference", "H", "&#x000A;BODY", "H\n\n\nBODY", 3),
    ("break and line feed", "H", "a <br>&#x000A;<br />\nb<br>c", "H\n\na \n\nb\nc", 3),
    ("CRLF", "H", "a\r\nb&#x000D;&#x000A;c", "H\n\na\nb\nc", 3),
    (
        "names in angle brackets",
        "H",
        "<SIPDIS> <name@example.invalid> <> < x",
        "H\n\n<SIPDIS> <name@example.invalid> <> < x",
        3,
    ),
    ("signs without reference", "H", "AT&T R&D) &regular &copy; &lt;b&gt;", "H\n\nAT&T R&D) &regular © <b>", 3),
    ("stray end tags", "H", "a</td></tr></table>b", "H\n\nab", 3),
    ("blanks", "H", "  a \t  b  ", "H\n\n  a \t  b  ", 3),
]


@pytest.mark.parametrize(
    ("header", "body", "text", "body_start"), [case[1:] for case in BLOCKS], ids=[case[0] for case in BLOCKS]
)
def test_the_text_is_what_the_page_shows(header: str, body: str, text: str, body_start: int) -> None:
    cable = one(_page(header, body), "a.html")
    assert (cable.text, cable.body_start, cable.problems) == (text, body_start, ())


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=["Cs"])))
def test_any_escaped_text_comes_back(text: str) -> None:
    cable = one(_page("H", html.escape(text)).encode(), "a.html")
    assert cable.text == "H\n\n" + text


def test_one_block_only_has_no_known_start_of_the_body() -> None:
    page = _page().replace(f"<code><pre>{HEADER}</pre></code>\n", "")
    cable = one(page, "a.html")
    assert (cable.text[:6], cable.body_start, cable.line) == ("UNCLAS", None, 17)


def test_further_blocks_belong_to_the_body() -> None:
    cable = one(
        _page().replace("</pre></code>\n<script>", "</pre></code>\n<pre>MORE<pre>AND MORE</pre>\n<script>"), "a.html"
    )
    assert cable.text.endswith("three.\n\nMORE\n\nAND MORE")
    assert (cable.body_start, cable.line) == (31, 18)


def test_a_table_without_the_day_of_release() -> None:
    page = (
        _page()
        .replace("<th>Released</th>", "")
        .replace("<td><a href='/reldate/2010-12-06_0.html'>2010-12-06 17:05</a></td>", "")
    )
    cable = one(page, "a.html")
    assert (cable.released, cable.classification, cable.origin) == (None, "SECRET//NOFORN", "Embassy Exampleton")


def test_the_bracket_that_the_heading_leaves_out_is_put_back() -> None:
    assert one(_page().replace("INVENTED &amp;", "S//NF) INVENTED"), "a.html").subject.startswith("(S//NF) INVENTED")


ODD = [
    ("no id", ">09EXAMPLETON12</a>", "></a>", 5, "no reference id"),
    ("impossible date", "2009-07-02 23:59", "2009-02-30 23:59", 5, "'2009-02-30 23:59' is no date"),
    (
        "no message",
        f"<code><pre>{HEADER}</pre></code>\n<code><pre>{BODY}</pre></code>",
        "",
        5,
        "no message in the page",
    ),
]


@pytest.mark.parametrize(("old", "new", "line", "message"), [case[1:] for case in ODD], ids=[case[0] for case in ODD])
def test_what_is_missing_is_a_problem_and_the_rest_stays(old: str, new: str, line: int, message: str) -> None:
    cable = one(_page().replace(old, new), "a.html")
    assert problems(cable, (line, message)), cable.problems
    assert cable.origin == "Embassy Exampleton"


INDEX = """<html><body><h3>Browse by creation date</h3><table class='cable'>
<tr><th>Reference ID</th><th>Subject</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/x'>09EXAMPLETON12</a></td><td>INVENTED</td><td>2009-07-02 23:59</td>
<td></td><td>SECRET</td><td></td></tr>
</table></body></html>
"""


def test_an_index_of_cables_is_rejected() -> None:
    ((line, message),) = rejected(INDEX, "a.html")
    assert (line, "a list of cables" in message) == (1, True)


def test_pages_in_one_file_are_read_one_by_one() -> None:
    first, second = _page(), _page().replace("EXAMPLETON12", "EXAMPLETON13").replace("SECRET//NOFORN", "SECRET")
    found = cables(first + second, "a.html")
    assert [(cable.id, cable.classification, cable.text[-6:]) for cable in found] == [
        ("09EXAMPLETON12", "SECRET//NOFORN", "three."), ("09EXAMPLETON13", "SECRET", "three."),
    ]  # fmt: skip
    assert [cable.line for cable in found] == [18, 18 + first.count("\n")]
    assert all(cable.problems == () for cable in found)


def test_a_page_that_ends_in_the_message_is_told() -> None:
    page = _page()
    cut = page[: page.index("three.")]
    cable = one(cut, "a.html")
    assert cable.text.endswith("<two>  ")
    assert problems(cable, (1 + cut.count("\n"), "the page ends in the message")), cable.problems


def test_a_block_with_odd_attributes_is_read() -> None:
    cable = one(_page().replace("<code><pre>", '<code><pre title="a<b">'), "a.html")
    assert cable.text.endswith("three.")
    assert cable.problems == ()


def test_a_page_without_a_cable_is_rejected() -> None:
    ((line, message),) = rejected("<html><body><p>Hello</p><table class='menu'></table></body></html>", "a.html")
    assert (line, "a page without a cable" in message) == (1, True)
