"""CSV tables whose headings tell another order than Cablegate's, read row by row with the library.

Where a record starts, only its predecessors tell here. Behind a broken one each line may start the next, if an id
stands in its place; that one says what may be missing.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.csv_columns import cable_of, is_id
from generator.sources.encoding import decode, lines

csv.field_size_limit((1 << 31) - 1)


class _Lines:
    """The lines of a file as text, for the library's reader; ``problems`` are those of the row that is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._source = self._read(stream)
        self._again: deque[str] = deque()
        self._row: list[str] = []
        self.number = 0
        """Of the line that was given out last."""
        self.problems: list[tuple[int, str]] = []

    def _read(self, stream: BinaryIO) -> Iterator[str]:
        for line in lines(stream):
            decoded = decode(line.removesuffix(b"\r"))
            self.problems += [(self.number + at, message) for at, message in decoded.problems]
            for text in decoded.text.split("\n"):  # several where lone carriage returns end them
                yield f"{text}\n"

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._source)
        self.number += 1
        self._row.append(line)
        return line

    def begin(self) -> int:
        """A row begins on the next line; returns its number."""
        self.problems.clear()
        self._row.clear()
        return self.number + 1

    def give_again(self) -> None:
        """Give out the lines of the row once more, but for its first: a quote that nothing closes took them in."""
        behind = self._row[1:]
        self._again.extendleft(reversed(behind))
        self.number -= len(behind)


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
        first, why = read.begin(), ""
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            row, why = [], "its quotes do not fit together"
            read.give_again()
        if first <= heading or not (why or any(map(str.strip, row))):
            continue
        if len(row) == len(names) and (broken is None or is_id(row, names.index("id"))):
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
