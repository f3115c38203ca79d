"""Lighthouse, as on a phone with a slow network, gives at least 95 of 100 in all its categories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import HttpSite
from tests.tools import Node, chromium_path

PAGES = ("index.html", "cable/2009/07/09ASTANA1103.html", "tag/PREL.html", "country/kazakhstan.html", "search.html")
LEAST = 95
MOST_SHIFT = 0.02
"""Cumulative layout shift; 0.1 is what Lighthouse calls good."""


@pytest.mark.chromium
def test_scores(node: Node, sample_site: Path, http_site: HttpSite) -> None:
    path = chromium_path()
    assert path
    root = http_site(sample_site)
    pages = json.loads(node(Path(__file__).with_name("lighthouse.mjs"), path, *(root + page for page in PAGES)))
    assert [page["url"] for page in pages] == [root + page for page in PAGES]
    low = [page for page in pages if min(page["scores"].values()) < LEAST or page["shift"] > MOST_SHIFT]
    assert low == []
