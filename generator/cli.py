"""The command line: arguments become one call; the only place that prints or exits."""

from __future__ import annotations

import errno
import io
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal

import click
import msgspec
from rich.console import Console

from generator import __version__, checking, inspection, interrupts, pipeline, sample, serve, storage
from generator.cluster import Ground, cluster
from generator.errors import Problem, ReftelError
from generator.parallel import Runner, runner
from generator.pipeline import Run
from generator.progress import display
from generator.record import record
from generator.report import SHOWN_PROBLEMS, ExitCode, Report
from generator.storage import Location

SLOWEST = 4
"""How many stages are named that took longest."""


class _Commands(click.Group):
    """Commands of which ``build`` need not be named, and whose errors end in one line and exit code 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = args and (args[0] in self.commands or args[0] in ("--help", "-h", "--version"))
        return super().parse_args(ctx, args if named else ["build", *args])

    def invoke(self, ctx: click.Context) -> Any:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")  # not every terminal has every character
        try:
            return super().invoke(ctx)
        except ReftelError as error:
            message = str(error)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of a pipe went away
                raise
            message = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
        except KeyboardInterrupt:
            message = "stopped; nothing was published"
        for line in message.splitlines():
            click.echo(f"Error: {line}", err=True)
        return ctx.exit(ExitCode.NOT_BUILT)


class _Location(click.Path):
    """A folder, or the URL of one in object storage."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        is_url = isinstance(value, str) and storage.is_url(value)
        return value if is_url else super().convert(value, param, ctx)


_folder = click.Path(path_type=Path, file_okay=False)
_location = _Location(path_type=Path, file_okay=False)


class _NewFile(click.Path):
    """A file to write, in a folder that is there: who has to wait for it learns of a mistake before."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"{path.parent}: no such folder", param, ctx)
        return path


def _content(type: click.Path) -> Callable[[Any], Any]:
    help = "Folder of the cables and pages."
    return click.option("--content", type=type, default=Path("content"), show_default=True, help=help)


def _output(type: click.Path) -> Callable[[Any], Any]:
    help = "Folder of the finished site."
    return click.option("--output", type=type, default=Path("output"), show_default=True, help=help)


_jobs = click.option(
    "--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, help="Worker processes; default: the cores."
)
_scheduler = click.option(
    "--scheduler", metavar="ADDRESS", help="Let the Dask cluster of this scheduler (tcp://host:8786) do the work."
)
_problems = click.option(
    "--problems", type=_NewFile(path_type=Path, dir_okay=False), help="Write all problems to this file, one a line."
)
_strict = click.option(
    "--strict", is_flag=True, help="End with code 1 if any input was rejected, or an id to withhold was not found."
)
_clean = click.option("--clean", is_flag=True, help="Make everything anew; take nothing over from the last build.")
_profile = click.option(
    "--profile", type=_NewFile(path_type=Path, dir_okay=False), help="Write what each stage took to this JSON file."
)
_quiet = click.option("--quiet", is_flag=True, help="Print nothing but problems.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="Reftel")
def main() -> None:
    """Reftel makes a web site from a folder of diplomatic cables.

    Without a command it builds: "python build.py" is "python build.py build".

    Exit codes: 0 done; 1 built, but --strict, and input was rejected or an id to withhold not found; 2 not built.
    """
    interrupts.stop_when_ended()


@main.command(epilog="Example: python build.py build --content cables --output site --jobs 4")
@_content(_location)
@_output(_location)
@_jobs
@_scheduler
@_clean
@_profile
@_problems
@_strict
@_quiet
def build(
    content: Location,
    output: Location,
    jobs: int,
    scheduler: str | None,
    clean: bool,
    profile: Path | None,
    problems: Path | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Read every cable and write the site; what did not change since the last build is taken over.

    Content and output may be URLs of object storage: s3://bucket/folder.
    """
    report = _build(content, output, jobs, quiet, scheduler=scheduler, clean=clean)
    _report(report, quiet, problems)
    if profile:
        _write(profile, msgspec.json.format(msgspec.json.encode(report.profile())) + b"\n")
    sys.exit(report.exit_code(strict))


@main.command(epilog="Example: python build.py check --content cables --strict")
@_content(_location)
@_jobs
@_scheduler
@_problems
@_strict
@_quiet
def check(
    content: Location, jobs: int, scheduler: str | None, problems: Path | None, strict: bool, quiet: bool
) -> None:
    """Read everything, write nothing, and report what a build would report, of cables and of your own files."""
    folder, refused = storage.content_folder(content)
    with tempfile.TemporaryDirectory(prefix="reftel-") as aside:
        site = Path(aside, "site")
        store = Path(aside, f".{site.name}.reftel", "store")
        store.mkdir(parents=True)
        with _workers(jobs, scheduler, content, site, (folder, site)) as workers:
            run = Run(workers, _display(quiet))
            run.report.reject(refused)
            report, failures = checking.check(folder, store, run)
    _report(report, quiet, problems)
    if failures:
        raise ReftelError("\n".join(failures))
    sys.exit(report.exit_code(strict))


