"""What stands on a cable's page, explained where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.model import Part, PartKind
from generator.pages import glossary
from generator.pages.escaping import escaped
from generator.pages.explanations import Acronyms, anchor, legend
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


def explain(html: str) -> str:
    return Acronyms("glossary.html")(html)


def test_an_acronym_is_explained_once() -> None:
    html = explain("<p>The DCM and the (DCM) met.</p>")
    title = "Deputy chief of mission: second to the ambassador"
    link = f'<a class="x" href="glossary.html#acronym-DCM" title="{title}">DCM</a>'
    assert html == f"<p>The {link} and the (DCM) met.</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<p>dcm</p>",
        "<p>DCMS XDCM 2DCM DCM2</p>",
        '<p><a href="#ref-1">REFTEL</a></p>',
        "<p>The GOX and the CT and the COM</p>",
    ],
)
def test_what_is_part_of_a_word_a_link_or_has_several_meanings_is_left(html: str) -> None:
    assert explain(html) == html


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
