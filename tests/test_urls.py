"""Places in the site: readable where they can be, safe always, never shared."""

from __future__ import annotations

import datetime as dt
import posixpath
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls
from generator.urls import Listing


@pytest.mark.parametrize("text", ["09ASTANA1103", "PREL", "08ECTION01OF02MANAMA492", "a_b-c.d"])
def test_clean_names_stay(text: str) -> None:
    assert urls.safe_name(text) == text


def test_blanks_become_hyphens() -> None:
    assert urls.safe_name("HUMAN RIGHTS") == "HUMAN-RIGHTS"


@pytest.mark.parametrize(
    "text",
    ["../../etc/passwd", "a/b", "..", ".", "", "\x00", "CON", "aux.txt", "index", "x" * 300, "ünïcode", ".htaccess"],
)
def test_dangerous_names_change(text: str) -> None:
    name = urls.safe_name(text)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]*", name)
    assert name != text
    assert len(name) <= urls.MAX_NAME


@given(st.text())
def test_names_are_always_safe(text: str) -> None:
    name = urls.safe_name(text)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", name), name
    assert not name.endswith(".")


@given(st.text(), st.text())
def test_different_texts_get_different_names(one: str, other: str) -> None:
    if one.replace(" ", "-") != other.replace(" ", "-"):
        assert urls.safe_name(one) != urls.safe_name(other)


def test_unique_name_ignores_case() -> None:
    assert urls.unique_name("Abc", {"abc", "abc-2"}) == "Abc-3"
    assert urls.unique_name("Abc", set()) == "Abc"


@pytest.mark.parametrize(
    ("title", "slug"),
    [("Embassy Astana", "embassy-astana"), ("CONFIDENTIAL//NOFORN", "confidential-noforn"), ("São Tomé", "sao-tome")],
)
def test_slugs_read_well(title: str, slug: str) -> None:
    assert urls.slug(title) == slug


def test_cables_stand_where_they_were_published_in_2010() -> None:
    assert urls.cable("09ASTANA1103", dt.date(2009, 7, 2)) == "cable/2009/07/09ASTANA1103.html"
    assert urls.cable("06ASTANA", None) == "cable/undated/06ASTANA.html"


def test_pages_of_lists() -> None:
    assert urls.listing(Listing.TAG, "PREL") == "tag/PREL.html"
    assert urls.listing(Listing.TAG, "PREL", 2) == "tag/PREL-2.html"
    assert urls.listing(Listing.ABOUT, "kazakhstan", 3) == "country/kazakhstan-about-3.html"
    assert urls.month(dt.date(2009, 7, 2)) == "date/2009/07.html"


paths = st.lists(st.sampled_from(["a", "b", "cable", "2009", "x.html"]), min_size=1, max_size=5).map("/".join)


@given(paths, paths)
def test_relative_links_lead_to_their_target(source: str, target: str) -> None:
    link = urls.relative(source, target)
    assert not link.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) == target


def test_relative_links_keep_fragments() -> None:
    assert urls.relative("tag/PREL.html", "cable/2009/07/X.html#par5") == "../cable/2009/07/X.html#par5"
    assert urls.relative("index.html", "#main") == "#main"
