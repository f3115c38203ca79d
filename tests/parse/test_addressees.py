"""``ROUTE/NAME PRECEDENCE NUMBER`` with parts missing."""

from __future__ import annotations

import pytest

from generator.parse.addressees import join_lines, parse_addressee

CASES = {
    "RUEHC/SECSTATE WASHDC IMMEDIATE 5702": ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", "5702"),
    "SECSTATE WASHDC PRIORITY": (None, "SECSTATE WASHDC", "PRIORITY", None),
    "RHMFIUU/CDR USCENTCOM MACDILL AFB FL": ("RHMFIUU", "CDR USCENTCOM MACDILL AFB FL", None, None),
    "RUEHZL/EUROPEAN POLITICAL COLLECTIVE": ("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", None, None),
    "DIA WASHINGTON DC//DHI-1B/CLM//DP//": (None, "DIA WASHINGTON DC//DHI-1B/CLM//DP//", None, None),
    "CIA WASHINGTON DC//NHTC// 0000": (None, "CIA WASHINGTON DC//NHTC//", None, "0000"),
    "RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 12": ("RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", "12"),
    "RUCNDT/USMISSION USUN NEW YORK FLASH": ("RUCNDT", "USMISSION USUN NEW YORK", "FLASH", None),
    "RUEHIN/CG CJTF-101 2": ("RUEHIN", "CG CJTF-101", None, "2"),
    "ZEN/AMCONSUL LAHORE ROUTINE 4543": ("ZEN", "AMCONSUL LAHORE", "ROUTINE", "4543"),
    "ruehmo/amembassy moscow priority 55": ("RUEHMO", "amembassy moscow", "PRIORITY", "55"),
    "RUEHC/SECSTATE WASHDC 1234 PRIORITY": ("RUEHC", "SECSTATE WASHDC", "PRIORITY", "1234"),
    "RUEHC/SECSTATE WASHDC O 1234": ("RUEHC", "SECSTATE WASHDC", "O", "1234"),
    "RUEHC/SECSTATE WASHDC 012345": ("RUEHC", "SECSTATE WASHDC", None, "012345"),
    "RHMFISS/HQ USCENTCOM MACDILL AFB FL//CCJ2/CCJ5//": (
        "RHMFISS",
        "HQ USCENTCOM MACDILL AFB FL//CCJ2/CCJ5//",
        None,
        None,
    ),
    "USMISSION GENEVA IMMED 12": (None, "USMISSION GENEVA", "IMMED", "12"),
    "PRIORITY": (None, "PRIORITY", None, None),
    "/AMEMBASSY LIMA": (None, "AMEMBASSY LIMA", None, None),
    "S/CT": (None, "S/CT", None, None),
}


@pytest.mark.parametrize(("line", "expected"), CASES.items())
def test_parts(line: str, expected: tuple[str | None, ...]) -> None:
    found = parse_addressee(line)
    assert found is not None
    assert (found.route, found.name, found.precedence, found.mcn) == expected


def test_no_name_is_no_addressee() -> None:
    assert parse_addressee("  ") is None


def test_an_end_on_its_own_line_belongs_to_the_name_before() -> None:
    lines = ["RHMFIUU/HQ USAFRICOM STUTTGART", "GE", "RUEHMO/AMEMBASSY MOSCOW", "PRIORITY 0042"]
    assert join_lines(lines) == ["RHMFIUU/HQ USAFRICOM STUTTGART GE", "RUEHMO/AMEMBASSY MOSCOW PRIORITY 0042"]
