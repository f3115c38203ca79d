"""What of a cable is searched: the fields of the index."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Cable

FIELDS = ("subject", "body", "tags", "origin")
"""Names of the fields, in the order of the index."""


def fields(cable: Cable) -> dict[str, str]:
    """The text of each field of a cable."""
    return {
        "subject": cable.subject,
        "body": "\n".join(_body(cable)),
        "tags": " ".join(" ".join(filter(None, (tag.code, tag.name))) for tag in cable.tags),
        "origin": cable.origin,
    }


def _body(cable: Cable) -> Iterator[str]:
    for paragraph in cable.paragraphs:
        if paragraph.heading:
            yield paragraph.heading
        yield paragraph.text
    if cable.signer:
        yield cable.signer
