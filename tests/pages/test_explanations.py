"""What stands on a cable's page, explained where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator import locale
from generator.config import Site, SiteConfig
from generator.language import Language
from generator.model import Part, PartKind
from generator.pages import glossary
from generator.pages.escaping import escaped
from generator.pages.explanations import Acronyms, anchor, legend, meaning, of_tag, of_tag_as_text
from generator.vocabulary import tags
from generator.vocabulary.acronyms import acronyms
from tests.pages.making import archive, cable, page

HEADER = """VZCZCXRO0001
OO RUEHAG RUEHROV
DE RUEHTA #0001/01 1831133
ZNR UUUUU ZZH
O 021133Z JUL 09
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 5702 AND A LONG TAIL
INFO RUCNCIS/CIS COLLECTIVE 1705
RUEHOS/A FURTHER LINE
"""
BODY = "UNCLAS SECTION 01 OF 04 ASTANA 000001\nE.O. 12958: N/A"


def test_the_legend_follows_the_lines_of_the_cable() -> None:
    text = HEADER + BODY
    first, second = text.index("UNCLAS"), text.index("E.O.")
    parts = (
        Part(PartKind.HEADER, 0, first),
        Part(PartKind.CLASSIFICATION, first, second),
        Part(PartKind.EXECUTIVE_ORDER, second, len(text)),
    )
    found = legend(cable(text=text, parts=parts))
    kinds = ["transmission", "routing", "station", "security", "dtg", "from", "to", "info"]
    assert [line.anchor for line in found] == [f"line-{kind}" for kind in [*kinds, "classification", "executive-order"]]
    assert found[4].text == "O 021133Z JUL 09"
    assert found[6].text == "TO RUEHC/SECSTATE WASHDC IMMEDIAT…"
    assert all(line.brief for line in found)


@pytest.mark.parametrize("text", ["", "Tuesday, 20 January", "TOMORROW we go", "O", "OOO X", "P\nR"])
def test_other_text_has_no_legend_but_for_what_it_has(text: str) -> None:
    found = legend(cable(text=text, parts=(Part(PartKind.HEADER, 0, len(text)),)))
    assert all(line.anchor == "line-routing" for line in found)


@pytest.mark.parametrize(("code", "brief"), [("fr", "L’expéditeur"), ("ru", "Отправитель"), ("ar", "المرسِل")])
def test_the_legend_is_in_the_language(code: str, brief: str) -> None:
    (line,) = legend(cable(text="FM AMEMBASSY", parts=(Part(PartKind.HEADER, 0, 12),)), Language(code))
    assert (line.text, line.brief) == ("FM AMEMBASSY", brief)


@pytest.mark.parametrize(
    ("tag", "french", "arabic"),
    [
        ("PREL", "Relations politiques extérieures", "العلاقات السياسية الخارجية"),
        ("GM", "Allemagne", "ألمانيا"),
        ("CZ", "Tchécoslovaquie", "تشيكوسلوفاكيا"),
        ("YO", "Yougoslavie", "يوغوسلافيا"),
        ("XA", "Afrique", "أفريقيا"),
    ],
)
def test_what_a_tag_means(tag: str, french: str, arabic: str) -> None:
    known = tags.find(tag)
    assert known is not None
    assert [of_tag(known, Language(code)) for code in ("en", "fr", "ar")] == [known.meaning, french, arabic]
    assert of_tag_as_text(known, Language("fr")) == french


def test_what_is_not_translated_says_that_it_is_english() -> None:
    assert meaning("Invented & new", Language("fr")) == '<span lang="en">Invented &amp; new</span>'
    assert meaning("Invented & new", Language("ar")) == '<span lang="en" dir="ltr">Invented &amp; new</span>'
    assert meaning("Invented & new", Language()) == "Invented &amp; new"


def test_an_acronym_is_explained_in_the_language() -> None:
    html = Acronyms("glossary.html", "", Language("es"))("the DCM")
    assert html.endswith('title="Jefe adjunto de misión: el segundo del embajador [3 FAM]">DCM</a>')


def explain(html: str) -> str:
    return Acronyms("glossary.html")(html)


def test_an_acronym_is_explained_once() -> None:
    html = explain("<p>The DCM and the (DCM) met.</p>")
    title = "Deputy chief of mission: second to the ambassador [3 FAM]"
    link = f'<a class="x" href="glossary.html#acronym-DCM" title="{title}">DCM</a>'
    assert html == f"<p>The {link} and the (DCM) met.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>dcm</p>",
        "<p>DCMS XDCM 2DCM DCM2</p>",
        '<p><a href="#ref-1">REFTEL</a></p>',
        '<p><a href="#ref-1">REFTEL A</a>, <a href="#ref-2">see REFTEL</a></p>',
        "<p>The CT and the COM</p>",
        "<p>GOD and the GOP, GO</p>",
    ],
)
def test_what_is_part_of_a_word_a_link_or_has_several_meanings_is_left(html: str) -> None:
    assert explain(html) == html


def test_the_government_of_any_country_is_explained() -> None:
    found = explain("<p>The GOB, the GOS and the GOB again; GOI too.</p>")
    assert re.findall(r'#([\w-]+)" title="[^"]+">(\w+)</a>', found) == [
        ("acronym-GOX", "GOB"), ("acronym-GOX", "GOS"), ("acronym-GOI", "GOI")
    ]  # fmt: skip
    shout = "<p>THE GOB GOT IT.</p>"
    assert Acronyms("glossary.html", "THE GOB GOT IT.")(shout) == shout
    assert Acronyms("glossary.html", "The Government of Otters (GOO) met.")("<p>GOO</p>") == "<p>GOO</p>"


@given(st.text(alphabet="ADCMNORSU <>&#-/1", max_size=60))
def test_the_text_stays_the_same(text: str) -> None:
    found = LexborHTMLParser(f"<p>{explain(escaped(text))}</p>").css_first("p")
    assert found is not None
    assert found.text() == text


def test_every_acronym_that_is_explained_is_found() -> None:
    for item in acronyms():
        if item.plain and item.code.isalpha():
            assert f"#{anchor('acronym', item.code)}" in explain(f"a {item.code}, b"), item.code


def test_the_glossary_has_a_place_for_each_and_each_place_once(tmp_path: Path) -> None:
    context = archive(tmp_path, cable())
    glossary.render(context)
    tree = page(context, "glossary.html")
    places = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(places) == len(set(places))
    wanted = ["line-dtg", "caption-NODIS", "precedence-IMMEDIATE", "marking-SBU", "reason-b", "acronym-DCM", "tag-PREL"]
    assert set(wanted) <= set(places)
    assert all(node.text(strip=True) for node in tree.css(".terms .small"))


@pytest.mark.parametrize("code", [code for code in locale.languages() if code != locale.SOURCE])
def test_the_glossary_is_in_the_language_of_the_site(tmp_path: Path, code: str) -> None:
    """Only codes, words of cables and sources are marked as English; no explanation is."""
    context = archive(tmp_path, cable(), config=SiteConfig(site=Site(language=code)))
    glossary.render(context)
    tree, language = page(context, "glossary.html"), Language(code)
    direction = "ltr" if code == "ar" else None
    for selector in (".terms dt[lang]", ".terms .small[lang]"):
        found = {(node.attributes["lang"], node.attributes.get("dir")) for node in tree.css(selector)}
        assert found == {("en", direction)}, selector
    assert {node.text() for node in tree.css("dt > span[lang]")} == {"FM", "TO", "INFO", "TAGS", "SUBJECT", "REF"}
    assert [node.text() for node in tree.css("dd > span[lang]:not(.small)")] == []
    for place, text in (
        ("line-from", "From: the post or command that sends."),
        ("precedence-FLASH", "Ahead of all other traffic; for the outbreak of hostilities and the like"),
        ("marking-SBU", "Not classified but not for the public"),
        ("reason-b", "Foreign government information"),
        ("acronym-DCM", "Deputy chief of mission: second to the ambassador"),
        ("tag-PREL", "External political relations"),
    ):
        node = tree.css_first(f"#{place} dd")
        assert node is not None
        assert node.text().startswith(f"{language.meaning(text)} "), place
        assert language.meaning(text) != text
