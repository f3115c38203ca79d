"""What is measured side by side: Reftel, Hugo, Pagefind."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path

import msgspec

from generator import search
from tests.building import ROOT

THEME = Path(__file__).parent / "hugo"
SEARCH_STAGES = tuple(stage.name for stage in search.STAGES)
PROFILE = "profile.json"
"""What Reftel tells of its stages, beside its site."""


class _Stage(msgspec.Struct):
    name: str
    cpu_seconds: float


class _Profile(msgspec.Struct):
    stages: list[_Stage]


class Size(msgspec.Struct, frozen=True):
    """Files of a folder."""

    files: int
    bytes: int


def reftel(content: Path, output: Path) -> list[str | Path]:
    """The command that builds the whole site, with its search, on all cores."""
    profile = output.with_name(PROFILE)
    return [sys.executable, ROOT / "build.py", "build", "--content", content, "--output", output, "--profile", profile]


def hugo(content: Path, output: Path) -> list[str | Path] | None:
    """The command that makes a page for each cable, and lists of tags and months; None where there is no Hugo."""
    program = _packaged("hugo", "binaries/hugo") or shutil.which("hugo")
    folders: list[str | Path] = ["--source", THEME, "--contentDir", content, "--destination", output]
    return [program, "build", *folders, "--noBuildLock", "--quiet"] if program else None


def pagefind(site: Path) -> list[str | Path] | None:
    """The command that makes the index of a site in its folder ``pagefind``; None where there is no Pagefind."""
    program = _packaged("pagefind_bin", "pagefind") or shutil.which("pagefind")
    return [program, "--site", site, "--quiet"] if program else None


def stages(profile: Path) -> dict[str, float]:
    """Of each stage of Reftel's last build the seconds of all processors; none where it came to no end."""
    try:
        told = msgspec.json.decode(profile.read_bytes(), type=_Profile)
    except FileNotFoundError:
        return {}
    return {stage.name: stage.cpu_seconds for stage in told.stages}


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
