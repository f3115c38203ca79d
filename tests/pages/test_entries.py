"""Entries of lists: each made once, the same as if it were made on the spot."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.context import Context
from generator.pages import entries
from generator.pages.press import Press
from generator.pages.views import entry_view
from tests.pages.making import archive, cable

CABLES = [
    cable("09ASTANA1"),
    cable("09ASTANA2", subject='<root> & "quotes" \ufffd €'),
    cable("09ASTANA3", date=None, sent=None, origin="", summary="<script>"),
]


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setattr(entries, "PER_FILE", 2)
    return archive(tmp_path, *CABLES)


@pytest.mark.parametrize("url", ["index.html", "tag/PREL.html", "date/2009/07/02.html"])
@pytest.mark.parametrize("numbers", [[], [0], [2, 0], range(1, 3), [0, 1, 2]])
def test_they_are_what_the_template_makes(context: Context, url: str, numbers: list[int]) -> None:
    press = Press(context)
    views = [entry_view(url, entry, press.language) for entry in press.catalogue.entries_of(numbers)]
    assert press.entries(url, numbers) == "".join(press.part("_lists.html", "entry", view) for view in views)


def test_they_are_made_once(context: Context) -> None:
    first = Press(context).entries("index.html", [0, 1, 2])
    files = sorted((context.store / "scratch").iterdir())
    times = [path.stat().st_mtime_ns for path in files]
    assert Press(context).entries("index.html", [0, 1, 2]) == first
    assert len(files) == 2
    assert [path.stat().st_mtime_ns for path in sorted((context.store / "scratch").iterdir())] == times
