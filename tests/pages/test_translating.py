"""Words of templates are put into the site's language when a template is compiled."""

from __future__ import annotations

from pathlib import Path

import jinja2
import msgspec
import pytest
from jinja2.compiler import generate

from generator.language import Language
from generator.pages.render import Templates
from generator.pages.translating import EXTENSION, Translator
from generator.pages.views import Frame, Head, SiteView

SITE = SiteView("A", "", "", "")


class Page(msgspec.Struct, frozen=True):
    name: str = "<b>"
    count: int = 3
    head: Head = Head("", "", "", Frame("", "", "", "", (), ()))


def rendered(folder: Path, text: str, code: str = "fr") -> str:
    (folder / "page.html").write_text(text, "utf-8")
    return Templates(folder, Language(code)).render("page.html", SITE, Page()).decode()


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ('{{ _("Countries") }}', "Pays"),
        ("{% trans %}Countries{% endtrans %}", "Pays"),
        ('<a title="{{ _("Countries") }}">', '<a title="Pays">'),
        ('{{ _("%(count)s more", count=page.count) }}', "3 de plus"),
        ('{{ _("From %(origin)s", origin=page.name) }}', "De : &lt;b&gt;"),
        ("{% trans origin=page.name %}From {{ origin }}{% endtrans %}", "De : &lt;b&gt;"),
        ('{{ ngettext("%(num)s cable", "%(num)s cables", page.count) }}', "3 câbles"),
        ("{% trans num=page.count %}{{ num }} cable{% pluralize %}{{ num }} cables{% endtrans %}", "3 câbles"),
        ('{{ pgettext("last day", "To") }}', "Au"),
        ('{% set word = _("Countries") %}{{ word|length }}', "4"),
        ('{{ _("100 %% of %(what)s", what=page.count) }}', "100 % of 3"),
        ("{% macro m(text=_('Countries')) %}{{ text }}{% endmacro %}{{ m() }}", "Pays"),
        ('<p{{ english }}>', '<p lang="en">'),
        ('<p{{ original }}>', '<p lang="en">'),
        ('<p{{ own }}>', '<p lang="fr">'),
    ],
)  # fmt: skip
def test_words(tmp_path: Path, template: str, page: str) -> None:
    assert rendered(tmp_path, template) == page


def test_text_in_another_direction_says_so(tmp_path: Path) -> None:
    assert rendered(tmp_path, "<p{{ english }}>", "ar") == '<p lang="en" dir="ltr">'
    assert rendered(tmp_path, "<p{{ original }}>", "ar") == '<p lang="en" dir="auto">'
    assert rendered(tmp_path, "<p{{ own }}>", "ar") == '<p lang="ar" dir="rtl">'
    assert rendered(tmp_path, "<p{{ english }}{{ original }}{{ own }}>", "en") == "<p>"


def test_words_said_in_full_are_text_of_the_template() -> None:
    """Nothing is left to do for them when a page is made."""
    environment = jinja2.Environment(autoescape=True, extensions=[EXTENSION])
    parsed = environment.parse('<p>{{ _("Countries") }} {{ _("%(count)s more", count=page.count) }}</p>')
    code = str(generate(Translator(Language("fr")).visit(parsed), environment, None, None))
    assert "<p>Pays " in code
    assert " de plus</p>" in code
    assert "gettext" not in code


def test_a_missing_value_is_told(tmp_path: Path) -> None:
    with pytest.raises(Exception, match=r"page\.html:1.*count"):
        rendered(tmp_path, '{{ _("%(count)s more") }}')
