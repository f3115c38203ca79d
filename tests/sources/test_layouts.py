"""Which layout a file has, and what is no cable at all."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import RawCable
from generator.sources import LAYOUTS, discover, read
from generator.sources.layouts import read_stream
from tests.sources.reading import LINES, MESSAGE, one, read_all, rejected

TEXT = "\n".join([*LINES, MESSAGE])
CSV = f'"1","7/2/2009 11:33","{LINES[0]}","{LINES[4]}","{LINES[3]}","","","{MESSAGE}"\n'
JSON = json.dumps({"id": LINES[0], "text": MESSAGE})
HTML = f"<!DOCTYPE html><table class='cable'><tr><td>{LINES[0]}</td></tr></table><pre>{MESSAGE}</pre>"


@pytest.mark.parametrize("suffix", ["txt", "html", "csv", "json", "jsonl", "dat", ""])
@pytest.mark.parametrize("data", [TEXT, CSV, JSON, HTML, "\ufeff" + TEXT, "\ufeff" + CSV, "\ufeff" + JSON, "\n" + HTML])
def test_the_content_decides_not_the_ending(data: str, suffix: str) -> None:
    assert one(data, f"x.{suffix}").id == LINES[0]
    assert one(data.replace("\n", "\r\n"), f"x.{suffix}").text.rstrip("\n") == MESSAGE.rstrip("\n")
    assert one(data.removeprefix("\ufeff").encode("utf-16"), f"x.{suffix}").id == LINES[0]


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "{{ 7*7 }}", '"><img>', "../../etc/passwd", "a/b", "x" * 300]
)
def test_a_hostile_id_does_not_change_the_layout(value: str) -> None:
    cable = one("\n".join([value, *LINES[1:], MESSAGE]))
    assert (cable.id, cable.text, cable.problems) == (value, MESSAGE, ())


UNFIT = [
    ("empty", b"", 0, "empty file"),
    ("mark only", b"\xef\xbb\xbf", 0, "nothing but white space"),
    ("blank", b" \n\t\r\n", 0, "nothing but white space"),
    ("JPEG", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200), 0, "binary file (a JPEG image)"),
    ("zip", b"PK\x03\x04" + bytes(50), 0, "binary file (a zip archive)"),
    ("zeros", bytes(1000), 0, "binary file"),
    ("noise", random.Random(1).randbytes(9000), 0, "binary file"),
    (
        "prose",
        b"# Notes\n\nThis is a list of things to do.\n\n- one\n- two\n- three\n",
        1,
        "no layout of cables recognised",
    ),
    ("empty list", b"[]", 0, "no cable in it, read as JSON Lines"),
    ("headings only", b"a,b,c,d,e,f,g,h\n\n" + b"1,", 1, "no layout of cables recognised"),
    ("other page", b"<!doctype html><title>Hello</title><pre>x</pre>", 1, "a page without a cable"),
    ("other table", b"name,town\nx,y\n", 1, "no layout of cables recognised"),
]


@pytest.mark.parametrize(("data", "line", "message"), [case[1:] for case in UNFIT], ids=[case[0] for case in UNFIT])
def test_what_is_no_cable_is_rejected_with_a_reason(data: bytes, line: int, message: str) -> None:
    ((at, found),) = rejected(data, "x.dat")
    assert at == line
    assert message in found


def test_a_stray_control_character_makes_no_binary_file() -> None:
    assert one(TEXT + "x" * 500 + "\x00\x07").text.endswith("\x00\x07")


def test_a_file_that_is_gone_or_shut_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (file,) = discover(tmp_path).files
    (tmp_path / "a.txt").unlink()
    (problem,) = read(file)
    assert "a.txt: cannot be read: No such file" in str(problem)


def test_every_layout_is_named_in_what_was_expected() -> None:
    ((_, message),) = rejected(bytes(10))
    assert all(layout.name in message for layout in LAYOUTS)


@given(st.binary(), st.sampled_from(["txt", "html", "csv", "jsonl", "json"]), st.sampled_from([TEXT, CSV, JSON, HTML]))
def test_any_bytes_give_cables_or_problems(data: bytes, suffix: str, head: str) -> None:
    for content in (data, head.encode() + data, head.encode()[: len(data)] + data):
        assert read_all(content, f"x.{suffix}")
        for layout in LAYOUTS:
            list(layout.read(io.BytesIO(content), "x"))


@pytest.mark.parametrize("folder", ["text", "html"])
def test_real_cables_are_read_without_a_problem(shared_cables: Path, folder: str) -> None:
    files = discover(shared_cables / folder).files
    found = [item for file in files for item in read(file)]
    assert [str(item) for item in found if not isinstance(item, RawCable)] == []
    assert [str(problem) for item in found if isinstance(item, RawCable) for problem in item.problems] == []
    assert len(found) == len(files) > 0


def test_real_cables_are_the_same_in_both_layouts(shared_cables: Path) -> None:
    def by_id(folder: str) -> dict[str, RawCable]:
        found = (item for file in discover(shared_cables / folder).files for item in read(file))
        return {item.id: item for item in found if isinstance(item, RawCable)}

    texts = by_id("text")
    for html in by_id("html").values():
        text = texts[html.id]
        assert (html.date, html.classification, html.origin) == (text.date, text.classification, text.origin)
        assert html.subject == text.subject
        assert html.body_start is not None
        header = html.text[: html.body_start].removesuffix("\n\n")  # the text layout has nothing between the two
        assert (header + html.text[html.body_start :]).rstrip() == text.text.rstrip()


@pytest.mark.parametrize(("start", "end"), [(TEXT, ""), (CSV[:-3], '"\n'), (JSON[:-4], '"}'), (HTML[:-6], "</pre>")])
def test_a_cable_of_50_megabytes_is_read_in_each_layout(start: str, end: str) -> None:
    body = 'A line of an invented cable that says \\"nothing\\" at all.\n' * 900_000
    body = json.dumps(body)[1:-1] if start == JSON[:-4] else body
    (cable,) = read_stream(io.BytesIO(f"{start}{body}{end}".encode()), "x")
    assert isinstance(cable, RawCable)
    assert len(cable.text) > 48_000_000
