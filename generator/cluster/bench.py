"""What a worker process does: each task in folders of its own, one task at a time, in one thread.

Modules of the program keep open files, and SQLite's connections belong to the thread that opened them; so a worker
has one thread for tasks, whatever the number of those that Dask gives it.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec

from generator.cluster import packs
from generator.cluster.exchange import exchange
from generator.cluster.ground import TEMPLATES, Ground, difference, listing, moved, program
from generator.errors import ReftelError
from generator.parallel import allow_files
from generator.storage import cache_folder, content_folder


class Done(msgspec.Struct, frozen=True):
    """A task that came to its end."""

    result: Any
    parcels: list[str]
    """What it handed over."""


def perform(ground: Ground, stage: int, number: int, function: Callable[[Any], Any], task: Any) -> Done:
    """Run ``function(task)`` in this worker process and hand over what it wrote."""
    return _thread().submit(_perform, ground, stage, number, function, task).result()


async def idle() -> None:
    """Wait for the end of the task that is running."""
    import asyncio  # noqa: PLC0415 - workers have it loaded; for other builds it would take longer than the rest

    await asyncio.wrap_future(_thread().submit(int))


def leave(token: str) -> None:
    """Remove what a build left on this machine."""
    shutil.rmtree(cache_folder() / "builds" / token, ignore_errors=True)


@cache
def _thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(1, "reftel")


def _perform(ground: Ground, stage: int, number: int, function: Callable[[Any], Any], task: Any) -> Done:
    bench = _bench(ground)
    bench.prepare(stage)
    result = function(moved(task, bench.moves))
    return Done(result, bench.deliver(stage, number))


@lru_cache(maxsize=1)
def _bench(ground: Ground) -> Bench:
    # Workers outlive builds; what they remember of files is of no use any more and holds them open.
    for name, module in list(sys.modules.items()):
        if name.startswith("generator.") and not name.startswith(__package__ or ""):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    return Bench(ground)


class Bench:
    """The folders of one worker in one build."""

    def __init__(self, ground: Ground) -> None:
        if found := difference(ground.program, program()):
            raise ReftelError(f"the worker on {socket.gethostname()} {found}")
        allow_files()
        self._exchange = exchange(ground)
        self._room = self._exchange.room()
        self._stage = -1
        self.moves = self._moves(ground)

    def _moves(self, ground: Ground) -> Mapping[Path, Path | None]:
        """What stands here for the folders that tasks name."""
        moves: dict[Path, Path | None] = {ground.work / name: self._room / name for name in ("site", "store")}
        moves[ground.templates] = TEMPLATES
        if ground.work_url:
            moves |= {ground.work: None, ground.output: None}
        if ground.content_url:
            folder, _ = content_folder(ground.content_url)
            moves |= dict.fromkeys(ground.content, folder)
        elif listing(ground.content[0]) != ground.content_seen:
            raise ReftelError(
                f"the worker on {socket.gethostname()} does not see in {ground.content[0]} what this machine sees; put "
                "the cables on a file system that all machines share, or give --content as a URL of object storage"
            )
        return moves

    def prepare(self, stage: int) -> None:
        """Show the files that the tasks of a stage may read, and nothing that an earlier task left."""
        shutil.rmtree(self._room / "site", ignore_errors=True)
        (self._room / "site").mkdir(parents=True)
        if stage != self._stage:
            folder, names = self._exchange.inputs(stage)
            shutil.rmtree(self._room / "store", ignore_errors=True)
            (self._room / "store").mkdir()
            for name in names:
                path = self._room / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.symlink_to(folder / name)
            self._stage = stage
        for name in self._written("store"):
            (self._room / name).unlink()

    def deliver(self, stage: int, number: int) -> list[str]:
        """Hand over what the task wrote."""
        names = [*self._written("store"), *self._written("site")]
        return self._exchange.deliver(self._room, names, stage, number)

    def _written(self, folder: str) -> list[str]:
        found = packs.files_below(self._room / folder)
        return [os.path.relpath(entry.path, self._room) for entry in found if not entry.is_symlink()]
