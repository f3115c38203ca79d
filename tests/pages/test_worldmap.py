"""The map of the world: shades, countries without outline, posts, what has no place on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Tag
from generator.pages import worldmap
from tests.pages.making import cable, press


@pytest.mark.parametrize(
    ("highest", "bounds"),
    [(1, [1]), (3, [1, 2]), (10, [1, 2, 5]), (100, [1, 2, 5, 10, 20]), (9000, [1, 5, 20, 200, 1000])],
)
def test_steps(highest: int, bounds: list[int]) -> None:
    assert worldmap.steps(highest) == bounds


@given(st.integers(1, 3_000_000))
def test_steps_are_few_and_grow(highest: int) -> None:
    bounds = worldmap.steps(highest)
    assert bounds[0] == 1
    assert len(bounds) <= worldmap.STEPS
    assert bounds == sorted(set(bounds))
    assert bounds[-1] <= highest


def world(folder: Path) -> worldmap.WorldMap:
    """Ten cables from Astana, two of them about Iran; one from Hong Kong; one about Tuvalu and the Soviet Union."""
    cables = [cable(f"09ASTANA{n}", tags=(Tag("KZ"), *[Tag("IR")] * (n < 3))) for n in range(1, 11)]
    cables.append(cable("09HONGKONG1", origin="Consulate Hong Kong", country="HK"))
    cables.append(cable("09STATE1", origin="Secretary of State", country=None, tags=(Tag("TV"), Tag("UR"))))
    found = worldmap.world(press(folder, *cables), "country/index.html")
    assert found is not None
    return found


def test_countries(tmp_path: Path) -> None:
    found = {country.name: country for country in world(tmp_path).countries}
    assert list(found) == ["Iran", "Kazakhstan", "Hong Kong"]
    kazakhstan = found["Kazakhstan"]
    assert (kazakhstan.sent, kazakhstan.about, kazakhstan.posts) == ("10", "10", "Embassy Astana")
    assert kazakhstan.href == "kazakhstan.html"
    assert kazakhstan.step == 5
    assert kazakhstan.path.startswith("M")


def test_a_country_without_cables_of_its_own_leads_to_those_about_it(tmp_path: Path) -> None:
    assert world(tmp_path).countries[0].href == "iran-about.html"


def test_a_country_without_outline_is_a_point(tmp_path: Path) -> None:
    hong_kong = world(tmp_path).countries[-1]
    assert (hong_kong.path, hong_kong.x > 700, hong_kong.step) == ("", True, 3)


def test_what_has_no_place_is_named(tmp_path: Path) -> None:
    left_out = world(tmp_path).left_out
    assert all(link.text and link.href.endswith(".html") for link in left_out)
    assert len(left_out) == 2


def test_posts_are_points(tmp_path: Path) -> None:
    found = world(tmp_path)
    assert found.posts.count("M") == 3  # Astana, Hong Kong, Washington


def test_a_cable_from_and_about_a_country_counts_once(tmp_path: Path) -> None:
    assert [(step.step, step.first, step.last) for step in world(tmp_path).legend] == [
        (3, "1", "1"), (4, "2", "4"), (5, "5", "")
    ]  # fmt: skip


def test_a_country_with_one_cable_has_the_shade_of_one(tmp_path: Path) -> None:
    cables = [cable(f"09ASTANA{n}") for n in range(1, 11)]
    bahrain = cable("09MANAMA1", origin="Embassy Manama", country="BH", tags=(Tag("BA"),))
    found = worldmap.world(press(tmp_path, *cables, bahrain), "index.html")
    assert found is not None
    first = found.legend[0]
    assert (first.step, first.first, first.last) == (3, "1", "1")
    assert {country.name: country.step for country in found.countries}["Bahrain"] == 3


def test_no_countries_no_map(tmp_path: Path) -> None:
    assert worldmap.world(press(tmp_path, cable(country=None)), "index.html") is None
