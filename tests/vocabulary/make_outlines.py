"""Makes the table of outlines anew: ``python -m tests.vocabulary.make_outlines countries-110m.json``.

The file is Natural Earth's 1:110m countries as TopoJSON, as the npm package world-atlas carries them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.vocabulary import countries, outlines
from generator.vocabulary._table import DATA

LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
NAMES = {
    "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "Congo": "CG", "Côte d'Ivoire": "CI", "Czechia": "CZ",
    "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Falkland Is.": "FK", "Macedonia": "MK",
    "N. Cyprus": "CY", "Palestine": "PS", "S. Sudan": "SS", "Solomon Is.": "SB", "Somaliland": "SO",
    "United States of America": "US", "W. Sahara": "EH", "eSwatini": "SZ",
}  # fmt: skip
"""Natural Earth's names that are unlike those of the vocabulary. What it draws apart and no code of ISO 3166 means goes
to the country that the Department counts it to."""
HEADER = """\
# Outlines of the countries for small maps of the world.
# Source: Natural Earth, 1:110m Admin 0 countries, version 4.1.0 (2018), in the public domain, from the npm package
# world-atlas 2.0.2; made by tests/vocabulary/make_outlines.py. As of 2026-11. Borders are as Natural Earth draws them,
# which is as they are held on the ground; Antarctica is left out, and so is what is too small to be seen.
# code: ISO 3166-1 alpha-2. path: an SVG path in the Equal Earth projection, whole units of a map 1000 wide and 440 high
# (see generator/vocabulary/outlines.py).
code,path
"""

Point = tuple[int, int]
Degrees = tuple[float, float]
"""Longitude and latitude."""


def main(source: Path) -> None:
    """Write the table."""
    world = json.loads(source.read_text("utf-8"))
    arcs = [list(_arc(arc, world["transform"])) for arc in world["arcs"]]
    codes = {country.name: country.code for country in countries.all_countries()} | NAMES
    paths: dict[str, str] = {}
    for country in world["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name not in LEFT_OUT:
            paths[codes[name]] = paths.get(codes[name], "") + _path(country, arcs)
    rows = "".join(f"{code},{path}\n" for code, path in sorted(paths.items()) if path)
    (DATA / "outlines.csv").write_text(HEADER + rows, "utf-8")


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Degrees]:
    """The points of an arc, which stands as differences of quantised degrees."""
    (across, up), (left, bottom) = transform["scale"], transform["translate"]
    xs, ys = (accumulate(values) for values in zip(*arc, strict=True))
    return ((x * across + left, y * up + bottom) for x, y in zip(xs, ys, strict=True))


def _path(country: dict[str, Any], arcs: list[list[Degrees]]) -> str:
    polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    whole = (_ring(numbers, arcs) for polygon in polygons for numbers in polygon)
    rings = (_corners(part) for ring in whole for part in _cut(ring))
    return "".join(_draw(ring) for ring in rings if len(ring) > 2)


def _ring(numbers: list[int], arcs: list[list[Degrees]]) -> list[Degrees]:
    """The points of a ring; it goes on beyond 180 degrees where it crosses that meridian."""
    points: list[Degrees] = []
    for number in numbers:
        for longitude, latitude in arcs[number] if number >= 0 else arcs[~number][::-1]:
            turn = round((points[-1][0] - longitude) / 360) * 360 if points else 0
            points.append((longitude + turn, latitude))
    return points


def _cut(ring: list[Degrees]) -> Iterator[list[Degrees]]:
    """What of a ring lies on the map, and what lies a turn to the west and to the east of it."""
    for turn in (-360, 0, 360):
        moved = [(longitude + turn, latitude) for longitude, latitude in ring]
        part = _clip(_clip(moved, 1), -1)
        if part:
            yield part


def _clip(ring: list[Degrees], side: int) -> list[Degrees]:
    """The part of a ring that is not beyond the meridian of 180 degrees on a side (Sutherland and Hodgman, 1974)."""
    kept: list[Degrees] = []
    for (x, y), (last_x, last_y) in zip(ring, ring[-1:] + ring, strict=False):
        if (side * x > 180) != (side * last_x > 180):
            kept.append((180.0 * side, last_y + (y - last_y) * (180 * side - last_x) / (x - last_x)))
        if side * x <= 180:
            kept.append((x, y))
    return kept


def _corners(ring: list[Degrees]) -> list[Point]:
    """A ring on the map: each corner once, without those that lie on a straight line."""
    places = (outlines.place(latitude, longitude) for longitude, latitude in ring)
    points = [(round(x), round(y)) for x, y in places]
    points = [point for point, last in zip(points, points[-1:] + points, strict=False) if point != last]
    around = zip(points[-1:] + points, points, points[1:] + points[:1], strict=False)
    return [point for before, point, after in around if not _straight(before, point, after)]


def _straight(before: Point, point: Point, after: Point) -> bool:
    (ax, ay), (bx, by), (cx, cy) = before, point, after
    return (bx - ax) * (cy - by) == (by - ay) * (cx - bx)


def _draw(ring: list[Point]) -> str:
    """A ring as a path of relative steps."""
    steps = [(x - left, y - top) for (x, y), (left, top) in zip(ring[1:], ring, strict=False)]
    numbers = "".join(f" {number}" if number >= 0 else str(number) for step in steps for number in step)
    return f"M{ring[0][0]} {ring[0][1]}l{numbers.lstrip()}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
