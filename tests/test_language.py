"""Dates, numbers and forms for numbers in the languages of a site."""

from __future__ import annotations

import datetime as dt

import pytest
from babel.numbers import format_decimal

from generator import locale
from generator.language import Language, heading, sort_key

DAY = dt.date(2009, 7, 2)
MOMENT = dt.datetime(2009, 7, 2, 11, 33, tzinfo=dt.UTC)
NARROW = "\u202f"


@pytest.mark.parametrize(
    ("code", "day", "month", "full", "of_year", "time"),
    [
        ("en", "2 July 2009", "July 2009", "Thursday, 2 July 2009", "2 July", "2 July 2009, 11:33 UTC"),
        ("fr", "2 juillet 2009", "juillet 2009", "jeudi 2 juillet 2009", "2 juillet", "2 juillet 2009, 11:33 UTC"),
        ("es", "2 de julio de 2009", "julio de 2009", "jueves, 2 de julio de 2009", "2 de julio",
         "2 de julio de 2009, 11:33 UTC"),
        ("ru", f"2 июля 2009{NARROW}г.", f"июль 2009{NARROW}г.", f"четверг, 2 июля 2009{NARROW}г.", "2 июля",
         f"2 июля 2009{NARROW}г., 11:33 UTC"),
        ("ar", "2 يوليو 2009", "يوليو 2009", "الخميس، 2 يوليو 2009", "2 يوليو", "2 يوليو 2009، 11:33 بالتوقيت العالمي"),
    ],
)  # fmt: skip
def test_dates(code: str, day: str, month: str, full: str, of_year: str, time: str) -> None:
    language = Language(code)
    assert [language.day(DAY), language.month(DAY), language.weekday_and_day(DAY)] == [day, month, full]
    assert [language.day_of_year(7, 2), language.time(MOMENT)] == [of_year, time]


@pytest.mark.parametrize(
    ("code", "refugees", "france", "yugoslavia"),
    [
        ("en", "Refugees", "France", "Yugoslavia"),
        ("fr", "Réfugiés", "France", "Yougoslavie"),
        ("es", "Refugiados", "Francia", "Yugoslavia"),
        ("ru", "Беженцы", "Франция", "Югославия"),
        ("ar", "اللاجئون", "فرنسا", "يوغوسلافيا"),
    ],
)
def test_meanings_and_countries(code: str, refugees: str, france: str, yugoslavia: str) -> None:
    language = Language(code)
    assert language.meaning("Refugees") == refugees
    assert [language.country("FR", "France"), language.country("YU", "Yugoslavia")] == [france, yugoslavia]


def test_a_meaning_that_is_not_translated_is_english() -> None:
    language = Language("fr")
    assert language.meaning("Invented by a test") == "Invented by a test"
    assert not language.has_meaning("Invented by a test")
    assert language.has_meaning("Visas")
    assert Language().has_meaning("Invented by a test")


def test_a_code_keeps_its_order() -> None:
    assert [Language(code).isolated("1.4(b)") for code in ("fr", "ar")] == ["1.4(b)", "\u20661.4(b)\u2069"]


def test_a_time_is_that_of_utc() -> None:
    moment = dt.datetime(2009, 7, 2, 0, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    assert Language().time(moment) == "1 July 2009, 22:30 UTC"


@pytest.mark.parametrize("code", locale.languages())
@pytest.mark.parametrize("number", [0, 7, 999, 12_731, 251_287, 1_000_000])
def test_numbers_are_those_of_babel(code: str, number: int) -> None:
    assert Language(code).number(number) == format_decimal(number, locale="en" if code == "en" else code)


@pytest.mark.parametrize(
    ("code", "number"), [("en", "2,731"), ("fr", f"2{NARROW}731"), ("es", "2731"), ("ru", "2\xa0731")]
)
def test_four_digits(code: str, number: str) -> None:
    assert Language(code).number(2731) == number


@pytest.mark.parametrize(("code", "text"), [("en", "3.4"), ("fr", "3,4"), ("ar", "3.4")])
def test_decimals(code: str, text: str) -> None:
    assert Language(code).decimal(3.42) == text


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("en", {0: "0 cables", 1: "1 cable", 2: "2 cables"}),
        ("fr", {0: "0 câble", 1: "1 câble", 2: "2 câbles"}),
        ("es", {0: "0 cables", 1: "1 cable", 2: "2 cables"}),
        ("ru", {0: "0 телеграмм", 1: "1 телеграмма", 3: "3 телеграммы", 5: "5 телеграмм", 11: "11 телеграмм",
                21: "21 телеграмма", 112: "112 телеграмм"}),
        ("ar", {0: "لا برقيات", 1: "برقية واحدة", 2: "برقيتان", 3: "3 برقيات", 11: "11 برقية", 100: "100 برقية",
                103: "103 برقيات"}),
    ],
)  # fmt: skip
def test_forms_for_numbers(code: str, forms: dict[int, str]) -> None:
    language = Language(code)
    assert {count: language.cables(count) for count in forms} == forms


def test_directions() -> None:
    assert {code for code in locale.languages() if Language(code).direction == "rtl"} == {"ar"}
    assert Language("ar").arrows[0].startswith("→")


def test_weeks_begin_on_monday() -> None:
    assert [Language(code).weekdays[0][0] for code in ("en", "fr", "ru")] == ["Monday", "Lundi", "Понедельник"]


def test_months_of_headings() -> None:
    assert [Language(code).months[6] for code in ("en", "fr", "ru")] == ["July", "Juillet", "Июль"]
    assert Language().short_months[8] == "Sep"
    assert heading("") == ""


def test_countries() -> None:
    assert Language("fr").country("DE", "Germany") == "Allemagne"
    assert Language("en").country("CI", "Cote d'Ivoire") == "Cote d'Ivoire"
    assert Language("fr").country("XXY", "Nowhere") == "Nowhere"


def test_names_are_sorted_by_letters() -> None:
    assert sorted(["Zambie", "États-Unis", "Estonie"], key=sort_key) == ["Estonie", "États-Unis", "Zambie"]


def test_what_is_not_known_stays_english() -> None:
    assert Language("fr").gettext("A bridge of %(length)s metres", length=7) == "A bridge of 7 metres"
    assert Language("fr").ngettext("%(num)s bridge", "%(num)s bridges", 2) == "2 bridges"


@pytest.mark.parametrize("code", locale.languages())
def test_what_scripts_are_given(code: str) -> None:
    given = Language(code).scripts
    assert len(given["days"]) == len(given["months"]) == 12
    assert all("{d}" in text and "{y}" in text for text in given["days"])
    assert all("{y}" in text and "{d}" not in text for text in given["months"])
    assert bool(given["words"]) == (code != "en")


def test_scripts_have_all_forms() -> None:
    assert set(Language("ar").scripts["words"]["{num} cable found"]) == {"zero", "one", "two", "few", "many", "other"}
    russian = Language("ru").scripts["words"]["{num} cable found"]
    assert russian["other"] == russian["many"] != russian["few"]
