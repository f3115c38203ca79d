"""What is shown while a build goes on."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from generator.progress import display


def shown(*, terminal: bool, quiet: bool = False) -> str:
    """What is printed of two stages that go on at the same time, and one after them."""
    file = io.StringIO()
    stages = display(Console(file=file, force_terminal=terminal, width=120, color_system=None), quiet)
    with stages.stage("cable pages", 20) as pages:
        pages(10)
        with stages.stage("words", 0) as words:
            words(3)
        pages(10)
    with stages.stage("sitemap", 1) as sitemap:
        sitemap(1)
    return file.getvalue()


def test_lines_tell_of_each_stage_when_it_ends() -> None:
    names = [line.partition(":")[0] for line in shown(terminal=False).splitlines()]
    assert names == ["words", "cable pages", "sitemap"]
    assert "cable pages: 20 in " in shown(terminal=False)


def test_bars_of_stages_at_the_same_time_stand_together() -> None:
    text = shown(terminal=True)
    assert all(name in text for name in ("cable pages", "words", "sitemap"))
    assert "20/20" in text
    assert "1/1" in text


@pytest.mark.parametrize("terminal", [True, False])
def test_quiet_is_quiet(terminal: bool) -> None:
    assert shown(terminal=terminal, quiet=True) == ""
