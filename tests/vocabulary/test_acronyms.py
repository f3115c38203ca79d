"""Acronyms of the field, and the lines of a cable."""

from __future__ import annotations

import pytest

from generator.model import PartKind
from generator.vocabulary.acronyms import acronyms
from generator.vocabulary.lines import lines

KINDS = {"address", "people", "office", "message", "body", "subject"}


def test_each_stands_once_with_meaning_and_source() -> None:
    codes = [item.code for item in acronyms()]
    assert codes == sorted(set(codes))
    assert {item.kind for item in acronyms()} == KINDS
    assert all(item.meaning and item.source for item in acronyms())


@pytest.mark.parametrize("code", ["AMEMBASSY", "POLOFF", "DCM", "MFA", "GOX", "NODIS", "REFTEL"])
def test_the_usual_ones_are_known(code: str) -> None:
    assert code in {item.code for item in acronyms()}


@pytest.mark.parametrize("code", ["GOX", "GOI", "GOJ", "COM", "CT", "REF", "PARA", "EUR"])
def test_what_has_several_meanings_is_not_explained_in_texts(code: str) -> None:
    assert not {item.plain for item in acronyms() if item.code == code} & {True}


def test_lines_of_the_body_are_named_as_the_parts_are() -> None:
    header = {"transmission", "routing", "station", "security", "dtg", "from", "to", "info", "redaction"}
    assert set(lines()) - header <= {kind.value for kind in PartKind}
    assert all(line.title and line.brief and line.meaning and line.source for line in lines().values())
