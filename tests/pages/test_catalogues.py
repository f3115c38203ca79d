"""Every word of the interface is in the catalogues, and every catalogue says it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jinja2
import pytest
from babel.messages import Catalog

from generator import locale
from generator.language import MEANINGS
from tests.building import ROOT
from tests.catalogues import catalogue, meanings, messages, renewed

CODES = [code for code in locale.languages() if code != locale.SOURCE]
LANGUAGES = pytest.mark.parametrize("code", CODES)
TEMPLATES = sorted(ROOT.glob("templates/*.html"))

SAME = {"NARA", "Chicago", "APA", "BibTeX", "RIS", "CSL", "JSON", "CSL-JSON", "TAGS", "UTC", "Alt"}
"""Names and codes, which are the same in every language."""
SHOWN = re.compile(r'(?:>|^)([^<>]*)(?=<)|\b(?:aria-label|title|alt|placeholder)="([^"]*)"', re.MULTILINE)
UNSAID = re.compile(r"<!--.*?-->|<(script|kbd|code)\b.*?</\1>|Traffic Analysis by Geography and Subject", re.DOTALL)
"""What is not in the language of the site."""
POLICY = re.compile(r"{% block policy %}.*?{% endblock %}")
WORD = re.compile(r"(?<![&\w{#-])[A-Za-z][A-Za-z'’-]+")
PLACE = re.compile(r"%\(\w+\)s|%%|\{\w+\}")
TAG = re.compile(r"<[^>]*>")
CODE = re.compile(r"\b(?:[A-Z]{2,}[A-Z0-9]*|\d[\d.:]*\d)\b")
SAID = {"UN", "NATO", "OSCE", "ASEAN", "FBI", "WTO", "USIA", "HIV", "AIDS", "REF", "UTC"}
"""Those that other languages write otherwise or with words."""


def texts(value: object) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, value if isinstance(value, list | tuple) else ()))


@LANGUAGES
def test_a_catalogue_has_all_messages_and_no_others(code: str) -> None:
    assert locale.catalogue(code).read_bytes() == renewed(code), f"{code}.po is not up to date; run `make words`"


@LANGUAGES
def test_every_message_is_translated(code: str) -> None:
    missing = [message.id for message in catalogue(code) if message.id and not all(texts(message.string) or [""])]
    assert missing == []


GROUPS = sorted({meaning.group for meaning in meanings()})


@pytest.mark.parametrize("group", GROUPS)
@LANGUAGES
def test_the_vocabulary_is_translated(code: str, group: str) -> None:
    words = catalogue(code)
    found = {meaning: words.get(meaning.text, MEANINGS) for meaning in meanings() if meaning.group == group}
    assert [f"{each.code}: {each.text}" for each, known in found.items() if known is None or not known.string] == []


def test_the_vocabulary_is_all_there() -> None:
    """What a table of the vocabulary gains, the catalogues gain with it."""
    groups = {"lines", "precedence", "markings", "captions", "reasons", "countries", "tags subject", "tags program",
              "tags organisation", "tags geopolitical", "acronyms address", "acronyms body", "acronyms message",
              "acronyms office", "acronyms people", "acronyms subject"}  # fmt: skip
    assert groups == set(GROUPS)
    assert all((ROOT / meaning.source).is_file() for meaning in meanings())


@LANGUAGES
def test_a_meaning_tells_translators_its_codes(code: str) -> None:
    known = catalogue(code).get("Not releasable to foreign nationals", MEANINGS)
    assert known is not None
    assert known.auto_comments == ["NOFORN"]
    assert {f"generator/vocabulary/data/{name}.csv" for name in ("acronyms", "captions", "markings")} == {
        file for file, _ in known.locations
    }


@LANGUAGES
def test_a_meaning_keeps_codes_and_numbers(code: str) -> None:
    """What stands in capitals or digits in the English text and is no word of it stands in the translation."""
    lost = []
    for meaning in meanings():
        known = catalogue_of(code).get(meaning.text, MEANINGS)
        codes = set(CODE.findall(meaning.text)) - SAID
        lost += [f"{meaning.code}: {word}" for word in sorted(codes) if known and word not in str(known.string)]
    assert lost == []


@cache
def catalogue_of(code: str) -> Catalog:
    return catalogue(code)


@LANGUAGES
def test_a_translation_keeps_the_places_and_the_tags(code: str) -> None:
    for message in catalogue(code):
        if not message.id:
            continue
        ids, strings = texts(message.id), texts(message.string)
        places = {place for id in ids for place in PLACE.findall(id)}
        for string in strings:
            assert set(PLACE.findall(string)) <= places, string
            assert sorted(TAG.findall(string)) == sorted(TAG.findall(ids[-1])), string
            if len(strings) == 1:
                assert sorted(PLACE.findall(string)) == sorted(PLACE.findall(ids[0])), string


@LANGUAGES
def test_a_translation_may_stand_in_an_attribute(code: str) -> None:
    """Messages are HTML; those without tags stand in attributes too."""
    wrong = [
        string
        for message in catalogue(code)
        if message.id and not TAG.search(texts(message.id)[0])
        for string in texts(message.string)
        if re.search(r'["<>]|&(?!\w+;)', string)
    ]
    assert wrong == []


def test_a_message_is_one_for_one_and_many_or_neither() -> None:
    """A catalogue holds a text once; the same text may not stand alone in one place and with a plural in another."""
    alone = {message for _, message, _ in messages() if isinstance(message, str)}
    assert {message[0] for _, message, _ in messages() if not isinstance(message, str)} & alone == set()


def untranslated(path: Path) -> Iterator[str]:
    """Words in a template that stand outside of messages."""
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], trim_blocks=True, lstrip_blocks=True)
    text, translated, block = "", False, False
    for _, token, value in environment.lex(POLICY.sub("", path.read_text("utf-8"))):
        if token == "data" and not translated:
            text += value
        elif token == "block_begin":
            block = True
        elif token == "name" and block:
            translated = value in ("trans", "pluralize") or (translated and value != "endtrans")
            block = False
        elif token == "variable_begin" and not translated:
            text += "{}"
    for shown in SHOWN.finditer(UNSAID.sub("", text)):
        yield from (word for word in WORD.findall(shown[1] or shown[2] or "") if word not in SAME)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_bare_words(path: Path) -> None:
    assert list(untranslated(path)) == []


def test_bare_words_are_found(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<p title="Bare">{{ _("Wrapped") }} {% trans %}As well{% endtrans %} naked</p>', "utf-8")
    assert list(untranslated(page)) == ["Bare", "naked"]


@pytest.mark.parametrize("path", sorted(ROOT.glob("generator/pages/*.py")), ids=lambda path: path.name)
def test_messages_of_the_program_are_literals(path: Path) -> None:
    """``gettext`` of anything else than a text or the name of a marked one is not found by ``make words``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in (
            "gettext",
            "ngettext",
            "plural",
        ):
            assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), f"{path.name}:{node.lineno}"
