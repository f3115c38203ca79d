"""The lines of a cable, from its transmission id to its signature, and what they are."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.vocabulary import _table


class Line(msgspec.Struct, frozen=True):
    """A kind of line."""

    code: str
    """``dtg``; those of the body are named as :class:`generator.model.PartKind` names them."""
    title: str
    brief: str
    """For the legend beside a cable."""
    meaning: str
    source: str


@cache
def lines() -> dict[str, Line]:
    """All kinds by their code, in the order in which they stand in a message."""
    return {
        row["code"]: Line(row["code"], row["title"], row["brief"], row["meaning"], row["source"])
        for row in _table.read("lines")
    }
