"""The HTML of every kind of page is valid, and no page is of an unknown kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.kinds import KINDS, RARE, html_files, kind_of, of_kind
from tests.tools import Node


@pytest.mark.parametrize("site", ["sample_site", "hostile_site"])
def test_every_page_is_of_a_known_kind(request: pytest.FixtureRequest, site: str) -> None:
    folder = request.getfixturevalue(site)
    urls = [path.relative_to(folder).as_posix() for path in html_files(folder)]
    assert [url for url in urls if kind_of(url) is None] == []


def test_there_is_a_page_of_every_kind(sample_site: Path, hostile_site: Path) -> None:
    found = {kind: of_kind(hostile_site if kind in RARE else sample_site, kind) for kind in KINDS}
    assert [kind for kind, pages in found.items() if not pages] == []


@pytest.mark.parametrize("site", ["sample_site", "hostile_site"])
def test_valid(node: Node, request: pytest.FixtureRequest, site: str) -> None:
    """The largest two and the smallest page of each kind."""
    folder = request.getfixturevalue(site)
    pages = {page for kind in KINDS for page in (*of_kind(folder, kind)[:2], *of_kind(folder, kind)[-1:])}
    options = ("--config", ".htmlvalidate.json", "--max-warnings", "0", "--formatter", "text")
    result = node.tool("html-validate", *options, *sorted(pages))
    assert result.returncode == 0, result.stdout[:5000] + result.stderr
