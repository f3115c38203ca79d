"""Countries and the geopolitical TAGS that mean them."""

from __future__ import annotations

import re

import pytest

from generator.vocabulary import countries

WITHOUT_TAG = {"AX", "BQ", "UM"}
"""Territories that the Department has no TAGS for."""


@pytest.mark.parametrize(
    ("fips", "code", "name"),
    [
        # Codes that are another country's in ISO 3166.
        ("GM", "DE", "Germany"),
        ("CH", "CN", "China"),
        ("SP", "ES", "Spain"),
        ("SZ", "CH", "Switzerland"),
        ("RS", "RU", "Russia"),
        ("UP", "UA", "Ukraine"),
        ("IZ", "IQ", "Iraq"),
        ("AU", "AT", "Austria"),
        ("AS", "AU", "Australia"),
        ("NI", "NG", "Nigeria"),
        ("NG", "NE", "Niger"),
        ("TU", "TR", "Turkey"),
        ("TS", "TN", "Tunisia"),
        ("SG", "SN", "Senegal"),
        ("SN", "SG", "Singapore"),
        ("BM", "MM", "Myanmar"),
        ("CG", "CD", "Congo (Kinshasa)"),
        ("CF", "CG", "Congo (Brazzaville)"),
        ("KN", "KP", "North Korea"),
        ("KS", "KR", "South Korea"),
        ("KZ", "KZ", "Kazakhstan"),
        ("VT", "VA", "Holy See"),
        # The Department's own, and contested or former ones.
        ("SR", "RS", "Serbia"),
        ("MW", "ME", "Montenegro"),
        ("KV", "XK", "Kosovo"),
        ("TW", "TW", "Taiwan"),
        ("HK", "HK", "Hong Kong"),
        ("WE", "PS", "West Bank and Gaza"),
        ("GZ", "PS", "West Bank and Gaza"),
        ("TC", "AE", "United Arab Emirates"),
        ("UR", "SU", "Soviet Union"),
        ("YO", "YU", "Yugoslavia"),
        ("YI", "CS", "Serbia and Montenegro"),
    ],
)
def test_country_of_a_tag(fips: str, code: str, name: str) -> None:
    country = countries.by_tag(fips)
    assert country is not None
    assert (country.code, country.name) == (code, name)
    assert fips in country.fips


@pytest.mark.parametrize("fips", ["XA", "XF", "ZP", "PREL", "QQ", ""])
def test_regions_and_other_tags_have_no_country(fips: str) -> None:
    assert countries.by_tag(fips) is None


def test_the_usual_tag_stands_first() -> None:
    usual = {"AE": "AE", "RS": "SR", "ME": "MW", "CZ": "EZ", "VN": "VM", "YE": "YM", "ZW": "ZI"}
    assert {code: (countries.find(code) or pytest.fail(code)).fips[0] for code in usual} == usual


def test_codes_and_slugs_have_their_form_and_are_unique() -> None:
    everything = countries.all_countries()
    for country in everything:
        assert re.fullmatch("[A-Z]{2}", country.code), country
        assert re.fullmatch("[A-Z]{3}", country.alpha3), country
        assert re.fullmatch("[a-z]+(-[a-z]+)*", country.slug), country
    for field in ("code", "alpha3", "name", "slug"):
        values = [getattr(country, field) for country in everything]
        assert len(set(values)) == len(values), field


def test_every_country_has_a_tag() -> None:
    assert {country.code for country in countries.all_countries() if not country.fips} == WITHOUT_TAG


def test_find_in_any_case() -> None:
    assert countries.find("kz") == countries.find("KZ")
    assert countries.find("kz") is not None
    assert countries.find("QQ") is None
