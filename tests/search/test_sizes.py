"""The size of a term's postings is an estimate that changes seldom."""

from __future__ import annotations

import numpy as np

from generator.search import sizes


def test_the_size_of_a_term_changes_with_the_power_of_two_only() -> None:
    counts = np.zeros((4, 5), np.int64)
    counts[sizes.BODY] = [1, 64, 65, 127, 128]
    found = sizes.of_terms(counts, np.full(5, 6), np.zeros(5, bool)).tolist()
    assert found[0] < found[1] == found[2] == found[3] < found[4]
