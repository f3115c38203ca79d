"""Canonical ids from clean and garbled ones."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.parse.identity import canonical_id

CASES = [
    # id, body's post and number, post, number of the DE line -> canonical id
    ("09ASTANA1103", "ASTANA", 1103, "ASTANA", 1103, "09ASTANA1103"),
    ("09ASTANA0001103", "ASTANA", 1103, "ASTANA", 1103, "09ASTANA1103"),
    ("06MOSCOW12751", "MOSCOW", 12751, "MOSCOW", 2751, "06MOSCOW12751"),
    ("08ECTION01OF02MANAMA492", "MANAMA", 492, "MANAMA", 492, "08MANAMA492"),
    ("06ASTANA", "ASTANA", 99, "ASTANA", 99, "06ASTANA99"),
    ("06ASTANA", "", None, "ASTANA", 99, "06ASTANA99"),
    ("06ASTANA", "", None, None, None, "06ASTANA"),
    ("09UNVIEVIENNA553", "UNVIE VIENNA", 553, "UNVIEVIENNA", 553, "09UNVIEVIENNA553"),
    ("10RIODEJANEIRO12", "RIO DE JANEIRO", 12, "RIODEJANEIRO", 12, "10RIODEJANEIRO12"),
    ("", "ASTANA", 99, "ASTANA", 99, "09ASTANA99"),
    ("a letter", "", None, None, None, "a letter"),
    ("09NOWHERE7", "", None, None, None, "09NOWHERE7"),
]


@pytest.mark.parametrize(("published", "body_post", "body_serial", "post", "serial", "expected"), CASES)
def test_ids(
    published: str, body_post: str, body_serial: int | None, post: str | None, serial: int | None, expected: str
) -> None:
    found = canonical_id(
        published, body_post=body_post, body_serial=body_serial, post=post, serial=serial, date=dt.date(2009, 7, 2)
    )  # fmt: skip
    assert found == expected
