"""Which column of a CSV file holds what: as its row of headings says, or in Cablegate's order."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.dates import no_date, parse_day
from generator.sources.message import join

CABLEGATE = ("", "date", "id", "origin", "classification", "references", "header", "body")
"""The columns of a file without headings; the first holds the number of the row, which is not read."""
_NAMES = {
    "date": ("date", "datetime", "created", "created at", "sent", "date sent", "draft date", "date time", "cable date"),
    "released": ("released", "release date"),
    "id": (
        *("reference id", "refid", "ref id", "cable id", "document number", "doc nbr", "canonical id"),
        *("reference", "cable", "identifier", "id"),
    ),
    "subject": ("subject", "title"),
    "origin": ("origin", "from", "embassy", "post"),
    "classification": ("classification", "class"),
    "references": ("references", "references to", "refs"),
    "header": ("header", "headers", "routing"),
    "body": ("body", "text", "content", "message", "message text"),
}
"""For each field the names that it has in headings, the surest first: ``id`` is the number of the row at times."""
_KNOWN = {name: (column, rank) for column, names in _NAMES.items() for rank, name in enumerate(names)}
_WORDS = re.compile(r"[^A-Za-z0-9]+")
_UNIT = re.compile(r"\s*\([^)]*\)|:\s*\d+")
"""What stands behind a name: ``date (UTC)``, ``Unnamed: 0``."""
_LONGEST_NAME = 40
_LONGEST_LINE = 2_000
_MOST = 100
"""No table of cables has more columns."""
_ENOUGH = 2
"""So many known names make a row of headings."""

ID = r"(?=[0-9-]*[A-Z_])(?=[A-Z_-]*\d)[A-Z0-9_-]{4,40}"
"""What the ids of cables look like, for telling records from text: ``09ASTANA1103``, ``1973STATE015113``."""
_NOTHING = frozenset({r"\N", "NULL", "null", "nan", "NaN", "None"})
"""What programs write for a field that is empty; a message may be that word."""
_IS_ID = re.compile(ID)
_PLACE_OF_ID = CABLEGATE.index("id")


def heading(line: str) -> tuple[str, ...] | None:
    """The fields of a row of headings; None where the line is a record or something else."""
    if len(line) > _LONGEST_LINE or line.count('"') % 2:
        return None
    fields = _split(line)
    names = [field.strip().lower() for field in fields]
    if not 1 < len(fields) <= _MOST or len(set(names)) < len(names) or not all(names[1:]):
        return None
    if any(len(name) > _LONGEST_NAME for name in names):
        return None
    if any(_IS_ID.fullmatch(field) or parse_day(field) for field in fields):
        return None
    numbered = fields == [str(number) for number in range(len(fields))]
    worded = len(fields) == len(CABLEGATE) and all(name[0].isalpha() for name in names[1:]) and not names[0].isdecimal()
    known = sum(_known(field) is not None for field in fields)
    return tuple(fields) if numbered or worded or known >= _ENOUGH else None


def columns(fields: Sequence[str], first: Sequence[str]) -> tuple[str, ...] | None:
    """What the columns hold that are named ``fields``, in order, with an empty text for what is not read; None where
    the headings do not say which hold the id and the message.

    ``first`` is the first record: where its third field is an id, and that which the headings call so is none, they
    stand above Cablegate's columns.
    """
    places: dict[str, tuple[int, int]] = {}
    for place, field in enumerate(fields):
        if found := _known(field):
            column, rank = found
            places[column] = min(places.get(column, (rank, place)), (rank, place))
    _, named = places.get("id", (0, -1))
    if len(fields) == len(CABLEGATE) and is_id(first, _PLACE_OF_ID) and not is_id(first, named):
        return CABLEGATE
    if {"id", "body"} <= set(places):
        at = {place: column for column, (_, place) in places.items()}
        return tuple(at.get(place, "") for place in range(len(fields)))
    return CABLEGATE if len(fields) == len(CABLEGATE) and is_id(first, _PLACE_OF_ID) else None


def is_id(record: Sequence[str], place: int) -> bool:
    """Whether the field at ``place`` looks like a cable's id."""
    return 0 <= place < len(record) and _IS_ID.fullmatch(record[place].strip()) is not None


def _split(line: str) -> list[str]:
    return next(csv.reader([line.strip()], skipinitialspace=True), [])


def _known(field: str) -> tuple[str, int] | None:
    """The column that a name means, and how sure that is."""
    return _KNOWN.get(_WORDS.sub(" ", _UNIT.sub("", field)).strip().lower())


def cable_of(values: Mapping[str, str], source: str, line: int, problems: Sequence[Problem]) -> RawCable:
    """The cable of a record; ``values`` by the names of :data:`CABLEGATE`, with ``subject`` and ``released``."""

    def value(name: str) -> str:
        found = values.get(name, "")
        return "" if found in _NOTHING else found

    body = values["body"]
    text, body_start = join(value("header"), body) if "header" in values else (body, None)
    found = list(problems)
    cable_id, date = value("id").strip(), parse_day(value("date"))
    released = parse_day(value("released"))
    if date is None:
        found.append(Problem(source, line, no_date(value("date"))))
    if released is None and value("released").strip():
        found.append(Problem(source, line, no_date(value("released"))))
    if not cable_id:
        found.append(Problem(source, line, "no reference id in its column; the cable is kept without it."))
    if not text.strip():
        found.append(Problem(source, line, "no message in its columns; the cable is kept without text."))
    return RawCable(
        source=source,
        line=line,
        id=cable_id,
        subject=value("subject").strip(),
        date=date,
        released=released,
        origin=value("origin").strip(),
        classification=value("classification").strip(),
        references=tuple(part for entry in value("references").split("|") if (part := entry.strip())),
        text=text,
        body_start=body_start,
        problems=tuple(found),
    )
