"""The report tells what was measured, and says of the rest that it was not."""

from __future__ import annotations

from pathlib import Path

import msgspec

from tests.bench import builds
from tests.bench.browser import Answer, Load, Search, Work
from tests.bench.build_tables import build_tables
from tests.bench.builds import Build, Builds
from tests.bench.process import Usage
from tests.bench.programs import Size, stages
from tests.bench.search_tables import search_tables
from tests.bench.searches import Searches, spread
from tests.bench.tables import table

PROFILE = {"seconds": 9.0, "stages": [{"name": "reading", "cpu_seconds": 4.0}, {"name": "words", "cpu_seconds": 1.5}]}


def build(*seconds: float, code: int = 0) -> Build:
    return Build(
        tuple(Usage(value, 50_000_000, 80_000_000, code, "", 9.0, {"reading": 4.0, "words": 1.5}) for value in seconds)
    )


def cells(tables: list[str]) -> dict[str, list[str]]:
    """The rows of all tables by their first cell, without blanks."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for text in tables for line in text.splitlines()]
    return {row[0]: row[1:] for row in rows}


def test_table() -> None:
    assert table(["size", "KB"], [["one", "1.20"], ["both", "-"]]) == (
        "| size |   KB |\n"
        "| ---- | ---: |\n"
        "| one  | 1.20 |\n"
        "| both |    - |\n"
    )  # fmt: skip


def test_stages_are_read_from_the_profile_of_the_build(tmp_path: Path) -> None:
    (tmp_path / "profile.json").write_bytes(msgspec.json.encode(PROFILE))
    assert stages(tmp_path / "profile.json") == {"reading": 4.0, "words": 1.5}
    assert stages(tmp_path / "none.json") == {}


def test_spread_gives_values_that_occur() -> None:
    assert spread([5]) == (5, 5, 5)
    assert spread(range(1, 101)) == (50.5, 95, 100)


def test_builds_side_by_side() -> None:
    small = Builds(100, {builds.REFTEL: build(1.0), builds.HUGO: build(0.5), builds.PAGEFIND: build(1.5)}, {})
    sizes = {"search": Size(5, 1_200_000), "positions": Size(5, 1_100_000), "pagefind": Size(9, 6_000_000)}
    large = Builds(1000, {builds.REFTEL: build(9.0, 12.0, 10.0), builds.HUGO: build(2.0, code=-9)}, sizes)
    found = cells(build_tables([small, large]))
    assert found[builds.REFTEL] == ["–", "1.00"], "the growth: ten times the cables in ten times the time"
    assert found["Hugo + Pagefind"] == ["", "2.00 s", "", "50", "", ""]
    assert found[builds.HUGO] == ["1", "failed, code -9", "–", "–", "50 MB", "80 MB"]
    assert found["time: Reftel / Hugo"] == ["2.00", "–"]
    assert found["time: Reftel / (Hugo + Pagefind)"] == ["0.50", "–"]
    assert found["Reftel: search/ without positions, KB"] == ["–", "1.20"]
    assert found["Reftel: search/ with positions, KB"] == ["–", "2.30"]
    assert found["index on disk: Reftel with positions / Pagefind"] == ["–", "0.38"]
    assert found["the rest: start, swap, handing out"][1] == "3.50 s"
    assert "time: nothing changed / whole" not in found


def searched(kilobytes: int, fault: str = "") -> Search:
    answer = Answer(
        100, Load(kilobytes * 1000, 9), Work(50, 20, 80), Load(kilobytes * 1000, 9), Work(60, 20, 90), "3 found"
    )
    return Search("lake", Load(96_000, 5), answer, answer, fault)


def test_searches_side_by_side() -> None:
    reftel = Searches("reftel", 1000, (searched(100), searched(300), searched(200)))
    pagefind = Searches("pagefind", 1000, (searched(400), searched(400), searched(0, fault="no results in a minute")))
    [text] = search_tables([reftel, pagefind])
    assert "Pagefind (2 answered) median" in text
    found = cells([text])
    assert found["search page and cold query, KB"] == ["296", "396", "396", "496", "496", "496", "0.60", "0.80", "0.80"]


def test_a_size_at_which_nothing_was_answered() -> None:
    failed = Searches("reftel", 1000, (searched(0, fault="no index"),))
    assert "none answered" in search_tables([failed])[0]
