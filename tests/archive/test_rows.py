"""What lists show of a cable."""

from __future__ import annotations

import pytest

from generator.archive.rows import abstract
from generator.model import Authority, Paragraph
from tests.pages.making import cable

AUTHORITY = Authority("Ambassador Ada Fernsby for reasons 1.5 (B) and (D).", "Ambassador", "Ada Fernsby")
BRIDGE = Paragraph("The bridge was opened.", number=2)


@pytest.mark.parametrize("label", ["Classified by", "CLASSIFIED BY:", "Class. by"])
def test_who_classified_a_cable_is_no_abstract(label: str) -> None:
    first = Paragraph(f"{label} {AUTHORITY.text}", number=1)
    assert abstract(cable(authority=AUTHORITY, paragraphs=(first, BRIDGE))) == BRIDGE.text


def test_a_paragraph_that_says_more_is_one() -> None:
    more = Paragraph(f"Classified by {AUTHORITY.text} The bridge is closed.", number=1)
    assert abstract(cable(authority=AUTHORITY, paragraphs=(more, BRIDGE))) == more.text
    assert abstract(cable(authority=None, paragraphs=(BRIDGE,))) == BRIDGE.text
