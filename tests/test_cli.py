"""The command line as its users meet it: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.archive.cables import cable, write
from tests.building import run


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"09ASTANA1": "The bridge is open.", "09LIMA2": "The road is open."})


def test_build_is_the_default_command(content: Path, tmp_path: Path) -> None:
    result = run("--content", content, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "2 read = 2 published + 0 repeated + 0 withheld + 0 rejected" in result.stdout
    assert (tmp_path / "site/cable/2009/07/09ASTANA1.html").is_file()
    assert (tmp_path / "site/search/index.json").is_file()


def test_quiet_says_nothing(content: Path, tmp_path: Path) -> None:
    result = run("build", "--content", content, "--output", tmp_path / "site", "--quiet")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_rejected_input_ends_with_1_only_when_strict(content: Path, tmp_path: Path) -> None:
    (content / "cables/empty.txt").write_text("")
    arguments = ("--content", content, "--output", tmp_path / "site")
    assert run("build", *arguments).returncode == 0
    result = run("build", "--strict", *arguments)
    assert result.returncode == 1
    assert "cables/empty.txt" in result.stderr
    assert "3 read = 2 published + 0 repeated + 0 withheld + 1 rejected" in result.stdout
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--content", "/nowhere"), "no such folder"),
        (("build", "--jobs", "0"), "Invalid value for '--jobs'"),
        (("inspect", "/nowhere.txt"), "does not exist"),
        (("unknown",), "Got unexpected extra argument (unknown)"),
    ],
)
def test_mistakes_end_with_2_and_one_message(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_with_other_files_is_left_alone(content: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/a.jpg").write_text("photo")
    result = run("build", "--content", content, "--output", tmp_path / "photos")
    assert result.returncode == 2
    assert "nothing was changed" in result.stderr
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["a.jpg"]


def test_check_writes_nothing(content: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = run("check", "--content", content)
    assert result.returncode == 0, result.stderr
    assert "2 read = 2 published" in result.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_withheld_cables_are_counted_and_nowhere_in_the_site(content: Path, tmp_path: Path) -> None:
    (content / "site.toml").write_text('[archive]\nwithhold = ["09LIMA2"]\n')
    result = run("build", "--content", content, "--output", tmp_path / "site")
    assert "2 read = 1 published + 0 repeated + 1 withheld + 0 rejected" in result.stdout
    assert not [path for path in (tmp_path / "site").rglob("*.*") if b"09LIMA2" in path.read_bytes()]


KEYS = (
    "id canonical_id path subject date sent released classification captions origin country precedence "
    "transmission_id tags references action info classified_by declassify_on summary signer partial redactions "
    "paragraphs problems"
).split()


def test_inspect_gives_one_object_a_cable_in_sorted_order(content: Path) -> None:
    result = run("inspect", "--jsonl", content / "cables/09LIMA2.txt", content / "cables/09ASTANA1.txt")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["09ASTANA1", "09LIMA2"]
    assert list(records[0]) == KEYS
    record = records[0]
    assert record["date"] == "2009-07-02"
    assert record["sent"] == "2009-07-02T11:33:00Z"
    assert record["tags"] == ["PREL", "KZ"]
    assert record["action"] == [
        {"route": "RUEHC", "name": "SECSTATE WASHDC", "precedence": None, "mcn": "5702", "excluded": False}
    ]
    assert record["paragraphs"] == [{"number": 1, "marking": "U", "heading": None, "text": "The bridge is open."}]
    assert record["signer"] == "DOE"


def test_inspect_shows_a_cable_to_a_person(content: Path) -> None:
    result = run("inspect", content / "cables/09ASTANA1.txt")
    assert result.returncode == 0
    assert "A BRIDGE IS OPENED" in result.stdout
    assert "SECSTATE WASHDC" in result.stdout


def test_what_was_exported_can_be_read_back(content: Path, tmp_path: Path) -> None:
    exported = run("inspect", "--jsonl", "--whole", content)
    (tmp_path / "again").mkdir()
    (tmp_path / "again/cables.jsonl").write_text(exported.stdout)
    for folder, name in ((content, "one"), (tmp_path / "again", "two")):
        assert run("build", "--content", folder, "--output", tmp_path / name).returncode == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.parametrize("jobs", ["1", "4"])
def test_the_number_of_workers_changes_no_byte(content: Path, tmp_path: Path, jobs: str) -> None:
    for serial in range(3, 30):
        (content / f"cables/09LIMA{serial}.txt").write_text(cable(f"09LIMA{serial}", f"Report {serial}.", ref="LIMA 2"))
    assert run("--content", content, "--output", tmp_path / "one", "--jobs", "2").returncode == 0
    assert run("--content", content, "--output", tmp_path / "two", "--jobs", jobs).returncode == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_sample_writes_cables(tmp_path: Path) -> None:
    assert run("sample", "5", tmp_path / "sample").returncode == 0
    result = run("check", "--strict", "--content", tmp_path / "sample")
    assert (result.returncode, "5 read = 5 published" in result.stdout) == (0, True), result.stderr


@pytest.mark.parametrize("command", ["build", "check", "serve", "inspect", "sample"])
def test_help_has_an_example(command: str) -> None:
    assert f"Example: python build.py {command}" in run(command, "--help").stdout


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
