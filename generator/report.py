"""What a build read, wrote and noticed, and the exit code that follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec

from generator.errors import Problem
from generator.writer import Written

SHOWN_PROBLEMS = 50
"""So many problems are all shown, of more the first few of each kind."""
SHOWN_OF_A_KIND = 3
SHOWN_KINDS = 30


class ExitCode(IntEnum):
    """What the program tells the shell."""

    BUILT = 0
    REJECTED = 1
    """Built, but with ``--strict``, and input was rejected or what is to be withheld was not found."""
    NOT_BUILT = 2


class Counts(msgspec.Struct):
    """Where every record of the input went: ``read = published + repeated + withheld + rejected``."""

    read: int = 0
    published: int = 0
    repeated: int = 0
    """The same id with the same text again; its one page counts as published."""
    withheld: int = 0
    """Named in ``site.toml`` under ``withhold``."""
    rejected: int = 0
    """Could not be read; each has a line in the report."""
    missed: int = 0
    """Ids to withhold that no cable has; nothing is withheld for them."""

    def add(self, other: Counts) -> None:
        """Count what another worker read."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


class StageReport(msgspec.Struct):
    """What one stage took and made."""

    name: str
    seconds: float = 0.0
    """From its beginning to its end."""
    cpu_seconds: float = 0.0
    """Time of all processors that its tasks used."""
    units: int = 0
    """Cables, lists or pages that it went through."""
    files: int = 0
    bytes: int = 0
    unchanged: int = 0
    """Files that were taken over from the last site."""


@dataclass
class Report:
    """The account of one build."""

    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    stages: list[StageReport] = field(default_factory=list)
    """In the order in which they began; some went on beside one another."""
    seconds: float = 0.0
    """From its beginning to its end."""
    peak_memory: int = 0
    """Most memory (resident, in bytes) that one process of the build had."""

    def slowest(self, count: int) -> list[StageReport]:
        """The stages that took longest."""
        return sorted(self.stages, key=lambda stage: -stage.seconds)[:count]

    def profile(self) -> dict[str, object]:
        """The account as an object for JSON; seconds to three decimals."""
        stages = [
            {
                **msgspec.structs.asdict(stage),
                "seconds": round(stage.seconds, 3),
                "cpu_seconds": round(stage.cpu_seconds, 3),
            }
            for stage in self.stages
        ]
        return {
            "seconds": round(self.seconds, 3),
            "peak_memory_bytes": self.peak_memory,
            "cables": msgspec.structs.asdict(self.counts),
            "files": self.written.files,
            "bytes": self.written.bytes,
            "unchanged": self.written.unchanged,
            "problems": len(self.problems),
            "stages": stages,
        }

    def add(self, stage: StageReport, written: Written) -> None:
        """Note what a task of a stage wrote."""
        self.written.add(written)
        stage.files += written.files
        stage.bytes += written.bytes
        stage.unchanged += written.unchanged

    def problem_lines(self) -> Iterator[str]:
        """The problems for a person to read. Of many, a few of each kind, the kinds with the fewest first: what happens
        everywhere would hide what happened once."""
        if len(self.problems) <= SHOWN_PROBLEMS:
            yield from map(str, self.problems)
            return
        kinds: dict[str, list[Problem]] = {}
        for problem in self.problems:
            kinds.setdefault(problem.kind, []).append(problem)
        ordered = sorted(kinds.values(), key=len)
        for problems in ordered[:SHOWN_KINDS]:
            yield from map(str, problems[:SHOWN_OF_A_KIND])
            if len(problems) > SHOWN_OF_A_KIND:
                yield f"… and {len(problems) - SHOWN_OF_A_KIND:,} more of this kind"
        if others := sum(map(len, ordered[SHOWN_KINDS:])):
            yield f"… and {others:,} problems of other kinds"

    def reject(self, problems: Sequence[Problem]) -> None:
        """Note input of which nothing can be read."""
        self.problems += problems
        self.counts.read += len(problems)
        self.counts.rejected += len(problems)

    def exit_code(self, strict: bool) -> ExitCode:
        """The exit code of a build that came to its end."""
        return ExitCode.REJECTED if strict and (self.counts.rejected or self.counts.missed) else ExitCode.BUILT
