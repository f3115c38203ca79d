"""Builds on a real cluster of worker processes: the same bytes, whatever happens to a worker."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from hashlib import md5
from itertools import count, islice
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import msgspec
import pytest

from generator import cluster, sample
from generator.archive import reading
from generator.cluster import Ground, packs
from generator.cluster.exchange import exchange
from generator.cluster.ground import moved
from generator.cluster.runner import ClusterRunner
from generator.errors import ReftelError
from generator.sources import InputFile
from tests.building import ROOT, build, run
from tests.services import BUCKET, Cluster, dask_cluster, digests, s3_server, tree

distributed = pytest.importorskip("distributed")
fsspec = pytest.importorskip("fsspec")


class Services(NamedTuple):
    cluster: Cluster
    s3: dict[str, str]
    """The environment that leads to the S3 server."""


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A cluster of three workers, and an S3 server that they know."""
    folder = tmp_path_factory.mktemp("services")
    with s3_server(folder) as environment, dask_cluster(folder, 3, environment) as workers:
        yield Services(workers, environment)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive and so many more cables that most stages have several tasks, in files that begin new ones."""
    folder = shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("archive") / "content")
    names = (name for name in map("cables/{}.csv".format, count()) if crc32(name.encode()) % reading.BATCH_FILES == 0)
    for seed, name in enumerate(islice(names, 3)):
        more = tmp_path_factory.mktemp("more")
        sample.write_sample(70, more, seed=seed, layout="csv")
        shutil.copy(next(more.rglob("*.csv")), folder / name)
    return folder


@pytest.fixture(scope="module")
def expected(content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as one machine makes it."""
    return tree(build(content, tmp_path_factory.mktemp("local") / "site"))


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    """A build without a pipeline, its content and its working folder."""
    (tmp_path / "content").mkdir()
    found = Ground.of(tmp_path / "content", tmp_path / "site", (tmp_path / "content", tmp_path / "site"))
    for name in ("store", "site"):
        (found.work / name).mkdir(parents=True)
    return found


@pytest.fixture
def runner(services: Services, ground: Ground) -> Iterator[ClusterRunner]:
    with cluster.cluster(services.cluster.address, ground) as found:
        yield found


class Folder(msgspec.Struct, frozen=True):
    """A task with a number that writes below a folder of the build."""

    folder: Path
    number: int


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ReftelError(f"task {number} failed")


def own_thread(_: int) -> tuple[int, int]:
    time.sleep(0.02)
    return os.getpid(), threading.get_ident()


def write(task: Folder) -> list[str]:
    """Write a file into the store; gives those that are there."""
    (task.folder / f"{task.number}").write_text(f"{task.number}")
    return sorted(path.name for path in task.folder.iterdir())


def write_half_and_die(task: Folder) -> str:
    """The first worker that comes to a task ends in the middle of a file."""
    tried = task.folder.parents[2] / "tried"  # beside the folders of the workers
    with open(task.folder / f"{task.number}", "w") as file:
        file.write("half ")
        file.flush()
        if task.number == 1 and not tried.exists():
            tried.touch()
            os._exit(1)
        file.write("whole")
    return str(task.number)


def sleep_and_touch(task: Folder) -> None:
    if task.number == 0:
        time.sleep(0.2)
        raise ReftelError("task 0 failed")
    time.sleep(0.6)
    (task.folder / f"{task.number}").touch()


def sums(files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: md5(data).hexdigest() for name, data in files.items()}


def test_the_sample_archive_is_the_same(services: Services, sample_site: Path, tmp_path: Path) -> None:
    site = build(ROOT / "content", tmp_path / "site", "--scheduler", services.cluster.address)
    assert tree(site) == tree(sample_site)
    assert sorted(path.name for path in (tmp_path / ".site.reftel").iterdir()) == ["cache", "lock"]


def test_machines_that_share_nothing_but_object_storage(
    services: Services, content: Path, expected: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in services.s3.items():
        monkeypatch.setenv(name, value)
    s3 = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)
    s3.put(f"{content}/", f"{BUCKET}/content/", recursive=True)
    places = ("--content", f"s3://{BUCKET}/content", "--output", f"s3://{BUCKET}/site")
    result = run("build", *places, "--scheduler", services.cluster.address)
    assert result.returncode == 0, result.stderr
    assert digests(s3, "site") == sums(expected)
    assert not s3.find(f"{BUCKET}/.site.reftel"), "machines leave nothing where they met"


def test_an_index_that_has_several_tasks_in_each_stage(services: Services, tmp_path: Path) -> None:
    """Smaller archives have one run and one task of shards, which needs no cluster."""
    content, scheduler = tmp_path / "content", ("--scheduler", services.cluster.address)
    sample.write_sample(3200, content, seed=1, layout="csv")
    whole = sums(tree(build(content, tmp_path / "local")))
    assert sums(tree(build(content, tmp_path / "site", *scheduler))) == whole
    added = content / "cables" / "added"
    sample.write_sample(1, added, seed=2, layout="text")
    assert sums(tree(build(content, tmp_path / "site", *scheduler))) == sums(tree(build(content, tmp_path / "local")))
    shutil.rmtree(added)
    assert sums(tree(build(content, tmp_path / "site", *scheduler))) == whole


def test_a_check_reports_the_same(services: Services, content: Path, expected: dict[str, bytes]) -> None:
    made = run("check", "--content", content, "--scheduler", services.cluster.address)
    published = sum(1 for name in expected if name.startswith("cable/"))
    assert f" {published} published" in made.stdout, made.stdout + made.stderr


def test_results_come_in_the_order_of_the_tasks(runner: ClusterRunner) -> None:
    assert list(runner.run(square, range(60))) == [number * number for number in range(60)]


