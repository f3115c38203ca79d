"""The routing header, line by line."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.parse.header import parse_header
from tests.parse.samples import HEADER


def test_every_line_of_a_tidy_header() -> None:
    header = parse_header(HEADER)
    assert header.transmission_id == "VZCZCXRO1234"
    assert header.precedence == "OP"
    assert header.serial == 99
    assert header.sent == dt.datetime(2009, 1, 1, 12, 0, tzinfo=dt.UTC)
    assert header.origin == "AMEMBASSY ASTANA"
    assert [(a.route, a.name, a.precedence, a.mcn) for a in header.action] == [
        ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "1234")
    ]
    assert [a.name for a in header.info] == ["CIS COLLECTIVE", "AMEMBASSY MOSCOW", "CDR USCENTCOM MACDILL AFB FL"]


def test_page_lines_and_format_lines_are_no_addressees() -> None:
    text = (
        "P R 281045Z DEC 66\nFM AMEMBASSY BUENOS AIRES\nTO SECSTATE WASHDC 2409\nPAGE 02 STATE 015113 182333Z\n"
        "AMEMBASSY LIMA\nINFO AMEMBASSY LONDON\nSTATE GRNC\nBT\n"
    )
    header = parse_header(text)
    assert [a.name for a in header.action] == ["SECSTATE WASHDC", "AMEMBASSY LIMA"]
    assert [a.name for a in header.info] == ["AMEMBASSY LONDON"]
    assert header.precedence == "PR"


def test_the_list_goes_on_behind_the_foot_of_a_page() -> None:
    text = (
        "R 111105Z JUL 78\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1234\nINFO AMEMBASSY KAMPALA\n"
        "LIMITED OFFICIAL USE\n\nPAGE 02        NAIROB  10012  111230Z\n\nAMEMBASSY MAPUTO\n"
    )
    assert [a.name for a in parse_header(text).info] == ["AMEMBASSY KAMPALA", "AMEMBASSY MAPUTO"]


@pytest.mark.parametrize("page", ["PAGE 02\nNAIROB 10012 111230Z", "NAIROB 10012 01 OF 02 111230Z\nPAGE 02"])
def test_a_page_line_on_two_lines_is_no_addressee(page: str) -> None:
    found = parse_header(f"R 111227Z JUN 74\nFM AMEMBASSY NAIROBI\nTO SECSTATE WASHDC 1\n{page}\nAMEMBASSY MAPUTO\n")
    assert [addressee.name for addressee in found.action] == ["SECSTATE WASHDC", "AMEMBASSY MAPUTO"]


def test_exempted_addressees_are_told_apart() -> None:
    text = "O 021133Z JUL 09\nFM SECSTATE WASHDC\nTO ALL POSTS COLLECTIVE\nXMT AMCONSUL LAHORE\nAMCONSUL RECIFE\n"
    header = parse_header(text)
    assert [(a.name, a.excluded) for a in header.info] == [("AMCONSUL LAHORE", True), ("AMCONSUL RECIFE", True)]


def test_a_header_on_one_line() -> None:
    header = parse_header("O 011200Z JAN 09 FM AMEMBASSY ASTANA TO RUEHC/SECSTATE WASHDC 12 INFO AMEMBASSY MOSCOW")
    assert (header.origin, header.action[0].name, header.info[0].name) == (
        "AMEMBASSY ASTANA",
        "SECSTATE WASHDC",
        "AMEMBASSY MOSCOW",
    )


def test_addressees_that_lost_the_end_of_their_line() -> None:
    header = parse_header(
        "O 011200Z JAN 09\nFM AMEMBASSY ASTANATO RUEHC/SECSTATE WASHDC 12INFO RUEHMO/AMEMBASSY MOSCOW 3"
        "RUEHLO/AMEMBASSY LONDON\n"
    )
    assert header.origin == "AMEMBASSY ASTANA"
    assert [(a.name, a.mcn) for a in header.action] == [("SECSTATE WASHDC", "12")]
    assert [(a.name, a.mcn) for a in header.info] == [("AMEMBASSY MOSCOW", "3"), ("AMEMBASSY LONDON", None)]


def test_what_an_office_copy_puts_before_the_header_is_passed_over() -> None:
    text = f"null\nSam Sample 03/21/2007\n\nTo: No Action Addressee\n\nFrom: AMEMBASSY ASTANA (ASTANA 99)\n\n{HEADER}"
    header = parse_header(text)
    assert (header.origin, header.action[0].name) == ("AMEMBASSY ASTANA", "SECSTATE WASHDC")


def test_an_impossible_time_is_kept_as_written() -> None:
    header = parse_header("O 991133Z JUL 09\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\n")
    assert header.sent is None
    assert header.bad_time == "O 991133Z JUL 09"


def test_nothing_is_an_empty_header() -> None:
    assert parse_header("") == parse_header("\n\n")
