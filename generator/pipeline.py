"""The build: every stage, in order. A newcomer reads this first."""

from __future__ import annotations

import os
import resource
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from generator import __version__, cache, config, exports, ids, ledger, pages, search, sources
from generator.archive import create, reading
from generator.archive.catalogue import Catalogue
from generator.archive.inputs import Inputs
from generator.archive.reading import ReadTask
from generator.cache import State
from generator.config import Archive, SiteConfig
from generator.context import Context, Stage
from generator.errors import SITE_MARKER, Problem, ReftelError
from generator.ledger import LedgerWriter
from generator.pages import logo, overrides, pagefiles
from generator.parallel import Batch, Runner
from generator.progress import ProgressDisplay
from generator.report import Report, StageReport
from generator.sources.discovery import RESERVED
from generator.workspace import Marker, publish, read_marker, workspace

Task = TypeVar("Task")
Result = TypeVar("Result")

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

LINES: tuple[tuple[Stage, ...], ...] = (pages.STAGES, search.STAGES, exports.STAGES)
"""The second pass: the stages of a line follow one another, the lines go on beside one another."""


def build(content: Path, output: Path, run: Run, *, clean: bool = False) -> Report:
    """Make the site of the folder ``content`` in the folder ``output``, whole or not at all.

    What the last build made of the same is taken over, unless ``clean`` says that everything is to be made anew.

    Raises:
        ReftelError: nothing was published; the message says why.
    """
    settings = config.load(content)
    _check_apart(content, output)
    with workspace(output) as work:
        last = None if clean else cache.load(work.cache)
        old_store = work.cache if last else None
        results = _read(content, settings, work.store, run, old_store)
        environment = _environment(settings, content)
        read = msgspec.json.encode([results, sorted(run.report.problems)])
        build = cache.digest([environment, read, *_documents(content)]).hex()
        same = last is not None and read_marker(output).build == last.build
        old_ledger = work.cache / ledger.FILE_NAME if same else None
        if last and last.build == build and old_ledger and ledger.open_ledger(old_ledger).is_intact(output):
            return _unchanged(last, run)
        _catalogue(work.store, results, run)
        catalogue = Catalogue(work.store)
        context = Context(
            settings, content, TEMPLATES, work.store, work.site, work.previous, old_store, old_ledger, environment
        )
        lines = LedgerWriter(work.store / ledger.FILE_NAME)
        for stage, result in run.carry_out(*(work_of(line, context, catalogue) for line in LINES)):
            run.report.add(stage, result.written)
            run.report.problems += result.problems
            lines.add(result.written.lines)
        _mark(context, build, run, lines)
        if cache.digest([_environment(settings, content), read, *_documents(content)]).hex() != build:
            raise ReftelError(f"{content}: changed while the site was made of it; nothing was published; build again")
        report = run.finished()
        with run.timed("publishing"):
            lines.flush()
            cache.save(
                work.store, State(build=build, counts=report.counts, problems=report.problems, written=report.written)
            )
            publish(work)
    return report


def check(content: Path, store: Path, run: Run) -> Report:
    """Read everything in ``content`` and report; ``store`` is a folder for what the workers hand over.

    Raises:
        ReftelError: as :func:`build`.
    """
    try:
        results = _read(content, config.load(content), store, run, None)
        _catalogue(store, results, run)
    except OSError as error:
        raise ReftelError(f"{store}: {error.strerror}; set TMPDIR to a folder that has room for a copy") from error
    return run.finished()


@dataclass(frozen=True)
class Work:
    """What a stage does."""

    name: str
    total: int
    """Number of units; 0 where it is not known."""
    function: Callable[[Any], Any]
    tasks: Iterable[Any]


def work_of(stages: Iterable[Stage], context: Context, catalogue: Catalogue) -> Iterator[Work]:
    """The work of stages of the second pass; each finds its tasks when those before it have ended."""
    for stage in stages:
        yield Work(stage.name, stage.total(catalogue), stage.run, stage.tasks(context, catalogue))


@dataclass
class Run:
    """How the stages are carried out, and the account of it."""

    runner: Runner
    progress: ProgressDisplay
    report: Report = field(default_factory=Report)
    started: float = field(default_factory=time.perf_counter)

    def carry_out(self, *lines: Iterable[Work]) -> Iterator[tuple[StageReport, Any]]:
        """Carry out lines of stages (see :meth:`Runner.beside`); with each result comes the account of its stage.

        A result tells with ``done`` how many units it stands for.
        """
        for batch, (result, used) in self.runner.beside(*map(self._batches, lines)):
            stage = batch.stage
            stage.cpu_seconds += used.cpu_seconds
            self.report.peak_memory = max(self.report.peak_memory, used.peak_memory)
            yield stage, result
            stage.units += result.done
            batch.advance(result.done)

    def _batches(self, line: Iterable[Work]) -> Iterator[_StageBatch]:
        for work in line:
            with self._begun(work.name) as stage, self.progress.stage(work.name, work.total) as advance:
                yield _StageBatch(work, stage, advance)

    @contextmanager
    def timed(self, name: str) -> Iterator[None]:
        """Note what a stage takes that this process does by itself."""
        started = time.process_time()
        with self._begun(name) as stage:
            yield
        stage.cpu_seconds = time.process_time() - started

    @contextmanager
    def _begun(self, name: str) -> Iterator[StageReport]:
        stage = StageReport(name)
        self.report.stages.append(stage)
        started = time.perf_counter()
        yield stage
        stage.seconds = time.perf_counter() - started

    def finished(self) -> Report:
        """The account, in order."""
        self.report.seconds = time.perf_counter() - self.started
        self.report.problems.sort()
        self.report.peak_memory = max(self.report.peak_memory, _used(0).peak_memory)
        return self.report


