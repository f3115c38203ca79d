"""What stops the program, at moments at which it cannot stop."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.building import ROOT

TRY = """
import os, signal, sys
sys.path.insert(0, sys.argv[1])
from generator import cli, interrupts
interrupts.stop_when_ended()
try:
    with getattr(interrupts, sys.argv[2])():
        for stop in (signal.SIGINT, signal.SIGTERM):
            os.kill(os.getpid(), stop)
        print("whole", flush=True)
except KeyboardInterrupt:
    print("stopped")
else:
    print("went on")
"""
"""Sends both signals to the program, with all that it has loaded, while it must not stop."""


@pytest.mark.parametrize(("block", "expected"), [("held", "whole\nstopped\n"), ("too_late", "whole\nwent on\n")])
def test_a_stop_waits_or_comes_to_nothing(block: str, expected: str) -> None:
    found = subprocess.run([sys.executable, "-c", TRY, ROOT, block], capture_output=True, text=True)
    assert (found.stdout, found.stderr, found.returncode) == (expected, "", 0)
