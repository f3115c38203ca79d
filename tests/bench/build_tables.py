"""What the builds took, as tables."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from tests.bench import programs
from tests.bench.builds import ADDED, AGAIN, COPY, HUGO, PAGEFIND, REFTEL, Build, Builds
from tests.bench.tables import NONE, Row, hundredths, megabytes, ratio, seconds, table, whole

Cell = Callable[[Builds], str]
Number = Callable[[Builds], float | None]


def build_tables(sizes: Sequence[Builds]) -> list[str]:
    """All tables about builds."""
    if not sizes:
        return []
    return [*map(_took, sizes), _ratios(sizes), _growth(sizes), _on_disk(sizes), _stages(sizes)]


def _took(one: Builds) -> str:
    """What each program took for one size."""
    header = [f"{one.cables:,} cables", "runs", "median", "least", "cables/s", "largest process", "all processes"]
    rows = [[name, *_cells(build, one.cables)] for name, build in one.builds.items()]
    if both := _sum(_time(HUGO), _time(PAGEFIND))(one):
        rows.append(["Hugo + Pagefind", "", seconds(both), "", whole(one.cables / both), "", ""])
    return table(header, rows)


def _cells(build: Build, cables: int) -> Row:
    memory = [megabytes(build.largest), megabytes(build.together)]
    if build.failed:
        return [str(len(build.runs)), f"failed, code {build.failed.code}", NONE, NONE, *memory]
    times = [seconds(build.median), seconds(build.least), whole(cables / build.median)]
    return [str(len(build.runs)), *times, *memory]


def _ratios(sizes: Sequence[Builds]) -> str:
    """Reftel beside the others, and beside itself with less to do."""
    rows: dict[str, tuple[Number, Number]] = {
        "time: Reftel / Hugo": (_time(REFTEL), _time(HUGO)),
        "time: Reftel / (Hugo + Pagefind)": (_time(REFTEL), _sum(_time(HUGO), _time(PAGEFIND))),
        "processors' time: search index, Reftel / Pagefind": (_indexing, _processors(PAGEFIND)),
        "time: Reftel / cp -r of its site": (_time(REFTEL), _time(COPY)),
        "time: nothing changed / whole": (_time(AGAIN), _time(REFTEL)),
        "time: one cable added / whole": (_time(ADDED), _time(REFTEL)),
        "largest process: Reftel / Hugo": (_memory(REFTEL), _memory(HUGO)),
        "largest process: Reftel / Pagefind": (_memory(REFTEL), _memory(PAGEFIND)),
        "index on disk: Reftel / Pagefind": (_bytes("search"), _bytes("pagefind")),
        "index on disk: Reftel with positions / Pagefind": (_INDEX, _bytes("pagefind")),
    }
    return _by_size("ratio", sizes, {name: _ratio(*pair) for name, pair in rows.items()})


def _growth(sizes: Sequence[Builds]) -> str:
    """What a cable costs at each size, over what it costs at the size before."""
    before = {one.cables: earlier for earlier, one in itertools.pairwise(sizes)}

    def growth(name: str) -> Cell:
        each = _each(_time(name))
        return lambda one: ratio(each(one), each(before[one.cables])) if one.cables in before else NONE

    rows = {name: growth(name) for name in (REFTEL, HUGO, PAGEFIND)}
    return _by_size("time for each cable / that at the size before", sizes, rows)


def _on_disk(sizes: Sequence[Builds]) -> str:
    rows: dict[str, Number] = {
        "Reftel: files": _files("site"),
        "Reftel: KB": _thousands(_bytes("site")),
        "Hugo: files": _files("hugo"),
        "Hugo: KB": _thousands(_bytes("hugo")),
        "Reftel: search/ without positions, KB": _thousands(_bytes("search")),
        "Reftel: search/ with positions, KB": _thousands(_INDEX),
        "Pagefind: pagefind/, KB": _thousands(_bytes("pagefind")),
    }

    def cell(number: Number) -> Cell:
        return lambda one: hundredths(_each(number)(one))

    return _by_size("on disk for each cable", sizes, {name: cell(number) for name, number in rows.items()})


def _stages(sizes: Sequence[Builds]) -> str:
    """Where Reftel's time goes, in the run whose time was the median."""
    names = dict.fromkeys(name for one in sizes for name, spent in _seconds_of_stages(one).items() if spent)

    def cell(name: str) -> Cell:
        return lambda one: seconds(_seconds_of_stages(one).get(name))

    rows = {name: cell(name) for name in names}
    rows |= {"the rest: start, swap, handing out": lambda one: seconds(_rest(one))}
    rows |= {"all": lambda one: seconds(_processors(REFTEL)(one))}
    return _by_size("processors' time", sizes, rows)


def _by_size(title: str, sizes: Sequence[Builds], rows: dict[str, Cell]) -> str:
    """A table with a column for each size, without the rows of which nothing is known."""
    lines = [[name, *map(cell, sizes)] for name, cell in rows.items()]
    return table([title, *(f"{one.cables:,}" for one in sizes)], [line for line in lines if set(line[1:]) != {NONE}])


def _seconds_of_stages(one: Builds) -> dict[str, float]:
    build = one.good(REFTEL)
    return build.typical.stages if build else {}


def _rest(one: Builds) -> float | None:
    build = one.good(REFTEL)
    return build.typical.cpu_seconds - sum(build.typical.stages.values()) if build else None


def _indexing(one: Builds) -> float | None:
    """Seconds of all processors for the stages that make the index."""
    stages = _seconds_of_stages(one)
    return sum(stages.get(name, 0) for name in programs.SEARCH_STAGES) or None


def _processors(name: str) -> Number:
    return lambda one: build.typical.cpu_seconds if (build := one.good(name)) else None


def _time(name: str) -> Number:
    return lambda one: build.median if (build := one.good(name)) else None


def _memory(name: str) -> Number:
    return lambda one: build.largest if (build := one.good(name)) else None


def _bytes(name: str) -> Number:
    return lambda one: one.sizes[name].bytes if name in one.sizes else None


def _files(name: str) -> Number:
    return lambda one: one.sizes[name].files if name in one.sizes else None


def _ratio(one: Number, other: Number) -> Cell:
    return lambda size: ratio(one(size), other(size))


def _sum(one: Number, other: Number) -> Number:
    return lambda size: None if (a := one(size)) is None or (b := other(size)) is None else a + b


def _each(number: Number) -> Number:
    return lambda one: None if (value := number(one)) is None else value / one.cables


def _thousands(number: Number) -> Number:
    return lambda one: None if (value := number(one)) is None else value / 1000


_INDEX = _sum(_bytes("search"), _bytes("positions"))
