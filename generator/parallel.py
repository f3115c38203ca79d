"""One interface for work in this process, in a pool of processes and (:mod:`generator.cluster`) on a cluster.

A task is small (paths and numbers), its function stands at the top level of a module, and its result is small too
(counts and problems); what is large passes through files.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from itertools import chain, islice
from multiprocessing import connection, forkserver, resource_tracker
from multiprocessing.context import ForkServerContext
from pathlib import Path
from typing import Protocol, TypeVar

from generator.errors import ReftelError

ALONE_SECONDS = 0.2
"""Work that takes no longer is done before workers would have started."""

COLLECT_AFTER = (20_000, 20, 50)
"""When the garbage collector looks for cycles: records have none, and what a task leaves is freed without it."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Runner(Protocol):
    """Runs tasks; results come in the order of the tasks, whatever the order in which they end."""

    def run(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Yield ``function(task)`` for each task."""
        ...


class SerialRunner:
    """Everything in this process, one task after the other."""

    def run(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """See :class:`Runner`."""
        return map(function, tasks)


class PoolRunner:
    """A pool of worker processes, which starts when there is work for it.

    The server that forks them starts at once: it loads the program while this process does what needs no workers.
    """

    def __init__(self, jobs: int, alone: float) -> None:
        self._jobs = jobs
        self._alone = alone
        self._context = _server()
        self._executor: ProcessPoolExecutor | None = None

    def run(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """See :class:`Runner`; a few tasks more than there are workers wait at any time, never all of them.

        One that takes long keeps no worker from those behind it; one that is alone runs in this process.

        When it ends, for whatever reason, no task is running any more.
        """
        rest = iter(tasks)
        if self._executor is None:
            end = time.monotonic() + self._alone
            while time.monotonic() < end:
                for task in rest:
                    yield function(task)
                    break
                else:
                    return
        first = list(islice(rest, 2))
        if len(first) < 2:
            yield from map(function, first)
        else:
            yield from self._shared(function, chain(first, rest))

    def _shared(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        executor = self._executor = self._executor or ProcessPoolExecutor(
            self._jobs, mp_context=self._context, initializer=_follow_parent
        )
        pending: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                pending.append(executor.submit(function, task))
                under_way = [future for future in pending if not future.done()]
                if len(under_way) > 2 * self._jobs:
                    wait(under_way, return_when=FIRST_COMPLETED)
                while pending and pending[0].done():
                    yield pending[0].result()
                    pending.popleft()
            while pending:
                yield pending[0].result()
                pending.popleft()
        except BrokenProcessPool as error:
            raise ReftelError("a worker process died (was memory short?); try again with fewer --jobs") from error
        finally:
            wait([future for future in pending if not future.cancel()])

    def close(self) -> None:
        """End the workers."""
        if self._executor:
            self._executor.shutdown()


@contextmanager
def runner(jobs: int, alone: float = ALONE_SECONDS) -> Iterator[Runner]:
    """A runner with ``jobs`` workers; with one, this process does the work itself.

    Workers are started when a stage has taken ``alone`` seconds without them.
    """
    if jobs <= 1:
        yield SerialRunner()
        return
    with closing(PoolRunner(jobs, alone)) as pool:
        yield pool


def _server() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["generator.pipeline"])
    resource_tracker.ensure_running()  # not while signals are blocked: it would let them through
    with _importable(), _undisturbed():
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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """What is started meanwhile leaves Ctrl-C to this process, from its first moment on."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _follow_parent() -> None:
    """A worker leaves Ctrl-C to the process that gives it tasks, and ends when that one was killed.

    What it has loaded stays: the garbage collector need not look at it again and again.
    """
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
