"""The command line as its users meet it: what it prints, what it leaves behind, how it ends."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import SITE_MARKER
from tests.archive.cables import cable, write
from tests.building import ROOT, run


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


def test_a_few_problems_of_each_kind_are_printed_and_all_written(content: Path, tmp_path: Path) -> None:
    for number in range(100, 160):
        (content / f"cables/empty{number}.txt").write_text("")
    (content / "cables/other.txt").write_text("a note")
    listed = tmp_path / "problems.txt"
    lines = run("check", "--quiet", "--content", content).stderr.splitlines()
    assert [line.split(":")[0] for line in lines[:-2]] == [
        "cables/other.txt", "cables/empty100.txt", "cables/empty101.txt", "cables/empty102.txt"
    ]  # fmt: skip
    assert lines[-2:] == ["… and 57 more of this kind", "--problems FILE writes all of them, one a line"]
    assert run("check", "--quiet", "--content", content, "--problems", listed).stderr.splitlines() == lines[:-1]
    assert len(listed.read_text().splitlines()) == 61


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "--content", "/nowhere"), "no such folder"),
        (("build", "--jobs", "0"), "Invalid value for '--jobs'"),
        (("build", "--problems", "/nowhere/p.txt"), "/nowhere: no such folder"),
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
    (content / "site.toml").write_text('[archive]\nwithhold = ["09 lima 0002"]\n')
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
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    # It says what the site was made from.
    assert one.pop(SITE_MARKER) != two.pop(SITE_MARKER)
    assert one == two


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


@pytest.mark.parametrize(("content_at", "output_at"), [("a", "a"), ("site/a", "site")])
def test_what_is_read_is_not_replaced(tmp_path: Path, content_at: str, output_at: str) -> None:
    content = write(tmp_path / content_at, {"09ASTANA1": "The bridge is open."})
    before = sorted(tmp_path.rglob("*"))
    result = run("build", "--content", content, "--output", tmp_path / output_at)
    assert result.returncode == 2
    assert "lies in that of the site" in result.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_a_site_inside_the_content_is_not_read(content: Path) -> None:
    for _ in range(2):
        result = run("build", "--strict", "--content", content, "--output", content / "site")
        assert (result.returncode, "2 read = 2 published" in result.stdout) == (0, True), result.stderr


@pytest.mark.parametrize("folder", ["static", "pages/deep"])
def test_a_site_does_not_lie_in_what_is_read_for_it(content: Path, folder: str) -> None:
    result = run("build", "--content", content, "--output", content / folder)
    assert (result.returncode, f"lies in {content / folder.partition('/')[0]}" in result.stderr) == (2, True)
    assert not (content / folder).exists()


def test_an_account_of_a_build_that_had_nothing_to_do(content: Path, tmp_path: Path) -> None:
    for _ in range(2):
        run("build", "--content", content, "--output", tmp_path / "site", "--profile", tmp_path / "profile.json")
    profile = json.loads((tmp_path / "profile.json").read_text())
    assert profile["unchanged"] == profile["files"]
    assert profile["seconds"] > 0


@pytest.mark.parametrize("account", ["--profile", "--problems"])
def test_an_account_that_cannot_be_written_hides_nothing(content: Path, tmp_path: Path, account: str) -> None:
    (content / "cables/empty.csv").write_text("")
    result = run("build", "--content", content, "--output", tmp_path / "site", account, "/dev/full")
    assert result.returncode == 2
    assert "3 read = 2 published" in result.stdout
    assert result.stderr.endswith("Error: /dev/full: cannot be written: No space left on device; all else was done\n")
    assert (tmp_path / "site/index.html").is_file()


@pytest.mark.parametrize("name", ["a#b", "a?b", "a%41b", "\u00e4 b"])
def test_the_site_may_stand_in_a_folder_of_any_name(content: Path, tmp_path: Path, name: str) -> None:
    for title in ("One", "Two"):
        (content / "site.toml").write_text(f'[site]\ntitle = "{title}"\n')
        result = run("build", "--content", content, "--output", tmp_path / name / "site")
        assert (result.returncode, result.stderr.count("Traceback")) == (0, 0), result.stderr
    assert "Two" in (tmp_path / name / "site/index.html").read_text()


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("stop", "send"), [(signal.SIGINT, os.killpg), (signal.SIGTERM, os.kill), (signal.SIGTERM, os.killpg)]
)
def test_a_stop_ends_with_2_and_one_line(
    tmp_path: Path, jobs: str, stop: signal.Signals, send: Callable[[int, int], None]
) -> None:
    assert run("sample", "300", tmp_path / "content").returncode == 0
    options = ("--content", tmp_path / "content", "--output", tmp_path / "site", "--jobs", jobs)
    command = [sys.executable, str(ROOT / "build.py"), "build", *map(str, options)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr is not None
        process.stderr.readline()  # the first stage is done
        send(process.pid, stop)
        rest = process.stderr.read()
    assert process.returncode == 2
    assert rest.splitlines()[-1] == "Error: stopped; nothing was published"
    assert "Traceback" not in rest
    assert [path.name for path in tmp_path.iterdir()] == ["content"]


def test_a_terminal_that_lacks_characters_gets_others(content: Path) -> None:
    environment = os.environ | {"PYTHONIOENCODING": "ascii"}
    command = [sys.executable, str(ROOT / "build.py"), "inspect"]
    (content / "cables/09LIMA3.txt").write_text(cable("09LIMA3", "Caf\u00e9 \u2026"))
    found = subprocess.run([*command, str(content)], env=environment, capture_output=True)
    assert (found.returncode, found.stderr) == (0, b"")
    assert b"Caf? ?" in found.stdout
    found = subprocess.run([*command, "--jsonl", str(content)], env=environment, capture_output=True)
    assert "Caf\u00e9 \u2026".encode() in found.stdout  # JSON is UTF-8 everywhere


def test_a_full_disk_is_told_in_one_line(content: Path) -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, str(ROOT / "build.py"), "inspect", "--jsonl", str(content)]
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (found.returncode, found.stderr) == (2, "Error: No space left on device\n")


@pytest.mark.parametrize("command", ["check", "build"])
def test_an_empty_archive_is_told(tmp_path: Path, command: str) -> None:
    (tmp_path / "content").mkdir()
    site = ("--output", tmp_path / "site") if command == "build" else ()
    result = run(command, "--content", tmp_path / "content", *site)
    assert result.returncode == 0
    assert f"there is no cable in {tmp_path / 'content'}" in result.stderr


def test_an_id_to_withhold_that_no_cable_has_is_told(content: Path) -> None:
    (content / "site.toml").write_text('[archive]\nwithhold = ["09LIMA2", "09LIMA20"]\n')
    result = run("check", "--content", content)
    expected = "site.toml:2: archive.withhold names '09LIMA20', but no cable has this id; nothing is withheld for it."
    assert expected in result.stderr
    assert "'09LIMA2'," not in result.stderr
    assert result.returncode == 0
    assert run("check", "--content", content, "--strict").returncode == 1


def test_a_check_without_room_is_told(content: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", NO_ROOM, str(ROOT), "check", "--content", str(content), "--jobs", "1"],
        capture_output=True,
        text=True,
    )
    assert result.returncode == 2
    assert "File too large; set TMPDIR" in result.stderr
    assert "Traceback" not in result.stderr


NO_ROOM = """
import resource, runpy, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.path.insert(0, sys.argv.pop(1))
from generator.cli import main
main()
"""
"""Runs the program where no file may be larger than 100 bytes."""
