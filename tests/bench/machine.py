"""What the numbers were measured on."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import os
import platform
import re
import subprocess
from pathlib import Path

from generator import __version__
from tests.building import ROOT
from tests.tools import chromium_path


def describe() -> dict[str, str]:
    """Date, machine and versions."""
    memory = re.search(r"MemTotal:\s+(\d+)", _text(Path("/proc/meminfo")))
    model = re.search(r"model name\s*: (.+)", _text(Path("/proc/cpuinfo")))
    return {
        "date": f"{dt.date.today():%d %B %Y}".lstrip("0"),
        "processor": f"{model[1] if model else platform.processor()}, {os.cpu_count()} cores",
        "memory": f"{int(memory[1]) / 2**20:.0f} GiB" if memory else "",
        "system": platform.platform(terse=True),
        "Python": platform.python_version(),
        "Reftel": f"{__version__} {_first_line(['git', '-C', str(ROOT), 'describe', '--always', '--dirty'])}".strip(),
        "Hugo": _package("hugo"),
        "Pagefind": _package("pagefind-bin"),
        "Chromium": _chromium(),
        "load at the start": f"{os.getloadavg()[0]:.1f}",
    }


def _package(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _chromium() -> str:
    path = chromium_path()
    found = re.search(r"[\d.]{5,}", _first_line([path, "--version"]) if path else "")
    return found[0] if found else ""


def _first_line(command: list[str]) -> str:
    """What a command prints, or nothing where it does not work."""
    try:
        result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return result.stdout.partition("\n")[0]


def _text(path: Path) -> str:
    return path.read_text() if path.exists() else ""
