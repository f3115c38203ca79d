"""Files that are read in any order: the right bytes, whatever the number of them that may be open."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from generator.archive.openfiles import OpenFiles

NAMES = [f"{number}.bin" for number in range(9)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number, name in enumerate(NAMES):
        (tmp_path / name).write_bytes(bytes(range(number, 200)))
    return tmp_path


def test_pieces(folder: Path) -> None:
    with OpenFiles(folder) as files:
        assert files.read("3.bin", 10, 3) == bytes([13, 14, 15])
        assert files.read("3.bin", 196, 9) == bytes([199])


@pytest.mark.parametrize("most", [1, 2, 9])
def test_no_more_are_open_than_may_be(folder: Path, most: int) -> None:
    chance = random.Random(1)
    before = set(os.listdir("/dev/fd"))
    with OpenFiles(folder, most) as files:
        for _ in range(50):
            number = chance.randrange(len(NAMES))
            assert files.read(NAMES[number], 5, 1) == bytes([number + 5])
            assert len(os.listdir("/dev/fd")) <= len(before) + most
    assert set(os.listdir("/dev/fd")) == before


def test_the_system_sets_the_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resource.getrlimit", lambda _: (4, 4))
    before = len(os.listdir("/dev/fd"))
    with OpenFiles(folder) as files:
        for name in NAMES:
            files.read(name, 0, 1)
        assert len(os.listdir("/dev/fd")) == before + 2
