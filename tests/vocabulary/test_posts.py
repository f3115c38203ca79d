"""Posts under the names that cables give them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary import _table, countries, posts

KINDS = {"embassy", "consulate", "mission", "interests section", "department", "office", "other"}

KEY_BY_NAME = {
    # Origins as publishers write them.
    "Embassy Astana": "ASTANA",
    "Consulate Rio De Janeiro": "RIODEJANEIRO",
    "Embassy Port Au Prince": "PORTAUPRINCE",
    "Consulate St Petersburg": "STPETERSBURG",
    "Embassy Kyiv": "KYIV",
    "Embassy Vatican": "VATICAN",
    "Mission USNATO": "USNATO",
    "Mission USOSCE": "USOSCE",
    "USEU Brussels": "USEUBRUSSELS",
    "USUN New York": "USUNNEWYORK",
    "US Mission Geneva": "GENEVA",
    "UNVIE": "UNVIEVIENNA",
    "UN Rome": "UNROME",
    "Secretary of State": "STATE",
    "US Interests Section Havana": "HAVANA",
    "Iran RPO Dubai": "RPODUBAI",
    "REO Hillah": "HILLAH",
    "American Institute Taiwan, Taipei": "AITTAIPEI",
    "American Consulate Hyderabad": "HYDERABAD",
    "US Office Almaty": "ALMATY",
    "US Office FSC Charleston": "FSCCHARLESTON",
    # FM and address lines.
    "AMEMBASSY ASTANA": "ASTANA",
    "AMEMBASSYPARIS": "PARIS",
    "AMCONSUL RIO DE JANEIRO": "RIODEJANEIRO",
    "AMCONSUL HO CHI MINH CITY": "HOCHIMINHCITY",
    "USMISSION UNVIE VIENNA": "UNVIEVIENNA",
    "USMISSION USUN NEW YORK": "USUNNEWYORK",
    "USMISSION USNATO": "USNATO",
    "USMISSION GENEVA": "GENEVA",
    "USINT HAVANA": "HAVANA",
    "SECSTATE WASHDC": "STATE",
    "RPO DUBAI": "RPODUBAI",
    "REO BASRAH": "BASRAH",
    "AIT TAIPEI": "AITTAIPEI",
    "JOINT STAFF WASHINGTON DC": "JOINTSTAFF",
    "CDR USCENTCOM MACDILL AFB FL": "CDRUSCENTCOM",
    # Parts of ids.
    "UNVIEVIENNA": "UNVIEVIENNA",
    "KIEV": "KIEV",
    "CALCUTTA": "CALCUTTA",
    # REF lines.
    "SECSTATE": "STATE",
    "DEPT": "STATE",
    "STATE": "STATE",
    "USEU": "USEUBRUSSELS",
    "USUN": "USUNNEWYORK",
    "USOSCE": "USOSCE",
    "BRUSSELS NATO": "USNATO",
    "BKK": "BANGKOK",
    "K.L.": "KUALALUMPUR",
    "KUALA LUMP": "KUALALUMPUR",
    "RIO": "RIODEJANEIRO",
    "RIO DE JAN": "RIODEJANEIRO",
    "TELAVIV": "TELAVIV",
    "TEL AVIV": "TELAVIV",
    "HCMC": "HOCHIMINHCITY",
    "HO CHI MINH": "HOCHIMINHCITY",
    "DUESSELDORF": "DUSSELDORF",
    "ST PETERSBURG": "STPETERSBURG",
    "ST. PETERSBURG": "STPETERSBURG",
    "SAO PAULO": "SAOPAULO",
    "São Paulo": "SAOPAULO",
    "PAUP": "PORTAUPRINCE",
    "PORT-AU-PRINCE": "PORTAUPRINCE",
    "ADDIS": "ADDISABABA",
    "MEXICO CITY": "MEXICO",
    "MEXICO": "MEXICO",
    "PANAMA": "PANAMA",
    "GUATEMALA": "GUATEMALA",
    "KUWAIT": "KUWAIT",
    "SINGAPORE": "SINGAPORE",
    "DJIBOUTI": "DJIBOUTI",
    "LUXEMBOURG": "LUXEMBOURG",
    "N'DJAMENA": "NDJAMENA",
    "SANA'A": "SANAA",
    "THE HAGUE": "THEHAGUE",
    "HAGUE": "THEHAGUE",
    # Shortened, misspelt.
    "ULAAN": "ULAANBAATAR",
    "BUENOS": "BUENOSAIRES",
    "PRAGU": "PRAGUE",
    "TEL AVI": "TELAVIV",
    "ASHGBAT": "ASHGABAT",
    "MOSOCW": "MOSCOW",
    "BEJING": "BEIJING",
    "ISTAMBUL": "ISTANBUL",
    "SAO PAOLO": "SAOPAULO",
    "ADDIS ABEBA": "ADDISABABA",
}

NO_POSTS = """
; PREVIOUS; NOTAL; EMAIL; E-MAIL; AND; TELCON; REPORT; SECRET; GENERAL; US; MISSION; IIR; TD; OSC; FBIS
RUSSIA; CHINA; IRAN; BRAZIL; SPAIN; TUNISIA; ALGERIA; COLOMBIA; KUWAITI; MEXICAN; AMERICAN
FRANK; GEORGE; VICTOR; BRIDGET; CHIANG; DURBIN; CRISTINA; PRISTINE; CONSTANT; URBAN; ISLAM
BRIDGE TO; CAN BE; PARIS DAILY REPORT; MADRID MADRID
"""
"""Ordinary words, countries and peoples, names of persons, and words that only begin like a post."""


@pytest.mark.parametrize(("name", "key"), KEY_BY_NAME.items())
def test_find(name: str, key: str) -> None:
    post = posts.find(name)
    assert post is not None
    assert post.key == key


@pytest.mark.parametrize("name", re.split(r"[;\n] ?", NO_POSTS))
def test_what_is_no_post(name: str) -> None:
    assert posts.find(name) is None


@pytest.mark.parametrize(
    ("text", "key", "count"),
    [
        ("RIO DE JAN 329", "RIODEJANEIRO", 3),
        ("RIO DE JANEIRO 329 AND PREVIOUS", "RIODEJANEIRO", 3),
        ("RIO 329", "RIODEJANEIRO", 1),
        ("LA PAZ 2387", "LAPAZ", 2),
        ("AMEMBASSY LA PAZ 12", "LAPAZ", 3),
        ("CONSULATE GENERAL HAMBURG 5", "HAMBURG", 3),
        ("U.S. EMBASSY PARIS DAILY REPORT", "PARIS", 3),
        ("PARIS F. 5", "PARIS", 1),
        ("PARIS FOR NOBODY", "PARIS", 1),
        ("MADRID E-MAIL", "MADRID", 1),
        ("LONDON AND 12", "LONDON", 1),
        ("STATE 1234", "STATE", 1),
        ("USUN NEW YORK 12", "USUNNEWYORK", 3),
        ("USUN 12", "USUNNEWYORK", 1),
        ("PORT-AU-PRINCE 7", "PORTAUPRINCE", 1),
    ],
)
def test_longest_prefix(text: str, key: str, count: int) -> None:
    found = posts.longest_prefix(text.split())
    assert found is not None
    assert (found[0].key, found[1]) == (key, count)


@pytest.mark.parametrize(
    "text", ["", "329", "AMEMBASSY", "AND PREVIOUS", "EMAIL TO PARIS", "THE REPORT OF PARIS", "- 5"]
)
def test_no_post_at_the_front(text: str) -> None:
    assert posts.longest_prefix(text.split()) is None


@given(st.lists(st.text(max_size=12), max_size=8))
def test_longest_prefix_takes_any_words(words: list[str]) -> None:
    found = posts.longest_prefix(words)
    assert found is None or 1 <= found[1] <= len(words)


def test_every_key_title_and_alias_finds_its_row() -> None:
    for row in _table.read("posts"):
        for name in [row["key"], row["title"], row["name"], *filter(None, row["aliases"].split("|"))]:
            post = posts.find(name)
            assert post is not None, (row["key"], name)
            assert row["key"] == post.key or row["title"] == post.title or row["name"] == post.name, (row["key"], name)


def test_case_does_not_matter() -> None:
    for row in _table.read("posts"):
        assert posts.find(row["title"].lower()) == posts.find(row["title"].upper()), row["title"]


def test_rows_are_sound() -> None:
    for row in _table.read("posts"):
        post = posts.by_key(row["key"])
        assert post is not None
        assert post.key.isascii(), post
        assert post.key.isalpha(), post
        assert post.key.isupper(), post
        assert post.kind in KINDS, post
        assert post.country is None or countries.find(post.country) is not None, post
        assert (post.latitude is None) == (post.longitude is None), post
        assert post.latitude is None or -90 <= post.latitude <= 90, post
        assert post.longitude is None or -180 <= post.longitude <= 180, post


def test_titles_are_shared_only_by_one_place() -> None:
    places: dict[str, set[tuple[str | None, float | None]]] = {}
    for row in _table.read("posts"):
        post = posts.by_key(row["key"])
        assert post is not None
        places.setdefault(post.title, set()).add((post.country, post.latitude))
    assert {title for title, where in places.items() if len(where) > 1} == set()


def test_no_word_of_the_list_of_exceptions_is_a_post() -> None:
    found = {row["word"]: posts.find(row["word"]) for row in _table.read("not_posts")}
    assert {word for word, post in found.items() if post is not None} == set()


@pytest.mark.parametrize(
    ("key", "country"),
    {
        "ASTANA": "KZ",
        "HAVANA": "CU",
        "HONGKONG": "HK",
        "PRISTINA": "XK",
        "AITTAIPEI": "TW",
        "VATICAN": "VA",
        "USNATO": None,
        "USUNNEWYORK": None,
        "STATE": "US",
        "CDRUSCENTCOM": "US",
        "CDRUSEUCOM": None,
        "SECTO": None,
    }.items(),
)
def test_country(key: str, country: str | None) -> None:
    post = posts.by_key(key)
    assert post is not None
    assert post.country == country


def test_by_key_takes_the_key_alone() -> None:
    assert posts.by_key("ASTANA") is not None
    assert posts.by_key("Astana") is None
    assert posts.by_key("NOWHERE") is None


def test_a_name_longer_than_all_others_is_none_at_once() -> None:
    assert posts.find("A" * 1_000_000) is None
