"""What is measured side by side: Reftel, Hugo, Pagefind."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path

import msgspec

from generator import search
from tests.building import ROOT

THEME = Path(__file__).parent / "hugo"
SEARCH_STAGES = tuple(stage.name for stage in search.STAGES)
_STAGE = re.compile(r"^([a-z][a-z ]*): [\d,]+ in ([\d.]+) s(?:, [\d,]+ a second)?$", re.MULTILINE)


class Size(msgspec.Struct, frozen=True):
    """Files of a folder."""

    files: int
    bytes: int


def reftel(content: Path, output: Path) -> list[str | Path]:
    """The command that builds the whole site, with its search, on all cores."""
    return [sys.executable, ROOT / "build.py", "build", "--content", content, "--output", output]


def hugo(content: Path, output: Path) -> list[str | Path] | None:
    """The command that makes a page for each cable, and lists of tags and months; None where there is no Hugo."""
    program = _packaged("hugo", "binaries/hugo") or shutil.which("hugo")
    folders: list[str | Path] = ["--source", THEME, "--contentDir", content, "--destination", output]
    return [program, "build", *folders, "--noBuildLock", "--quiet"] if program else None


def pagefind(site: Path) -> list[str | Path] | None:
    """The command that makes the index of a site in its folder ``pagefind``; None where there is no Pagefind."""
    program = _packaged("pagefind_bin", "pagefind") or shutil.which("pagefind")
    return [program, "--site", site, "--quiet"] if program else None


def stages(printed: str) -> dict[str, float]:
    """The seconds of each stage, from what Reftel prints where there is no terminal."""
    return {name: float(seconds) for name, seconds in _STAGE.findall(printed)}


def size(folder: Path, *, without: str = "") -> Size:
    """The files in ``folder``, at any depth; ``without`` is a sub-folder that does not count."""
    sizes = [
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not (without and path.is_relative_to(folder / without))
    ]
    return Size(len(sizes), sum(sizes))


def _packaged(module: str, program: str) -> Path | None:
    """A program that a Python package carries."""
    found = importlib.util.find_spec(module)
    folders = found.submodule_search_locations if found else None
    paths = (Path(folder, program) for folder in folders or ())
    return next((path for path in paths if path.is_file()), None)
