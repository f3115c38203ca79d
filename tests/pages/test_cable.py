"""The page of a cable, made of small archives."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.config import Downloads, SiteConfig
from generator.context import Context, RangeTask
from generator.model import Addressee, Authority, Cable, Declassification, Paragraph, Part, PartKind, Reference, Tag
from generator.pages import cable as cable_pages
from generator.record import published
from tests.pages.making import archive, cable, page, words

HOSTILE = "</pre></script><script>alert(1)</script>\"' {{ 7*7 }} javascript:alert(1)"
FULL = cable(
    "09ASTANA2",
    subject="THE BRIDGE AGAIN",
    date=dt.date(2009, 7, 3),
    tags=(Tag("PREL"), Tag("OVIP", "DOE, JANE"), Tag("ODDCODE")),
    action=(Addressee("SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "5702"),),
    info=(Addressee("AMEMBASSY LIMA"), Addressee("AMEMBASSY OSLO", excluded=True)),
    references=(
        Reference("ASTANA 1", "A", "09ASTANA1"),
        Reference("LIMA 7", "B", "09LIMA7"),
        Reference("DOE-ROE E-MAIL OF JUNE 30", "C"),
    ),
    authority=Authority("Ambassador Jane Doe for reasons 1.4 (b)", "Ambassador", "Jane Doe", ("1.4(b)",)),
    declassification=Declassification("07/02/2019", dt.date(2019, 7, 2)),
    paragraphs=(Paragraph("As ref A says, it is open.", number=1, marking="C", heading="OPEN"),),
    redactions=2,
    text="DEPT FOR SCA/CEN\nDOE\n",
    parts=(Part(PartKind.ATTENTION, 0, 16),),
    sections=4,
)


def build(folder: Path, *cables: Cable, config: SiteConfig | None = None) -> Context:
    context = archive(folder, *cables, config=config)
    cable_pages.render(RangeTask(context, 0, len(cables)))
    return context


@pytest.fixture
def tree(tmp_path: Path) -> LexborHTMLParser:
    context = build(tmp_path, cable(), FULL, cable("09ASTANA3", date=dt.date(2009, 7, 4)))
    return page(context, "cable/2009/07/09ASTANA2.html")


def fact(tree: LexborHTMLParser, name: str) -> str:
    terms = words(tree, ".facts dt")
    return words(tree, ".facts dd")[terms.index(name)]


def test_header(tree: LexborHTMLParser) -> None:
    assert words(tree, "h1") == ["THE BRIDGE AGAIN"]
    assert words(tree, ".cable-line .level") == ["CONFIDENTIAL//NOFORN"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Date", "3 July 2009"),
        ("Sent", "2 July 2009, 11:33 UTC"),
        ("Attention", "DEPT FOR SCA/CEN The offices or people it is meant for"),
        ("Origin", "Embassy Astana"),
        ("Country", "Kazakhstan"),
        ("Classified by", "Jane Doe, Ambassador"),
        ("Reasons", "1.4(b) Foreign government information"),
        ("Declassify on", "2 July 2019"),
        ("Sections", "4"),
        ("Transmission", "VZCZCXRO0001"),
    ],
)
def test_facts(tree: LexborHTMLParser, name: str, value: str) -> None:
    assert fact(tree, name) == value


def test_facts_with_explanations(tree: LexborHTMLParser) -> None:
    assert fact(tree, "Precedence").startswith("Immediate ")
    assert fact(tree, "Captions").startswith("SIPDIS SIPRNet")
    assert fact(tree, "Redacted").startswith("2 redactions")
    tags = fact(tree, "TAGS")
    assert tags.startswith("PREL External political relations OVIP (DOE, JANE) ")
    assert tags.endswith("ODDCODE")


def test_addressees(tree: LexborHTMLParser) -> None:
    assert words(tree, "#action tbody td") == ["SECSTATE WASHDC", "RUEHC", "IMMEDIATE", "5702"]
    assert words(tree, "#info tbody tr.excluded td:first-child") == ["AMEMBASSY OSLO"]


def test_references(tree: LexborHTMLParser) -> None:
    assert words(tree, ".refs li") == [
        "A. A BRIDGE IS OPENED 09ASTANA1, 2 July 2009",
        "B. LIMA 7 09LIMA7, not in this archive",
        "C. DOE-ROE E-MAIL OF JUNE 30",
    ]
    links = [node.attributes["href"] for node in tree.css(".refs a, .text a")]
    assert links == ["#ref-1", "09ASTANA1.html", "../../../missing/LIMA-2009.html#id-09LIMA7"]


def test_who_refers_to_it(tmp_path: Path) -> None:
    context = build(tmp_path, cable(), FULL)
    tree = page(context, "cable/2009/07/09ASTANA1.html")
    assert words(tree, "#citing") == ["Referred to by 1 cable"]
    assert words(tree, "#citing + ul li") == ["THE BRIDGE AGAIN 09ASTANA2, 3 July 2009"]


def test_neighbours(tree: LexborHTMLParser) -> None:
    assert words(tree, ".neighbours .label") == ["By date", "From Embassy Astana"]
    assert [node.attributes["href"] for node in tree.css(".neighbours a")] == ["09ASTANA1.html", "09ASTANA3.html"] * 2


def test_ids_are_unlike_one_another(tree: LexborHTMLParser) -> None:
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))


def test_notices(tmp_path: Path) -> None:
    context = build(tmp_path, cable(partial=True))
    assert words(page(context, "cable/2009/07/09ASTANA1.html"), ".notice") == [
        "Extract. Only a part of the original cable was published."
    ]


def test_a_cable_without_anything(tmp_path: Path) -> None:
    bare = cable("", canonical_id="", subject="", date=None, sent=None, origin="", country=None, post=None,
                 precedence=None, captions=(), transmission_id=None, paragraphs=(), signer=None, text="x")  # fmt: skip
    context = build(tmp_path, bare)
    tree = page(context, "cable/undated/unnamed.html")
    assert words(tree, "h1") == ["(no subject)"]
    assert words(tree, "pre") == ["x"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    hostile = cable(
        subject=HOSTILE,
        origin=HOSTILE,
        captions=(HOSTILE,),
        transmission_id=HOSTILE,
        tags=(Tag(HOSTILE, HOSTILE),),
        action=(Addressee(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        references=(Reference(HOSTILE, HOSTILE, HOSTILE),),
        authority=Authority(HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),
        declassification=Declassification(HOSTILE),
        summary=HOSTILE,
        paragraphs=(Paragraph(f"{HOSTILE}\n- {HOSTILE}", 1, HOSTILE, HOSTILE),),
        signer=HOSTILE,
        text=HOSTILE,
    )
    context = build(tmp_path, hostile)
    tree = page(context, "cable/2009/07/09ASTANA1.html")
    assert [node.attributes.get("type") for node in tree.css("script:not([src])")] == [
        "application/ld+json",
        "application/json",
    ]
    assert words(tree, "#transmitted") == words(tree, "h1") == [HOSTILE]
    for node in tree.css("*"):
        assert not [name for name in node.attributes if name.startswith("on") or name == "style"]


def test_the_data_is_the_record_without_what_the_page_shows(tmp_path: Path) -> None:
    odd = cable(subject="</script><!--&\x7f\x85")
    data = page(build(tmp_path, odd), "cable/2009/07/09ASTANA1.html").css_first("#cable-data")
    assert data is not None
    whole = msgspec.json.decode(msgspec.json.encode(published(odd, "cable/2009/07/09ASTANA1.html")))
    assert msgspec.json.decode(data.text()) == whole | {"action": [], "info": [], "paragraphs": [], "text": ""}


def test_links_to_files_where_there_are_files(tmp_path: Path) -> None:
    config = SiteConfig(downloads=Downloads(text_files=True, json_files=True))
    tree = page(build(tmp_path, cable(), config=config), "cable/2009/07/09ASTANA1.html")
    assert [node.attributes["href"] for node in tree.css(".downloads a")] == ["09ASTANA1.txt", "09ASTANA1.json"]
    assert tree.css("script[src$='/cable.js'], #cable-data, .downloads button") == []
