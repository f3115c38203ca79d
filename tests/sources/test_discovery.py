"""Which files of a content folder are cables."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.sources import discover, discover_paths


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def _sources(folder: Path) -> list[str]:
    found = discover(folder)
    assert found.problems == ()
    return [file.source for file in found.files]


def test_every_file_at_any_depth_is_a_cable_file(tmp_path: Path) -> None:
    _write(tmp_path, "cables/2009/07/b.txt", "cables/a.txt", "z.csv", "other/deep/er/c.html")
    assert _sources(tmp_path) == ["cables/2009/07/b.txt", "cables/a.txt", "other/deep/er/c.html", "z.csv"]


def test_what_holds_no_cables_is_left_out(tmp_path: Path) -> None:
    reserved = ["site.toml", "pages/about.md", "notes/x.md", "collections/x.md", "templates/x.html", "static/x.css"]
    leftovers = [".hidden", ".git/config", "cables/.x.swp", "cables/a.txt~", "cables/#a.txt#"]
    _write(tmp_path, *reserved, *leftovers, "cables/a.txt", "cables/notes/b.txt", "cables/site.toml")
    assert _sources(tmp_path) == ["cables/a.txt", "cables/notes/b.txt", "cables/site.toml"]


def test_path_and_size_lead_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"12345")
    (file,) = discover(tmp_path).files
    assert Path(file.path).read_bytes() == b"12345"
    assert (Path(file.path).is_absolute(), file.size) == (True, 5)


def test_a_link_out_of_the_folder_is_a_problem_and_not_followed(tmp_path: Path) -> None:
    _write(tmp_path, "secret.txt", "outside/a.txt", "content/a.txt", "content-2/b.txt")
    content = tmp_path / "content"
    (content / "file").symlink_to(tmp_path / "secret.txt")
    (content / "folder").symlink_to(tmp_path / "outside")
    (content / "near").symlink_to(tmp_path / "content-2")
    (content / "up").symlink_to(tmp_path)
    (content / "via").symlink_to("up/outside/a.txt")
    found = discover(content)
    assert [file.source for file in found.files] == ["a.txt"]
    assert [problem.source for problem in found.problems] == ["file", "folder", "near", "up", "via"]
    assert all("symbolic link out of the folder" in problem.message for problem in found.problems)


def test_a_link_inside_the_folder_is_read_once(tmp_path: Path) -> None:
    _write(tmp_path, "z/a.txt", ".store/deep/b.txt")
    (tmp_path / "a-again.txt").symlink_to("z/a.txt")
    (tmp_path / "z-again").symlink_to("z")
    (tmp_path / "z" / "self").symlink_to("..")
    (tmp_path / "shown").symlink_to(".store/deep")
    (tmp_path / "shown-again").symlink_to("shown")
    assert _sources(tmp_path) == ["shown/b.txt", "z/a.txt"]


def test_a_link_in_a_circle_or_into_the_void_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "gone").symlink_to("nowhere.txt")
    found = discover(tmp_path)
    assert (found.files, [problem.source for problem in found.problems]) == ((), ["a", "b", "gone"])


def test_the_content_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    _write(tmp_path, "real/a.txt")
    (tmp_path / "content").symlink_to("real")
    assert _sources(tmp_path / "content") == ["a.txt"]


def test_odd_names_are_escaped_and_open(tmp_path: Path) -> None:
    for name in (b"\xff\xe9.txt", b"two\nlines.txt", b"\x1b[31m.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).write_text("x")
    found = discover(tmp_path)
    assert [file.source for file in found.files] == ["\\x1b[31m.txt", "\\xff\\xe9.txt", "two\\nlines.txt"]
    assert all(Path(file.path).read_text() == "x" for file in found.files)


def test_a_pipe_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    found = discover(tmp_path)
    assert (found.files, [problem.source for problem in found.problems]) == ((), ["pipe"])


def test_an_unreadable_folder_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "shut/a.txt", "b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = discover(tmp_path)
    assert [file.source for file in found.files] == ["b.txt"]
    assert [(problem.source, "Permission denied" in problem.message) for problem in found.problems] == [("shut", True)]


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    found = discover(tmp_path / "nowhere")
    assert (found.files, len(found.problems)) == ((), 1)


def test_named_paths_come_sorted_with_the_source_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path, "b/2.txt", "b/1.txt", "a.txt", ".c.txt", "site/site.toml", "site/pages/x.md", "site/d.txt")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "link").symlink_to("a.txt")
    found = discover_paths([Path("site"), Path("b/2.txt"), Path("b"), Path(".c.txt"), Path("link"), Path("none")])
    assert [file.source for file in found.files] == [".c.txt", "b/1.txt", "b/2.txt", "link", "site/d.txt"]
    assert [problem.source for problem in found.problems] == ["none"]
    assert [file.source for file in discover_paths([Path()]).files][:2] == ["a.txt", "b/1.txt"]
    assert [file.source for file in discover_paths([tmp_path / "a.txt"]).files] == [(tmp_path / "a.txt").as_posix()]
