"""Fixtures for tests that look at whole sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import BuildOnce
from tests.site.hostile import make_hostile_site
from tests.site.kinds import KINDS, RARE, of_kind


@pytest.fixture(params=[kind for kind in KINDS if kind not in RARE])
def specimen(sample_site: Path, request: pytest.FixtureRequest) -> Path:
    """The largest page of each kind in the sample archive, one after the other."""
    found = of_kind(sample_site, request.param)
    assert found, f"the sample archive has no page of the kind {request.param!r}"
    return found[0]


@pytest.fixture(scope="session")
def hostile_site(build_once: BuildOnce) -> Path:
    """A site made of cables and texts that want to run a script."""
    return build_once("hostile", make_hostile_site)
