"""The builds of one size: each program several times, in turns, so that all meet the same moods of the machine."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from tests.bench import archives, programs
from tests.bench.process import Usage, measure
from tests.bench.programs import Size

REFTEL, COPY, AGAIN, ADDED = "Reftel", "cp -r of its site", "Reftel, nothing changed", "Reftel, one cable added"
HUGO, PAGEFIND = "Hugo, pages only", "Pagefind on Hugo's pages"
PAGEFIND_LIMIT = 50_000
"""Above that Pagefind is left out: at 251,287 cables it was killed when it held 18.6 GB."""

Say = Callable[[str], None]


class Build(msgspec.Struct, frozen=True):
    """The runs of one program."""

    runs: tuple[Usage, ...]

    @property
    def failed(self) -> Usage | None:
        """The first run that did not end well."""
        return next((run for run in self.runs if run.code), None)

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(run.seconds for run in self.runs)

    @property
    def least(self) -> float:
        """Seconds."""
        return min(run.seconds for run in self.runs)

    @property
    def typical(self) -> Usage:
        """The run whose time is the median, or next to it."""
        return sorted(self.runs, key=lambda run: run.seconds)[len(self.runs) // 2]

    @property
    def largest(self) -> int:
        """Bytes of the largest process in any run."""
        return max(run.largest for run in self.runs)

    @property
    def together(self) -> int:
        """Bytes of all processes in any run."""
        return max(run.together for run in self.runs)


class Builds(msgspec.Struct, frozen=True):
    """All that was built of one size."""

    cables: int
    builds: dict[str, Build]
    """By the name of what was run; without what is not installed."""
    sizes: dict[str, Size]
    """Of the finished sites and of the indexes: ``site``, ``search``, ``positions``, ``hugo``, ``pagefind``."""

    def good(self, name: str) -> Build | None:
        """The build ``name`` if there is one, and it did not fail."""
        build = self.builds.get(name)
        return None if build is None or build.failed else build


class Folders:
    """Where the archives and sites of one size are."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        self.reftel = folder / "reftel/site"
        self.copy = folder / "copy"
        """A copy of the site that does not change when Reftel builds again; the one that is searched."""
        self.hugo = folder / "hugo/site"
        self.pagefind = self.hugo / "pagefind"
        self.aside = folder / "aside"
        """What earlier runs left. It is deleted at the end of the whole benchmark: for minutes after many files were
        deleted, some file systems (ext4) need several times as long for a new one."""


def run(cables: int, folders: Folders, runs: int, say: Say) -> Builds:
    """Make the archive and build it ``runs`` times with each program."""
    say(f"{cables:,} cables: making the archives")
    steps = list(_steps(cables, folders))
    usages: dict[str, list[Usage]] = {}
    for turn in range(runs):
        for name, step in steps:
            usage = step()
            usages.setdefault(name, []).append(usage)
            say(f"{cables:,} cables, run {turn + 1} of {runs}: {name}: {usage.seconds:.2f} s, code {usage.code}")
            if usage.code:
                say(usage.output[-2000:])
    return Builds(cables, {name: Build(tuple(found)) for name, found in usages.items()}, _sizes(folders))


def _steps(cables: int, folders: Folders) -> Iterator[tuple[str, Callable[[], Usage]]]:
    """What is run in each turn, in this order."""
    content = archives.reftel_content(cables, folders.root)
    pages = archives.hugo_content(cables, folders.root)
    reftel = programs.reftel(content, folders.reftel)
    hugo, pagefind = programs.hugo(pages, folders.hugo), programs.pagefind(folders.hugo)
    yield REFTEL, lambda: _staged(_fresh(reftel, folders.reftel.parent, folders.aside, made=True), folders)
    yield COPY, lambda: _fresh(["cp", "-r", folders.reftel, folders.copy], folders.copy, folders.aside)
    yield AGAIN, lambda: _measure(reftel)
    yield ADDED, lambda: _with_one_more(reftel, content)
    if hugo:
        yield HUGO, lambda: _fresh(hugo, folders.hugo.parent, folders.aside)
    if hugo and pagefind and cables <= PAGEFIND_LIMIT:
        yield PAGEFIND, lambda: _fresh(pagefind, folders.pagefind, folders.aside)


def _staged(usage: Usage, folders: Folders) -> Usage:
    return msgspec.structs.replace(usage, stages=programs.stages(folders.reftel.with_name(programs.PROFILE)))


def _fresh(command: list[str | Path], output: Path, aside: Path, *, made: bool = False) -> Usage:
    """Run a command that finds nothing of an earlier run in the folder ``output``, which is there only if ``made``."""
    if output.exists():
        aside.mkdir(parents=True, exist_ok=True)
        output.rename(tempfile.mkdtemp(dir=aside))
    (output if made else output.parent).mkdir(parents=True, exist_ok=True)
    return _measure(command)


def _with_one_more(command: list[str | Path], content: Path) -> Usage:
    with archives.one_more(content):
        return _measure(command)


def _measure(command: list[str | Path]) -> Usage:
    # What earlier runs left to be written would slow this one down.
    os.sync()
    return measure(command)


def _sizes(folders: Folders) -> dict[str, Size]:
    search = folders.copy / "search"
    found = {
        "site": programs.size(folders.copy),
        "search": programs.size(search, without="P"),
        "positions": programs.size(search / "P"),
        "hugo": programs.size(folders.hugo, without=folders.pagefind.name),
        "pagefind": programs.size(folders.pagefind),
    }
    return {name: size for name, size in found.items() if size.files}
