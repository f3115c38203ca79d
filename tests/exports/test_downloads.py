"""Text and JSON of a cable as files beside its page."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.config import Downloads, SiteConfig
from generator.context import RangeTask
from generator.exports import downloads
from generator.record import published
from tests.pages.making import archive, cable

CABLE = cable(text="1. (C) As sent: \x07 <b>\n\nDOE\n")


@pytest.mark.parametrize(("text", "json"), [(True, True), (True, False), (False, True)])
def test_the_files_that_are_wanted(tmp_path: Path, text: bool, json: bool) -> None:
    made = archive(tmp_path, CABLE, config=SiteConfig(downloads=Downloads(text_files=text, json_files=json)))
    result = downloads.write(RangeTask(made, 0, 1))
    folder = made.site / "cable/2009/07"
    assert {path.name for path in folder.iterdir()} == {
        f"09ASTANA1.{ending}" for ending, wanted in (("txt", text), ("json", json)) if wanted
    }
    assert (result.done, result.written.files) == (1, text + json)


def test_what_is_in_them(tmp_path: Path) -> None:
    made = archive(tmp_path, CABLE, config=SiteConfig(downloads=Downloads(text_files=True, json_files=True)))
    downloads.write(RangeTask(made, 0, 1))
    beside = made.site / "cable/2009/07/09ASTANA1"
    assert beside.with_suffix(".txt").read_bytes() == CABLE.text.encode()
    expected = published(CABLE, "cable/2009/07/09ASTANA1.html")
    assert beside.with_suffix(".json").read_bytes() == msgspec.json.encode(expected)
