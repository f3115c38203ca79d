"""Numbers with holes: a new cable moves those of its own day up to the next hole and no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
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
    catalogue = archive(tmp_path, texts)
    found = numbers.of(catalogue)
    days = (dt.date(2009, 7, 2) - dt.date(2008, 7, 2)).days
    shares = [numbers.share(*sent) for sent in catalogue.sent()]
    assert len(set(shares)) == 1  # all of one hour
    first = 4 * days + min(int(8 * shares[0]), 3)
    assert found.numbers.tolist() == [int(4 * shares[0]), *range(first, first + 5)]
    assert found.dated == found.total == 4 * days + 8
    assert found.first_day == (dt.date(2008, 7, 2) - dt.date(1800, 1, 1)).days
    assert found.days.sum() == 6
    assert found.months == [(12 * 208 + 6, 0, 1), (12 * 209 + 6, 4 * days, 5)]


@pytest.mark.parametrize(
    ("date", "sent", "id", "share"),
    [
        ("2009-07-02", "2009-07-02T00:00:00+00:00", "09LIMA1", 0),
        ("2009-07-02", "2009-07-02T18:00:00+00:00", "09LIMA1", 0.75),
        ("2009-07-02", "2009-07-01T18:00:00+00:00", "09LIMA1", 0),
        ("2009-07-02", "2009-07-03T18:00:00+00:00", "09LIMA1", 1),
        ("2009-07-02", None, "09AAA1", 0),
        ("2009-07-02", None, "09NAA1", 0.5),
        (None, None, "", 0),
    ],
)
def test_the_share_of_the_day_that_had_passed(date: str | None, sent: str | None, id: str, share: float) -> None:
    assert numbers.share(date, sent, id) == pytest.approx(share)


days = st.lists(st.lists(st.floats(0, 1), min_size=1, max_size=20).map(sorted), min_size=1, max_size=5)


def spread(days: list[list[float]]) -> list[int]:
    counts = np.array([len(day) for day in days])
    rooms = numbers.room(counts)
    shares = np.concatenate([np.array(day) for day in days])
    return list(map(int, numbers._spread(np.cumsum(rooms) - rooms, rooms, counts, shares)))


@given(days)
def test_each_number_is_taken_once_in_order_and_in_its_day(found: list[list[float]]) -> None:
    own = spread(found)
    assert own == sorted(set(own))
    start = 0
    for day in found:
        room = int(numbers.room(np.array([len(day)]))[0])
        mine, own = own[: len(day)], own[len(day) :]
        assert start <= mine[0] <= mine[-1] < start + room
        start += room


@given(days, st.data())
def test_one_less_moves_none_behind_a_hole(found: list[list[float]], data: st.DataObject) -> None:
    day = data.draw(st.integers(0, len(found) - 1))
    place = data.draw(st.integers(0, len(found[day]) - 1))
    fewer = [*found[:day], found[day][:place] + found[day][place + 1 :], *found[day + 1 :]]
    room, less = (int(numbers.room(np.array([len(some[day])]))[0]) for some in (found, fewer))
    assume(fewer[day] and room == less)
    before, after = spread(found), spread(fewer)
    gone = sum(map(len, found[:day])) + place
    after.insert(gone, before[gone])
    holes = set(range(max(before) + 1)) - set(before)
    for one, other in zip(before, after, strict=True):
        if holes & set(range(*sorted((one, before[gone])))):
            assert one == other


@pytest.mark.parametrize("more", range(6, 9))
def test_a_cable_more_moves_no_other_day(tmp_path: Path, more: int) -> None:
    texts = {f"09ASTANA{serial}": "A bridge." for serial in range(1, more)} | {"10LIMA1": "A road."}
    before = numbers.of(archive(tmp_path / "before", texts))
    after = numbers.of(archive(tmp_path / "after", texts | {"09LIMA9": "A port."}))
    assert before.numbers[-1] == after.numbers[-1]
