"""A command is measured with its children, and however it ends."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.process import measure

PARENT = """
import subprocess, sys
print("begun", flush=True)
subprocess.run([sys.executable, "-c", "import time; held = b'x' * (64 << 20); time.sleep(0.5)"])
sys.exit(3)
"""


def test_tells_how_a_command_ended_and_what_it_printed() -> None:
    usage = measure([sys.executable, "-c", PARENT])
    assert (usage.code, usage.output) == (3, "begun\n")
    assert usage.seconds > 0


def test_python_keeps_what_it_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert measure([sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"]).output == "False\n"


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell of its processes")
def test_counts_the_memory_of_children() -> None:
    usage = measure([sys.executable, "-c", PARENT])
    assert usage.largest > 64 << 20
    assert usage.together > usage.largest


ORPHAN = """
import subprocess, sys
WORK = "import time\\nwhile time.process_time() < 0.5: pass"
subprocess.Popen([sys.executable, "-c", WORK])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lets a process adopt others")
def test_counts_the_time_of_processes_that_outlive_their_parent() -> None:
    assert measure([sys.executable, "-c", ORPHAN]).cpu_seconds > 0.5