def test_a_worker_has_one_thread_for_tasks(runner: ClusterRunner) -> None:
    found = set(runner.run(own_thread, range(24)))
    assert len(found) == len({process for process, _ in found}) > 1


def test_a_stage_sees_what_the_stages_before_it_wrote(runner: ClusterRunner, ground: Ground) -> None:
    store = ground.work / "store"
    tasks = [Folder(store, number) for number in range(4)]
    assert list(runner.run(write, tasks)) == [[str(number)] for number in range(4)]
    assert tree(store) == {str(number): str(number).encode() for number in range(4)}
    later = [Folder(store, number) for number in range(4, 6)]
    assert list(runner.run(write, later)) == [["0", "1", "2", "3", str(number)] for number in range(4, 6)]


def test_errors_reach_the_caller_and_no_task_runs_on(runner: ClusterRunner, ground: Ground) -> None:
    store = ground.work / "store"
    with pytest.raises(ReftelError, match="task 0 failed"):
        list(runner.run(sleep_and_touch, [Folder(store, number) for number in range(3)]))
    assert sorted(tree(store)) in (["1", "2"], ["1"], ["2"]), "the other tasks had ended, or never begun"
    time.sleep(0.8)
    assert len(tree(store)) <= 2


def test_no_scheduler_is_told_soon(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster.runner, "PATIENCE", 0.5)
    with (
        pytest.raises(ReftelError, match=r"tcp://127\.0\.0\.1:9: no scheduler answers.*python -m dask scheduler"),
        cluster.cluster("tcp://127.0.0.1:9", ground),
    ):
        pass


def test_another_version_is_told(services: Services, ground: Ground) -> None:
    other = msgspec.structs.replace(ground, program=("99.0", b""))
    with (
        pytest.raises(ReftelError, match=r"the worker tcp://\S+ has Reftel \S+, and this is 99\.0; bring both"),
        cluster.cluster(services.cluster.address, other),
    ):
        pass


def test_content_that_is_not_shared_is_told(services: Services, ground: Ground) -> None:
    other = msgspec.structs.replace(ground, content_seen=(("cables", -1),))
    with (
        cluster.cluster(services.cluster.address, other) as workers,
        pytest.raises(ReftelError, match=r"the worker on \S+ does not see in .*content what this machine sees"),
    ):
        list(workers.run(square, range(2)))


def test_a_working_folder_that_is_not_shared_is_told(ground: Ground) -> None:
    with pytest.raises(ReftelError, match=r"does not see the folder .*give --content and --output as URLs"):
        exchange(ground).room()


def test_missing_libraries_are_named(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(ReftelError, match=r"--scheduler tcp://x:1: .*requirements-cluster\.txt"),
        cluster.cluster("tcp://x:1", ground),
    ):
        pass


def test_packs_keep_times_and_stay_in_their_folder(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "site").mkdir(parents=True)
    target.mkdir()
    (source / "site/a").write_bytes(b"new")
    os.utime(source / "site/a", ns=(1, 1_234_567_890_123_456_789))
    packs.pack(tmp_path / "x.tar", source, ["site/a"])
    for _ in range(2):
        assert packs.unpack(tmp_path / "x.tar", target) == ["site/a"]
    assert tree(target) == {"site/a": b"new"}
    assert (target / "site/a").stat().st_mtime_ns == 1_234_567_890_123_456_789
    packs.pack(tmp_path / "y.tar", source / "site", ["../site/a"])
    with pytest.raises(ValueError, match="no file of a build"):
        packs.unpack(tmp_path / "y.tar", target)


def test_folders_in_tasks_are_replaced(tmp_path: Path) -> None:
    moves = {tmp_path / "a/store": tmp_path / "b", tmp_path / "a": None}

    class Nested(msgspec.Struct, frozen=True):
        files: tuple[InputFile, ...]
        places: list[Path]
        old: Path | None
        name: str = str(tmp_path / "a")

    file = InputFile(str(tmp_path / "a/store/f"), "f", 1)
    task = Nested((file,), [tmp_path / "a/store/x"], tmp_path / "a/cache")
    expected = Nested((InputFile(str(tmp_path / "b/f"), "f", 1),), [tmp_path / "b/x"], None)
    assert moved(task, moves) == expected


def test_a_worker_that_dies_leaves_no_half_file(runner: ClusterRunner, ground: Ground, services: Services) -> None:
    store = ground.work / "store"
    tasks = [Folder(store, number) for number in range(6)]
    assert list(runner.run(write_half_and_die, tasks)) == [str(number) for number in range(6)]
    assert tree(store) == {str(number): b"half whole" for number in range(6)}
    services.cluster.start_workers(1)


def test_a_worker_that_is_killed_in_the_middle_of_a_build(
    services: Services, content: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    command: list[str | Path] = [sys.executable, ROOT / "build.py", "build", "--content", content, "--output", site]
    with (
        distributed.Client(services.cluster.address) as client,
        subprocess.Popen([*command, "--scheduler", services.cluster.address], cwd=ROOT, stderr=subprocess.PIPE) as made,
    ):
        killed = kill_a_busy_worker(services.cluster, client, made)
        _, said = made.communicate()
    assert made.returncode == 0, said.decode()
    assert killed, "the build ended before a worker could be killed"
    assert tree(site) == expected


def kill_a_busy_worker(cluster: Cluster, client: Any, made: subprocess.Popen[bytes]) -> str:
    """Kill the worker that is first seen with a task; gives its name."""
    while made.poll() is None:
        busy = [worker for worker, tasks in client.processing().items() if tasks]
        if busy:
            name: str = client.scheduler_info(n_workers=-1)["workers"][busy[0]]["name"]
            cluster.kill(name)
            return name
        time.sleep(0.01)
    return ""
