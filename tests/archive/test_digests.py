"""What tells that the page of a cable shows something new of others."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.archive.catalogue import Catalogue
from generator.model import Cable, Reference
from tests.pages.making import archive, cable


def line() -> list[Cable]:
    """Nine cables, each from a place of its own, of which the last cites the fifth and the fifth the first."""
    cited = {9: "09ASTANA5", 5: "09ASTANA1"}
    return [
        cable(
            f"09ASTANA{number}",
            subject=f"NOTHING {chr(64 + number) * 5}",
            origin=f"Embassy {number}",
            country=None,
            references=(Reference(cited[number], None, cited[number]),) if number in cited else (),
        )
        for number in range(1, 10)
    ]


def around(folder: Path, cables: list[Cable]) -> list[bytes]:
    column: list[bytes] = Catalogue(archive(folder, *cables).store).around.tolist()
    return column


def renewed(folder: Path, number: int, **values: object) -> list[int]:
    """The cables whose pages show something new of others when one becomes another; all by their serial numbers."""
    cables = line()
    before = around(folder / "before", cables)
    cables[number - 1] = msgspec.structs.replace(cables[number - 1], **values)
    after = around(folder / "after", cables)
    return [number for number, (old, new) in enumerate(zip(before, after, strict=True), start=1) if old != new]


@pytest.mark.parametrize(("number", "expected"), [(1, [2, 5, 9]), (5, [1, 4, 6, 9]), (9, [1, 5, 8]), (3, [2, 4])])
def test_cables_beside_it_and_along_its_thread(tmp_path: Path, number: int, expected: list[int]) -> None:
    assert renewed(tmp_path, number, subject="A BRIDGE") == expected


def test_a_thread_that_ends_sooner(tmp_path: Path) -> None:
    """The fifth cites nothing any more: the first is not shown with the ninth, nor the ninth with the first."""
    assert renewed(tmp_path, 5, references=()) == [1, 5, 9]
