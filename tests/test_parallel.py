"""The same results in the same order, in one process or in several."""

from __future__ import annotations

import os

import pytest

from generator.errors import ReftelError
from generator.parallel import runner


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ReftelError(f"task {number} failed")


def die(_: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with runner(jobs) as workers:
        assert list(workers.run(square, range(50))) == [number * number for number in range(50)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_reach_the_caller(jobs: int) -> None:
    with runner(jobs) as workers, pytest.raises(ReftelError, match="task 3 failed"):
        list(workers.run(fail, [3]))


def test_a_worker_that_dies_is_told() -> None:
    with runner(2) as workers, pytest.raises(ReftelError, match="a worker process died"):
        list(workers.run(die, [1]))
