"""An index that takes over what it can from the build before is the one of a clean build, byte for byte."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from generator import pipeline, search
from generator.parallel import SerialRunner
from generator.progress import Silent
from generator.sample import write_sample
from tests.search.test_index import SMALL_PIECES

FILES = dict[str, bytes]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive whose index has many small files."""
    for module, name, value in SMALL_PIECES:
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(pipeline, "LINES", (search.STAGES,))
    write_sample(40, tmp_path / "content")
    (tmp_path / "content/site.toml").write_text("[search]\nlunr_limit = 0\n")
    return tmp_path / "content"


def build(content: Path, output: Path) -> dict[str, tuple[bytes, int]]:
    """The files of the index with their times."""
    pipeline.build(content, output, pipeline.Run(SerialRunner(), Silent()))
    paths = sorted(path for path in (output / "search").rglob("*") if path.is_file())
    return {str(path.relative_to(output)): (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


def clean(content: Path, folder: Path) -> FILES:
    """The files of an index that is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return {name: data for name, (data, _) in build(content, folder / "site").items()}


def change(content: Path, choose: random.Random, step: int) -> str:
    """Add, change, move or remove some cables; tells what was done."""
    cables = sorted(content.glob("cables/**/*.txt"))
    kind = choose.choice(["add", "add", "remove", "change", "move", "many"])
    for place, path in enumerate(choose.sample(cables, 6 if kind == "many" else 1)):
        text = path.read_text()
        lines = text.splitlines()
        if kind == "add" or (kind == "many" and place % 2):
            lines[0] = f"06LIMA{90_000 + 10 * step + place}"
            (content / f"cables/new-{step}-{place}.txt").write_text("\n".join(lines) + f"\nnewword{step}\n")
        elif kind == "change":
            path.write_text(text + f"\nchangedword{step} 😀{step} {lines[1]}\n")
        elif kind == "move":
            lines[2] = f"Thu Jul 19 00:00:00 +0100 {choose.randrange(1990, 2009)}"
            path.write_text("\n".join(lines) + "\n")
        else:
            path.unlink()
    return kind


@pytest.mark.parametrize("seed", range(3))
def test_it_is_the_index_of_a_clean_build(content: Path, tmp_path: Path, seed: int) -> None:
    choose = random.Random(seed)
    output = tmp_path / "site"
    build(content, output)
    for step in range(4):
        kind = change(content, choose, step)
        found = {name: data for name, (data, _) in build(content, output).items()}
        expected = clean(content, tmp_path / "clean")
        assert found.keys() == expected.keys(), kind
        assert found == expected, kind


def test_one_cable_more_leaves_most_files_as_they_are(content: Path, tmp_path: Path) -> None:
    before = build(content, tmp_path / "site")
    (content / "cables/more.txt").write_text(
        "06LIMA90000\nA BRIDGE\nThu Jul 20 00:00:00 +0100 2006\nUNCLASSIFIED\nEmbassy Lima\n\n1. (U) A new zyxword.\n"
    )
    after = build(content, tmp_path / "site")
    kept = [name for name, file in after.items() if before.get(name) == file]
    shards = [name for name in after if name.startswith(("search/S/", "search/P/"))]
    assert len(shards) > 100
    assert len([name for name in kept if name in shards]) > 0.9 * len(shards)
    assert not any(b"zyxword" in data for data, _ in before.values())


def test_a_damaged_file_is_made_again(content: Path, tmp_path: Path) -> None:
    expected = {name: data for name, (data, _) in build(content, tmp_path / "site").items()}
    for letter in "SPDA":
        next(path for path in sorted((tmp_path / "site/search" / letter).rglob("*.js"))).write_bytes(b"damage")
    (tmp_path / "site/search/manifest.js").unlink()
    (content / "site.toml").touch()
    assert {name: data for name, (data, _) in build(content, tmp_path / "site").items()} == expected
