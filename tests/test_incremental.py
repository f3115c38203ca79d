"""A build that takes over what did not change makes the same site as one that makes everything anew."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator import cache, sample
from generator.archive import reading
from generator.errors import SITE_MARKER, ReftelError
from generator.parallel import SerialRunner
from generator.pipeline import Run, build
from generator.progress import Advance, Silent
from generator.report import Report
from tests.archive.cables import cable
from tests.building import ROOT, run

CONFIG = '[site]\ntitle = "Test"\n[pages]\nper_page = 5\n[search]\nlunr_limit = 0\n'


def made(content: Path, output: Path, *, clean: bool = False) -> Report:
    return build(content, output, Run(SerialRunner(), Silent()), clean=clean)


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {str(path.relative_to(folder)): (status.st_mtime_ns, status.st_ino) for path, status in found.items()}


def differing(one: Path, other: Path) -> list[str]:
    """Names of the files that are not the same in two sites."""
    first, second = tree(one), tree(other)
    return sorted(name for name in {*first, *second} if first.get(name) != second.get(name))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    sample.write_sample(30, folder, seed=5, layout="text")
    (folder / "site.toml").write_text(CONFIG)
    return folder


def files(content: Path) -> list[Path]:
    return sorted((content / "cables").rglob("*.txt"))


def test_nothing_changed_writes_nothing(content: Path, tmp_path: Path) -> None:
    first = made(content, tmp_path / "site")
    before = stamps(tmp_path / "site")
    again = made(content, tmp_path / "site")
    assert stamps(tmp_path / "site") == before
    assert again.counts == first.counts
    assert again.written.unchanged == again.written.files == first.written.files


def test_problems_are_told_again(content: Path, tmp_path: Path) -> None:
    (content / "cables" / "odd.txt").write_text("no cable at all")
    first, again = (made(content, tmp_path / "site") for _ in range(2))
    assert first.problems
    assert again.problems == first.problems


def add(content: Path, chance: random.Random) -> None:
    id = f"0{chance.randint(3, 9)}LIMA{chance.randint(1000, 9999)}"
    body = f"The {chance.choice(['bridge', 'harvest', 'zebra'])} was discussed, see 09ASTANA1 and {id}."
    (content / "cables" / f"{id}.txt").write_text(cable(id, body, tags=chance.choice(["PREL", "ECON KZ", "ZZZZ"])))


def remove(content: Path, chance: random.Random) -> None:
    chance.choice(files(content)).unlink()


def change(content: Path, chance: random.Random) -> None:
    path = chance.choice(files(content))
    path.write_text(path.read_text().replace(" the ", " that very ", 2))


def rename(content: Path, chance: random.Random) -> None:
    """The subject changes, which lists and linking pages show."""
    path = chance.choice(files(content))
    path.write_text(path.read_text().replace("SUBJECT: ", "SUBJECT: RENEWED ").replace("\n", "\n", 1))


def move(content: Path, chance: random.Random) -> None:
    """The same cable in another file."""
    path = chance.choice(files(content))
    path.rename(path.with_name(f"moved-{path.name}"))


def cite(content: Path, chance: random.Random) -> None:
    """One cable comes to refer to another."""
    path, other = chance.sample(files(content), 2)
    path.write_text(path.read_text().replace("\n\n1. ", f"\nREF: {other.stem}\n\n1. ", 1))


def annotate(content: Path, chance: random.Random) -> None:
    notes = content / "notes"
    notes.mkdir(exist_ok=True)
    (notes / f"{chance.choice(files(content)).stem}.md").write_text(f"A note of {chance.random()}.")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (add, remove, change, rename, move, cite, annotate)


@pytest.mark.parametrize("seed", range(3))
def test_edits_give_the_site_of_a_clean_build(content: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    made(content, tmp_path / "site")
    for edit in chance.sample(EDITS, len(EDITS)):
        edit(content, chance)
        made(content, tmp_path / "site")
        made(content, tmp_path / "clean", clean=True)
        assert not differing(tmp_path / "site", tmp_path / "clean"), edit.__name__


def test_touched_files_are_not_read_again(content: Path, tmp_path: Path) -> None:
    made(content, tmp_path / "site")
    before = stamps(tmp_path / "site")
    for path in files(content):
        os.utime(path, (1, 1))
    made(content, tmp_path / "site")
    assert stamps(tmp_path / "site") == before


def test_one_cable_more_changes_what_it_must(content: Path, tmp_path: Path) -> None:
    made(content, tmp_path / "site")
    before = stamps(tmp_path / "site")
    (content / "cables" / "07LIMA9999.txt").write_text(cable("07LIMA9999", "A bridge.", tags="ZZZZ"))
    made(content, tmp_path / "site")
    after = stamps(tmp_path / "site")
    pages = {name for name in after if name.startswith("cable/") and after[name] != before.get(name)}
    assert "cable/2007/07/07LIMA9999.html" in pages
    assert len(pages) <= 1 + 4, "more pages changed than its own and those of its neighbours"
    lists = {name for name in after if name.startswith("tag/") and after[name] != before.get(name)}
    assert lists == {"tag/ZZZZ.html", "tag/index.html"}


def test_a_deleted_cable_leaves_nothing(content: Path, tmp_path: Path) -> None:
    path = content / "cables" / "07LIMA9999.txt"
    path.write_text(cable("07LIMA9999", "The xylophonist.", subject="XYLOPHONE", tags="ZZZZ"))
    made(content, tmp_path / "site")
    path.unlink()
    made(content, tmp_path / "site")
    left = [name for name, data in tree(tmp_path / "site").items() if b"LIMA9999" in data or b"XYLOPHONE" in data]
    assert not left
    assert not [name for name in tree(tmp_path / "site") if "LIMA9999" in name or "ZZZZ" in name]


def test_a_line_more_in_a_large_file_is_read_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH_BYTES", 20_000)
    content, output = tmp_path / "content", tmp_path / "site"
    sample.write_sample(150, content, seed=6, layout="csv")
    (content / "site.toml").write_text(CONFIG)
    made(content, output)
    before = {path.name for path in store(output).glob("*.cables")}
    [path] = (content / "cables").glob("*.csv")
    text = path.read_text()
    start = text.index('\n"', len(text) // 3) + 1
    path.write_text(text[:start] + text[start:].replace(" the ", "\nthe ", 1) + '"odd\n')
    report = made(content, output)
    assert len({path.name for path in store(output).glob("*.cables")} - before) <= 3
    clean = made(content, tmp_path / "clean", clean=True)
    assert report.problems == clean.problems
    assert not differing(output, tmp_path / "clean")


def test_another_setting_is_heard(content: Path, tmp_path: Path) -> None:
    made(content, tmp_path / "site")
    (content / "site.toml").write_text(CONFIG.replace("Test", "Other"))
    made(content, tmp_path / "site")
    assert all(b"Other" in data for name, data in tree(tmp_path / "site").items() if name.endswith(".html"))


def test_a_withheld_cable_goes(content: Path, tmp_path: Path) -> None:
    made(content, tmp_path / "site")
    id = files(content)[7].stem
    (content / "site.toml").write_text(CONFIG + f'[archive]\nwithhold = ["{id}"]\n')
    made(content, tmp_path / "site")
    made(content, tmp_path / "clean", clean=True)
    assert not [name for name in tree(tmp_path / "site") if id in name]
    assert not differing(tmp_path / "site", tmp_path / "clean")


def store(output: Path) -> Path:
    return output.with_name(f".{output.name}.reftel") / "cache"


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("pattern", "damage"),
    [
        ("state", truncate),
        ("state", flip),
        ("inputs", flip),
        ("*.cables", flip),
        ("*.cables", Path.unlink),
        ("*.rows", truncate),
        ("*.result", flip),
        ("ledger.sqlite", truncate),
    ],
)
def test_a_damaged_cache_is_noticed(
    content: Path, tmp_path: Path, pattern: str, damage: Callable[[Path], None]
) -> None:
    made(content, tmp_path / "site")
    expected = tree(tmp_path / "site")
    damage(next(store(tmp_path / "site").glob(pattern)))
    change(content, random.Random(1))
    made(content, tmp_path / "site")
    made(content, tmp_path / "clean", clean=True)
    assert not differing(tmp_path / "site", tmp_path / "clean")
    assert tree(tmp_path / "site") != expected


def test_a_cache_of_another_program_is_not_used(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(content, tmp_path / "site")
    monkeypatch.setattr(cache, "program", lambda: b"another")
    assert cache.load(store(tmp_path / "site")) is None


def test_a_cache_of_another_site_makes_no_page(content: Path, tmp_path: Path) -> None:
    made(content, tmp_path / "site")
    shutil.copytree(tmp_path / "site", tmp_path / "kept")
    change(content, random.Random(2))
    made(content, tmp_path / "site")
    shutil.rmtree(tmp_path / "site")
    (tmp_path / "kept").rename(tmp_path / "site")
    made(content, tmp_path / "site")
    made(content, tmp_path / "clean", clean=True)
    assert not differing(tmp_path / "site", tmp_path / "clean")


@pytest.mark.parametrize("name", ["index.html", "tag/index.html", "search/manifest.js", SITE_MARKER])
def test_a_file_that_was_changed_in_the_site_is_made_again(content: Path, tmp_path: Path, name: str) -> None:
    made(content, tmp_path / "site")
    expected = tree(tmp_path / "site")
    (tmp_path / "site" / name).write_text("{}" if name == SITE_MARKER else "by hand")
    made(content, tmp_path / "site")
    assert tree(tmp_path / "site") == expected


def test_the_number_of_workers_does_not_matter(content: Path, tmp_path: Path) -> None:
    for jobs in ("1", "4"):
        result = run("build", "--content", content, "--output", tmp_path / jobs, "--jobs", jobs, "--quiet")
        assert result.returncode == 0, result.stderr
    assert not differing(tmp_path / "1", tmp_path / "4")


def moments() -> Iterator[float]:
    """When a build is killed: in fractions of the time that it takes."""
    yield from (0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    command = [sys.executable, str(ROOT / "build.py"), "--quiet", "--jobs", "2"]
    command += ["--content", str(content), "--output", str(output)]
    subprocess.run(command, check=True)
    chance = random.Random(3)
    started = time.monotonic()
    change(content, chance)
    subprocess.run(command, check=True)
    took = time.monotonic() - started
    for part in moments():
        old = tree(output)
        change(content, chance)
        process = subprocess.Popen(command, start_new_session=True)
        time.sleep(part * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = tree(output)
        if found != old:
            made(content, tmp_path / "clean", clean=True)
            assert found == tree(tmp_path / "clean"), f"half a site after {part:.0%} of a build"
    subprocess.run(command, check=True)
    made(content, tmp_path / "clean", clean=True)
    assert not differing(output, tmp_path / "clean")
    assert sorted(path.name for path in store(output).parent.iterdir()) == ["cache", "lock"]


def test_large_files_that_are_read_whole_stay(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "BATCH_BYTES", 1_000)
    time.sleep(0.05)  # files of the last moment are read again anyway
    first = made(content, tmp_path / "site")
    add(content, random.Random(1))
    assert made(content, tmp_path / "site").counts.published == first.counts.published + 1
    made(content, tmp_path / "clean")
    assert differing(tmp_path / "site", tmp_path / "clean") == []


def test_an_archive_may_become_empty_and_full_again(content: Path, tmp_path: Path) -> None:
    for _ in range(2):
        (content / "cables").rename(tmp_path / "aside")
        assert made(content, tmp_path / "site").counts.read == 0
        (tmp_path / "aside").rename(content / "cables")
        made(content, tmp_path / "site")
    made(content, tmp_path / "clean")
    assert differing(tmp_path / "site", tmp_path / "clean") == []


class Meddling(Silent):
    """Changes a file as soon as a stage has done something."""

    def __init__(self, stage: str, path: Path) -> None:
        self._stage = stage
        self._path = path

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator[Advance]:
        """See :class:`generator.progress.ProgressDisplay`."""
        with super().stage(name, total) as advance:
            yield advance
        if name == self._stage:
            self._path.write_text(self._path.read_text() + "\nMore.\n")


@pytest.mark.parametrize(
    ("stage", "name", "message"),
    [("reading", "cables/more.txt", "changed while it was read"), ("tags", "pages/about.md", "changed while the site")],
)
def test_what_changes_under_a_build_stops_it(
    content: Path, tmp_path: Path, stage: str, name: str, message: str
) -> None:
    made(content, tmp_path / "site")
    path = content / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(cable("09LIMA1", "More.") if name.startswith("cables") else "About")
    before = tree(tmp_path / "site")
    with pytest.raises(ReftelError, match=message):
        build(content, tmp_path / "site", Run(SerialRunner(), Meddling(stage, path)))
    assert tree(tmp_path / "site") == before
    made(content, tmp_path / "site")
    made(content, tmp_path / "clean")
    assert differing(tmp_path / "site", tmp_path / "clean") == []


def test_problems_that_are_gone_are_not_told_again(content: Path, tmp_path: Path) -> None:
    link = content / "cables" / "away.txt"
    link.symlink_to(tmp_path / "nowhere")
    assert made(content, tmp_path / "site").problems
    link.unlink()
    assert made(content, tmp_path / "site").problems == []
    link.symlink_to(tmp_path / "nowhere")
    assert made(content, tmp_path / "site").problems


def test_the_line_of_a_problem_follows_the_settings(content: Path, tmp_path: Path) -> None:
    settings = CONFIG + '[theme]\nlogo = "static/none.svg"\n'
    (content / "site.toml").write_text(settings)
    (before,) = made(content, tmp_path / "site").problems
    (content / "site.toml").write_text("# A comment.\n" + settings)
    (after,) = made(content, tmp_path / "site").problems
    assert after.line == before.line + 1


def test_names_of_files_need_not_be_text(content: Path, tmp_path: Path) -> None:
    odd = content / "cables" / os.fsdecode(b"\xe9\xff.txt")
    odd.write_text(cable("09LIMA1", "A bridge was opened."))
    time.sleep(0.05)  # files of the last moment are read again anyway
    first = made(content, tmp_path / "site")
    add(content, random.Random(1))
    assert made(content, tmp_path / "site").counts.published == first.counts.published + 1
    odd.unlink()
    made(content, tmp_path / "site")
    made(content, tmp_path / "clean")
    assert differing(tmp_path / "site", tmp_path / "clean") == []
