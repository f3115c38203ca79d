"""Every data file can be read, says where it comes from, and repeats nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import ReftelError
from generator.vocabulary import _table

KEYS = {
    "acronyms": "code",
    "captions": "code",
    "countries": "code",
    "lines": "code",
    "markings": "code",
    "not_posts": "word",
    "outlines": "code",
    "posts": "key",
    "precedence": "word",
    "tags": "code",
}


def test_every_data_file_is_checked_here() -> None:
    assert {path.stem for path in _table.DATA.glob("*.csv")} == set(KEYS)


@pytest.mark.parametrize("name", sorted(KEYS))
def test_data_file_names_its_source_and_date(name: str) -> None:
    head = [line for line in (_table.DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    assert any("Source:" in line for line in head), "a comment line must say 'Source: …'"
    assert any("As of 20" in line for line in head), "a comment line must say 'As of <year>-<month>'"


@pytest.mark.parametrize("name", sorted(KEYS))
def test_keys_are_unique_and_trimmed(name: str) -> None:
    rows = _table.read(name)
    keys = [row[KEYS[name]] for row in rows]
    assert rows
    assert len(set(keys)) == len(keys), sorted({key for key in keys if keys.count(key) > 1})
    assert [field for row in rows for field in row.values() if field != field.strip()] == []


def test_a_row_with_a_field_too_many_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.csv").write_text("# Source: a test.\ncode,meaning\nA,first\nB,second,third\n", encoding="utf-8")
    monkeypatch.setattr(_table, "DATA", tmp_path)
    with pytest.raises(ReftelError, match=r"odd\.csv:4: 3 fields, expected 2: code, meaning"):
        _table.read("odd")
