"""Templates: escaping, control characters, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.errors import ReftelError
from generator.language import Language
from generator.pages.render import Templates, printable
from generator.pages.views import Frame, Head, SiteView

SITE = SiteView("Site", "", "", "")


class Page(msgspec.Struct, frozen=True):
    text: str
    head: Head = Head("", "", "", Frame("", "", "", "", (), ()))


def render(folder: Path, template: str, text: str = "") -> str:
    (folder / "page.html").write_text(template, "utf-8")
    return Templates(folder, Language()).render("page.html", SITE, Page(text)).decode()


def test_everything_is_escaped(tmp_path: Path) -> None:
    hostile = "<script>\"'&</script>{{ 7*7 }}"
    assert render(tmp_path, '<p title="{{ page.text }}">{{ page.text }}</p>', hostile) == (
        '<p title="&lt;script&gt;&#34;&#39;&amp;&lt;/script&gt;{{ 7*7 }}">'
        "&lt;script&gt;&#34;&#39;&amp;&lt;/script&gt;{{ 7*7 }}</p>"
    )


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ page.text.upper() }}", "&lt;A&gt;"),
        ('{{ ("x" ~ page.text).upper() }} {{ "b".upper() }} {{ 2.5.real }}', "X&lt;A&gt; B 2.5"),
        (
            "{% macro m(x, y=1) %}<{{ x.text }}{{ y }}>{% endmacro %}{{ m(page) }}{{ m(x=page, y=2) }}",
            "<&lt;a&gt;1><&lt;a&gt;2>",
        ),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{% for i in (1, 2) %}{{ m(i) }}{% endfor %}", "<1><2>"),
        ("{% macro m() %}<{{ caller(page) }}>{% endmacro %}{% call(x) m() %}{{ x.text }}{% endcall %}", "<&lt;a&gt;>"),
        ("{% macro m() %}<b>{% endmacro %}{% set x = m() %}{{ x }}{{ x ~ page.text }}", "<b><b>&lt;a&gt;"),
    ],
)
def test_attributes_and_macros_are_those_of_jinja(tmp_path: Path, template: str, expected: str) -> None:
    assert render(tmp_path, template, "<a>") == expected


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("<p>\n{% if %}", "page.html:2: the template cannot be read"),
        ("\n\n{{ page.nothing }}", "page.html:3: the template failed"),
        ("{{ missing }}", "page.html:1: the template failed: 'missing' is undefined"),
        ("{{ missing.text }}", "page.html:1: the template failed: 'missing' is undefined"),
        ("\n{{ page.class }}", "page.html:2: the template failed: 'Page' object has no attribute 'class'"),
        ("{% macro m() %}\n{{ m() }}{% endmacro %}{{ m() }}", "page.html:2: a template extends or includes itself"),
        ("{% macro m(x) %}{% endmacro %}\n{{ m(1, 2) }}", "page.html:2: the template failed: macro 'm' takes not more"),
        ("\n{{ 1 / 0 }}", "page.html:2: the template failed: division by zero"),
        ('\n{% include "no.html" %}', "page.html:2: there is no template 'no.html'; correct the name"),
        ('\n{% extends "no.html" %}', "page.html:2: there is no template 'no.html'; correct the name"),
        ("{% macro a(x) %}\n\n{{ x.nothing }}{% endmacro %}\n{{ a(page) }}", "page.html:3: the template failed"),
    ],
)
def test_an_error_names_the_template_and_the_line(tmp_path: Path, template: str, message: str) -> None:
    with pytest.raises(ReftelError) as caught:
        render(tmp_path, template)
    assert str(caught.value).startswith(f"{tmp_path}/{message}")


def test_a_template_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_bytes(b"<p>\n\xe9")
    with pytest.raises(ReftelError, match=r"part\.html:2: the template is not UTF-8"):
        render(tmp_path, '{% include "part.html" %}')


def test_a_missing_template(tmp_path: Path) -> None:
    with pytest.raises(ReftelError, match=r"gone\.html: there is no template 'gone\.html'"):
        Templates(tmp_path, Language()).render("gone.html", SITE, Page(""))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain\ttext\n", "plain\ttext\n"),
        ("bell\x07 nul\x00 return\r", "bell\u2407 nul\u2400 return\u240d"),
        ("del\x7f next\x85", "del\u2421 next\ufffd"),
        ("naïve ¶ é", "naïve ¶ é"),
        ("half\ud800", "half?"),
    ],
)
def test_control_characters_are_shown(text: str, expected: str) -> None:
    assert printable(text).decode() == expected


def test_an_error_in_a_macro_that_is_called_for_itself(tmp_path: Path) -> None:
    (tmp_path / "part.html").write_text("{# One. #}\n\n{% macro a(x) %}\n<p>\n{{ x.nothing }}{% endmacro %}", "utf-8")
    with pytest.raises(ReftelError, match=r"part\.html:5: the template failed"):
        Templates(tmp_path, Language()).part("part.html", "a", [Page("")])
