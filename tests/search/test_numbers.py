"""Numbers with holes: a new cable moves the later ones of its own day and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search import numbers
from tests.archive.cables import archive


@given(st.integers(0, 100_000))
def test_a_day_has_room_for_its_documents_and_seldom_grows(count: int) -> None:
    room = int(numbers.room(np.array([count]))[0])
    assert room >= max(count, 4)
    assert room & (room - 1) == 0
    assert room == 4 or room < 2 * count


def test_days_begin_where_the_one_before_has_its_room(tmp_path: Path) -> None:
    # Five on 2 July 2009, one on 2 July 2008; the id's year is the year of the date.
    texts = {f"09ASTANA{serial}": "A bridge." for serial in range(1, 6)} | {"08LIMA1": "A road."}
    found = numbers.of(archive(tmp_path, texts))
    days = (dt.date(2009, 7, 2) - dt.date(2008, 7, 2)).days
    assert found.numbers.tolist() == [0, *range(4 * days, 4 * days + 5)]
    assert found.dated == found.total == 4 * days + 8
    assert found.first_day == (dt.date(2008, 7, 2) - dt.date(1900, 1, 1)).days
    assert found.days.sum() == 6
    assert found.months == [(12 * 108 + 6, 0, 1), (12 * 109 + 6, 4 * days, 5)]


@pytest.mark.parametrize("more", range(6, 9))
def test_a_cable_more_moves_no_other_day(tmp_path: Path, more: int) -> None:
    texts = {f"09ASTANA{serial}": "A bridge." for serial in range(1, more)} | {"10LIMA1": "A road."}
    before = numbers.of(archive(tmp_path / "before", texts))
    after = numbers.of(archive(tmp_path / "after", texts | {"09LIMA9": "A port."}))
    assert before.numbers[-1] == after.numbers[-1]
