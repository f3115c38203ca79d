"""Overviews and lists: countries told apart, tags by kind, classifications by level, calendars, paging."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.archive.catalogue import Catalogue
from generator.config import Pages, Site, SiteConfig
from generator.context import Context
from generator.model import Cable, Classification, Tag
from generator.pages import STAGES
from generator.vocabulary import posts
from tests.links import check_links
from tests.pages.making import archive, cable, page, words


def build(
    folder: Path, *cables: Cable, config: SiteConfig | None = None, files: dict[str, str] | None = None
) -> Context:
    """All pages of an archive."""
    context = archive(folder, *cables, config=config, files=files)
    catalogue = Catalogue(context.store)
    for stage in STAGES:
        for task in stage.tasks(context, catalogue):
            stage.run(task)
    return context


PERU = cable("08LIMA1", origin="Embassy Lima", country="PE", date=dt.date(2008, 2, 29), tags=(Tag("KZ"), Tag("PREL")))


def test_countries_are_told_apart(tmp_path: Path) -> None:
    context = build(tmp_path, cable(tags=(Tag("PE"), Tag("CH"))), PERU)
    rows = words(page(context, "country/index.html"), ".index tbody tr")  # name, sent, about
    assert rows == ["China01", "Kazakhstan11", "Peru11"]
    peru = page(context, "country/peru.html")
    assert words(peru, "#posts + ul li") == ["Embassy Lima 1"]
    assert words(peru, ".entry .id") == ["08LIMA1"]
    assert words(page(context, "country/peru-about.html"), ".entry .id") == ["09ASTANA1"]
    assert "holds no cable from a post in China" in page(context, "country/china.html").text()


def test_the_secretary_is_at_home(tmp_path: Path) -> None:
    post = posts.find("Secretary of State")
    assert post is not None
    context = build(tmp_path, cable("09STATE1", origin=post.title, country=post.country, tags=(Tag("US"),)), PERU)
    tree = page(context, "country/united-states.html")
    assert words(tree, ".lead") == ["Cables from the Department of State and other offices in the United States."]
    assert words(tree, "#posts + ul li") == ["Secretary of State 1"]
    assert words(tree, ".entry .id") == ["09STATE1"]
    assert words(page(context, "country/peru.html"), ".lead") == ["Cables from posts in Peru."]
    assert "Secretary of StateUnited States1" in words(page(context, "origin/index.html"), ".index tbody tr")


def test_tags_by_kind(tmp_path: Path) -> None:
    context = build(tmp_path, cable(tags=(Tag("PREL"), Tag("KNNP"), Tag("RS"), Tag("NATO"), Tag("HUMAN RIGHTS"))))
    tree = page(context, "tag/index.html")
    assert words(tree, "h2") == ["Subjects", "Programs", "Countries and regions", "Organisations", "Others"]
    assert words(tree, "tbody th") == ["PREL", "KNNP", "RS", "NATO", "HUMAN RIGHTS"]


def test_classifications_by_level(tmp_path: Path) -> None:
    levels = ("SECRET", "UNCLASSIFIED", "CONFIDENTIAL//NOFORN", "ODD", "CONFIDENTIAL")
    context = build(
        tmp_path,
        *(cable(f"09ASTANA{n}", classification=Classification(text, text.split("/")[0]))
          for n, text in enumerate(levels, start=1)),
    )  # fmt: skip
    assert words(page(context, "classification/index.html"), "tbody th") == [
        "UNCLASSIFIED", "CONFIDENTIAL", "CONFIDENTIAL//NOFORN", "SECRET", "ODD"
    ]  # fmt: skip


def test_origins_by_country(tmp_path: Path) -> None:
    context = build(tmp_path, cable(), PERU, cable("08X1", origin="Embassy Nowhere", country=None))
    rows = words(page(context, "origin/index.html"), ".index tbody tr")  # origin, country, count
    assert rows == ["Embassy AstanaKazakhstan1", "Embassy LimaPeru1", "Embassy Nowhere1"]


def test_calendar(tmp_path: Path) -> None:
    context = build(tmp_path, cable(), cable("09ASTANA5"), PERU)
    leap = page(context, "date/2008.html")
    assert [node.attributes["href"] for node in leap.css(".calendar td a")] == ["2008/02/29.html"]
    assert [node.attributes["href"] for node in leap.css(".calendar caption a")] == ["2008/02.html"]
    february = leap.css(".calendar table")[1]
    assert [len(row.css("td")) for row in february.css("tbody tr")] == [7] * 5
    assert [node.text() for node in february.css("td")][3:6] == ["", "1", "2"]  # 1 February 2008 was a Friday
    day = page(context, "date/2009/07/02.html")
    assert words(day, "h1") == ["Thursday, 2 July 2009"]
    assert words(day, ".beside a") == ["← 29 February 2008", "2 July in all years"]


def test_undated(tmp_path: Path) -> None:
    context = build(tmp_path, cable(), cable("09ASTANA5", date=None))
    assert words(page(context, "date/undated.html"), ".entry .id") == ["09ASTANA5"]
    assert "1 cable" in words(page(context, "date/index.html"), "section a")


def test_lists_are_paged_and_every_link_resolves(tmp_path: Path) -> None:
    cables = [cable(f"09ASTANA{n}", tags=(Tag("PREL"), Tag("KZ"))) for n in range(1, 8)]
    context = build(tmp_path, *cables, PERU, config=SiteConfig(pages=Pages(per_page=3)))
    second = page(context, "tag/PREL-2.html")
    assert words(second, ".pager p")[0] == "Page 2 of 3, cables 4–6 of 8"
    assert len(second.css(".entry")) == 3
    for url in ("country/kazakhstan-3.html", "country/kazakhstan-about-2.html", "date/2009/07-3.html",
                "date/2009/07/02-2.html", "origin/embassy-astana-2.html"):  # fmt: skip
        assert (context.site / url).is_file()
    faults = [fault for fault in check_links(context.site) if "search/" not in fault]
    assert faults == []


def test_bars_lead_to_the_place_in_the_list(tmp_path: Path) -> None:
    dates = [dt.date(2009, 7, 1 + n) for n in range(4)] + [dt.date(2009, 9, 1 + n) for n in range(3)]
    cables = [cable(f"09ASTANA{n}", tags=(Tag("PREL"), Tag("KZ")), date=date) for n, date in enumerate(dates, start=1)]
    context = build(tmp_path, *cables, config=SiteConfig(pages=Pages(per_page=3)))
    for list in ("tag/PREL", "country/kazakhstan", "country/kazakhstan-about", "origin/embassy-astana",
                 "classification/confidential-noforn"):  # fmt: skip
        first = page(context, f"{list}.html")
        name = list.partition("/")[2]
        links = ["#from-2009-07", f"{name}-2.html#from-2009-09"]
        assert [node.attributes["href"] for node in first.css(".chart svg a")] == links
        assert [node.attributes["href"] for node in first.css(".chart table a")] == links
        assert words(first, "#from-2009-07 .id") == ["09ASTANA1"]
        second = page(context, f"{list}-2.html")
        assert words(second, "#from-2009-09 .id") == ["09ASTANA5"]
        assert [node.id for node in second.css(".entry") if node.id] == ["from-2009-09"]


@pytest.mark.parametrize("folder", ["tag", "country", "origin", "classification", "collection", "date"])
def test_overviews_show_the_years(tmp_path: Path, folder: str) -> None:
    tree = page(build(tmp_path, cable(tags=(Tag("PREL"),)), PERU), f"{folder}/index.html")
    up = "" if folder == "date" else "../date/"
    assert [node.attributes["href"] for node in tree.css(".chart svg a")] == [f"{up}2008.html", f"{up}2009.html"]
    assert words(tree, ".chart tbody th") == ["2008", "2009"]
    assert words(tree, ".chart desc") == ["2 cables from 2008 to 2009; most: 2008 (1)."]


def test_months_show_their_days(tmp_path: Path) -> None:
    tree = page(build(tmp_path, cable(), cable("09ASTANA5"), PERU), "date/2009/07.html")
    assert [node.attributes["href"] for node in tree.css(".chart svg a")] == ["07/02.html"]
    assert words(tree, ".chart tbody tr") == ["2 July 20092"]


def test_an_empty_archive_has_all_overviews(tmp_path: Path) -> None:
    context = build(tmp_path)
    assert [fault for fault in check_links(context.site) if "search/" not in fault] == []


def test_sitemap_names_every_page(tmp_path: Path) -> None:
    context = build(tmp_path, cable(), config=SiteConfig(site=Site(url="https://example.org/cables/")))
    text = (context.site / "sitemap.xml").read_text()
    pages = {path.relative_to(context.site).as_posix() for path in context.site.rglob("*.html")} - {"404.html"}
    assert text.count("<loc>") == len(pages)
    assert all(f"<loc>https://example.org/cables/{name}</loc>" in text for name in pages)
    assert (context.site / "robots.txt").read_text().endswith("Sitemap: https://example.org/cables/sitemap.xml\n")
    assert page(context, "404.html").css_first(".site-title").attributes["href"] == "/cables/index.html"  # type: ignore[union-attr]
    canonical = page(context, "tag/index.html").css_first("link[rel=canonical]")
    assert canonical is not None
    assert canonical.attributes["href"] == "https://example.org/cables/tag/index.html"


def test_without_an_address_there_is_no_sitemap(tmp_path: Path) -> None:
    context = build(tmp_path, cable())
    assert not (context.site / "sitemap.xml").exists()
    assert (context.site / "robots.txt").read_text() == "User-agent: *\nDisallow:\n"
