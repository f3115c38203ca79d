"""Names as dictionary keys: what case, blanks and punctuation cannot change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def fold(name: str) -> str:
    """Letters and digits only, in capitals: ``N O F O R N`` and ``NOFORN`` are one."""
    return "".join(character for character in name.upper() if character.isalnum())


def index(entries: Iterable[tuple[T, Iterable[str]]]) -> dict[str, T]:
    """A dictionary from every folded name to its entry; the first entry of a name stays."""
    table: dict[str, T] = {}
    for entry, names in entries:
        for name in names:
            if name:
                table.setdefault(fold(name), entry)
    return table
