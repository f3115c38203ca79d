"""Entries of lists: each made once, the same as if it were made on the spot."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from generator.context import Context
from generator.pages import entries
from generator.pages.entries import FOLDER
from generator.pages.press import Press
from generator.pages.views import entry_view
from tests.pages.making import archive, cable, make_entries

CABLES = [
    cable("09ASTANA1"),
    cable("09ASTANA2", subject='<root> & "quotes" \ufffd €'),
    cable("09ASTANA3", date=None, sent=None, origin="", summary="<script>"),
]


@pytest.fixture
def context(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Context:
    monkeypatch.setattr(entries, "PER_FILE", 1)
    return archive(tmp_path, *CABLES)


def times(context: Context) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (context.store / FOLDER).iterdir() if path.name != "plan"}


@pytest.mark.parametrize("url", ["index.html", "tag/PREL.html", "date/2009/07/02.html"])
@pytest.mark.parametrize("numbers", [[], [0], [2, 0], range(1, 3), [0, 1, 2]])
def test_they_are_what_the_template_makes(context: Context, url: str, numbers: list[int]) -> None:
    make_entries(context)
    press = Press(context)
    views = [entry_view(url, entry, press.language) for entry in press.catalogue.entries_of(numbers)]
    assert press.entries(url, numbers) == "".join(press.part("_lists.html", "entry", view) for view in views)


def test_those_of_the_build_before_are_taken_over(context: Context, tmp_path: Path) -> None:
    make_entries(context)
    before = times(context)
    assert len(before) > 1
    changed = archive(tmp_path / "later", cable("09ASTANA1", subject="ANOTHER BRIDGE"), *CABLES[1:])
    make_entries(msgspec.structs.replace(changed, old_store=context.store))
    after = times(changed)
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
    assert all(after[name] == before[name] for name in before.keys() & after.keys())


def test_other_templates_make_other_entries(context: Context) -> None:
    make_entries(context)
    before = set(times(context))
    make_entries(msgspec.structs.replace(context, environment=b"other"))
    assert before.isdisjoint(set(times(context)) - before)
    assert len(times(context)) == 2 * len(before)
