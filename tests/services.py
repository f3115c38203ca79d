"""What runs beside the program in some tests, on loopback: a Dask cluster and an S3 server, started as a user would."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.building import ROOT

WAIT = 60.0
BUCKET = "archive"


def start(stack: ExitStack, *command: str, environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """``python -m …`` in the project's folder, until ``stack`` is closed."""
    with open(log, "wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
        )
    stack.callback(process.wait)
    stack.callback(process.kill)
    return process


def said(log: Path, pattern: str) -> str:
    """What a process says sooner or later: the group of the first match of ``pattern`` in its output."""
    deadline = time.monotonic() + WAIT
    while time.monotonic() < deadline:
        if match := re.search(pattern, log.read_text("utf-8", "replace")):
            return match[1]
        time.sleep(0.05)
    raise AssertionError(f"a service did not start:\n{log.read_text('utf-8', 'replace')}")


class Cluster:
    """A scheduler and worker processes."""

    def __init__(self, stack: ExitStack, folder: Path, environment: Mapping[str, str]) -> None:
        self._stack, self._folder, self._environment = stack, folder, environment
        self._workers: list[subprocess.Popen[bytes]] = []
        log = folder / "scheduler.log"
        command = ("dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        start(stack, *command, environment=environment, log=log)
        self.address = said(log, r"Scheduler at:\s+(tcp://127\.0\.0\.1:\d+)")

    def start_workers(self, count: int) -> None:
        """Start workers; each has a folder of its own for what it copies, as if it were a machine."""
        logs = []
        for _ in range(count):
            name = f"worker-{len(self._workers)}"
            folder = self._folder / name
            logs.append(self._folder / f"{name}.log")
            environment = {**self._environment, "REFTEL_CACHE": str(folder / "cache")}
            command = ("dask", "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
            options = ("--name", name, "--local-directory", str(folder))
            process = start(self._stack, *command, *options, environment=environment, log=logs[-1])
            self._workers.append(process)
        for log in logs:
            said(log, r"(Registered to):")

    def kill(self, name: str) -> None:
        """End a worker at once."""
        process = self._workers[int(name.removeprefix("worker-"))]
        process.kill()
        process.wait()


@contextmanager
def dask_cluster(folder: Path, workers: int, environment: Mapping[str, str]) -> Iterator[Cluster]:
    """A cluster of worker processes with one thread each."""
    with ExitStack() as stack:
        cluster = Cluster(stack, folder, environment)
        cluster.start_workers(workers)
        yield cluster


@contextmanager
def s3_server(folder: Path) -> Iterator[dict[str, str]]:
    """An S3 server with one bucket; gives the environment in which boto and s3fs find it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        log = folder / "s3.log"
        start(stack, "moto.server", "-H", "127.0.0.1", "-p", str(port), environment={}, log=log)
        said(log, r"(Running on)")
        with urllib.request.urlopen(urllib.request.Request(f"{url}/{BUCKET}", method="PUT")):
            pass
        yield {
            "AWS_ENDPOINT_URL": url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_EC2_METADATA_DISABLED": "true",
            "REFTEL_CACHE": str(folder / "cache"),
        }


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def digests(bucket: Any, folder: str) -> dict[str, str]:
    """MD5 of all objects below a folder of the bucket, as the server gives it; ``bucket`` is an fsspec file system."""
    root = f"{BUCKET}/{folder}/"
    return {path.removeprefix(root): info["ETag"].strip('"') for path, info in bucket.find(root, detail=True).items()}
