"""What a worker opens."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.pages.press import press
from generator.pages.words import shorten
from tests.pages.making import archive, cable


def test_one_press_for_all_tasks_of_a_build(tmp_path: Path) -> None:
    context = archive(tmp_path, cable())
    assert press(context) is press(context)


def test_the_next_build_in_the_same_place_sees_its_own_cables(tmp_path: Path) -> None:
    """As ``serve`` does."""
    first = press(archive(tmp_path, cable()))
    shutil.rmtree(tmp_path)
    second = press(archive(tmp_path, cable(), cable("09ASTANA2")))
    assert (first.catalogue.count, second.catalogue.count) == (1, 2)


def test_shorten() -> None:
    assert shorten("A bridge, opened", 16) == "A bridge, opened"
    assert shorten("A bridge, opened", 12) == "A bridge…"
    assert shorten("Abridgeopened", 6) == "Abrid…"
