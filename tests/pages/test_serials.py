"""Serial numbers: what a post's ids say of the cables that are not there."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language
from generator.pages.serials import CELLS, STEPS, serial_years


def test_a_year() -> None:
    (year,) = serial_years(Language(), ["09ASTANA1", "09ASTANA9", "09ASTANA2", "09ASTANA4", "09ASTANA4"])
    assert (year.year, year.post, year.held, year.highest, year.missing, year.share) == ("2009", "", "4", "9", "5", 44)
    assert year.ranges == "1–2, 4, 9"
    assert year.cells == 9
    assert [(shade.step, shade.path) for shade in year.shades] == [(4, "M0 0h2v1h-2zM3 0h1v1h-1zM8 0h1v1h-1z")]


def test_pieces_are_shaded_by_how_many_numbers_they_hold() -> None:
    numbers = [*range(1, 11), *range(11, 16), 21]  # pieces of ten: whole, half, one
    (year,) = serial_years(Language(), (f"09LIMA{number}" for number in [*numbers, 10 * CELLS]))
    assert [(shade.step, shade.path) for shade in year.shades] == [
        (1, f"M2 0h1v1h-1zM{CELLS - 1} 0h1v1h-1z"),
        (2, "M1 0h1v1h-1z"),
        (4, "M0 0h1v1h-1z"),
    ]


def test_years_of_two_centuries_and_posts_with_two_names() -> None:
    years = serial_years(Language(), ["10KYIV3", "73KIEV5", "05KIEV1"])
    assert [(year.year, year.post) for year in years] == [("1973", "KIEV"), ("2005", "KIEV"), ("2010", "KYIV")]


def test_ids_without_a_serial_are_passed_over() -> None:
    assert serial_years(Language(), ["", "ASTANA 1103", "09ASTANA0", "09ASTANA", "2009ASTANA1", "09ASTANA١"]) == ()


def test_many_ranges_are_not_told() -> None:
    (year,) = serial_years(Language(), (f"09LIMA{number}" for number in range(1, 1000, 2)))
    assert year.ranges == ""


@given(st.sets(st.integers(1, 3000), min_size=1))
def test_numbers_add_up(numbers: set[int]) -> None:
    (year,) = serial_years(Language(), (f"09LIMA{number}" for number in numbers))
    held, missing, highest = (int(text.replace(",", "")) for text in (year.held, year.missing, year.highest))
    assert held == len(numbers)
    assert held + missing == highest == max(numbers)
    pieces = [
        (shade.step, *map(int, run)) for shade in year.shades for run in re.findall(r"M(\d+) 0h(\d+)", shade.path)
    ]
    drawn = [place for _, left, width in pieces for place in range(left, left + width)]
    assert sorted(drawn) == sorted({(number - 1) * year.cells // highest for number in numbers})
    assert {step for step, *_ in pieces} <= set(range(1, STEPS + 1))
    if year.ranges:
        ends = (part.split("–") for part in year.ranges.split(", "))
        assert {number for pair in ends for number in range(int(pair[0]), int(pair[-1]) + 1)} == numbers
