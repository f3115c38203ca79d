"""Fixtures for tests of the search page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import HttpSite


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, sample_site: Path, http_site: HttpSite) -> str:
    """The root of the sample site, in both ways that people open it."""
    return http_site(sample_site) if request.param == "http" else sample_site.as_uri() + "/"
