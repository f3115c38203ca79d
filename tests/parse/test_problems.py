"""What is reported, with its line, and what is not."""

from __future__ import annotations

import datetime as dt

from tests.parse.samples import FIELDS, HEADER, MESSAGE, cable


def messages(text: str = MESSAGE, **fields: object) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in cable(text, **fields).problems]


def test_a_tidy_cable_has_none() -> None:
    assert messages() == []


def test_no_message_is_told_by_the_reader_alone() -> None:
    assert messages(" \n") == []


def test_no_text() -> None:
    [(line, message)] = messages(HEADER + FIELDS)
    assert "no text behind the fields" in message
    assert line == 6 + HEADER.count("\n")


def test_an_impossible_time() -> None:
    [(line, message)] = messages(MESSAGE.replace("O P 011200Z", "O P 991200Z"))
    assert "'O P 991200Z JAN 09' is no possible time" in message
    assert line == 11


def test_dates_that_disagree() -> None:
    assert messages(date=dt.date(2009, 1, 3)) == []
    [(_, message)] = messages(date=dt.date(2009, 2, 1))
    assert "2009-02-01" in message
    assert "2009-01-01" in message


def test_numbers_that_disagree() -> None:
    [(line, message)] = messages(id="09ASTANA98")
    assert "'09ASTANA98' and the body's number 99 disagree" in message
    assert line == 16


def test_a_garbled_id_is_mended_without_a_word() -> None:
    assert messages(id="09ECTION01OF02ASTANA99") == []
