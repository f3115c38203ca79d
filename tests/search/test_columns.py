"""Columns, read back by the letter of ``FORMAT.md``."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.search import columns
from generator.writer import Writer
from tests.search import reader


@given(st.lists(st.integers(0, 2**40)))
def test_varints(values: list[int]) -> None:
    assert reader.varints(columns.varints(np.array(values, np.int64))) == values


@given(st.lists(st.integers(0, 200_000)))
def test_planes(values: list[int]) -> None:
    assert reader.planes(columns.planes(np.array(values, np.int64))) == [min(value, 65_535) for value in values]


@given(st.binary())
def test_seven_bits(data: bytes) -> None:
    text = columns.seven_bits(data).decode()
    assert reader.seven_bits(text) == data
    assert not re.search(r'[\0\n\r"\\]', text)


def test_gaps_start_anew_for_each_group() -> None:
    assert columns.gaps(np.array([3, 5, 9, 2, 4]), np.array([0, 3])).tolist() == [3, 2, 4, 2, 2]


def test_a_file_holds_its_columns_and_is_named_by_them(tmp_path: Path) -> None:
    writer = Writer(tmp_path, None)
    parts = [b"a" * 1000, b"", bytes(range(256)) * 5]
    name = columns.name("S", columns.write(writer, "S", parts))
    assert re.fullmatch(r"S-[a-z2-7]{8}", name)
    assert reader.read(tmp_path, name) == parts
    assert columns.name("S", columns.write(writer, "S", [b"b"])) != name
