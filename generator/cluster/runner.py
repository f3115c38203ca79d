"""Runs the tasks of a build on a Dask cluster."""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, count, islice
from typing import Any

from generator.cluster import bench
from generator.cluster.bench import Done
from generator.cluster.exchange import exchange
from generator.cluster.ground import Ground, Program, difference
from generator.errors import ReftelError
from generator.parallel import AnyBatch, Result, Runner, Task

PATIENCE = 15.0
"""Seconds to wait for an answer of the scheduler, for the first worker, and for one in place of the last."""
START = "python -m dask worker {} --nworkers -1 --nthreads 1 (in Reftel's folder)"
_MISSING = "libraries for clusters are missing; run: .venv/bin/pip install -r requirements-cluster.txt"


@contextmanager
def cluster(address: str, ground: Ground) -> Iterator[ClusterRunner]:
    """A runner of the tasks of one build on the cluster whose scheduler listens at ``address``.

    Raises:
        ReftelError: nobody answers there, or there is no worker that has this program.
    """
    try:
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise ReftelError(f"--scheduler {address}: {_MISSING}") from error
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise ReftelError(
            f"--scheduler {address}: no scheduler answers there ({error}); "
            "start one with: python -m dask scheduler, and name the address that it prints"
        ) from error
    try:
        runner = ClusterRunner(distributed, client, ground)
        runner.check()
        try:
            yield runner
        finally:
            runner.close()
    finally:
        client.close(timeout=PATIENCE)


class ClusterRunner(Runner):
    """The workers of a cluster; see :class:`generator.parallel.Runner`."""

    def __init__(self, distributed: Any, client: Any, ground: Ground) -> None:
        self._distributed = distributed
        self._client = client
        self._ground = ground
        self._exchange = exchange(ground)
        self._stages = count()
        self._opened = False
        self.address: str = client.scheduler.address

    def check(self) -> None:
        """See that there are workers, and that all have this program in this version.

        Raises:
            ReftelError: they have not; the message tells how to start them.
        """
        start = START.format(self.address)
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise ReftelError(f"--scheduler {self.address}: there is no worker; start some with: {start}") from error
        for worker, there in sorted(self._client.run(_probe()).items()):
            if isinstance(there, str):
                raise ReftelError(f"the worker {worker} has no Reftel that works: {there}; start it with: {start}")
            if found := difference(self._ground.program, there):
                raise ReftelError(f"the worker {worker} {found}")

    def beside(self, *lines: Iterable[AnyBatch]) -> Iterator[tuple[AnyBatch, Any]]:
        """See :class:`generator.parallel.Runner`; the tasks of a worker that is lost run on another.

        The lines follow one another: what a task may read is said for a whole stage. A single task runs in this
        process, where the whole site is; so it needs not travel.
        """
        for batch in chain.from_iterable(lines):
            waiting = iter(batch.tasks)
            first = list(islice(waiting, 2))
            spread = map if len(first) < 2 else self._spread
            for result in spread(batch.function, chain(first, waiting)):
                yield batch, result

    def close(self) -> None:
        """Leave nothing of the build on the machines."""
        if self._opened:
            self._exchange.close()
            self._tell_all(bench.leave, self._ground.token)

    def _spread(self, function: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        if not self._opened:
            self._exchange.open()
            self._opened = True
        stage = next(self._stages)
        self._exchange.begin(stage)
        most = 2 * max(sum(self._client.nthreads().values()), 1)
        pending: deque[Any] = deque()
        try:
            for number, task in enumerate(tasks):
                pending.append(self._submit(function, stage, number, task))
                if len(pending) > most:
                    yield self._result(pending[0])
                    pending.popleft()
            while pending:
                yield self._result(pending[0])
                pending.popleft()
        finally:
            if pending:
                with suppress(Exception):  # of a cluster that is gone; the error that ended the stage says so
                    self._client.cancel(list(pending), force=True)
                self._tell_all(bench.idle)

    def _tell_all(self, function: Callable[..., object], *arguments: object) -> None:
        """Call a function on all workers that still answer."""
        with suppress(Exception):
            self._client.run(function, *arguments, on_error="ignore")

    def _submit(self, function: Callable[[Task], Result], stage: int, number: int, task: Task) -> Any:
        key = f"reftel-{self._ground.token}-{stage}-{number}"
        return self._client.submit(bench.perform, self._ground, stage, number, function, task, key=key, pure=False)

    def _result(self, future: Any) -> Any:
        """The result of a task, when it is there."""
        try:
            while not self._has_ended(future):
                if not self._client.nthreads():
                    raise ReftelError(f"{self.address}: all workers are gone; see what they said, and start them again")
            done: Done = future.result()
        except self._distributed.KilledWorker as error:
            raise ReftelError(
                f"{self.address}: several workers died of the same task, the last at {error.last_worker.address} "
                "(was memory short?); start fewer on each machine"
            ) from error
        except self._distributed.CancelledError as error:
            raise ReftelError(f"{self.address}: the scheduler is gone; see what it said, and start it again") from error
        except ModuleNotFoundError as error:  # of one that came later
            raise ReftelError(f"{self.address}: a worker has no Reftel that works: {error}; start it anew") from error
        self._exchange.collect(done.parcels)
        return done.result

    def _has_ended(self, future: Any) -> bool:
        try:
            self._distributed.wait(future, timeout=PATIENCE)
        except TimeoutError:
            return False
        return True


def _probe() -> Callable[[], Program | str]:
    """A function that travels whole, and so can say that the worker has no such program."""

    def program() -> Program | str:
        try:
            found: Program = importlib.import_module("generator.cluster.ground").program()
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        return found

    return program
