"""Lines in which references go on."""

from __future__ import annotations

import pytest

from generator.parse.reference_lines import references_go_on


@pytest.mark.parametrize(
    ("references", "line", "expected"),
    [
        ("A. MOSCOW 1", "B. MINSK 3", True),
        ("A. MOSCOW 1", "(B) MINSK 3", True),
        ("B) RIO", "DE JANEIRO 1291", True),
        ("", "MOSCOW 1", True),
        ("MOSCOW 1,", "MINSK 3 (NOTAL), MINSK 4", True),
        ("MOSCOW 1", "MINSK 3", False),
        ("", "Moscow 1 is a house.", False),
        ("MOSCOW 1,", "BUT NOT THE OTHERS", False),
    ],
)
def test_goes_on(references: str, line: str, expected: bool) -> None:
    assert references_go_on(references, line) == expected