@main.command("serve", epilog="Example: python build.py serve --port 8000, then open http://127.0.0.1:8000/")
@_content(_folder)
@_output(_folder)
@_jobs
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve_command(content: Path, output: Path, jobs: int, host: str, port: int) -> None:
    """Build, show the site in a browser on this machine, and build again when something changes."""

    def rebuild() -> None:
        _report(_build(content, output, jobs, quiet=False), quiet=False)

    rebuild()
    watch = [content, pipeline.TEMPLATES]
    serve.serve(output, host=host, port=port, rebuild=rebuild, watch=watch, announce=_announce)


@main.command("inspect", epilog="Example: python build.py inspect --jsonl content/cables > cables.jsonl")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--jsonl", is_flag=True, help="One JSON object a line, in the order of the sorted paths.")
@click.option("--whole", is_flag=True, help="With --jsonl: also the message itself, so that it can be read back.")
def inspect_command(paths: Sequence[Path], jsonl: bool, whole: bool) -> None:
    """Show what was read of the cables in PATHS (files or folders); exit code 1 where a file was rejected."""
    rejected = False
    for cable in inspection.cables(paths):
        if isinstance(cable, Problem):
            rejected = True
            click.echo(str(cable), err=True)
        elif jsonl:
            click.echo(msgspec.json.encode(record(cable, whole=whole)))
        else:
            inspection.show(cable, _console())
    sys.exit(ExitCode.REJECTED if rejected else ExitCode.BUILT)


@main.command("sample", epilog="Example: python build.py sample 10000 /tmp/archive")
@click.argument("count", type=click.IntRange(min=1), metavar="N")
@click.argument("folder", type=_folder, metavar="DIR")
@click.option("--csv", "layout", flag_value="csv", help="One cables.csv in Cablegate's layout.")
@click.option("--text", "layout", flag_value="text", default=True, help="One text file per cable (default).")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number makes other cables.")
def sample_command(count: int, folder: Path, layout: Literal["text", "csv"], seed: int) -> None:
    """Write N invented cables into DIR, to try the program with."""
    sample.write_sample(count, folder, seed=seed, layout=layout)
    _announce(f"{count:,} invented cables are in {folder}")


def _build(
    content: Location, output: Location, jobs: int, quiet: bool, *, scheduler: str | None = None, clean: bool = False
) -> Report:
    with storage.output_folder(output) as site:
        folder, problems = storage.content_folder(content)
        with _workers(jobs, scheduler, content, output, (folder, site)) as workers:
            run = Run(workers, _display(quiet))
            run.report.reject(problems)
            report = pipeline.build(folder, site, run, clean=clean)
    if not quiet:
        written = report.written
        _announce(
            f"{output}: {written.files:,} files, {written.bytes / 1e6:,.1f} MB, "
            f"{written.unchanged:,} unchanged, in {report.seconds:.1f} s"
        )
        slowest = (f"{stage.name} {stage.seconds:.1f} s" for stage in report.slowest(SLOWEST) if stage.seconds >= 0.1)
        if line := ", ".join(slowest):
            _announce(f"slowest: {line}; largest process: {report.peak_memory / 1e6:,.0f} MB")
    return report


def _workers(
    jobs: int, scheduler: str | None, content: Location, output: Location, folders: tuple[Path, Path]
) -> AbstractContextManager[Runner]:
    """Who does the work; ``folders`` are those of this machine for content and site."""
    return cluster(scheduler, Ground.of(content, output, folders)) if scheduler else runner(jobs)


def _report(report: Report, quiet: bool, problems: Path | None = None) -> None:
    """Print the problems, and how many cables came to what; write all problems to a file, if one is named."""
    for line in report.problem_lines():
        click.echo(line, err=True)
    if len(report.problems) > SHOWN_PROBLEMS and not problems:
        click.echo("--problems FILE writes all of them, one a line", err=True)
    counts = report.counts
    if not quiet:
        _announce(
            f"{counts.read:,} read = {counts.published:,} published + {counts.repeated:,} repeated "
            f"+ {counts.withheld:,} withheld + {counts.rejected:,} rejected"
        )
    if problems:
        lines = "".join(f"{problem}\n" for problem in report.problems)
        _write(problems, lines.encode(errors="backslashreplace"))


def _write(path: Path, data: bytes) -> None:
    """Write an account of what was done."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise ReftelError(f"{path}: cannot be written: {error.strerror}; all else was done") from error


def _display(quiet: bool) -> Any:
    return display(_console(stderr=True), quiet)


def _console(*, stderr: bool = False) -> Console:
    return Console(stderr=stderr, soft_wrap=True)


_announce: Callable[[str], None] = click.echo
