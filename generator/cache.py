"""What the next build may take over from this one, and how it is told whether it may.

The store of a published build stays beside the site as its cache. It ends with a :class:`State`: what made it,
what from, and size and time of each of its files. A cache that was made by another program, that is damaged or is not
whole is not used at all; a cache that belongs to another site than the one in the output is used for what was read,
but no page is taken over.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import msgspec

from generator.errors import Problem
from generator.ledger import is_intact
from generator.report import Counts
from generator.writer import Written

FILE_NAME = "state"
_PROGRAM = Path(__file__).resolve().parent
_LIBRARIES = tuple(
    "babel imagesize jinja2 lunr markdown-it-py markupsafe msgspec numpy python-frontmatter pyyaml rcssmin rjsmin "
    "selectolax".split()
)
"""Those whose version may change what is made."""


class State(msgspec.Struct, frozen=True):
    """What a finished build leaves for the next."""

    build: str
    """Digest of everything that the site was made from."""
    counts: Counts
    problems: list[Problem]
    written: Written


class _Seal(msgspec.Struct, frozen=True):
    """A state with what tells whether the store is the one that it speaks of."""

    program: bytes
    """Digest of the program that made it."""
    files: dict[str, tuple[int, int]]
    """Size in bytes and modification time in nanoseconds of each file of the store, by its path in there."""
    state: State


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest (BLAKE2b, 16 bytes) of byte strings one behind the other, their borders included."""
    made = hashlib.blake2b(digest_size=16)
    for part in parts:
        made.update(len(part).to_bytes(8, "little") + part)
    return made.digest()


@cache
def program() -> bytes:
    """Digest of the program itself, its vocabulary and the libraries under it."""
    versions = [f"{name} {metadata.version(name)}" for name in _LIBRARIES]
    return digest([*tree(_PROGRAM), platform.python_version().encode(), *(version.encode() for version in versions)])


def tree(folder: Path) -> Iterator[bytes]:
    """Names and contents of all files below a folder, in order, and which of them are links; nothing where there is
    none."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
            yield os.fsencode(path.relative_to(folder))
            yield b"link" if path.is_symlink() else b""
            yield path.read_bytes()


def save(store: Path, state: State) -> None:
    """Close a store: note its files, and who made it from what."""
    found = {str(path.relative_to(store)): path.stat() for path in sorted(store.rglob("*")) if path.is_file()}
    files = {name: (status.st_size, status.st_mtime_ns) for name, status in found.items()}
    data = msgspec.msgpack.encode(_Seal(program(), files, state))
    (store / FILE_NAME).write_bytes(digest([data]) + data)


def load(folder: Path) -> State | None:
    """The state of the cache in ``folder``; None where it cannot be trusted."""
    try:
        data = (folder / FILE_NAME).read_bytes()
        if digest([data[16:]]) != data[:16]:
            return None
        seal = msgspec.msgpack.decode(data[16:], type=_Seal)
    except (OSError, msgspec.DecodeError):
        return None
    whole = all(is_intact(folder / name, *stamp) for name, stamp in seal.files.items())
    return seal.state if whole and seal.program == program() else None


def take(old: Path | None, store: Path, name: str) -> bool:
    """Take over a file of the old store; False where there is none."""
    if old is None:
        return False
    try:
        os.link(old / name, store / name)
    except FileExistsError:
        return True
    except FileNotFoundError:
        return False
    except OSError:  # a file system without links
        shutil.copy2(old / name, store / name)
    return True
