"""The sample archive in content/: the seed as it was given, everything else marked as fiction, and nothing misread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.model import Cable, RawCable
from generator.parse.cable import parse_cable
from generator.sources import discover, read

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
SEED = "09ASTANA1103"
FICTION = "this cable is fiction, written to show this program. its people, meetings and events are invented."
OUTSIDE = {
    "98STATE177802",
    "03BISHKEK1166",
    "05REYKJAVIK455",
    "06LISBON712",
    "06STATE21907",
    "07LJUBLJANA633",
    "08LJUBLJANA14",
    "08RIGA103",
    "08WINDHOEK94",
    "09BISHKEK704",
    "76STATE50234",
    "79STATE301188",
    "94UNVIEVIENNA1120",
}
"""Cables that the sample refers to and does not hold."""


@pytest.fixture(scope="module")
def cables() -> dict[str, Cable]:
    records = [record for file in discover(CONTENT).files for record in read(file)]
    rejected = [record for record in records if not isinstance(record, RawCable)]
    assert rejected == []
    return {record.id: parse_cable(record) for record in records if isinstance(record, RawCable)}


def test_the_seed_is_the_file_that_was_given() -> None:
    given = ROOT.parent / "shared" / "seed" / f"{SEED}.txt"
    if not given.exists():
        pytest.skip(f"{given} is not here")
    assert (CONTENT / "cables" / f"{SEED}.txt").read_bytes() == given.read_bytes()


def test_every_other_cable_says_that_it_is_fiction(cables: dict[str, Cable]) -> None:
    silent = [
        key
        for key, cable in cables.items()
        if not any(FICTION in paragraph.text.lower() for paragraph in cable.paragraphs)
    ]
    assert silent == [SEED]


def test_nothing_in_it_is_a_problem(cables: dict[str, Cable]) -> None:
    assert [str(problem) for cable in cables.values() for problem in cable.problems] == []


def test_references_lead_to_cables_of_the_archive_or_to_known_ones_outside(cables: dict[str, Cable]) -> None:
    held = {cable.canonical_id for cable in cables.values()}
    cited = {ref.cable for cable in cables.values() for ref in cable.references if ref.cable}
    assert cited - held == OUTSIDE
    assert len(cited & held) > 35


@pytest.mark.parametrize("path", sorted(CONTENT.glob("notes/*.md")), ids=lambda path: path.stem)
def test_each_note_belongs_to_a_cable(path: Path, cables: dict[str, Cable]) -> None:
    assert path.stem in cables


@pytest.mark.parametrize("path", sorted(CONTENT.glob("collections/*.md")), ids=lambda path: path.stem)
def test_collections_name_cables_of_the_archive(path: Path, cables: dict[str, Cable]) -> None:
    named = re.findall(r"^\[\[(\w+)\]\]$", path.read_text("utf-8"), re.MULTILINE)
    assert len(named) > 5
    assert set(named) <= cables.keys()
