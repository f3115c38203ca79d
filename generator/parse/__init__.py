"""From a raw cable to what it says: an ordered table of small rules, one concept per module."""

from __future__ import annotations

from generator.parse.cable import parse_cable

__all__ = ["parse_cable"]
