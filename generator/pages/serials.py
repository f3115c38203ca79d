"""What the archive holds of a post's traffic, and what it lacks: the serial numbers in the ids of its cables.

A post numbers the cables of a year from 1, and an id is made of the year, the post and that number
(``09ASTANA1103``). Up to the highest number that is known, each that is not in the archive stands for a cable that was
sent and is not here, or for a number that was not used.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from generator import ids
from generator.language import Language

CELLS = 60
"""Pieces of a strip, at most."""
STEPS = 4
"""Shades of a piece."""
MOST_RANGES = 40
"""A year whose numbers come to more ranges is only drawn, not told."""

_ID = re.compile(r"([0-9]{2}[A-Z][A-Z'&-]*)0*([1-9][0-9]{0,6})")


class Shade(msgspec.Struct, frozen=True):
    """All pieces of a strip that have one shade."""

    step: int
    """From 1 (some numbers) to 4 (nearly all)."""
    path: str


class SerialYear(msgspec.Struct, frozen=True):
    """The numbers of a year."""

    year: str
    post: str
    """As in ids; empty where all of the origin have the same."""
    held: str
    """How many are in the archive."""
    highest: str
    missing: str
    share: int
    """Percent of the numbers up to the highest that are in the archive; 0 for less than half of one."""
    cells: int
    shades: tuple[Shade, ...]
    ranges: str
    """``1–3, 17``: the numbers in the archive; empty where that would be too long."""


def serial_years(language: Language, canonical_ids: Iterable[str]) -> tuple[SerialYear, ...]:
    """The years of the cables with these ids, in order; ids of another form are passed over."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for id in canonical_ids:
        parts = _ID.fullmatch(id)
        if parts:
            found[parts[1]].add(parts[2])
    years = {series: ids.year(int(series[:2])) for series in found}
    several = len({series[2:] for series in found}) > 1
    return tuple(
        _serial_year(language, years[series], series[2:] if several else "", sorted(map(int, found[series])))
        for series in sorted(found, key=lambda series: (years[series], series))
    )


def _serial_year(language: Language, year: int, post: str, numbers: Sequence[int]) -> SerialYear:
    highest = numbers[-1]
    cells = min(highest, CELLS)
    ranges = list(_ranges(numbers))
    return SerialYear(
        year=str(year),
        post=post,
        held=language.number(len(numbers)),
        highest=language.number(highest),
        missing=language.number(highest - len(numbers)),
        share=round(100 * len(numbers) / highest),
        cells=cells,
        shades=tuple(_shades(numbers, cells)),
        ranges=", ".join(map(_range_text, ranges)) if len(ranges) <= MOST_RANGES else "",
    )


def _ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of numbers, first and last."""
    first = last = 0
    for number in numbers:
        if number != last + 1:
            if last:
                yield first, last
            first = number
        first, last = first or number, number
    if last:
        yield first, last


def _range_text(pair: tuple[int, int]) -> str:
    first, last = pair
    return str(first) if first == last else f"{first}–{last}"


def _shades(numbers: Sequence[int], cells: int) -> Iterator[Shade]:
    """A strip of ``cells`` pieces for as many numbers each; a piece is the darker, the more of them are there."""
    highest = numbers[-1]
    held = [0] * cells
    for number in numbers:
        held[(number - 1) * cells // highest] += 1
    # Piece n holds the numbers from ceil(n * highest / cells) + 1 on.
    borders = [-(-place * highest // cells) for place in range(cells + 1)]
    sizes = (after - before for before, after in pairwise(borders))
    shades = [-(-STEPS * count // size) for count, size in zip(held, sizes, strict=True)]
    for step in range(1, STEPS + 1):
        runs = _ranges(place + 1 for place, shade in enumerate(shades) if shade == step)
        path = "".join(f"M{first - 1} 0h{last - first + 1}v1h-{last - first + 1}z" for first, last in runs)
        if path:
            yield Shade(step, path)
