"""The publisher's logo: a picture in the content folder, with the size by which a page keeps room for it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import imagesize
import msgspec

from generator.config import SiteConfig

LARGEST = 256 * 1024
"""Bytes; every page shows it."""
_RUNS = re.compile(rb"(?i)<\s*script|\son\w+\s*=|javascript:|<!ENTITY|<\s*foreignObject")
"""What makes an SVG more than a picture. A page shows it as one, but it can be opened for itself."""

_ROOT = re.compile(rb"<svg\s[^>]*>")
_SIDE = re.compile(rb"\s(width|height)\s*=\s*[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']")
_BOX = re.compile(rb"\sviewBox\s*=\s*[\"']\s*[-+.\d]+[\s,]+[-+.\d]+[\s,]+(\d[.\d]*)[\s,]+(\d[.\d]*)\s*[\"']")


class Logo(msgspec.Struct, frozen=True):
    """A picture in front of the site's title."""

    src: str
    """Link to it; before it is known from where, its path in the site."""
    width: int
    height: int


class Unfit(Exception):  # noqa: N818 - the page does without, nothing fails
    """The file cannot be the logo; the text says why and what to do."""


def find(config: SiteConfig, content: Path) -> Logo | None:
    """The logo; None where none is named.

    Raises:
        Unfit: there is a name, but not of a fit file.
    """
    name = config.theme.logo
    if not name:
        return None
    path = content / name
    if not path.resolve().is_relative_to(content.resolve()):
        raise Unfit("leads out of the content folder; copy the picture into it")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unfit(f"cannot be read: {error.strerror}; put the picture there, or correct the name") from error
    if len(data) > LARGEST:
        raise Unfit(f"has {len(data):,} bytes; make it smaller than {LARGEST:,}, because every page loads it")
    if path.suffix.lower() == ".svg" and _RUNS.search(data):
        raise Unfit("holds a script, an entity or a foreign object; save it as a plain picture")
    return Logo(name, *_size(data))


def fit(config: SiteConfig, content: Path) -> Logo | None:
    """The logo as pages show it; None where there is none, or none that is fit."""
    try:
        return find(config, content)
    except Unfit:
        return None


def _size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels, or in proportion."""
    try:
        width, height = _size_of_drawing(root[0]) if (root := _ROOT.search(data)) else imagesize.get(io.BytesIO(data))
    except Exception as error:  # whatever a damaged file does to the library
        raise Unfit("is damaged; save it again") from error
    if width <= 0 or height <= 0:
        raise Unfit("does not tell its size; save it as PNG, JPEG or WebP, or as SVG with width and height")
    return round(width), round(height)


def _size_of_drawing(root: bytes) -> tuple[float, float]:
    """The size that the first tag of an SVG tells; -1 for what it does not."""
    sides = {side: float(value) for side, value in _SIDE.findall(root)}
    if len(sides) == 2:
        return sides[b"width"], sides[b"height"]
    box = _BOX.search(root)
    return (float(box[1]), float(box[2])) if box else (-1, -1)
