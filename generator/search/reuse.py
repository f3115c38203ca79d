"""What the steps of the index put by in the store: for one another, and for the next build."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from generator import cache

FOLDER = "search"
Kept = TypeVar("Kept")


def place(store: Path, name: str) -> Path:
    """Where something is put by; the folder is there, also where a task has a store of its own."""
    found = store / FOLDER / name
    found.parent.mkdir(parents=True, exist_ok=True)
    return found


def save(store: Path, name: str, value: object) -> None:
    """Put a record by."""
    target = place(store, name)
    new = target.with_suffix(".new")
    new.write_bytes(msgspec.msgpack.encode(value))
    new.replace(target)


def load(store: Path | None, name: str, type: type[Kept]) -> Kept | None:
    """A record that was put by; None where there is none or it is damaged."""
    try:
        return msgspec.msgpack.decode((store / FOLDER / name).read_bytes(), type=type) if store else None
    except (OSError, msgspec.DecodeError):
        return None


def load_all(store: Path | None, folder: str, type: type[Kept]) -> Iterator[Kept]:
    """The records of a folder, in the order of their names; none where there is no such folder.

    Raises:
        msgspec.DecodeError: one is damaged.
    """
    found = store / FOLDER / folder if store else None
    for path in sorted(found.iterdir()) if found and found.is_dir() else []:
        if path.suffix != ".new":
            yield msgspec.msgpack.decode(path.read_bytes(), type=type)


def link(old: Path | None, store: Path, name: str) -> bool:
    """Take a file of the index from an old store; whether it was there."""
    place(store, name)
    return cache.take(old, store, f"{FOLDER}/{name}")
