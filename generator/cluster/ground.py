"""What a build on a cluster tells its workers: which folders it means, and how they come by what is in them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from generator import __version__
from generator import cache as programs
from generator.sources import InputFile
from generator.storage import Location, Remote

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"

Program = tuple[str, bytes]
"""Version of the program, and a digest of it, its templates and its libraries."""
Listing = tuple[tuple[str, int], ...]


class Ground(msgspec.Struct, frozen=True):
    """The folders of one build, as the machine that builds names them."""

    token: str
    """Unlike that of any other build."""
    program: Program
    """What every worker must have, too."""
    content: tuple[Path, ...]
    """The folder of the cables, by all its names."""
    content_url: str
    """Where workers copy it from; empty where they share its file system."""
    content_seen: Listing
    """Names and sizes at its top, by which a worker tells whether it shares it."""
    output: Path
    """The old site; it is there on a shared file system only."""
    work: Path
    """Folder of the store and of the new site."""
    work_url: str
    """Where workers hand over files; empty where they share its file system."""
    templates: Path

    @classmethod
    def of(cls, content: Location, output: Location, folders: tuple[Path, Path]) -> Ground:
        """The ground of a build of ``content`` into ``output``, which happens in ``folders`` on this machine."""
        here, site = map(Path, map(os.path.abspath, folders))
        return cls(
            token=os.urandom(6).hex(),
            program=program(),
            content=(here, Path(os.path.realpath(here))),
            content_url=content if isinstance(content, str) else "",
            content_seen=listing(here),
            output=site,
            work=site.with_name(f".{site.name}.reftel"),
            work_url=Remote(output).work if isinstance(output, str) else "",
            templates=TEMPLATES,
        )


@cache
def program() -> Program:
    """The program as this process knows it; with the same one, all machines make the same pages."""
    return __version__, programs.digest([programs.program(), *programs.tree(TEMPLATES)])


def difference(here: Program, there: Program) -> str:
    """What to do about a worker that has another program; empty where it has the same."""
    if there[0] != here[0]:
        return f"has Reftel {there[0]}, and this is {here[0]}; bring both to the same version and start it again"
    return (
        "" if there == here else "has other files of Reftel or other libraries; make them the same and start it again"
    )


def listing(folder: Path) -> Listing:
    """Names in a folder, and the sizes of those that are files."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return ()
    return tuple((path.name, path.stat().st_size if path.is_file() else -1) for path in found)


def moved(value: Any, moves: Mapping[Path, Path | None]) -> Any:
    """``value``, a task, with the folders in it replaced; the first of ``moves`` that a path lies in counts.

    None stands for a folder that is not there.
    """
    if isinstance(value, InputFile):
        return msgspec.structs.replace(value, path=str(moved(Path(value.path), moves)))
    if isinstance(value, Path):
        path = Path(os.path.abspath(value))
        for old, new in moves.items():
            if path.is_relative_to(old):
                return new and new / path.relative_to(old)
        return path
    if isinstance(value, (tuple, list)):
        return type(value)(moved(item, moves) for item in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {
            name: moved(field, moves)
            for name, field in fields.items()
            if isinstance(field, (Path, tuple, list, msgspec.Struct))
        }
        return msgspec.structs.replace(value, **changed)
    return value
