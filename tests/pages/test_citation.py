"""How a cable is cited: the forms of text, and what the page says to other programs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from generator.config import Site, SiteConfig
from generator.context import RangeTask
from generator.model import Addressee, Cable
from generator.pages import cable as cable_pages
from generator.pages import citation
from generator.pages.citation import Citation
from tests.pages.making import archive, cable, page, press

SITE = Site(title="Archive of Bridges", url="https://example.org/bridges/", publisher="Bridge House")
TO_STATE = (Addressee("SECSTATE WASHDC"), Addressee("AMEMBASSY LIMA"))
WHERE = "https://example.org/bridges/cable/2009/07/09ASTANA1.html"


def cited(folder: Path, one: Cable, site: Site = SITE, address: str = WHERE) -> Citation:
    [entry] = press(folder, one).catalogue.entries(0, 1)
    return citation.view(entry, one, site, address)


def test_forms(tmp_path: Path) -> None:
    found = cited(tmp_path, cable(action=TO_STATE))
    assert found.nara == (
        "Embassy Astana to Secretary of State et al., Telegram 09ASTANA1, “A BRIDGE IS OPENED,” July 2, 2009; "
        f"Archive of Bridges, {WHERE} (accessed [date of access])."
    )
    assert found.chicago == (
        "Embassy Astana to Secretary of State et al., “A BRIDGE IS OPENED,” cable 09ASTANA1, July 2, 2009, "
        f"Archive of Bridges, accessed [date of access], {WHERE}."
    )
    assert found.apa == (
        "Embassy Astana. (2009, July 2). A BRIDGE IS OPENED (Cable No. 09ASTANA1) [Diplomatic cable]. "
        f"Archive of Bridges. Retrieved [date of access], from {WHERE}"
    )


def test_what_is_not_known_is_left_out(tmp_path: Path) -> None:
    bare = cable("", canonical_id="", subject="", date=None, sent=None, origin="", post=None, country=None)
    found = cited(tmp_path, bare, Site(title="T"), "")
    where = "[address of this page]"
    assert found.nara == f"Telegram, undated; T, {where} (accessed [date of access])."
    assert found.chicago == f"cable, n.d., T, accessed [date of access], {where}."
    assert found.apa == f"[Diplomatic cable]. (n.d.). T. Retrieved [date of access], from {where}"


def test_what_has_no_subject_is_described(tmp_path: Path) -> None:
    assert "(2009, July 2). [Diplomatic cable] (Cable No. 09ASTANA1). " in cited(tmp_path, cable(subject="")).apa


def test_an_extract_is_cited_as_one(tmp_path: Path) -> None:
    found = cited(tmp_path, cable(partial=True))
    assert "Telegram 09ASTANA1 (extract), “A BRIDGE IS OPENED,”" in found.nara
    assert "“A BRIDGE IS OPENED,” cable 09ASTANA1 (extract), July 2, 2009" in found.chicago
    assert "(Cable No. 09ASTANA1) [Diplomatic cable, extract]. " in found.apa
    assert msgspec.json.decode(str(found.data))["creativeWorkStatus"] == "Incomplete"


@pytest.mark.parametrize(
    ("subject", "quoted"),
    [
        ('THE "BRIDGE" AFFAIR', "“THE 'BRIDGE' AFFAIR,”"),
        ("THE “BRIDGE”", "“THE ‘BRIDGE’,”"),
        ("WHICH BRIDGE?", "“WHICH BRIDGE?,”"),
        ("A BRIDGE.", "“A BRIDGE,”"),
    ],
)
def test_title_in_quotation_marks(tmp_path: Path, subject: str, quoted: str) -> None:
    assert quoted in cited(tmp_path, cable(subject=subject)).chicago


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ((), ""),
        ((Addressee("SECSTATE WASHDC", excluded=True), Addressee("AMEMBASSY LIMA")), "Embassy Lima"),
        ((Addressee("CIS COLLECTIVE"),), "CIS COLLECTIVE"),
        ((Addressee("AMEMBASSY LIMA"), Addressee("SECSTATE WASHDC")), "Secretary of State et al."),
        ((Addressee("AMEMBASSY LIMA"), Addressee("AMEMBASSY LIMA")), "Embassy Lima"),
        ((Addressee("AMEMBASSY LIMA"), Addressee("AMEMBASSY QUITO")), "Embassy Lima et al."),
    ],
)
def test_whom_it_was_addressed_to(action: tuple[Addressee, ...], name: str) -> None:
    assert citation.addressee(action) == name


def metas(folder: Path, one: Cable, site: Site = SITE) -> dict[str, str]:
    context = archive(folder, one, config=SiteConfig(site=site))
    cable_pages.render(RangeTask(context, 0, 1))
    found: dict[str, str] = {}
    for node in page(context, "cable/2009/07/09ASTANA1.html").css("meta[content]"):
        for attribute in ("name", "property"):
            if name := node.attributes.get(attribute):
                assert name not in found, f"{name} stands twice"
                found[name] = node.attributes["content"] or ""
    return found


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("citation_title", "A BRIDGE IS OPENED"),
        ("citation_author", "Embassy Astana,"),
        ("citation_publication_date", "2009/07/02"),
        ("citation_technical_report_institution", "Bridge House"),
        ("citation_technical_report_number", "09ASTANA1"),
        ("citation_public_url", WHERE),
        ("DC.title", "A BRIDGE IS OPENED"),
        ("DC.creator", "Embassy Astana"),
        ("DC.date", "2009-07-02"),
        ("DC.identifier", "09ASTANA1"),
        ("DC.type", "Diplomatic cable"),
        ("DC.publisher", "Archive of Bridges"),
        ("og:title", "A BRIDGE IS OPENED"),
        ("og:type", "article"),
        ("og:url", WHERE),
        ("og:site_name", "Archive of Bridges"),
        ("og:description", "The bridge was opened."),
        ("article:published_time", "2009-07-02"),
    ],
)
def test_metadata(tmp_path: Path, name: str, value: str) -> None:
    assert metas(tmp_path, cable()).get(name) == value


def test_metadata_of_a_cable_without_anything(tmp_path: Path) -> None:
    bare = cable(subject="", origin="", post=None, country=None)
    found = metas(tmp_path, bare, Site(title="T"))
    assert found["citation_title"] == "(no subject)"
    assert not {"citation_author", "DC.creator", "DC.title", "citation_public_url", "og:url"} & found.keys()


def test_linked_data(tmp_path: Path) -> None:
    data = msgspec.json.decode(str(cited(tmp_path, cable(action=TO_STATE)).data))
    assert data == {
        "@context": "https://schema.org",
        "@type": ["Message", "ArchiveComponent"],
        "identifier": "09ASTANA1",
        "name": "A BRIDGE IS OPENED",
        "dateSent": "2009-07-02",
        "sender": {"@type": "Organization", "name": "Embassy Astana"},
        "recipient": {"@type": "Organization", "name": "Secretary of State et al."},
        "isPartOf": {
            "@type": "Collection",
            "name": "Archive of Bridges",
            "publisher": {"@type": "Organization", "name": "Bridge House"},
        },
        "url": WHERE,
    }


def test_linked_data_stays_in_its_element(tmp_path: Path) -> None:
    odd = cable(subject="</script><!--&\x7f\x85<script>", date=dt.date(2009, 7, 2))
    data = str(cited(tmp_path, odd).data)
    assert not set("<>&\x7f\x85") & set(data)
    assert msgspec.json.decode(data)["name"] == odd.subject
