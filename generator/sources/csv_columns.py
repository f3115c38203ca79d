"""Which column of a CSV file holds what: as its row of headings says, or in Cablegate's order."""

from __future__ import annotations

import csv
import re

import msgspec

from generator.sources.dates import parse_day

CABLEGATE = ("", "date", "id", "origin", "classification", "references", "header", "body")
"""The columns of a file without headings; the first holds the number of the row, which is not read."""
_NAMES = {
    "date": ("date", "datetime", "created", "sent", "date sent", "draft date", "date time", "cable date"),
    "released": ("released", "release date"),
    "id": ("reference id", "refid", "cable id", "document number", "doc nbr", "canonical id", "reference", "id"),
    "subject": ("subject", "title"),
    "origin": ("origin", "from", "embassy", "post"),
    "classification": ("classification", "class"),
    "references": ("references", "refs"),
    "header": ("header", "headers", "routing"),
    "body": ("body", "text", "content", "message", "message text"),
}
"""For each field the names that it has in headings, the surest first: ``id`` is the number of the row at times."""
_KNOWN = {name: (column, rank) for column, names in _NAMES.items() for rank, name in enumerate(names)}
_WORDS = re.compile(r"[^A-Za-z0-9]+")
_UNIT = re.compile(r"\s*\([^)]*\)|:\s*\d+")
"""What stands behind a name: ``date (UTC)``, ``Unnamed: 0``."""
_LONGEST_NAME = 40

ID = r"\d{2}(?:\d\d)?[A-Z][A-Z0-9_-]{2,40}"
"""What the ids of cables look like, for telling records from text: ``09ASTANA1103``, ``1973STATE015113``."""
_DAY = r'(?:\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d\d-\d\d)[^",\n]{0,32}'
_SHORT = r'(?:"[^"\n]{0,80}"|[^",\n]{0,80})'
_SHAPES = {"id": ID, "date": r'(?:"[^"\n]{0,48}"|(?=[^",\n]*\d)[^",\n]{0,48})'}


class Columns(msgspec.Struct, frozen=True):
    """The columns of a file, in order."""

    names: tuple[str, ...] = CABLEGATE
    """``date``, ``id``, ``body``, …; what is not read has an empty one."""

    def starts(self) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
        r"""What the start of a record looks like from the line feed before it on, where ids are quoted and where they
        are bare. Inside a quoted field the first cannot stand, because its quotes would be escaped; the second is told
        from text by the form of its id."""
        if self.names == CABLEGATE:
            quoted = rf'\n(?:"?\d{{1,12}}"?,"{_DAY}"|"[^",\n]{{0,12}}","[^"\n]{{0,48}}","{ID}"),'
            bare = rf'\n"?\d{{1,12}}"?,(?:"[^"\n]{{0,48}}"|[^",\n]{{0,48}}),"?{ID}"?,'
        else:
            long = [self.names.index(name) for name in ("subject", "header", "body") if name in self.names]
            telling = [self.names.index(name) for name in ("id", "date") if name in self.names[: min(long)]]
            last = max(telling, default=self.names.index("id"))
            shapes = [_SHAPES.get(name, _SHORT) for name in self.names[: last + 1]]
            start = r"\n" + ",".join(shapes) + r"(?:,(?! )|\n)"
            quoted, bare = start.replace(ID, f'"{ID}"'), start
        return re.compile(quoted.encode()), re.compile(bare.encode())


def heading(line: str) -> tuple[str, ...] | None:
    """The fields of a row of headings; None where the line is a record or something else."""
    fields = _split(line)
    if len(fields) < 2 or any(len(field) > _LONGEST_NAME for field in fields):
        return None
    if any(re.fullmatch(ID, field) or parse_day(field) for field in fields):
        return None
    numbered = fields == [str(number) for number in range(len(fields))]
    names = len(fields) == len(CABLEGATE) and not fields[0].strip().isdecimal() and all(map(_is_name, fields))
    known = sum(_known(field) is not None for field in fields)
    return tuple(fields) if numbered or names or known > 1 else None


def columns(fields: tuple[str, ...]) -> Columns | None:
    """The columns that headings name; None where they do not say which hold the id and the message.

    Headings of which none is known stand above Cablegate's columns if there are as many.
    """
    places: dict[str, tuple[int, int]] = {}
    for place, field in enumerate(fields):
        if found := _known(field):
            column, rank = found
            places[column] = min(places.get(column, (rank, place)), (rank, place))
    if {"id", "body"} <= set(places):
        at = {place: column for column, (_, place) in places.items()}
        return Columns(tuple(at.get(place, "") for place in range(len(fields))))
    return Columns() if not places and len(fields) == len(CABLEGATE) else None


def _split(line: str) -> list[str]:
    return next(csv.reader([line.strip()], skipinitialspace=True), [])


def _known(field: str) -> tuple[str, int] | None:
    """The column that a name means, and how sure that is."""
    return _KNOWN.get(_WORDS.sub(" ", _UNIT.sub("", field)).strip().lower())


def _is_name(field: str) -> bool:
    return any(map(str.isalpha, field)) or not field.strip()
