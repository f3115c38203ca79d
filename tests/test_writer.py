"""Writing beside the old site: whole or not at all, and nothing touched that did not change."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pytest

from generator.errors import SITE_MARKER, ReftelError
from generator.workspace import Marker, publish, workspace
from generator.writer import Writer


def make(output: Path, files: dict[str, str]) -> Writer:
    with workspace(output) as work:
        writer = Writer(work.site, work.previous)
        for url, text in files.items():
            writer.write(url, text)
        if SITE_MARKER not in files:
            writer.write(SITE_MARKER, "{}")
        publish(work)
    return writer


def tree(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_a_site_appears_whole(tmp_path: Path) -> None:
    make(tmp_path / "site", {"index.html": "home", "tag/PREL.html": "tag"})
    assert tree(tmp_path / "site") == {"index.html": "home", "tag/PREL.html": "tag", SITE_MARKER: "{}"}
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.reftel", "site"]


def test_a_build_that_fails_leaves_the_old_site(tmp_path: Path) -> None:
    output = tmp_path / "site"
    make(output, {"index.html": "old"})
    with pytest.raises(ReftelError, match="leads out"), workspace(output) as work:
        Writer(work.site, work.previous).write("../index.html", "new")
    assert tree(output) == {"index.html": "old", SITE_MARKER: "{}"}


def test_what_is_gone_is_gone_and_what_is_unchanged_keeps_its_time(tmp_path: Path) -> None:
    output = tmp_path / "site"
    make(output, {"same.html": "same", "changed.html": "old", "gone.html": "gone"})
    for path in output.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
    writer = make(output, {"same.html": "same", "changed.html": "new"})
    assert tree(output) == {"same.html": "same", "changed.html": "new", SITE_MARKER: "{}"}
    assert (output / "same.html").stat().st_mtime == 1_000_000_000
    assert (output / "changed.html").stat().st_mtime > 1_000_000_000
    assert writer.written.unchanged == 2


def test_streams_keep_their_time_too(tmp_path: Path) -> None:
    output = tmp_path / "site"
    for _ in range(2):
        with workspace(output) as work:
            writer = Writer(work.site, work.previous)
            writer.write_stream("data/x.jsonl", iter([b"a\n", b"b\n"]))
            writer.write(SITE_MARKER, "{}")
            publish(work)
        stamp = (output / "data/x.jsonl").stat().st_ino
    assert writer.written.unchanged == 2
    assert (output / "data/x.jsonl").stat().st_ino == stamp
    assert (output / "data/x.jsonl").read_bytes() == b"a\nb\n"


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_text("photo")
    with pytest.raises(ReftelError, match="no site of this program"), workspace(tmp_path):
        pass
    assert tree(tmp_path) == {"holiday.jpg": "photo"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("file")
    with pytest.raises(ReftelError, match="is a file or a symbolic link"), workspace(tmp_path / "site"):
        pass


def test_a_stop_between_the_two_renames_is_repaired(tmp_path: Path) -> None:
    output = tmp_path / "site"
    make(output, {"index.html": "old"})
    work = tmp_path / ".site.reftel"
    output.rename(work / "old")
    with pytest.raises(RuntimeError), workspace(output):
        raise RuntimeError
    assert tree(output) == {"index.html": "old", SITE_MARKER: "{}"}


def marker(*holds: str) -> str:
    return msgspec.json.encode(Marker(holds=holds)).decode()


def test_what_the_publisher_added_at_the_top_moves_on(tmp_path: Path) -> None:
    output = tmp_path / "site"
    files = {"index.html": "home", "tag/PREL.html": "tag", SITE_MARKER: marker("index.html", "tag")}
    make(output, files)
    (output / "CNAME").write_text("example.org")
    (output / ".git").mkdir()
    (output / ".git/HEAD").write_text("ref")
    make(output, {**files, "tag/PREL.html": "new"})
    added = {"CNAME": "example.org", ".git/HEAD": "ref"}
    assert tree(output) == files | {"tag/PREL.html": "new"} | added


def test_what_the_publisher_added_is_never_replaced(tmp_path: Path) -> None:
    output = tmp_path / "site"
    make(output, {"index.html": "home", SITE_MARKER: marker("index.html")})
    (output / "about.html").write_text("by hand")
    before = tree(output)
    with pytest.raises(ReftelError, match=r"about\.html: was put there by hand"):
        make(output, {"index.html": "new", "about.html": "new"})
    assert tree(output) == before


def test_a_stop_before_the_last_move_is_repaired(tmp_path: Path) -> None:
    output = tmp_path / "site"
    make(output, {"index.html": "new", SITE_MARKER: marker("index.html")})
    old = tmp_path / ".site.reftel/old"
    old.mkdir(parents=True)
    (old / SITE_MARKER).write_text(marker("index.html"))
    (old / "CNAME").write_text("example.org")
    with pytest.raises(RuntimeError), workspace(output):
        raise RuntimeError
    assert tree(output) == {"index.html": "new", "CNAME": "example.org", SITE_MARKER: marker("index.html")}
    assert sorted(path.name for path in (tmp_path / ".site.reftel").iterdir()) == ["cache", "lock"]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ReftelError, match="leads out"), workspace(tmp_path / "site") as work:
        Writer(work.site, None).write("../x", "")
    assert not list(tmp_path.iterdir())


def test_the_root_of_a_disk_is_refused() -> None:
    with pytest.raises(ReftelError, match="root of a disk"), workspace(Path("/")):
        pass


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        workspace(tmp_path / "site") as work,
        pytest.raises(ReftelError, match="another build"),
        workspace(tmp_path / "site"),
    ):
        pass
    Writer(work.site, None)


@pytest.mark.parametrize("url", ["../x", "a/../../x", "/etc/x"])
def test_nothing_is_written_outside(tmp_path: Path, url: str) -> None:
    with pytest.raises(ReftelError, match="leads out"):
        Writer(tmp_path / "site", None).write(url, "")


def write_often(previous: Path, site: Path) -> set[int]:
    """Write one file of always the same bytes again and again; gives the times that it has for the ledger."""
    times: set[int] = set()
    for _ in range(1000):
        writer = Writer(site, previous)
        writer.write("search/A.js", "the same")
        times.update(line.time for line in writer.written.lines)
    return times


def test_tasks_beside_one_another_may_make_the_same_file(tmp_path: Path) -> None:
    """Names that are digests of the content are the same where the content is."""
    site, previous = tmp_path / "site", tmp_path / "previous"
    Writer(previous, None).write("search/A.js", "the same")
    old = (previous / "search/A.js").stat().st_mtime_ns
    with ProcessPoolExecutor(3, mp_context=get_context("forkserver")) as pool:
        for found in pool.map(write_often, [previous] * 3, [site] * 3):
            assert found == {old}
    assert [path.name for path in (site / "search").iterdir()] == ["A.js"]
    assert (site / "search/A.js").stat().st_mtime_ns == old


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    (tmp_path / "index.html").symlink_to("/dev/full")
    with pytest.raises(ReftelError, match=r"index\.html: cannot be written: No space left"):
        Writer(tmp_path, None).write("index.html", "x" * 100_000)


def signed(output: Path, *names: str) -> None:
    """A site of some files, whose marker tells of them."""
    marker = msgspec.json.encode(Marker(holds=names)).decode()
    make(output, dict.fromkeys(names, "text") | {SITE_MARKER: marker})


def test_a_damaged_marker_costs_nobody_a_file(tmp_path: Path) -> None:
    output = tmp_path / "site"
    signed(output, "index.html")
    (output / "CNAME").write_text("example.org")
    (output / SITE_MARKER).write_text("<<<<<<< HEAD")
    signed(output, "index.html")
    assert (output / "CNAME").read_text() == "example.org"


def test_without_a_marker_that_can_be_read_nothing_is_replaced(tmp_path: Path) -> None:
    output = tmp_path / "site"
    signed(output, "index.html")
    shutil.rmtree(tmp_path / ".site.reftel")
    (output / SITE_MARKER).write_text("<<<<<<< HEAD")
    with pytest.raises(ReftelError, match="nobody knows which files here are yours"):
        signed(output, "index.html")
    assert (output / "index.html").exists()


def test_what_the_publisher_added_is_moved_out_of_a_site_that_was_laid_aside(tmp_path: Path) -> None:
    """A build that was killed where the system cannot exchange two folders in one step."""
    output = tmp_path / "site"
    signed(output, "index.html")
    aside = tmp_path / ".site.reftel" / "aside"
    shutil.copytree(output, aside)
    (aside / "CNAME").write_text("example.org")
    signed(output, "index.html")
    assert (output / "CNAME").read_text() == "example.org"
    assert not aside.exists()
