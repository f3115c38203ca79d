"""The build: every stage, in order. A newcomer reads this first."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec

from generator import __version__, config, exports, pages, search, sources
from generator.archive import create, reading
from generator.archive.catalogue import Catalogue
from generator.config import SiteConfig
from generator.context import Context, Stage
from generator.errors import SITE_MARKER, Problem, ReftelError
from generator.parallel import Runner
from generator.progress import ProgressDisplay
from generator.report import Report
from generator.writer import Marker, Writer, workspace

Task = TypeVar("Task")
Result = TypeVar("Result")

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

STAGES: tuple[Stage, ...] = (*pages.STAGES, *search.STAGES, *exports.STAGES)
"""The second pass, in order; each stage stands for itself."""


def build(content: Path, output: Path, run: Run) -> Report:
    """Make the site of the folder ``content`` in the folder ``output``, whole or not at all.

    Raises:
        ReftelError: nothing was published; the message says why.
    """
    settings = config.load(content)
    _check_apart(content, output)
    with workspace(output) as work:
        _read(content, settings, work.store, run)
        catalogue = Catalogue(work.store)
        context = Context(settings, content, TEMPLATES, work.store, work.site, work.previous)
        for stage in STAGES:
            _write(stage, context, catalogue, run)
        _mark(context, run)
    return run.finished()


def check(content: Path, store: Path, run: Run) -> Report:
    """Read everything in ``content`` and report; ``store`` is a folder for what the workers hand over.

    Raises:
        ReftelError: as :func:`build`.
    """
    try:
        _read(content, config.load(content), store, run)
    except OSError as error:
        raise ReftelError(f"{store}: {error.strerror}; set TMPDIR to a folder that has room for a copy") from error
    return run.finished()


@dataclass
class Run:
    """How the stages are carried out, and the account of it."""

    runner: Runner
    progress: ProgressDisplay
    report: Report = field(default_factory=Report)

    def stage(
        self, name: str, total: int, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Result, Callable[[int], None]]]:
        """Run a stage; with each result comes what to call with the number of units that it stands for."""
        with self.timed(name), self.progress.stage(name, total) as advance:
            for result in self.runner.run(function, tasks):
                yield result, advance

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Note how long a stage takes."""
        started = time.perf_counter()
        yield
        self.report.seconds[name] = time.perf_counter() - started

    def finished(self) -> Report:
        """The account, in order."""
        self.report.problems.sort()
        return self.report


def _check_apart(content: Path, output: Path) -> None:
    """A build must not replace what it reads."""
    if Path(os.path.realpath(content)).is_relative_to(os.path.realpath(output)):
        raise ReftelError(
            f"{output}: the folder of the cables, {content}, lies in that of the site, which a build replaces; "
            "nothing was changed; name another with --output"
        )


def _read(content: Path, settings: SiteConfig, store: Path, run: Run) -> None:
    """The first pass: every cable into ``store``, and the catalogue of them."""
    if not content.is_dir():
        raise ReftelError(f"{content}: no such folder; name the folder of the cables with --content")
    report = run.report
    found = sources.discover(content)
    report.reject(found.problems)
    tasks = reading.tasks(found.files, store, settings.archive.withhold, settings.site.fiction_marker)
    withheld: set[str] = set()
    for result, advance in run.stage("reading", 0, reading.read, tasks):
        report.counts.add(result.counts)
        report.problems += result.problems
        withheld |= result.withheld
        advance(result.counts.read)
    report.problems += _gaps(content, settings, withheld, report.counts.read)
    with run.timed("catalogue"):
        report.problems += create.create(store, reading.rows(store), report.counts)


def _gaps(content: Path, settings: SiteConfig, withheld: set[str], read: int) -> Iterator[Problem]:
    """What the publisher meant to be there and is not."""
    if not read:
        message = f"there is no cable in {content}; the archive is empty. Put cables into its folder cables/"
        yield Problem(".", 0, message)
    for id in settings.archive.withhold:
        if id not in withheld:
            message = f"archive.withhold names {id!r}, but no cable has this id; check how it is written"
            yield Problem(config.FILE_NAME, 0, message)


def _write(stage: Stage, context: Context, catalogue: Catalogue, run: Run) -> None:
    """One stage of the second pass."""
    for result, advance in run.stage(stage.name, stage.total(catalogue), stage.run, stage.tasks(context, catalogue)):
        run.report.written.add(result.written)
        run.report.problems += result.problems
        advance(result.done)


def _mark(context: Context, run: Run) -> None:
    """Write the file that tells that the output is a site, and what is in it."""
    writer = Writer(context.site, context.previous)
    holds = tuple(sorted(path.name for path in context.site.iterdir()))
    marker = Marker(f"Reftel {__version__}", run.report.counts.published, holds)
    writer.write(SITE_MARKER, msgspec.json.format(msgspec.json.encode(marker)) + b"\n")
    run.report.written.add(writer.written)
