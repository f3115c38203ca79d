"""The thread of a cable through time."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.archive.catalogue import Entry
from generator.language import Language
from generator.pages import thread
from generator.pages.thread import Steps

FIRST = dt.date(2009, 1, 1)
NOTHING_FURTHER = Steps({}, {})


def entry(number: int, day: int | None = 0) -> Entry:
    return Entry(
        number=number,
        key=f"09ASTANA{number}",
        id=f"09ASTANA{number}",
        canonical_id=f"09ASTANA{number}",
        subject="A BRIDGE",
        abstract="",
        date=None if day is None else FIRST + dt.timedelta(days=day),
        sent=None,
        classification="",
        level="",
        origin="",
        country=None,
        partial=False,
        fiction=False,
    )


def view(
    here: Entry, cited: list[Entry], citing: list[Entry], further: Steps = NOTHING_FURTHER
) -> thread.Thread | None:
    return thread.view(Language(), "cable/2009/01/x.html", here, cited, citing, further)


def test_it_goes_from_the_first_to_the_last() -> None:
    found = view(entry(5, 10), [entry(1, 0)], [entry(9, 40)])
    assert found is not None
    assert [(mark.x, mark.later) for mark in found.marks] == [(10, False), (310, True)]
    assert found.x == 85
    assert (found.first, found.last) == ("1 January 2009", "10 February 2009")
    assert found.marks[0].title == "09ASTANA1, 1 January 2009: A BRIDGE"
    assert found.marks[0].href == "09ASTANA1.html"


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    assert view(entry(5), [], []) is None
    assert view(entry(5), [entry(5)], []) is None, "a cable that cites itself"
    assert view(entry(5, None), [entry(1)], []) is None
    assert view(entry(5), [entry(1, None)], []) is None


def test_it_goes_one_step_further() -> None:
    before, back, later, on = entry(3, 20), entry(1, 0), entry(7, 60), entry(9, 100)
    steps = Steps({3: [back]}, {7: [on]})
    found = view(entry(5, 40), [before], [later], steps)
    assert found is not None
    assert [(mark.x, mark.later, mark.further) for mark in found.marks] == [
        (10, False, True), (70, False, False), (190, True, False), (310, True, True)
    ]  # fmt: skip
    assert [mark.arc.partition("Q")[0] for mark in found.marks] == ["M70 46", "M130 46", "M130 46", "M190 46"]
    assert [(each.entry.id, each.how) for each in found.further] == [
        ("09ASTANA1", "cited by 09ASTANA3"), ("09ASTANA9", "cites 09ASTANA7")
    ]  # fmt: skip


def test_each_cable_stands_there_once() -> None:
    one, two, here = entry(1, 0), entry(2, 10), entry(5, 40)
    steps = Steps({2: [one], 1: [entry(3, 15)]}, {2: [entry(8, 90)]})
    found = view(here, [one, two], [], steps)
    assert found is not None
    assert [mark.href for mark in found.marks] == [f"09ASTANA{n}.html" for n in (1, 2, 3)], "what is nearer counts"
    assert view(here, [one], [], Steps({1: [here, entry(9, None)]}, {})) == view(here, [one], [])


def test_cables_that_come_between_change_no_choice() -> None:
    """Of more than there is room for those nearest by their days are shown, however many others lie between."""

    def shown(step: int) -> list[str]:
        here, before, after = entry(100 * step, 100), entry(99 * step, 99), entry(100 * step + 1, 101)
        back = [entry(number * step, number) for number in range(50, 80)]
        on = [entry(100 * step + number, 100 + number) for number in range(20, 50)]
        found = view(here, [before], [after], Steps({before.number: back}, {after.number: on}))
        assert found is not None
        return [mark.title.partition(", ")[2] for mark in found.marks]

    assert len(shown(1)) == thread.MARKS
    assert shown(1) == shown(9)


def further(entries: list[tuple[Entry, str]]) -> Steps:
    """The two cables before each, and the two after it, one step further."""
    line = [each for each, _ in entries]
    places = dict(enumerate(line))
    back = {each.number: line[max(0, number - 2) : number] for number, each in places.items()}
    return Steps(back, {each.number: line[number + 1 : number + 3] for number, each in places.items()})


@given(st.lists(st.integers(0, 4000), max_size=40), st.lists(st.integers(0, 4000), max_size=40), st.integers(0, 4000))
def test_marks_keep_apart_and_in_order(before: list[int], after: list[int], here: int) -> None:
    days = sorted([*((day, "cited") for day in before), (here, "here"), *((day, "citing") for day in after)])
    entries = [(entry(number, day), side) for number, (day, side) in enumerate(days)]
    cited, citing = ([each for each, which in entries if which == side] for side in ("cited", "citing"))
    found = view(next(each for each, side in entries if side == "here"), cited, citing, further(entries))
    if found is None:
        assert not before
        assert not after
        return
    places = sorted([found.x, *(mark.x for mark in found.marks)])
    assert all(later - earlier >= thread.GAP for earlier, later in pairwise(places))
    assert places[0] >= 0
    assert places[-1] <= thread.WIDTH
    assert len(found.marks) <= thread.MARKS
    assert sum(not mark.further for mark in found.marks) <= 2 * thread.MOST
    assert sum(mark.further for mark in found.marks) == len(found.further)
