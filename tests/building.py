"""Builds sites for tests, as a user would."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project."""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """``python build.py …`` in the project's folder; the result is for the test to judge."""
    command = [sys.executable, ROOT / "build.py", *arguments]
    return subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")


def build(content: Path, output: Path, *options: str) -> Path:
    """Build ``content`` into ``output``, which must succeed; gives ``output``."""
    result = run("build", "--content", content, "--output", output, *options)
    assert result.returncode == 0, f"the build ended with {result.returncode}:\n{result.stdout}{result.stderr}"
    return output
