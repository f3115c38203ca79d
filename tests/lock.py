"""Pins everything that pip would install for ``pyproject.toml`` in ``requirements.txt`` and ``requirements-dev.txt``.

Run by ``make lock`` with the project's own interpreter; needs nothing but the standard library and pip.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV = "requirements.txt", "requirements-dev.txt"
HEADER = "# Made from pyproject.toml by `make lock`.\n"


def direct() -> tuple[list[str], list[str]]:
    """The requirements that ``pyproject.toml`` names: to run the program, and beyond that to develop it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return project["project"]["dependencies"], project["dependency-groups"]["dev"]


def resolve(requirements: list[str]) -> set[str]:
    """``name==version`` of everything that pip would install for ``requirements``, into an empty environment."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--ignore-installed", "--report", "-"]
    run = subprocess.run([*command, *requirements], check=True, stdout=subprocess.PIPE, text=True)
    packages = [item["metadata"] for item in json.loads(run.stdout)["install"]]
    return {f"{normal(package['name'])}=={package['version']}" for package in packages}


def normal(name: str) -> str:
    """A package's name in the one spelling by which the index knows it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> None:
    """Write both files."""
    run_direct, dev_direct = direct()
    run = resolve(run_direct)
    dev = resolve([*dev_direct, *sorted(run)])
    (ROOT / RUN).write_text(HEADER + "".join(f"{pin}\n" for pin in sorted(run)), "utf-8")
    (ROOT / DEV).write_text(f"{HEADER}-r {RUN}\n" + "".join(f"{pin}\n" for pin in sorted(dev - run)), "utf-8")


if __name__ == "__main__":
    main()
