"""TAGS: their meanings, kinds and countries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary import countries, tags
from generator.vocabulary.tags import TagKind


@pytest.mark.parametrize(
    ("code", "kind", "words"),
    [
        ("PREL", TagKind.SUBJECT, "political relations"),
        ("PGOV", TagKind.SUBJECT, "governmental affairs"),
        ("OVIP", TagKind.SUBJECT, "Visits"),
        ("MARR", TagKind.SUBJECT, "Military"),
        ("KNNP", TagKind.PROGRAM, "non-proliferation"),
        ("KDEM", TagKind.PROGRAM, "Democratization"),
        ("NATO", TagKind.ORGANISATION, "North Atlantic"),
        ("UNSC", TagKind.ORGANISATION, "Security Council"),
        ("GM", TagKind.GEOPOLITICAL, "Germany"),
        ("XF", TagKind.GEOPOLITICAL, "Middle East"),
    ],
)
def test_meaning(code: str, kind: TagKind, words: str) -> None:
    tag = tags.find(code)
    assert tag is not None
    assert tag.kind is kind
    assert words in tag.meaning


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("PXYZ", TagKind.SUBJECT),
        ("KXYZ", TagKind.PROGRAM),
        ("kxyz", TagKind.PROGRAM),
        ("XQ", TagKind.GEOPOLITICAL),
        ("QXYZ", TagKind.OTHER),
        ("QQ", TagKind.OTHER),
        ("POGOV", TagKind.OTHER),
        ("HUMAN RIGHTS", TagKind.OTHER),
        ("P123", TagKind.OTHER),
        ("", TagKind.OTHER),
    ],
)
def test_kind_of_unknown_codes(code: str, kind: TagKind) -> None:
    assert tags.find(code) is None
    assert tags.kind_of(code) is kind


def test_case_and_blanks_around_do_not_matter() -> None:
    assert tags.find(" prel ") == tags.find("PREL")


@given(st.text(max_size=8))
def test_any_text_has_a_kind(code: str) -> None:
    assert tags.kind_of(code) in TagKind


def test_form_of_codes_by_kind() -> None:
    for tag in tags.all_tags():
        assert tag.code.isascii(), tag
        assert tag.code.isupper(), tag
        if tag.kind is TagKind.GEOPOLITICAL:
            assert len(tag.code) == 2, tag
        if tag.kind in {TagKind.SUBJECT, TagKind.PROGRAM}:
            assert len(tag.code) == 4, tag
            assert (tag.code[0] == "K") == (tag.kind is TagKind.PROGRAM), tag


def test_only_geopolitical_tags_have_a_country_and_it_exists() -> None:
    for tag in tags.all_tags():
        assert tag.meaning, tag
        if tag.country is not None:
            assert tag.kind is TagKind.GEOPOLITICAL, tag
            assert countries.find(tag.country) is not None, tag


def test_codes_are_those_of_the_rows() -> None:
    assert tags.codes() == {tag.code for tag in tags.all_tags()}
