"""What is particular to a group: the measure against its definition, the pairs against counting, the rules."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import isclose, log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive import particular
from generator.archive.catalogue import Catalogue
from generator.archive.headings import Headings
from generator.urls import Listing
from tests.archive.test_create import catalogue, row


def definition(both: int, group: int, partner: int, total: int) -> float:
    """G² = 2 Σ observed · ln(observed / expected) over the four cells."""
    cells = {(1, 1): both, (1, 0): group - both, (0, 1): partner - both, (0, 0): total - group - partner + both}
    sides = (total - group, group), (total - partner, partner)
    return 2 * sum(
        count * log(count * total / (sides[0][one] * sides[1][other])) for (one, other), count in cells.items() if count
    )


@given(st.tuples(*[st.integers(0, 60)] * 4).filter(any))
def test_the_measure_is_g_squared_above_chance(cells: tuple[int, int, int, int]) -> None:
    both, one, other, _ = cells
    group, partner, total = both + one, both + other, sum(cells)
    arrays = [np.array([value], np.int64) for value in (both, group, partner)]
    found = particular.likelihood_ratio(arrays[0], arrays[1], arrays[2], total)
    expected = definition(both, group, partner, total) if both * total > group * partner else 0
    assert isclose(found[0], expected, abs_tol=1e-9)


@given(st.lists(st.sets(st.integers(0, 9)), max_size=20))
def test_pairs_are_counted(cables: list[set[int]]) -> None:
    under = [[number for number, cable in enumerate(cables) if heading in cable] for heading in range(10)]
    headings = Headings(
        [("tag", str(heading)) for heading in range(10)],
        np.array([len(numbers) for numbers in under], np.int64),
        np.array([number for numbers in under for number in numbers], np.int64),
    )
    firsts, seconds, counts = particular._together(headings)
    expected = Counter(pair for cable in cables for pair in combinations(sorted(cable), 2))
    assert dict(zip(zip(firsts.tolist(), seconds.tolist(), strict=True), counts.tolist(), strict=True)) == expected


def found(catalogue: Catalogue, kind: Listing, value: str, partners: Listing) -> list[tuple[str, int]]:
    return [(partner.group.value, partner.both) for partner in catalogue.particular(kind, value, partners)]


@pytest.fixture
def archive(tmp_path: Path) -> Catalogue:
    """Lima writes about its minerals and about Chile, everyone about everything and about themselves."""
    lima = [
        row(f"08LIMA{n}", origin="Embassy Lima", country="PE", tags=["PREL", "EMIN", "PE", "CI"], about=["PE", "CL"])
        for n in range(1, 7)
    ]
    others = [row(f"08ASTANA{n}", tags=["PREL", "PGOV", "KZ"], about=["KZ"]) for n in range(1, 31)]
    rare = [row(f"08ASTANA{n}", tags=["ZZZZ", "YYYY"]) for n in (90, 91)]
    return catalogue(tmp_path, *lima, *others, *rare)[0]


def test_what_is_common_everywhere_is_not_particular(archive: Catalogue) -> None:
    assert found(archive, Listing.COUNTRY, "PE", Listing.TAG) == [("EMIN", 6)]


def test_a_country_is_not_particular_to_itself(archive: Catalogue) -> None:
    for kind, value in (
        (Listing.COUNTRY, "PE"), (Listing.ABOUT, "PE"), (Listing.ORIGIN, "Embassy Lima"), (Listing.TAG, "PE")
    ):  # fmt: skip
        assert found(archive, kind, value, Listing.ABOUT) == [("CL", 6)]


def test_tags_that_mean_countries_stand_among_the_countries(archive: Catalogue) -> None:
    assert found(archive, Listing.TAG, "EMIN", Listing.TAG) == []
    assert found(archive, Listing.TAG, "EMIN", Listing.ABOUT) == [("CL", 6), ("PE", 6)]


def test_two_cables_are_too_few(archive: Catalogue) -> None:
    assert found(archive, Listing.TAG, "ZZZZ", Listing.TAG) == []


def common(catalogue: Catalogue, kind: Listing, value: str, partners: Listing) -> list[tuple[str, int]]:
    return [(partner.group.value, partner.both) for partner in catalogue.common(kind, value, partners)]


def test_where_nothing_is_particular_the_common_is_told(archive: Catalogue) -> None:
    assert common(archive, Listing.TAG, "ZZZZ", Listing.TAG) == [("YYYY", 2)]
    assert common(archive, Listing.COUNTRY, "PE", Listing.TAG) == []  # something is particular to it


def test_the_most_common_comes_first(tmp_path: Path) -> None:
    tags = [["PREL", "PGOV", "ECON"], ["PREL", "PGOV", "ECON"], ["PREL", "PGOV", "KZ"], ["PREL", "SCUL"]]
    found = catalogue(tmp_path, *(row(f"08ASTANA{n}", tags=some) for n, some in enumerate(tags)))[0]
    assert common(found, Listing.TAG, "PREL", Listing.TAG) == [("PGOV", 3), ("ECON", 2)]
    assert common(found, Listing.ORIGIN, "Embassy Astana", Listing.TAG) == [("PREL", 4), ("PGOV", 3), ("ECON", 2)]
    assert common(found, Listing.TAG, "SCUL", Listing.TAG) == []


def test_a_line_that_is_no_tags_line_is_left_out(tmp_path: Path) -> None:
    words = [f"WORD {n}" for n in range(particular.MOST_HEADINGS + 1)]
    odd = [row(f"08ASTANA{n}", tags=words) for n in range(1, 7)]
    whole = catalogue(tmp_path, *odd, *(row(f"08LIMA{n}", tags=["PREL"]) for n in range(1, 31)))[0]
    assert found(whole, Listing.TAG, "WORD 1", Listing.TAG) == []


def test_an_empty_archive_has_nothing(tmp_path: Path) -> None:
    assert catalogue(tmp_path)[0].particular(Listing.TAG, "PREL", Listing.TAG) == []
