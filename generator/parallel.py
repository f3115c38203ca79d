"""One interface for work in this process, in a pool of processes and, later, on a cluster.

A task is small (paths and numbers), its function stands at the top level of a module, and its result is small too
(counts and problems); what is large passes through files.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from typing import Protocol, TypeVar

from generator.errors import ReftelError

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
    """A pool of worker processes."""

    def __init__(self, executor: ProcessPoolExecutor, jobs: int) -> None:
        self._executor = executor
        self._waiting = 2 * jobs

    def run(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """See :class:`Runner`; a few tasks more than there are workers wait at any time, never all of them.

        When it ends, for whatever reason, no task is running any more.
        """
        pending: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                pending.append(self._executor.submit(function, task))
                if len(pending) > self._waiting:
                    yield pending[0].result()
                    pending.popleft()
            while pending:
                yield pending[0].result()
                pending.popleft()
        except BrokenProcessPool as error:
            raise ReftelError("a worker process died (was memory short?); try again with fewer --jobs") from error
        finally:
            wait([future for future in pending if not future.cancel()])


@contextmanager
def runner(jobs: int) -> Iterator[Runner]:
    """A runner with ``jobs`` workers; with one, this process does the work itself."""
    if jobs <= 1:
        yield SerialRunner()
        return
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_follow_parent) as executor:
        yield PoolRunner(executor, jobs)


def _follow_parent() -> None:
    """A worker leaves Ctrl-C to the process that gives it tasks, and ends when that one was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
