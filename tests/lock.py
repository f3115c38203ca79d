"""Pins everything that pip would install for ``pyproject.toml`` in ``requirements.txt``, ``requirements-cluster.txt``,
``requirements-dev.txt`` and ``requirements-bench.txt``.

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
RUN, CLUSTER, DEV, BENCH = (f"requirements{part}.txt" for part in ("", "-cluster", "-dev", "-bench"))
HEADER = "# Made from pyproject.toml by `make lock`.\n"


def direct() -> tuple[list[str], list[str], list[str], list[str]]:
    """The requirements that ``pyproject.toml`` names: to run the program, beyond that to run it on a cluster, to
    develop it, and to compare it with other programs."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    extras = project["project"]["optional-dependencies"]
    return project["project"]["dependencies"], extras["cluster"], groups["dev"], groups["bench"]


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
    """Write the files; each includes the one before it."""
    run_direct, cluster_direct, dev_direct, bench_direct = direct()
    run = resolve(run_direct)
    cluster = resolve([*cluster_direct, *sorted(run)])
    dev = resolve([*dev_direct, *sorted(cluster)])
    bench = resolve([*bench_direct, *sorted(dev)])
    _write(RUN, run)
    _write(CLUSTER, cluster - run, includes=RUN)
    _write(DEV, dev - cluster, includes=CLUSTER)
    _write(BENCH, bench - dev, includes=DEV)


def _write(name: str, pins: set[str], *, includes: str = "") -> None:
    first = f"-r {includes}\n" if includes else ""
    (ROOT / name).write_text(HEADER + first + "".join(f"{pin}\n" for pin in sorted(pins)), "utf-8")


if __name__ == "__main__":
    main()
