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
from generator.sources.encoding import decode, lines

csv.field_size_limit((1 << 31) - 1)


class _Lines:
    """The lines of a file as text; ``problems`` are those of the lines read since they were taken."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.number = 0
        self.problems: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        for line in lines(self._stream):
            decoded = decode(line.removesuffix(b"\r"))
            self.problems += [(self.number + at, message) for at, message in decoded.problems]
            for text in decoded.text.split("\n"):  # several where lone carriage returns end them
                self.number += 1
                yield f"{text}\n"


def read_table(
    stream: BinaryIO, source: str, names: tuple[str, ...], heading: int, *, escaped: bool
) -> Iterator[RawCable | Problem]:
    """The cables of a table whose columns hold ``names`` and whose headings stand on the line ``heading``.

    ``escaped`` says that a backslash stands before quotes inside a field.
    """
    read = _Lines(stream)
    rows = csv.reader(read, escapechar="\\" if escaped else None, skipinitialspace=True, strict=True)
    broken: Problem | None = None
    while True:
        first = read.number + 1
        read.problems.clear()
        why = ""
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            row, why = [], "its quotes do not fit together"
        if first <= heading or not (why or any(map(str.strip, row))):
            continue
        if len(row) == len(names):
            problems = [Problem(source, line, message) for line, message in read.problems]
            if broken:
                problems.append(Problem(source, first, "the record before is broken; this one may lack its beginning."))
                yield broken
                broken = None
            yield cable_of(dict(zip(names, row, strict=True)), source, first, problems)
        elif broken is None:
            why = why or f"{len(row)} fields, expected {len(names)}"
            broken = Problem(source, first, f"broken record: {why}. Compare it with those around it.")
    if broken:
        yield broken
