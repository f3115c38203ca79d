"""Countries (ISO 3166) and the geopolitical TAGS that mean them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from generator.vocabulary import _table, tags


class Country(msgspec.Struct, frozen=True):
    """A country, a territory or a former state."""

    code: str
    """ISO 3166-1 alpha-2; ``XK`` for Kosovo; for former states the code withdrawn with them (``SU``, ``YU``)."""
    alpha3: str
    name: str
    """Short English name."""
    slug: str
    """For addresses: ``united-kingdom``."""
    fips: tuple[str, ...] = ()
    """Geopolitical TAGS, the usual one first."""
    note: str = ""


def find(code: str) -> Country | None:
    """The country with this ISO alpha-2 code, in any case."""
    return _countries().get(code.strip().upper())


def by_tag(fips: str) -> Country | None:
    """The country that a geopolitical TAGS means: ``GM`` gives Germany. None for regions and unknown codes."""
    tag = tags.find(fips)
    return find(tag.country) if tag is not None and tag.country is not None else None


def all_countries() -> tuple[Country, ...]:
    """All countries, by code."""
    return tuple(_countries().values())


@cache
def _countries() -> dict[str, Country]:
    codes = _tags_by_country()
    return {
        row["code"]: Country(
            code=row["code"],
            alpha3=row["alpha3"],
            name=row["name"],
            slug=row["slug"],
            fips=tuple(codes[row["code"]]),
            note=row["note"],
        )
        for row in _table.read("countries")
    }


def _tags_by_country() -> defaultdict[str, list[str]]:
    """TAGS of each country: those in plain use first, those with a note (older codes, parts of a country) behind."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for tag in sorted(tags.all_tags(), key=lambda tag: (tag.note != "", tag.code)):
        if tag.country is not None:
            codes[tag.country].append(tag.code)
    return codes
