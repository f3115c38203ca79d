"""One interface for work in this process, in a pool of processes and (:mod:`generator.cluster`) on a cluster.

A task is small (paths and numbers), its function stands at the top level of a module, and its result is small too
(counts and problems); what is large passes through files.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import resource
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager, suppress
from itertools import islice
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator import interrupts
from generator.errors import ReftelError

ALONE_SECONDS = 0.2
"""Work that takes no longer is done before workers would have started."""

FILES = 10_240
"""Files that a process may want to have open; as many as macOS allows."""

COLLECT_AFTER = (20_000, 20, 50)
"""When the garbage collector looks for cycles: records have none, and what a task leaves is freed without it."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Batch(Generic[Task, Result]):
    """Tasks of one kind."""

    def __init__(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> None:
        """``function`` runs each of ``tasks``, which are looked at one by one, when there is room for them."""
        self.function = function
        self.tasks = tasks


AnyBatch = TypeVar("AnyBatch", bound=Batch[Any, Any])


class Runner(ABC):
    """Runs tasks; those of a batch give their results in their order, whatever the order in which they end."""

    @abstractmethod
    def beside(self, *lines: Iterable[AnyBatch]) -> Iterator[tuple[AnyBatch, Any]]:
        """Yield each result with its batch.

        The batches of a line follow one another: it is asked for the next when all results of the last were taken.
        The lines go on beside one another, as far as there are processes for that.
        """

    def run(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield ``function(task)`` for each task."""
        return (result for _, result in self.beside([Batch(function, tasks)]))


class SerialRunner(Runner):
    """Everything in this process, one task after the other."""

    def beside(self, *lines: Iterable[AnyBatch]) -> Iterator[tuple[AnyBatch, Any]]:
        """See :class:`Runner`."""
        return ((batch, batch.function(task)) for line in lines for batch in line for task in batch.tasks)


class PoolRunner(Runner):
    """A pool of worker processes, which starts when there is work for it.

    The server that forks them starts at once: it loads the program while this process does what needs no workers.
    """

    def __init__(self, jobs: int, alone: float) -> None:
        self._jobs = jobs
        self._alone = alone
        self._context = _server()
        self._executors: dict[object, ProcessPoolExecutor] = {}

    def beside(self, *lines: Iterable[AnyBatch]) -> Iterator[tuple[AnyBatch, Any]]:
        """See :class:`Runner`; a few tasks more than there are workers wait at any time, never all of them.

        One that takes long keeps no worker from those behind it. One that is alone in its batch runs in a process for
        such tasks of its line: they often put together what others did, and need much memory.

        When it ends, for whatever reason, no task is running any more.
        """
        going = [_Line(number, line) for number, line in enumerate(lines)]
        if not self._executors:
            yield from self._at_once(going)
        try:
            while not all(line.has_ended for line in going):
                for line in going:
                    self._feed(line)
                ended = [line for line in going if line.pending and line.pending[0].done()]
                for line in ended:
                    yield line.batch, line.pending.popleft().result()
                under_way = [future for line in going for future in line.under_way()]
                if under_way and not ended:
                    wait(under_way, return_when=FIRST_COMPLETED)
        except BrokenProcessPool as error:
            wait([future for line in going for future in line.pending])  # none is cancelled while each is told of it
            raise ReftelError("a worker process died (was memory short?); try again with fewer --jobs") from error
        finally:
            wait([future for line in going for future in line.pending if not future.cancel()])

    def _at_once(self, lines: Iterable[_Line[AnyBatch]]) -> Iterator[tuple[AnyBatch, Any]]:
        """The first tasks in this process, while workers would start."""
        end = time.monotonic() + self._alone
        for line in lines:
            while time.monotonic() < end and line.advance():
                yield line.batch, line.batch.function(line.take())

    def _feed(self, line: _Line[AnyBatch]) -> None:
        while len(line.under_way()) <= 2 * self._jobs and line.advance():
            executor = self._executor(line.number, 1) if line.is_single else self._executor(None, self._jobs)
            with interrupts.held():  # the first task starts the workers
                line.pending.append(executor.submit(line.batch.function, line.take()))

    def _executor(self, key: object, jobs: int) -> ProcessPoolExecutor:
        if key not in self._executors:
            self._executors[key] = ProcessPoolExecutor(jobs, mp_context=self._context, initializer=_follow_parent)
        return self._executors[key]

    def close(self) -> None:
        """End the workers."""
        for executor in self._executors.values():
            executor.shutdown()


class _Line(Generic[AnyBatch]):
    """A line of batches, and what of it is under way."""

    def __init__(self, number: int, batches: Iterable[AnyBatch]) -> None:
        self.number = number
        self._batches = iter(batches)
        self._next: list[Any] = []
        self._rest: Iterator[Any] = iter(())
        self.batch: AnyBatch
        """The batch that is going on."""
        self.is_single = False
        """Whether it has one task only."""
        self.pending: deque[Future[Any]] = deque()
        """Its tasks of which nobody took the results, in order."""
        self.has_ended = False

    def under_way(self) -> list[Future[Any]]:
        """Its tasks that have not ended."""
        return [future for future in self.pending if not future.done()]

    def advance(self) -> bool:
        """Go to the next task; False if there is none, or none before the results of this batch are taken."""
        while not self._next and not self.pending and not self.has_ended:
            self._begin()
        return bool(self._next)

    def take(self) -> Any:
        """The next task."""
        task = self._next.pop(0)
        self._next += islice(self._rest, 1)
        return task

    def _begin(self) -> None:
        batch = next(self._batches, None)
        if batch is None:
            self.has_ended = True
            return
        self.batch = batch
        self._rest = iter(batch.tasks)
        self._next = list(islice(self._rest, 2))
        self.is_single = len(self._next) == 1


@contextmanager
def runner(jobs: int, alone: float = ALONE_SECONDS) -> Iterator[Runner]:
    """A runner with ``jobs`` workers; with one, this process does the work itself.

    Workers are started when a stage has taken ``alone`` seconds without them.
    """
    allow_files()
    gc.set_threshold(*COLLECT_AFTER)
    if jobs <= 1:
        yield SerialRunner()
        return
    with closing(PoolRunner(jobs, alone)) as pool:
        yield pool


def allow_files() -> None:
    """Let this process open :data:`FILES`, or as many as it may: large archives are read from some thousand."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if most == resource.RLIM_INFINITY else min(FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(ValueError, OSError):  # some systems say more than they allow
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generator.pipeline"])
    resource_tracker.ensure_running()  # not while signals are blocked: it would let them through
    with _importable(), interrupts.held():
        forkserver.ensure_running()
    return context


@contextmanager
def _importable() -> Iterator[None]:
    """Tell a new process where the program lies; the server of the workers would not know, and import nothing."""
    name, old = "PYTHONPATH", os.environ.get("PYTHONPATH")
    os.environ[name] = os.pathsep.join(filter(None, [str(Path(__file__).resolve().parent.parent), old]))
    try:
        yield
    finally:
        if old is None:
            del os.environ[name]
        else:
            os.environ[name] = old


def _follow_parent() -> None:
    """A worker leaves Ctrl-C to the process that gives it tasks, and ends when that one was killed.

    What it has loaded stays: the garbage collector need not look at it again and again.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    interrupts.follow()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
