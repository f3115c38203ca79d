"""Precedence: how fast a message is to go (ACP 127)."""

from __future__ import annotations

from functools import cache

import msgspec

from generator.vocabulary import _table
from generator.vocabulary._lookup import fold, index


class Precedence(msgspec.Struct, frozen=True):
    """A degree of speed."""

    word: str
    """``IMMEDIATE``"""
    prosign: str
    """The letter of the header: ``O``."""
    rank: int
    """1 is the fastest."""
    meaning: str


_PROSIGNS_AT_MOST = 2


def find(text: str) -> Precedence | None:
    """The precedence that a word or a prosign means: ``IMMEDIATE``, ``NIACT IMMEDIATE``, ``PRIO``, ``O``."""
    folded = fold(text)
    return _by_prosign().get(folded) or _by_word().get(folded)


def split(prosigns: str) -> tuple[Precedence, ...]:
    """The one or two letters of a header: ``OP`` is immediate for action and priority for information.

    Empty where a letter is no prosign.
    """
    letters = fold(prosigns)
    found = tuple(_by_prosign()[letter] for letter in letters if letter in _by_prosign())
    return found if len(found) == len(letters) <= _PROSIGNS_AT_MOST else ()


def all_precedences() -> tuple[Precedence, ...]:
    """All degrees, the fastest first."""
    return tuple(dict.fromkeys(_by_word().values()))


@cache
def words() -> frozenset[str]:
    """All words for a precedence, in capitals without blanks, the abbreviations too."""
    return frozenset(_by_word())


@cache
def _by_word() -> dict[str, Precedence]:
    return index((_entry(row), [row["word"], *row["also"].split("|")]) for row in _table.read("precedence"))


@cache
def _by_prosign() -> dict[str, Precedence]:
    """By letter; of two words for a letter the slower, usual one: ``O`` is IMMEDIATE, not NIACT IMMEDIATE."""
    return {row["prosign"]: _entry(row) for row in _table.read("precedence")}


def _entry(row: dict[str, str]) -> Precedence:
    return Precedence(row["word"], row["prosign"], int(row["rank"]), row["meaning"])
