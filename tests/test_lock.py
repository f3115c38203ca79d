"""The pinned requirements are those of ``pyproject.toml``, complete, and installed."""

from __future__ import annotations

import importlib.metadata
import json

import pytest
from packaging.requirements import Requirement

from tests import lock

RUN, CLUSTER, DEV, BENCH = lock.direct()


def pins(name: str) -> dict[str, str]:
    """Package -> version, of one of the requirements files and those it includes."""
    lines = (lock.ROOT / name).read_text("utf-8").split("\n")
    pinned = dict(line.split("==") for line in lines if "==" in line)
    for line in lines:
        if line.startswith("-r "):
            pinned |= pins(line.removeprefix("-r "))
    return pinned


def versions(direct: list[str]) -> dict[str, str]:
    """Package -> version of requirements, without their extras."""
    found = map(Requirement, direct)
    return {lock.normal(need.name): str(need.specifier).removeprefix("==") for need in found}


def needs(package: str) -> set[str]:
    """What an installed package needs here, without its extras."""
    found = map(Requirement, importlib.metadata.requires(package) or [])
    return {lock.normal(need.name) for need in found if not need.marker or need.marker.evaluate({"extra": ""})}


@pytest.mark.parametrize(
    ("file", "direct"), [(lock.RUN, RUN), (lock.CLUSTER, RUN + CLUSTER), (lock.DEV, RUN + CLUSTER + DEV)]
)
def test_holds_what_pyproject_names_and_all_that_it_needs(file: str, direct: list[str]) -> None:
    pinned = pins(file)
    wanted = versions(direct)
    assert {name: pinned.get(name) for name in wanted} == wanted, "run `make lock`"
    assert set().union(*map(needs, pinned)) <= pinned.keys(), "run `make lock`"


def test_holds_what_the_benchmark_needs() -> None:
    """What that needs in turn is not known here: it is installed for the benchmark only."""
    pinned = pins(lock.BENCH)
    wanted = versions(RUN + CLUSTER + DEV + BENCH)
    assert {name: pinned.get(name) for name in wanted} == wanted, "run `make lock`"


def test_is_what_is_installed() -> None:
    pinned = pins(lock.DEV)
    assert {name: importlib.metadata.version(name) for name in pinned} == pinned, "remove .venv/ and try again"


def test_names_no_package_index() -> None:
    locked = json.loads((lock.ROOT / "package-lock.json").read_text("utf-8"))
    assert not [name for name, package in locked["packages"].items() if "resolved" in package]
