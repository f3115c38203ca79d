"""The same results in the same order, in one process or in several."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.errors import ReftelError
from generator.parallel import Batch, runner
from tests.building import ROOT


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ReftelError(f"task {number} failed")


SLEEPER = """
import sys, time
sys.path.insert(0, sys.argv[1])
if __name__ == "__main__":
    from generator.parallel import runner
    from tests.test_parallel import own_id
    with runner(2, alone=0) as workers:
        print(*workers.run(own_id, range(8)), flush=True)
        time.sleep(60)
"""
"""A program that tells the ids of its workers and then has nothing to do."""


def own_id(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def fail_or_write(task: tuple[int, Path]) -> None:
    number, folder = task
    if number == 0:
        time.sleep(0.3)  # until the other one has begun
        fail(number)
    time.sleep(0.8)
    (folder / str(number)).touch()


def die(_: int) -> int:
    os._exit(1)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with runner(jobs, alone=0) as workers:
        assert list(workers.run(square, range(50))) == [number * number for number in range(50)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_reach_the_caller(jobs: int) -> None:
    with runner(jobs) as workers, pytest.raises(ReftelError, match="task 3 failed"):
        list(workers.run(fail, [3]))


def test_little_work_needs_no_workers() -> None:
    with runner(2) as workers:
        assert set(workers.run(own_id, [0])) == {os.getpid()}
    with runner(2, alone=0.1) as workers:
        assert len(set(workers.run(own_id, range(20)))) > 1


def test_workers_end_with_the_process_that_started_them(tmp_path: Path) -> None:
    """Also when it is killed and can tell them nothing."""
    script = tmp_path / "script.py"
    script.write_text(SLEEPER)
    with subprocess.Popen([sys.executable, script, ROOT], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        workers = set(map(int, process.stdout.readline().split()))
        assert workers
        process.kill()
    deadline = time.monotonic() + 10
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_no_task_runs_on_when_the_run_ends(tmp_path: Path) -> None:
    with runner(2, alone=0) as workers:
        with pytest.raises(ReftelError, match="task 0 failed"):
            list(workers.run(fail_or_write, [(number, tmp_path) for number in range(2)]))
        assert (tmp_path / "1").exists()


def test_a_worker_that_dies_is_told() -> None:
    with runner(2, alone=0) as workers, pytest.raises(ReftelError, match="a worker process died"):
        list(workers.run(die, [1, 2]))


class Noted(Batch[int, int]):
    """A batch with a name."""

    def __init__(self, name: str, function: Callable[[int], int], tasks: Iterable[int]) -> None:
        super().__init__(function, tasks)
        self.name = name


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_begins_when_the_results_of_the_one_before_were_taken(jobs: int) -> None:
    taken: dict[str, list[int]] = {"long": [], "one": [], "none": [], "other": []}

    def line() -> Iterator[Noted]:
        yield Noted("long", square, range(30))
        assert taken["long"] == [square(number) for number in range(30)]
        yield Noted("none", square, [])
        yield Noted("one", square, [7])
        assert taken["one"] == [49]

    with runner(jobs, alone=0) as workers:
        for batch, result in workers.beside(line(), [Noted("other", square, range(9))]):
            taken[batch.name].append(result)
    assert taken["none"] == []
    assert taken["other"] == [square(number) for number in range(9)]


def wait_for(path: Path) -> bool:
    deadline = time.monotonic() + 20
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    return path.exists()


def test_lines_go_on_beside_one_another(tmp_path: Path) -> None:
    """A single task of one waits for what another does after many tasks."""
    first: Batch[Any, Any] = Batch(wait_for, [tmp_path / "made"])
    second: list[Batch[Any, Any]] = [Batch(square, range(50)), Batch(Path.touch, [tmp_path / "made"])]
    with runner(2, alone=0) as workers:
        assert [result for batch, result in workers.beside([first], second) if batch is first] == [True]


def test_a_line_that_fails_ends_the_others(tmp_path: Path) -> None:
    with runner(2, alone=0) as workers:
        with pytest.raises(ReftelError, match="task 0 failed"):
            list(workers.beside([Batch(fail_or_write, [(1, tmp_path)])], [Batch(fail_or_write, [(0, tmp_path)])]))
        assert (tmp_path / "1").exists()
        assert list(workers.run(square, range(3))) == [0, 1, 4]


FEW_FILES = """
import resource, sys
sys.path.insert(0, sys.argv[1])
if __name__ == "__main__":
    from generator.parallel import runner
    from tests.test_parallel import most_files
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, int(sys.argv[2])))
    with runner(2, alone=0) as workers:
        print(most_files(0), *workers.run(most_files, range(2)))
"""
"""A program that may open few files, and more if it asks for it."""


def most_files(_: int) -> int:
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


@pytest.mark.parametrize("most", [512, 4096])
def test_as_many_files_may_be_open_as_the_system_allows(tmp_path: Path, most: int) -> None:
    """Large archives are read from some thousand files at once."""
    script = tmp_path / "program.py"
    script.write_text(FEW_FILES)
    command: list[str | Path] = [sys.executable, script, ROOT, str(most)]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert found.split() == [str(most)] * 3
