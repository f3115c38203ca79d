"""What every stage of the second pass is given, what it gives back, and how it is described to the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from generator.archive.catalogue import Catalogue
from generator.config import SiteConfig
from generator.errors import Problem
from generator.writer import Writer, Written

CABLES_PER_TASK = 250


class TrialWriter(Writer):
    """Takes files like a writer, and writes none."""

    def write(self, url: str, data: bytes | str, key: bytes = b"") -> None:
        """See :meth:`Writer.write`."""

    def write_stream(self, url: str, pieces: Iterable[bytes], key: bytes = b"") -> None:  # noqa: ARG002
        """See :meth:`Writer.write_stream`; the pieces are made."""
        for _ in pieces:
            pass


class Context(msgspec.Struct, frozen=True):
    """Where a worker finds everything; small, and the same for all tasks of a build."""

    config: SiteConfig
    content: Path
    """The publisher's folder."""
    templates: Path
    store: Path
    """Folder of the catalogue and the parsed cables."""
    site: Path
    """Folder that the new site is written into."""
    previous: Path | None
    """The site that it will replace."""
    old_store: Path | None = None
    """The store of the last build; None where there is none or it cannot be trusted."""
    ledger: Path | None = None
    """The ledger of ``previous``, if that is the last build's site."""
    environment: bytes = b""
    """Digest of what every page is made with: program, templates, settings, the publisher's pages."""
    trial: bool = False
    """Whether pages are only made to see whether they can be; nothing is written into ``site``."""

    def writer(self) -> Writer:
        """A writer of the new site with its own count."""
        kind = TrialWriter if self.trial else Writer
        return kind(self.site, self.previous, self.ledger)


class StageResult(msgspec.Struct):
    """What one task did."""

    written: Written
    done: int
    """How many of the stage's units: cables, lists, pages."""
    problems: list[Problem] = []


@dataclass(frozen=True)
class Stage:
    """One step of the second pass: independent tasks, each run by the same function."""

    name: str
    """For progress and timing: ``cable pages``."""
    tasks: Callable[[Context, Catalogue], Iterable[Any]]
    """The tasks, in a fixed order; each is small and can be sent to another process.

    A stage of one task runs on the machine that builds, where the whole site is; only such a task may look at what the
    stages before it wrote into ``site`` (the sitemap does).
    """
    run: Callable[[Any], StageResult]
    """Does one task; stands at the top level of its module."""
    total: Callable[[Catalogue], int] = lambda _: 0
    """Number of units, where it is known before; 0 otherwise."""
    checked: bool = False
    """Whether it looks at files of the publisher's own, so that a check runs it too."""


class RangeTask(msgspec.Struct, frozen=True):
    """Cables ``start`` up to ``stop``, without ``stop``."""

    context: Context
    start: int
    stop: int


def ranges(context: Context, catalogue: Catalogue, step: int = CABLES_PER_TASK) -> list[RangeTask]:
    """All cables, cut into tasks of ``step`` cables."""
    starts = range(0, catalogue.count, step)
    return [RangeTask(context, start, min(start + step, catalogue.count)) for start in starts]
