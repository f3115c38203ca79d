"""A map of the world: countries shaded by their numbers of cables, posts as points, each country a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Group
from generator.language import Language
from generator.pages.country_lists import Country, all_countries
from generator.pages.press import Press
from generator.pages.views import Link
from generator.urls import Listing
from generator.vocabulary import outlines, posts

STEPS = 5
"""Shades, at most."""


class MapCountry(msgspec.Struct, frozen=True):
    """A country that has cables."""

    name: str
    href: str
    sent: str
    """Number of cables from it."""
    about: str
    """Number of cables about it."""
    posts: str
    """Names of its posts."""
    step: int
    """Its shade, from 1 to 5."""
    path: str
    """Its outline; empty where it is shown as a point."""
    x: int
    y: int
    """Where that is."""


class Step(msgspec.Struct, frozen=True):
    """A shade of the legend."""

    step: int
    first: str
    last: str
    """The numbers of cables that it stands for; the same where there is but one."""


class WorldMap(msgspec.Struct, frozen=True):
    """The map, ready to be drawn."""

    width: int
    height: int
    land: str
    """Outlines of the countries without cables, as one path."""
    countries: tuple[MapCountry, ...]
    """Those with cables; the points come last, so that no outline covers them."""
    posts: str
    """The posts, as a path of points."""
    legend: tuple[Step, ...]
    left_out: tuple[Link, ...]
    """Countries that have cables and no place on the map."""


def world(press: Press, url: str) -> WorldMap | None:
    """The map for the page ``url``; none where no cable has a country."""
    found = all_countries(press.catalogue)
    sizes = press.catalogue.country_sizes
    if not found:
        return None
    bounds = steps(max(sizes.values()))
    origins = _origins(press)
    shapes = [
        _country(press, url, country, _step(bounds, sizes[country.code]), origins.get(country.code, []))
        for country in found
    ]
    shown = [shape for shape in shapes if shape]
    codes = {country.code for country in found}
    places = sorted({place for some in origins.values() for _, place in some if place})
    return WorldMap(
        width=outlines.WIDTH,
        height=outlines.HEIGHT,
        land="".join(path for code, path in outlines.outlines().items() if code not in codes),
        countries=tuple(sorted(shown, key=lambda country: not country.path)),
        posts="".join(f"M{x} {y}h0" for x, y in places),
        legend=tuple(_legend(press.language, bounds)),
        left_out=tuple(
            Link(press.country(country.code), urls.relative(url, country.url))
            for country, shape in zip(found, shapes, strict=True)
            if not shape
        ),
    )


def steps(highest: int) -> list[int]:
    """The lowest numbers of at most five shades, for numbers from 1 to ``highest``.

    Each is a round number (1, 2 or 5 and noughts); they grow by about the same factor, because most countries have few
    cables and some very many.
    """
    rounds = [digit * 10**power for power in range(len(str(highest))) for digit in (1, 2, 5)]
    wanted = (round(highest ** (step / STEPS), 6) for step in range(STEPS))
    return sorted({max(number for number in rounds if number <= bound) for bound in wanted})


def _step(bounds: list[int], count: int) -> int:
    """The shade of a country; the highest is always the darkest."""
    return STEPS - len(bounds) + sum(count >= bound for bound in bounds)


def _legend(language: Language, bounds: list[int]) -> Iterator[Step]:
    for place, bound in enumerate(bounds):
        last = language.number(bounds[place + 1] - 1) if place + 1 < len(bounds) else ""
        yield Step(STEPS - len(bounds) + place + 1, language.number(bound), last)


def _origins(press: Press) -> dict[str, list[tuple[Group, tuple[int, int] | None]]]:
    """The origins of each country (empty for none), the busiest first, and where on the map they lie."""
    found: dict[str, list[tuple[Group, tuple[int, int] | None]]] = {}
    for group in sorted(press.groups(Listing.ORIGIN), key=lambda group: (-group.count, group.value)):
        post = posts.find(group.value)
        if post:
            found.setdefault(post.country or "", []).append((group, _place(post)))
    return found


def _place(post: posts.Post) -> tuple[int, int] | None:
    if post.latitude is None or post.longitude is None:
        return None
    x, y = outlines.place(post.latitude, post.longitude)
    return round(x), round(y)


def _country(
    press: Press, url: str, country: Country, step: int, origins: Iterable[tuple[Group, tuple[int, int] | None]]
) -> MapCountry | None:
    path = outlines.outline(country.code)
    place = next((place for _, place in origins if place), None)
    if not path and place is None:
        return None
    return MapCountry(
        name=press.country(country.code),
        href=urls.relative(url, country.url),
        sent=press.language.number(country.sent.count if country.sent else 0),
        about=press.language.number(country.about.count if country.about else 0),
        posts=", ".join(group.value for group, _ in origins),
        step=step,
        path=path,
        x=place[0] if place else 0,
        y=place[1] if place else 0,
    )
