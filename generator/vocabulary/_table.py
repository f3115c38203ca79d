"""Reading the CSV files of the vocabulary."""

from __future__ import annotations

import csv
from pathlib import Path

from generator.errors import ReftelError

DATA = Path(__file__).parent / "data"


def read(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>.csv`` as dictionaries by column; lines that start with ``#`` are comments.

    Raises :class:`ReftelError` with file and line where a row has too few or too many fields.
    """
    path = DATA / f"{name}.csv"
    numbered = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line and not line.startswith("#")
    ]
    records = csv.reader(line for _, line in numbered)
    header = next(records, [])
    rows = []
    for (number, _), record in zip(numbered[1:], records, strict=True):
        if len(record) != len(header):
            raise ReftelError(f"{path}:{number}: {len(record)} fields, expected {len(header)}: {', '.join(header)}")
        rows.append(dict(zip(header, record, strict=True)))
    return rows
