"""Outlines of the countries on a map of the world, and where on it a place lies.

The projection is Equal Earth (B. Šavrič, T. Patterson, B. Jenny, 2018), which keeps areas true; the map leaves out what
lies south of 58° S.
"""

from __future__ import annotations

from functools import cache
from math import asin, cos, radians, sin, sqrt

from generator.vocabulary import _table

WIDTH = 1000
HEIGHT = 440
"""Units of the map."""

_A = (1.340264, -0.081106, 0.000893, 0.003796)
"""Coefficients of the projection."""
_SCALE = WIDTH / 5.41326
"""The equator is 2π·√3·2/(3·A₁) ≈ 5.413 radii long."""
_NORTH = 83.7
"""Latitude of the northernmost land, the upper edge of the map."""


def outline(code: str) -> str:
    """The SVG path of a country (ISO 3166-1 alpha-2) on the map; empty where it has none."""
    return _paths().get(code, "")


def outlines() -> dict[str, str]:
    """All paths by code."""
    return dict(_paths())


def place(latitude: float, longitude: float) -> tuple[float, float]:
    """Where on the map a place in degrees lies: units from the left and from the top."""
    x, y = _project(latitude, longitude)
    return WIDTH / 2 + _SCALE * x, _SCALE * (_project(_NORTH, 0)[1] - y)


def _project(latitude: float, longitude: float) -> tuple[float, float]:
    """Equal Earth, in radii of the globe."""
    angle = asin(sqrt(3) / 2 * sin(radians(latitude)))
    square = angle * angle
    slope = _A[0] + 3 * _A[1] * square + square**3 * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * sqrt(3) * radians(longitude) * cos(angle) / (3 * slope)
    return x, angle * (_A[0] + _A[1] * square + square**3 * (_A[2] + _A[3] * square))


@cache
def _paths() -> dict[str, str]:
    return {row["code"]: row["path"] for row in _table.read("outlines")}
