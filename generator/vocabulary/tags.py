"""TAGS: Traffic Analysis by Geography and Subject (5 FAH-3)."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from generator.vocabulary import _table


class TagKind(StrEnum):
    """The families of TAGS."""

    SUBJECT = "subject"
    """Four letters; the first is the field: ``PREL``."""
    PROGRAM = "program"
    """Four letters that begin with K: ``KNNP``."""
    GEOPOLITICAL = "geopolitical"
    """Two letters, close to FIPS 10-4 and mostly unlike ISO 3166: ``GM`` is Germany."""
    ORGANISATION = "organisation"
    """``NATO``, ``UNSC``."""
    OTHER = "other"
    """Everything else that stands in a TAGS line."""


class TagMeaning(msgspec.Struct, frozen=True):
    """What a code of the handbook means."""

    code: str
    kind: TagKind
    meaning: str
    country: str | None = None
    """ISO 3166-1 alpha-2 code, for a geopolitical TAGS that is no region."""
    note: str = ""


_CODE_LENGTH = 4
_REGION_LENGTH = 2
_REGION_LETTERS = frozenset("XZ")
"""First letters of the codes that the Department made for regions: ``XA``, ``ZP``."""
_SUBJECT_FIELDS = frozenset("ABCEMOPST")
"""Administrative, business, consular, economic, military, outreach, political, social, technology (5 FAH-3 H-110)."""


def find(code: str) -> TagMeaning | None:
    """The meaning of a code, in any case; None where the vocabulary does not know it."""
    return _tags().get(code.strip().upper())


def kind_of(code: str) -> TagKind:
    """The kind of any code: from the vocabulary, else by the handbook's rule of letters."""
    code = code.strip().upper()
    known = _tags().get(code)
    if known is not None:
        return known.kind
    if not (code.isascii() and code.isalpha()):
        return TagKind.OTHER
    if len(code) == _REGION_LENGTH and code[0] in _REGION_LETTERS:
        return TagKind.GEOPOLITICAL
    if len(code) != _CODE_LENGTH:
        return TagKind.OTHER
    if code[0] == "K":
        return TagKind.PROGRAM
    return TagKind.SUBJECT if code[0] in _SUBJECT_FIELDS else TagKind.OTHER


@cache
def codes() -> frozenset[str]:
    """All codes of the vocabulary."""
    return frozenset(_tags())


def all_tags() -> tuple[TagMeaning, ...]:
    """All rows of the vocabulary, in its order."""
    return tuple(_tags().values())


@cache
def _tags() -> dict[str, TagMeaning]:
    return {
        row["code"]: TagMeaning(
            code=row["code"],
            kind=TagKind(row["kind"]),
            meaning=row["meaning"],
            country=row["country"] or None,
            note=row["note"],
        )
        for row in _table.read("tags")
    }
