"""The size of a logo, by which pages keep room for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import SiteConfig
from generator.pages import logo
from generator.theme import Theme

NAME = "static/logo.svg"


def find(folder: Path, data: str) -> logo.Logo | None:
    (folder / "static").mkdir()
    (folder / NAME).write_text(data, "utf-8")
    return logo.find(SiteConfig(theme=Theme(logo=NAME)), folder)


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('<svg width="30" height="20" viewBox="0 0 3 2">', (30, 20)),
        ("<?xml version='1.0'?>\n<svg xmlns='x' viewBox='-1 -1 44.4 20'>", (44, 20)),
        ('<svg width="100%" height="20px" viewBox="0,0,60,20">', (60, 20)),
        ('<svg width="2em" height="1em" stroke-width="9" viewBox="0 0 2 1">', (2, 1)),
    ],
)
def test_the_size_of_a_drawing(tmp_path: Path, root: str, size: tuple[int, int]) -> None:
    assert find(tmp_path, f'{root}<rect width="7" height="7"/></svg>') == logo.Logo(NAME, *size)


@pytest.mark.parametrize("data", ["", "<svg >", '<svg viewBox="0 0 x y">', '<svg width="0" height="0">', "<svg"])
def test_a_drawing_without_a_size(tmp_path: Path, data: str) -> None:
    with pytest.raises(logo.Unfit):
        find(tmp_path, data)


@pytest.mark.parametrize("evil", ["<SCRIPT >", "<a href='javascript:x'/>", '<g\nonclick="x"/>', "<!ENTITY a 'b'>"])
def test_a_drawing_that_does_more(tmp_path: Path, evil: str) -> None:
    with pytest.raises(logo.Unfit, match="holds a script"):
        find(tmp_path, f'<svg viewBox="0 0 9 9">{evil}</svg>')


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / NAME).symlink_to("/etc/hostname")
    with pytest.raises(logo.Unfit, match="out of the content folder"):
        logo.find(SiteConfig(theme=Theme(logo=NAME)), tmp_path)


def test_no_logo(tmp_path: Path) -> None:
    assert logo.find(SiteConfig(), tmp_path) is None
    assert logo.fit(SiteConfig(theme=Theme(logo=NAME)), tmp_path) is None
