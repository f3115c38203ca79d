"""The searches of one site: every query, each in a browser that knows nothing yet."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
from playwright.sync_api import Browser

from tests.bench.browser import Engine, Search, search, web_server
from tests.bench.queries import queries


class Searches(msgspec.Struct, frozen=True):
    """The searches of one engine on an archive of one size."""

    engine: Engine
    cables: int
    searches: tuple[Search, ...]

    @property
    def good(self) -> list[Search]:
        """Those that were answered."""
        return [one for one in self.searches if not one.fault]


class Asked(msgspec.Struct, frozen=True):
    """What is asked, and how."""

    number: int
    """Of the queries, from the first on."""
    typed: bool
    """Letter by letter."""


class Spread(NamedTuple):
    """Median, 95th percentile, maximum."""

    median: float
    most: float
    maximum: float


def spread(values: Sequence[float]) -> Spread:
    """The spread of at least one value; the percentile is a value that occurs (nearest rank)."""
    ordered = sorted(values)
    rank = -(-95 * len(ordered) // 100)
    return Spread(statistics.median(ordered), ordered[rank - 1], ordered[-1])


def run(
    browser: Browser, engine: Engine, cables: int, site: Path, say: Callable[[str], None], asked: Asked
) -> Searches:
    """Ask the queries of the site in the folder ``site``."""
    found = []
    with web_server(site) as address:
        for query in queries()[: asked.number]:
            one = search(browser, engine, f"{address}search.html", query, typed=asked.typed)
            found.append(one)
            say(
                f"{cables:,} cables: {engine}: {query}: {one.fault or f'{one.first and one.first.milliseconds:.0f} ms'}"
            )
    return Searches(engine, cables, tuple(found))
