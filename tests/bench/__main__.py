"""``python -m tests.bench``: measure, and print the tables."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import msgspec

from tests.bench import builds, machine, searches
from tests.bench.build_tables import build_tables
from tests.bench.builds import Builds, Folders
from tests.bench.queries import NUMBER
from tests.bench.search_tables import search_tables
from tests.bench.searches import Asked, Searches
from tests.building import ROOT
from tests.tools import chromium, chromium_missing

SIZES, FULL = (1_000, 10_000), 251_287
RUNS = {1_000: 5, 10_000: 3}
"""Runs of each program; once for other sizes."""


class Results(msgspec.Struct):
    """All that was measured."""

    machine: dict[str, str]
    builds: list[Builds] = []
    searches: list[Searches] = []

    def text(self) -> str:
        """The report in Markdown."""
        about = "\n".join(f"- {name}: {value}" for name, value in self.machine.items() if value)
        return "\n".join([about + "\n", *build_tables(self.builds), *search_tables(self.searches)])


def main() -> None:
    """Measure what the arguments ask for."""
    options = _options()
    results = Results(machine.describe())
    sizes = options.sizes or [*SIZES, *([FULL] if options.full else [])]
    for cables in sizes:
        folders = Folders(options.folder / f"{cables}")
        if "builds" not in options.skip:
            results.builds.append(builds.run(cables, folders, options.runs or RUNS.get(cables, 1), _say))
        if "searches" not in options.skip:
            results.searches += _searches(cables, folders, Asked(options.queries, options.typed))
        # Whoever stops a long run keeps what is there.
        (options.folder / "results.json").write_bytes(msgspec.json.encode(results))
        (options.folder / "report.md").write_text(results.text())
    for cables in sizes:
        shutil.rmtree(Folders(options.folder / f"{cables}").aside, ignore_errors=True)
    sys.stdout.write(results.text())


def _searches(cables: int, folders: Folders, asked: Asked) -> list[Searches]:
    if missing := chromium_missing():
        _say(f"no searches: {missing}")
        return []
    found = []
    with chromium() as browser:
        if folders.copy.is_dir():
            found.append(searches.run(browser, "reftel", cables, folders.copy, _say, asked))
        if folders.pagefind.is_dir():
            found.append(searches.run(browser, "pagefind", cables, folders.hugo, _say, asked))
    return found


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure builds and searches.")
    parser.add_argument("--full", action="store_true", help=f"also {FULL:,} cables")
    parser.add_argument("--sizes", type=int, nargs="+", help=f"these numbers of cables instead of {SIZES}")
    parser.add_argument("--runs", type=int, help="runs of each program")
    parser.add_argument("--queries", type=int, default=NUMBER, help="how many of the queries are asked")
    parser.add_argument("--typed", action="store_true", help="type the queries letter by letter")
    parser.add_argument("--skip", choices=("builds", "searches"), nargs="+", default=[])
    parser.add_argument(
        "--folder", type=Path, default=ROOT / ".bench", help="where archives, sites and results are kept"
    )
    return parser.parse_args()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
