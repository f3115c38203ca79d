"""Outlines of countries: where places lie on the map, and that each path is one and lies where its country is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary import countries, outlines, posts
from generator.vocabulary._table import DATA

OUTLINES = outlines.outlines()
RING = re.compile(r"M\d+ \d+l(-?\d+ ?-?\d+ ?)+z")


def corners(path: str) -> list[tuple[int, int]]:
    """All corners of a path on the map."""
    found = []
    for ring in path.split("M")[1:]:
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        x = y = 0
        for across, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + across, y + down
            found.append((x, y))
    return found


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [
        (0, 0, 500, 241.2),
        (0, 180, 1000, 241.2),
        (0, -180, 0, 241.2),
        (83.7, 0, 500, 0),
        # As published: the poles are 0.59247 of the equator long, and the world is 2.05458 times as wide as high.
        (90, 180, 796.2, -2.1),
        (-90, 0, 500, 484.5),
    ],
)
def test_places(latitude: float, longitude: float, x: float, y: float) -> None:
    assert outlines.place(latitude, longitude) == pytest.approx((x, y), abs=0.1)


@given(st.floats(-89, 89), st.floats(-180, 180))
def test_north_is_above_and_east_is_right(latitude: float, longitude: float) -> None:
    x, y = outlines.place(latitude, longitude)
    assert outlines.place(latitude + 1, longitude)[1] < y
    assert outlines.place(latitude, longitude + 1)[0] > x


def test_codes_are_countries() -> None:
    assert [code for code in OUTLINES if countries.find(code) is None] == []
    assert len(OUTLINES) > 170
    assert outlines.outline("TV") == ""


@pytest.mark.parametrize("code", OUTLINES)
def test_paths(code: str) -> None:
    rings = re.findall(r"M[^M]*", OUTLINES[code])
    assert rings
    assert [ring for ring in rings if not RING.fullmatch(ring)] == []
    assert all(0 <= x <= outlines.WIDTH and 0 <= y <= outlines.HEIGHT for x, y in corners(OUTLINES[code]))


@pytest.mark.parametrize("ring", [ring for path in OUTLINES.values() for ring in re.findall(r"M[^M]*", path)])
def test_no_ring_goes_around_the_world(ring: str) -> None:
    across = [x for x, _ in corners(ring)]
    assert max(across) - min(across) < 0.4 * outlines.WIDTH


@pytest.mark.parametrize(
    ("post", "code"), [("ASTANA", "KZ"), ("BRASILIA", "BR"), ("CANBERRA", "AU"), ("PARIS", "FR"), ("PRETORIA", "ZA")]
)
def test_outlines_lie_where_the_capitals_are(post: str, code: str) -> None:
    found = posts.by_key(post)
    assert found is not None
    assert found.latitude is not None
    assert found.longitude is not None
    x, y = outlines.place(found.latitude, found.longitude)
    xs, ys = zip(*corners(OUTLINES[code]), strict=True)
    assert min(xs) < x < max(xs)
    assert min(ys) < y < max(ys)


def test_the_table_is_small() -> None:
    assert (DATA / "outlines.csv").stat().st_size < 40_000
