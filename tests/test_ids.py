"""Ids in any spelling have one key."""

from __future__ import annotations

import pytest

from generator import ids


@pytest.mark.parametrize(
    ("id", "key"),
    [
        ("09ASTANA1103", "ASTANA1103 09"),
        ("09 astana 01103", "ASTANA1103 09"),
        ("06ASTANA", "06ASTANA"),
        ("08ECTION01OF02MANAMA492", "08ECTION01OF02MANAMA492"),
        ("", ""),
    ],
)
def test_keys_of_ids(id: str, key: str) -> None:
    assert ids.key(id) == key


@pytest.mark.parametrize(
    ("id", "canonical"),
    [("09 astana 01103", "09ASTANA1103"), ("09astana1103", "09ASTANA1103"), ("06ASTANA", "06ASTANA"), ("--", "")],
)
def test_canonical(id: str, canonical: str) -> None:
    assert ids.canonical(id) == canonical
