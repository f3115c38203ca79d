"""What the searches took, as tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from tests.bench.browser import Answer, Search
from tests.bench.searches import Searches, Spread, spread
from tests.bench.tables import kilobytes, ratio, table, whole


class Measure(msgspec.Struct, frozen=True):
    """What is told of the searches."""

    name: str
    of: Callable[[Search], float]
    show: Callable[[float], str]


def _first(name: str, of: Callable[[Answer], float], show: Callable[[float], str] = whole) -> Measure:
    return Measure(f"cold query, {name}", lambda one: of(one.first) if one.first else 0, show)


def _second(name: str, of: Callable[[Answer], float], show: Callable[[float], str] = whole) -> Measure:
    return Measure(f"terms loaded, {name}", lambda one: of(one.second) if one.second else 0, show)


def _loaded(one: Search) -> int:
    """Bytes of the cold query."""
    return one.first.load_in_all.bytes if one.first else 0


MEASURES: tuple[Measure, ...] = (
    Measure("search page and cold query, KB", lambda one: one.page.bytes + _loaded(one), kilobytes),
    Measure("search page, KB", lambda one: one.page.bytes, kilobytes),
    _first("KB until results are shown", lambda one: one.load.bytes, kilobytes),
    _first("KB in all", lambda one: one.load_in_all.bytes, kilobytes),
    _first("requests until results are shown", lambda one: one.load.requests),
    _first("requests in all", lambda one: one.load_in_all.requests),
    _first("ms until results are shown", lambda one: one.milliseconds),
    _first("ms of CPU in the main thread", lambda one: one.work.task),
    _first("ms of CPU in all threads", lambda one: one.work.process),
    _first("ms of CPU in all threads, in all", lambda one: one.work_in_all.process),
    _second("KB in all", lambda one: one.load_in_all.bytes, kilobytes),
    _second("ms until results are shown", lambda one: one.milliseconds),
    _second("ms of CPU in the main thread", lambda one: one.work.task),
    _second("ms of CPU in all threads", lambda one: one.work.process),
)


def search_tables(found: Sequence[Searches]) -> list[str]:
    """A table for each size, the engines side by side."""
    sizes = dict.fromkeys(one.cables for one in found)
    return [_compared([one for one in found if one.cables == cables and one.good]) for cables in sizes]


def _compared(found: Sequence[Searches]) -> str:
    """What the first of the engines took, what the others took, and the first over each of the others."""
    header = ["none answered"]
    rows = [[measure.name] for measure in MEASURES]
    for one in found:
        header[0] = f"{one.cables:,} cables, {len(one.searches)} queries"
        answered = "" if len(one.good) == len(one.searches) else f" ({len(one.good)} answered)"
        header += [f"{one.engine.capitalize()}{answered} median", "95 %", "most"]
        for row, measure in zip(rows, MEASURES, strict=True):
            row.extend(map(measure.show, _spread(measure, one)))
    for other in found[1:]:
        header += ["ratio median", "95 %", "most"]
        for row, measure in zip(rows, MEASURES, strict=True):
            row.extend(map(ratio, _spread(measure, found[0]), _spread(measure, other)))
    return table(header, rows)


def _spread(measure: Measure, found: Searches) -> Spread:
    return spread([measure.of(one) for one in found.good])
