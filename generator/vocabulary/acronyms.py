"""Acronyms and words of the field: ``POLOFF``, ``DCM``, ``REFTEL``."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.vocabulary import _table


class Acronym(msgspec.Struct, frozen=True):
    """An acronym with its meaning."""

    code: str
    kind: str
    """``address``, ``people``, ``office``, ``message``, ``body`` or ``subject``."""
    plain: bool
    """Whether the letters mean this alone, so that they can be explained wherever they stand."""
    meaning: str
    source: str
    """The handbook that it stands in, or ``usage``."""


@cache
def acronyms() -> tuple[Acronym, ...]:
    """All of them, by their letters."""
    return tuple(
        Acronym(row["code"], row["kind"], row["text"] == "1", row["meaning"], row["source"])
        for row in sorted(_table.read("acronyms"), key=lambda row: row["code"])
    )
