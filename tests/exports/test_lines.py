"""``data/cables.jsonl``: every cable, in order, each with the address of its page, and fit to be read back."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator import context, exports
from generator.archive.catalogue import Catalogue
from generator.config import Downloads, SiteConfig
from generator.exports import lines
from generator.pages import cable as cable_pages
from generator.parse import parse_cable
from generator.sources.record import from_record
from tests.pages.making import archive, cable

CABLES = (
    cable("09LIMA2", subject="LATER", date=None, sent=None),
    cable("09ASTANA1", subject="FIRST"),
    cable("09ASTANA1", subject="THE SAME ID", text="1. (C) Another text.\n"),
)
CONFIG = SiteConfig(downloads=Downloads(json_lines=True))


@pytest.mark.parametrize("batch", [1, 2, 250])
def test_all_cables_with_their_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(lines, "CABLES_PER_TASK", batch)
    made = archive(tmp_path, *CABLES, config=CONFIG)
    assert lines.write(made).done == len(CABLES)
    cable_pages.render(context.RangeTask(made, 0, len(CABLES)))
    found = [msgspec.json.decode(line) for line in (made.site / "data/cables.jsonl").read_bytes().splitlines()]
    assert sorted(one["subject"] for one in found[:2]) == ["FIRST", "THE SAME ID"]
    assert found[2]["subject"] == "LATER"
    for one in found:
        assert one["subject"] in (made.site / one["page"]).read_text()
    assert len({one["page"] for one in found}) == len(CABLES)


def test_they_can_be_read_back(tmp_path: Path) -> None:
    made = archive(tmp_path, *CABLES, config=CONFIG)
    lines.write(made)
    rows = (made.site / "data/cables.jsonl").read_bytes().splitlines()
    again = [parse_cable(from_record(msgspec.json.decode(row), "cables.jsonl", 1)) for row in rows]
    assert {one.text for one in again} == {one.text for one in CABLES}


@pytest.mark.parametrize(("wanted", "tasks"), [(True, 1), (False, 0)])
def test_it_is_made_where_it_is_wanted(tmp_path: Path, wanted: bool, tasks: int) -> None:
    made = archive(tmp_path, *CABLES, config=SiteConfig(downloads=Downloads(json_lines=wanted)))
    [stage] = [stage for stage in exports.STAGES if stage.run is lines.write]
    assert len(list(stage.tasks(made, Catalogue(made.store)))) == tasks
