"""On this day: a calendar of 366 days, and lists over all years."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from generator.archive.catalogue import Catalogue
from generator.config import Pages, SiteConfig
from generator.context import Context
from generator.pages import days_of_year, home
from tests.pages.making import archive, cable, make_entries, page, words


def build(folder: Path, *dates: dt.date | None) -> Context:
    """The pages of an archive with a cable of each date, three to a page."""
    cables = [cable(f"09ASTANA{n}", date=date) for n, date in enumerate(dates, start=1)]
    context = archive(folder, *cables, config=SiteConfig(pages=Pages(per_page=3)))
    make_entries(context)
    for task in days_of_year.tasks(context, Catalogue(context.store)):
        days_of_year.render(task)
    home.render(context)
    return context


JULY = (dt.date(2007, 7, 2), dt.date(2008, 7, 2), dt.date(2008, 7, 2), dt.date(2009, 7, 2))


def test_lists_go_over_all_years(tmp_path: Path) -> None:
    context = build(tmp_path, *JULY, dt.date(2008, 2, 29), dt.date(2008, 7, 3), None)
    first = page(context, "date/day-of-year/07-02.html")
    assert words(first, "h1") == ["2 July"]
    assert words(first, ".beside a") == ["← 29 February", "3 July →", "2007 (1)", "2008 (2)", "2009 (1)"]
    assert words(first, ".entry .id") == ["09ASTANA1", "09ASTANA2", "09ASTANA3"]
    assert words(page(context, "date/day-of-year/07-02-2.html"), ".entry .id") == ["09ASTANA4"]
    assert words(page(context, "date/day-of-year/02-29.html"), ".entry .id") == ["09ASTANA5"]


def test_the_calendar_has_366_days(tmp_path: Path) -> None:
    tree = page(build(tmp_path, *JULY, dt.date(2008, 2, 29)), "date/on-this-day.html")
    assert len(tree.css(".days li")) == 366
    assert [(node.attributes["href"], node.attributes["aria-label"], node.attributes["class"])
            for node in tree.css(".days a")] == [
        ("day-of-year/02-29.html", "29 February: 1 cable", "w1"),
        ("day-of-year/07-02.html", "2 July: 4 cables", "w4"),
    ]  # fmt: skip


def test_the_home_page_knows_which_days_have_pages(tmp_path: Path) -> None:
    link = page(build(tmp_path, *JULY, dt.date(2008, 2, 29)), "index.html").css_first("a[data-days]")
    assert link is not None
    days = link.attributes["data-days"] or ""
    assert link.attributes["href"] == "date/on-this-day.html"
    assert len(days) == 366
    assert [place for place, digit in enumerate(days) if digit == "1"] == [59, 183]


def test_without_dates_there_is_no_way_to_it(tmp_path: Path) -> None:
    tree = page(build(tmp_path, None), "index.html")
    assert tree.css("a[data-days], script[src*=today]") == []
