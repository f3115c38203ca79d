"""What is searched for: a fixed set of queries of one to three ordinary words, from bands of frequency."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import cache
from random import Random

from lunr.stop_word_filter import WORDS as STOP_WORDS

from generator.sample.series import cables
from tests.bench.archives import SEED

NUMBER = 60
SAMPLE = 1000
"""The vocabulary is that of so many first cables, which all archives share."""
BANDS = ((0.2, 1.0), (0.02, 0.2), (0.003, 0.02))
"""Shares of cables that hold a word: frequent, common, uncommon."""
_WORD = re.compile(r"\b[a-z]{4,}\b")


@cache
def queries() -> tuple[str, ...]:
    """The queries: equally many of one, two and three words; all mixtures of the bands take turns."""
    rng = Random("queries")
    supplies = [rng.sample(band, len(band)) for band in bands()]
    mixtures = [itertools.cycle(itertools.combinations_with_replacement(supplies, length)) for length in (1, 2, 3)]
    return tuple(
        " ".join(supply.pop() for supply in next(mixture))
        for mixture in itertools.islice(itertools.cycle(mixtures), NUMBER)
    )


@cache
def bands() -> tuple[list[str], ...]:
    """The ordinary words of each band: four or more lower-case letters, no stop words, in alphabetical order."""
    found = Counter(
        itertools.chain.from_iterable(
            set(_WORD.findall(cable.message.body)) for cable in itertools.islice(cables(SEED), SAMPLE)
        )
    )
    words = sorted(word for word in found if word not in STOP_WORDS)
    return tuple([word for word in words if low <= found[word] / SAMPLE < high] for low, high in BANDS)
