"""What a build read, wrote and noticed, and the exit code that follows from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec

from generator.errors import Problem
from generator.writer import Written


class ExitCode(IntEnum):
    """What the program tells the shell."""

    BUILT = 0
    REJECTED = 1
    """Built, but input was rejected and ``--strict`` was asked for."""
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

    def add(self, other: Counts) -> None:
        """Count what another worker read."""
        for name in self.__struct_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass
class Report:
    """The account of one build."""

    counts: Counts = field(default_factory=Counts)
    problems: list[Problem] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    seconds: dict[str, float] = field(default_factory=dict)
    """Duration of each stage."""

    def reject(self, problems: Sequence[Problem]) -> None:
        """Note input of which nothing can be read."""
        self.problems += problems
        self.counts.read += len(problems)
        self.counts.rejected += len(problems)

    def exit_code(self, strict: bool) -> ExitCode:
        """The exit code of a build that came to its end."""
        return ExitCode.REJECTED if strict and self.counts.rejected else ExitCode.BUILT
