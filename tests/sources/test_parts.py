"""Parts of large files: read one after the other they give what the file gives."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources import InputFile, Part, cut, encoding, read
from generator.sources.layouts import read_stream, records_of
from generator.sources.parts import find_parts
from tests.sources.reading import MESSAGE

ROWS = [
    f'"{number}","7/2/2009 11:33","09EXAMPLETON{number}","Embassy","SECRET","09A1|09B2","HEAD \\"{number}\\"",{body}\n'
    for number, body in enumerate(
        [
            '"BODY\n¶1. Text."',
            '"A\n\n\\\\ \\"9\\",\\"7/2/2009 1:00\\",\nB"',
            '"x ""y"" C:\\dir"',
            '"é\r\nß\rß"',
            "short",
        ],
        1,
    )
]
BARE = [row.replace('"7/2/2009 11:33"', "7/2/2009 11:33") for row in ROWS]
HEADING = "id,date,reference_id,origin,classification,references,header,body\n"
LINES = [
    json.dumps({"id": f"09EXAMPLETON{number}", "date": "2009-07-02", "text": "x\n" * number}) + "\n"
    for number in range(9)
]
DAMAGE = [
    '"',
    "\n",
    "\r",
    "\r\n",
    "\\",
    ",",
    "\ufeff",
    '\n"',
    '"\n"7","7/2/2009 1:00","',
    "\n8,7/2/2009,",
    "{",
    "[\n",
    "\x85",
]
BYTES = [b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\xc3", b"\r"]


def parts_of(data: bytes, name: str, size: int, block: int = 1 << 18) -> list[Part]:
    """The parts of a file; none where it is read as a whole."""
    stream = io.BytesIO(data)
    records = records_of(stream, name)
    stream.seek(0)
    return list(find_parts(stream, records, size, block=block)) if records else []


@st.composite
def files(draw: st.DrawFn) -> tuple[bytes, str]:
    """A file of records, some of them damaged, and its name."""
    name, records = draw(st.sampled_from([("c.csv", ROWS), ("c.csv", BARE), ("c.jsonl", LINES)]))
    rows = draw(st.lists(st.sampled_from(records), min_size=1, max_size=12))
    data = (draw(st.sampled_from(["", "", HEADING, "\ufeff", "\n\n"])) + "".join(rows)).encode()
    for at, wrong in draw(
        st.lists(st.tuples(st.floats(0, 1), st.sampled_from(DAMAGE) | st.sampled_from(BYTES)), max_size=3)
    ):
        cut_at = round(at * len(data))
        data = data[:cut_at] + (wrong.encode() if isinstance(wrong, str) else wrong) + data[cut_at:]
    return data, name


@given(
    files(),
    st.sampled_from([1, 40, 130, 400, 2000]),
    st.sampled_from([300, 1000, 1 << 18]),
    st.sampled_from([64, 1 << 20]),
)
def test_all_parts_give_what_the_file_gives(file: tuple[bytes, str], size: int, block: int, chunk: int) -> None:
    data, name = file
    with mock.patch.object(encoding, "_CHUNK", chunk):
        whole = list(read_stream(io.BytesIO(data), name))
        parts = parts_of(data, name, size, block)
        found = [item for part in parts for item in read_stream(io.BytesIO(data), name, part)]
    if not parts:
        return
    assert found == whole
    assert [part.start for part in parts] == [0, *(part.stop for part in parts[:-1])]
    assert parts[-1].stop == len(data)
    assert [part.digest for part in parts] == [_digest(data[part.start : part.stop]) for part in parts]


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


@pytest.mark.parametrize("records", [ROWS, LINES], ids=["csv", "jsonl"])
def test_small_parts_are_single_records(records: list[str]) -> None:
    data = "".join(records).encode()
    assert len(parts_of(data, "c.csv" if records is ROWS else "c.jsonl", 1)) == len(records)


@pytest.mark.parametrize("block", [257, 300, 1000, 4096, 1 << 18])
def test_the_blocks_that_are_read_make_no_difference(block: int) -> None:
    data = "".join(_many(400)).encode()
    assert parts_of(data, "c.csv", 3000, block) == parts_of(data, "c.csv", 3000)


def _many(count: int) -> Iterator[str]:
    random_lines = random.Random(5)
    for number in range(1, count + 1):
        body = "A line of an invented cable.\r\n" * random_lines.randrange(20)
        yield f'"{number}","7/2/2009 11:33","09EXAMPLETON{number * 7}","Embassy","SECRET","","HEAD","{body}"\n'


def test_an_early_record_moves_few_cuts() -> None:
    rows = list(_many(3000))
    before = parts_of("".join(rows).encode(), "c.csv", 20_000)
    renumbered = [row.replace(f'"{number}"', f'"{number + 1}"', 1) for number, row in enumerate(rows, 1)]
    assert len(before) > 20
    for changed in (rows[:30] + rows[29:], rows[:30] + rows[31:]):
        after = parts_of("".join(changed).encode(), "c.csv", 20_000)
        assert len({part.digest for part in after} - {part.digest for part in before}) <= 5
    starts = [rows.index(row) for row in _first_rows(before, rows)]
    again = [
        renumbered.index(row)
        for row in _first_rows(parts_of("".join(renumbered).encode(), "c.csv", 20_000), renumbered)
    ]
    assert len(set(starts) & set(again)) > len(starts) - 5


def _first_rows(parts: list[Part], rows: list[str]) -> list[str]:
    begins = dict(zip(itertools.accumulate((len(row.encode()) for row in rows), initial=0), rows, strict=False))
    return [begins[part.start] for part in parts]


def test_parts_are_of_similar_size() -> None:
    sizes = [part.size for part in parts_of("".join(_many(3000)).encode(), "c.csv", 20_000)]
    assert min(sizes[:-1]) >= 5_000
    assert max(sizes) <= 61_000
    assert 12_000 < sum(sizes) / len(sizes) < 30_000


UNCUT = [
    ("an HTML page", "p.html", "<html><body><table class='cable'></table><pre>x</pre>" + " " * 999),
    ("a text", "t.txt", f"09EXAMPLETON1\nX\n2009-07-02\nSECRET\nEmbassy\n{MESSAGE}" + "x\n" * 999),
    ("a JSON document", "d.json", "[" + ",\n".join(line.strip() for line in LINES) * 9 + "]"),
    ("an indented document", "d.jsonl", "{\n" + " " * 999 + "}"),
    ("UTF-16", "u.csv", "".join(ROWS * 9).encode("utf-16")),
    ("a table of another shape", "o.csv", "name,town\n" + "x,y\n" * 99),
    ("a heading alone", "h.csv", HEADING),
    ("white space", "w.csv", "\n" * 9999),
]


@pytest.mark.parametrize(("name", "data"), [case[1:] for case in UNCUT], ids=[case[0] for case in UNCUT])
def test_what_cannot_be_cut_stays_whole(tmp_path: Path, name: str, data: str | bytes) -> None:
    file = _file(tmp_path, name, data)
    assert list(cut(file, 20)) == [file]


def test_a_small_file_stays_whole_and_is_not_opened(tmp_path: Path) -> None:
    file = InputFile(str(tmp_path / "missing.csv"), "missing.csv", 50)
    assert list(cut(file, 50)) == [file]


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    file = InputFile(str(tmp_path / "missing.csv"), "missing.csv", 5000)
    assert [len(list(read(part))) for part in cut(file, 50)] == [1]


def test_files_on_disk(tmp_path: Path) -> None:
    for name, records in (("c.csv", [HEADING, *_many(50)]), ("c.jsonl", LINES * 9)):
        file = _file(tmp_path, name, "".join(records))
        parts = list(cut(file, 1500))
        assert len(parts) > 3
        assert sum(part.size for part in parts) == file.size
        assert [item for part in parts for item in read(part)] == list(read(file))


def test_memory_holds_a_block_at_a_time(tmp_path: Path) -> None:
    file = _file(tmp_path, "c.csv", "".join(_many(400)) * 100)
    assert file.size > 10_000_000
    tracemalloc.start()
    try:
        assert len(list(cut(file, 1_000_000))) > 3
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()


def _file(folder: Path, name: str, data: str | bytes) -> InputFile:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return InputFile(str(path), name, path.stat().st_size)
