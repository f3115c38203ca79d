"""Every link of a site leads somewhere: to a file of the site, and to a place in it."""

from __future__ import annotations

from pathlib import Path

from tests.links import check_links


def test_sample(sample_site: Path) -> None:
    assert check_links(sample_site) == []


def test_hostile_archive(hostile_site: Path) -> None:
    """Its one broken link is in the Markdown, and leads to no file because it leads to no script either."""
    assert [fault for fault in check_links(hostile_site) if "java%09script:" not in fault] == []
