"""Which cables cite which, as columns."""

from __future__ import annotations

from pathlib import Path

from generator.archive.catalogue import Catalogue
from generator.model import Cable, Reference
from tests.pages.making import archive, cable


def citing(id: str, *cited: str) -> Cable:
    return cable(id, references=tuple(Reference(other, None, other) for other in cited))


def ways(folder: Path, *cables: Cable) -> list[tuple[list[int], list[int]]]:
    """For each cable those that it cites, and those that cite it."""
    graph = Catalogue(archive(folder, *cables).store).graph
    return [(graph.cites(number), graph.cited_by(number)) for number in range(len(cables))]


def test_both_ways(tmp_path: Path) -> None:
    found = ways(
        tmp_path,
        citing("09ASTANA1"),
        citing("09ASTANA2", "09ASTANA1"),
        citing("09ASTANA3", "09ASTANA2", "05LIMA9", "09ASTANA1"),
    )
    assert found == [([], [1, 2]), ([0], [2]), ([0, 1], [])]


def test_a_cable_that_cites_itself_and_one_that_is_alone(tmp_path: Path) -> None:
    assert ways(tmp_path, citing("09ASTANA1"), citing("09ASTANA2", "09ASTANA2")) == [([], []), ([], [])]


def test_an_archive_without_cables(tmp_path: Path) -> None:
    assert ways(tmp_path) == []
