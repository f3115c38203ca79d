"""How far a build is: a bar on a terminal, plain lines elsewhere, nothing when quiet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Task as RichTask
from rich.text import Text

Advance = Callable[[int], None]


class ProgressDisplay(Protocol):
    """Shows the stages of a build; several may go on at a time."""

    def stage(self, name: str, total: int) -> AbstractContextManager[Advance]:
        """Show a stage of ``total`` units (0: unknown); call what it gives with the number of units done."""
        ...


class Silent:
    """Shows nothing."""

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:  # noqa: ARG002
        """See :class:`ProgressDisplay`."""
        yield lambda _: None


class Lines:
    """A line per stage when it ends, and every ten seconds while it runs."""

    EVERY = 10.0

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """See :class:`ProgressDisplay`."""
        started = last = time.monotonic()
        done = 0

        def advance(count: int) -> None:
            nonlocal done, last
            done += count
            now = time.monotonic()
            if now - last >= self.EVERY:
                last = now
                rate = done / (now - started)
                rest = f", {(total - done) / rate:,.0f} s left" if total and done else ""
                self._print(f"{name}: {_amount(done, total)}, {rate:,.0f} a second{rest}")

        yield advance
        seconds = time.monotonic() - started
        rate = f", {done / seconds:,.0f} a second" if done > 1 and seconds >= 1 else ""
        self._print(f"{name}: {done:,} in {seconds:.1f} s{rate}")

    def _print(self, line: str) -> None:
        self._console.print(line, highlight=False, markup=False)


class Bars:
    """A bar per stage with count and time left."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._going = 0
        self._bars = self._new()

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """See :class:`ProgressDisplay`; the bars of stages that go on at the same time stand together."""
        if not self._going:
            self._bars = self._new()
            self._bars.start()
        self._going += 1
        try:
            task = self._bars.add_task(name, total=total or None)
            yield lambda count: self._bars.advance(task, count)
        finally:
            self._going -= 1
            if not self._going:
                self._bars.stop()

    def _new(self) -> Progress:
        columns = (
            TextColumn("{task.description:<14}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Speed(),
            TimeRemainingColumn(True),
        )
        return Progress(*columns, console=self._console)


class _Speed(ProgressColumn):
    """Units a second, lately."""

    def render(self, task: RichTask) -> Text:
        """See :class:`ProgressColumn`."""
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


def display(console: Console, quiet: bool) -> ProgressDisplay:
    """The display that suits where ``console`` writes to."""
    if quiet:
        return Silent()
    return Bars(console) if console.is_terminal else Lines(console)


def _amount(done: int, total: int) -> str:
    return f"{done:,} of {total:,}" if total else f"{done:,}"
