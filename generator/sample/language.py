"""Invented prose with the statistics of real text.

Sentences are built from patterns filled with English words, whose frequencies follow Zipf and Mandelbrot (the word of
rank r in its list comes with a frequency of 1 / (r + 30)). About one word in ten is rare: its rank is drawn from the
tail r ** -1.567, which has no end. By that tail the number of distinct words grows as in real text (Heaps): some 22,000
in the first 390,000 words, 1.4 million in the 261 million words of 251,287 cables. A thousand words hold some 500
different ones, as they do in real cables.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from random import Random

import msgspec

_PATTERNS = """
The {a} {n} {v} {t} {n} {p} {t} {n} in %s, and {t} {n} {v} that {t} {a} {n} was {d} {a}.
On {t} {n}, %s {v} that a {a} {n} {p} {t} {n} had been {v} {d} by {t} {n} {p} %s.
According to {t} {n}, {t} {a} {n} {v} with {t} {n} and {v} to {t} {a} {n} in %s.
{N} and {n} in %s {v} {d}, but {t} {n} {v} its {n}.
He {v} that {t} {n} would be {a} until {t} {a} {n} had {v} it to {t} {n}.
She {v} {t} {n} that "the {n} {p} %s is a {a} {n} for us", and {v} a {n}.
We {v} that {t} {n} {v} a {n} from %s to {t} {n} at a {n} {p} %s.
There was no {a} {n} in {t} {n}, as {t} {n} {v} {d}, and {t} {a} {n} {p} %s {v} for {t} {n}.
The {n} {p} %s, which {t} {n} {v} in {t} {a} {n}, has {d} {v} {t} {n} {p} %s.
In {t} {n} {t} {a} {n} {v} %s and %s {d} to {a} {n}.
Embassy {n} {v} {t} {n} {p} %s with {t} {a} {n} and reported on {t} {n} {p} {t} {n}.
If {t} {n} {v}, {t} {n} {p} %s would not be {a} for {t} {n} or {t} {n}.
The {a} {n}, %s, {v} our {n} {p} {t} {n} and {v} about his {a} {n}.
%s has {v} more than %s of its {n} since {t} {n} {v} under {t} {a} {n}.
It is {d} {a} that {t} {n} {v} {t} {n}; {t} {a} {n} has been {v} by %s.
At {t} {n} in %s, {t} {n} {v} to us that {n} and {n} were {d} {v}.
They {v} their {a} {n} to {t} {n} {p} %s, who {v} it as a {n} {p} {t} {n} and {t} {n}.
A {a} {n} {p} %s {v} that this {n} is not a {n} but a {n} of {n}.
Our {n} in %s {v} {t} {a} {n} from {t} {n}, and we {v} that {n} is {d} {a}.
This {v} {t} {n} {p} %s, where {t} {n} {v} for {n}.
The {n} {v} {d}.
While {t} {n} {p} {t} {a} {n} {v} %s, {t} {n} {p} %s on {a} {n} {v} through {t} {n}.
""".strip().split("\n")
"""``{n}`` noun, ``{N}`` noun with a capital, ``{v}`` verb, ``{a}`` adjective, ``{d}`` adverb, ``{t}`` determiner,
``{p}`` preposition; ``%s`` a rare word."""

_SLOT = re.compile(r"\{(\w)\}")
_POOL = 12_000
_HEAD = 2_200
"""Number of words in the lists: the rank at which the tail begins."""
_TAIL = -1 / 0.567
"""The inverse of the tail's distribution function: rank = head * u ** this."""
_MOST = 10**8
_SHIFT = 30
"""Mandelbrot's shift within a list; it stands for the words of other lists between two of this one."""
_ONSETS = (*"bdfghjklmnprstvz", "sh", "ch", "br", "tr")
_SYLLABLES = tuple(onset + vowel for onset in _ONSETS for vowel in "aeiou")
_ENDINGS = ("", "n", "", "r", "", "s", "k")


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with ``%s`` for each rare word."""

    text: str
    rare: int
    """Number of rare words."""
    words: int


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one of the lists beside this module, the frequent ones first."""
    return tuple((resources.files(__package__) / f"{name}.txt").read_text("utf-8").split())


@cache
def sentences() -> tuple[Sentence, ...]:
    """The sentences that all samples are made of, the same for every seed."""
    rng = Random("sentences")  # noqa: S311 - nothing here is secret
    slots = {
        "n": _stock(rng, "nouns"),
        "v": _stock(rng, "verbs"),
        "a": _stock(rng, "adjectives"),
        "d": _stock(rng, "adverbs"),
        "t": _stock(rng, "determiners", 1.2),
        "p": _stock(rng, "prepositions", 0.5),
        "N": map(str.capitalize, _stock(rng, "nouns")),
    }
    texts = (
        _SLOT.sub(lambda match: next(slots[match[1]]), pattern)
        for pattern in itertools.islice(itertools.cycle(_PATTERNS), _POOL)
    )
    return tuple(Sentence(text, text.count("%s"), text.count(" ") + 1) for text in texts)


@cache
def mean_words() -> float:
    """Words in a sentence, on average."""
    return sum(sentence.words for sentence in sentences()) / len(sentences())


def _stock(rng: Random, name: str, shift: float = _SHIFT) -> Iterator[str]:
    """An endless supply of words, each as often as its rank says."""
    words = word_list(name)
    weights = list(itertools.accumulate(zipf(len(words), shift)))
    return itertools.chain.from_iterable(rng.choices(words, cum_weights=weights, k=4096) for _ in itertools.repeat(0))


def zipf(count: int, shift: float = 2.7) -> Sequence[float]:
    """Frequencies of the ranks 1 to ``count`` after Mandelbrot, not normalised."""
    return [1 / (rank + shift) for rank in range(1, count + 1)]


def rare_words(rng: Random, count: int) -> tuple[str, ...]:
    """``count`` words from the tail."""
    random = rng.random
    return tuple([_rare(int(_HEAD * ((1 - random()) ** _TAIL - 1)) % _MOST) for _ in range(count)])


@lru_cache(maxsize=1 << 17)
def _rare(rank: int) -> str:
    """The word of a rank of the tail: mostly made of syllables, some names, some numbers, some slips of the pen."""
    kind = (rank * 2_654_435_761 >> 5) % 100
    if kind < 66:
        return _made_up(rank)
    if kind < 86:
        return _made_up(rank).capitalize()
    if kind < 96:
        return str(1000 + rank)
    return _misspelt(rank)


def _made_up(rank: int) -> str:
    """Two syllables for the frequent ranks, then three, then four; no two ranks share a word."""
    length = 2 if rank < 10**4 else 3 if rank < 10**6 else 4
    mixed = rank * 61_803_399 % 100**length
    word = ""
    for _ in range(length):
        mixed, syllable = divmod(mixed, 100)
        word += _SYLLABLES[syllable]
    return word + _ENDINGS[rank % len(_ENDINGS)]


def _misspelt(rank: int) -> str:
    nouns = word_list("nouns")
    turn, which = divmod(rank, len(nouns))
    letter, place = divmod(turn, 7)
    word = nouns[which]
    place = 1 + place % (len(word) - 1)
    return word[:place] + chr(ord("a") + letter % 26) + word[place + 1 :]
