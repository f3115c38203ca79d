"""Levels of classification and portion marks (E.O. 12958, 32 CFR 2001)."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.vocabulary import _table
from generator.vocabulary._lookup import fold, index


class Marking(msgspec.Struct, frozen=True):
    """A level of classification or a caveat."""

    code: str
    """``SECRET``, ``NOFORN``"""
    kind: str
    """``level`` or ``caveat``."""
    portion: str
    """The short form in portion marks: ``S``, ``NF``."""
    rank: int | None
    """Of levels: 0 is unclassified, 4 top secret; None for caveats."""
    meaning: str

    @property
    def source(self) -> str:
        """The rules that it stands in."""
        return "12 FAM 540" if self.rank == 1 else "E.O. 12958; 32 CFR 2001"


_SEPARATOR = re.compile(r"/+")
_BEHIND_LEVEL = re.compile(r"^(\s*\w+)\s*[-–]+\s*")
_WHOLE = re.compile(r"\bENTIRE (?:TEXT|MESSAGE|CABLE)\W*$", re.I)
_RELEASABLE = re.compile(r"REL(?:EASABLE)?(?: TO)?[ ,:]")


def find(text: str) -> Marking | None:
    """The marking that the whole of ``text`` is, long or short: ``SECRET``, ``S E C R E T``, ``UNCLAS``, ``NF``."""
    return _markings().get(fold(text))


def portion(mark: str) -> tuple[Marking, ...]:
    """The parts of a portion mark without brackets: ``S//NF`` is secret and not for foreigners.

    ``REL TO USA, GBR`` counts as REL; ``C - ENTIRE TEXT`` is confidential. Empty where the mark does not begin with a
    level or a part is not known.
    """
    mark = _BEHIND_LEVEL.sub(r"\1/", _WHOLE.sub("", mark).strip(" ,–-"))
    parts = [_part(part) for part in _SEPARATOR.split(mark) if part.strip()]
    known = tuple(part for part in parts if part is not None)
    return known if known and len(known) == len(parts) and known[0].kind == "level" else ()


@cache
def levels() -> tuple[Marking, ...]:
    """The levels, lowest first."""
    found = {marking for marking in _markings().values() if marking.rank is not None}
    return tuple(sorted(found, key=lambda marking: (marking.rank or 0, marking.code)))


def caveats() -> tuple[Marking, ...]:
    """What may stand behind a level, in the order of the vocabulary."""
    return tuple(marking for marking in all_markings() if marking.kind == "caveat")


def all_markings() -> tuple[Marking, ...]:
    """All levels and caveats, in the order of the vocabulary."""
    return tuple(dict.fromkeys(_markings().values()))


def _part(text: str) -> Marking | None:
    known = find(text)
    if known is None and _RELEASABLE.match(text.strip().upper()):
        return find("REL")
    return known


@cache
def _markings() -> dict[str, Marking]:
    return index(
        (_marking(row), [row["code"], row["portion"], *row["also"].split("|")]) for row in _table.read("markings")
    )


def _marking(row: dict[str, str]) -> Marking:
    rank = int(row["rank"]) if row["rank"] else None
    return Marking(row["code"], row["kind"], row["portion"], rank, row["meaning"])
