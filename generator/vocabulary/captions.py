"""Captions: the words above the body that say who may have a cable (``NODIS``, ``SIPDIS``, ``ROGER CHANNEL``)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.vocabulary import _table
from generator.vocabulary._lookup import fold, index


class Caption(msgspec.Struct, frozen=True):
    """A caption of the handbooks (5 FAH-1, 5 FAH-2)."""

    code: str
    """The usual form: ``NODIS``, ``ROGER CHANNEL``."""
    kind: str
    """``distribution``, ``handling``, ``sensitivity``, ``channel``, ``subject`` or ``precedence``."""
    meaning: str
    source: str
    """The handbook or order that it stands in."""


def find(text: str) -> Caption | None:
    """The caption that the whole of ``text`` is, in any spelling: ``N O F O R N``, ``For Official Use Only``."""
    return _captions().get(fold(text))


@cache
def codes() -> frozenset[str]:
    """The usual forms of all captions."""
    return frozenset(caption.code for caption in _captions().values())


def all_captions() -> tuple[Caption, ...]:
    """All captions, in the order of the vocabulary."""
    return tuple(dict.fromkeys(_captions().values()))


@cache
def _captions() -> dict[str, Caption]:
    return index(
        (Caption(row["code"], row["kind"], row["meaning"], row["source"]), [row["code"], *row["also"].split("|")])
        for row in _table.read("captions")
    )
