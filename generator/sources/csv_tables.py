"""CSV tables whose headings tell another order than Cablegate's, read row by row with the library.

Where a record starts, only its predecessors tell here; so a broken one may harm the next, which says so.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.csv_columns import cable_of
from generator.sources.encoding import chunks, decode

csv.field_size_limit((1 << 31) - 1)


class _Lines:
    """The lines of a file as text; ``problems`` are those of the lines read since they were taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0
        self.problems: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        kept = b""
        for chunk in chunks(self._stream):
            *ended, kept = (kept + chunk).split(b"\n")
            for line in ended:
                yield self._text(line + b"\n")
        if kept:
            yield self._text(kept)

    def _text(self, line: bytes) -> str:
        decoded = decode(line)
        self.number += 1
        self.problems += [(self.number, message) for _, message in decoded.problems]
        return decoded.text


def read_table(
    stream: BinaryIO, source: str, names: tuple[str, ...], heading: int, *, escaped: bool
) -> Iterator[RawCable | Problem]:
    """The cables of a table whose columns hold ``names`` and whose headings stand on the line ``heading``.

    ``escaped`` says that a backslash stands before quotes inside a field.
    """
    lines = _Lines(stream)
    rows = csv.reader(lines, escapechar="\\" if escaped else None, skipinitialspace=True, strict=True)
    broken: Problem | None = None
    while True:
        first = lines.number + 1
        lines.problems.clear()
        try:
            row = next(rows, None)
        except csv.Error:
            row = []
        if row is None:
            break
        if first <= heading or (row and not any(map(str.strip, row))):
            continue
        if len(row) == len(names):
            problems = [Problem(source, line, message) for line, message in lines.problems]
            if broken:
                problems.append(Problem(source, first, "the record before is broken; this one may lack its beginning."))
                yield broken
                broken = None
            yield cable_of(dict(zip(names, row, strict=True)), source, first, problems)
        elif broken is None and (row or lines.number >= first):
            what = f"{len(row)} fields, expected {len(names)}" if row else "its quotes do not fit together"
            broken = Problem(source, first, f"broken record: {what}. Compare it with those around it.")
    if broken:
        yield broken
