"""Text without page lines."""

from __future__ import annotations

import pytest

from generator.parse.unbroken import without_interruptions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A. CAIRO 12\nCAIRO 00000503 001.2 OF 002\nB. ROME 13", ["A.", "CAIRO", "12", "B.", "ROME", "13"]),
        ("PREL PGOV\n\nRIO DE JANEIRO 00000503  002 OF 002\n\nKZ", ["PREL", "PGOV", "KZ"]),
        ("PREL\nPAGE 02 CAIRO 01234 182333Z\nKZ", ["PREL", "KZ"]),
        ("PREL KZ", ["PREL", "KZ"]),
    ],
)
def test_page_lines_are_taken_out(text: str, expected: list[str]) -> None:
    assert without_interruptions(text).split() == expected