class _StageBatch(Batch[Any, Any]):
    """The tasks of a stage."""

    def __init__(self, work: Work, stage: StageReport, advance: Callable[[int], None]) -> None:
        super().__init__(_Measured(work.function), work.tasks)
        self.stage = stage
        self.advance = advance


class _Used(msgspec.Struct, frozen=True):
    """What a task used."""

    cpu_seconds: float
    peak_memory: int
    """Most resident memory that its process ever had, in bytes."""


def _used(since: float) -> _Used:
    return _Used(time.process_time() - since, 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


@dataclass(frozen=True)
class _Measured(Generic[Task, Result]):
    """A function that tells what each call used."""

    function: Callable[[Task], Result]

    def __call__(self, task: Task) -> tuple[Result, _Used]:
        started = time.process_time()
        result = self.function(task)
        return result, _used(started)


def _check_apart(content: Path, output: Path) -> None:
    """A build must not replace what it reads, nor read what it has written."""
    site, own = Path(os.path.realpath(output)), Path(os.path.realpath(content))
    if inside := next((name for name in sorted(RESERVED) if site.is_relative_to(own / name)), None):
        raise ReftelError(
            f"{output}: the folder of the site lies in {content / inside}, whose files are read for the site; "
            "nothing was changed; name another with --output"
        )
    if own.is_relative_to(site):
        raise ReftelError(
            f"{output}: the folder of the cables, {content}, lies in that of the site, which a build replaces; "
            "nothing was changed; name another with --output"
        )


def _read(content: Path, settings: SiteConfig, store: Path, run: Run, old_store: Path | None) -> list[tuple[str, int]]:
    """The first pass: every cable into ``store``; gives name and lines of each result, in order."""
    if not content.is_dir():
        raise ReftelError(f"{content}: no such folder; name the folder of the cables with --content")
    report = run.report
    inputs = Inputs(old_store, time.time_ns())
    with run.timed("discovery"):
        found = sources.discover(content)
    report.reject(found.problems)
    marker = settings.site.fiction_marker
    sent: deque[ReadTask] = deque()
    withhold = settings.archive.withhold
    tasks = _noted(reading.tasks(found.files, store, withhold, marker, known=inputs, old_store=old_store), sent)
    withheld: set[str] = set()
    results = []
    work = Work("reading", reading.estimate(found.files), reading.read, tasks)
    for _, result in run.carry_out([work]):
        inputs.learn(sent.popleft().files, result.digests)
        results.append((result.name, result.lines))
        report.counts.add(result.counts)
        report.problems += result.problems
        withheld |= result.withheld
    if changed := inputs.changed():
        raise ReftelError("\n".join(f"{path}: changed while it was read; build again" for path in changed))
    missed = [id for id in withhold if ids.canonical(id) not in withheld]
    report.counts.missed = len(missed)
    report.problems += _gaps(content, missed, report.counts.read)
    inputs.save(store)
    return results


def _noted(tasks: Iterable[Task], sent: deque[Task]) -> Iterator[Task]:
    for task in tasks:
        sent.append(task)
        yield task


def _catalogue(store: Path, results: list[tuple[str, int]], run: Run) -> None:
    """Between the passes: the catalogue of what was read."""
    with run.timed("catalogue"):
        run.report.problems += create.create(store, results, run.report.counts)


def _environment(settings: SiteConfig, content: Path) -> bytes:
    """Digest of what every page is made with; the menu and the logo that all show are the publisher's."""
    shown = msgspec.structs.replace(settings, archive=Archive())
    folders = (TEMPLATES, content / pagefiles.PAGES, content / overrides.FOLDER)
    files = (entry for folder in folders for entry in cache.tree(folder))
    return cache.digest([cache.program(), msgspec.json.encode([shown, logo.fit(settings, content)]), *files])


def _documents(content: Path) -> Iterator[bytes]:
    """What the publisher wrote beside the cables."""
    settings = content / config.FILE_NAME
    yield settings.read_bytes() if settings.is_file() else b""
    for name in sorted(RESERVED):
        yield from cache.tree(content / name)


def _unchanged(last: State, run: Run) -> Report:
    """The account of a build that has nothing to do: the last one's."""
    report = run.finished()
    report.counts, report.problems = last.counts, last.problems
    report.written = msgspec.structs.replace(last.written, unchanged=last.written.files)
    return report


def _gaps(content: Path, missed: list[str], read: int) -> Iterator[Problem]:
    """What the publisher meant to be there and is not: cables at all, and those to withhold."""
    if not read:
        message = f"there is no cable in {content}; the archive is empty. Put cables into its folder cables/"
        yield Problem(".", 0, message)
    for id in missed:
        message = (
            f"archive.withhold names {id!r}, but no cable has this id; nothing is withheld for it. "
            "Check how it is written, or take it out"
        )
        yield Problem(config.FILE_NAME, config.line_of(content, "archive", "withhold"), message)


def _mark(context: Context, build: str, run: Run, lines: LedgerWriter) -> None:
    """Write the file that tells that the output is a site, and what is in it."""
    writer = context.writer()
    holds = tuple(sorted(path.name for path in context.site.iterdir()))
    marker = Marker(f"Reftel {__version__}", run.report.counts.published, build, holds)
    writer.write(SITE_MARKER, msgspec.json.format(msgspec.json.encode(marker)) + b"\n")
    run.report.written.add(writer.written)
    lines.add(writer.written.lines)
