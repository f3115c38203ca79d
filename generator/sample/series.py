"""Which cable is sent by whom, when, and with which references: an endless series for each seed."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from functools import cache
from random import Random

import msgspec

from generator.errors import ReftelError
from generator.sample import language
from generator.sample.message import CLASSIFICATIONS, Citation, Facts, Message, body_name, compose
from generator.vocabulary import posts
from generator.vocabulary.posts import Post

_YEARS = {
    **dict.fromkeys(range(1973, 1995), 2),
    **dict.fromkeys(range(1995, 2004), 8),
    2004: 80,
    2005: 270,
    2006: 440,
    2007: 480,
    2008: 500,
    2009: 620,
    2010: 100,
}
"""Weights: few cables of the last century, most of 2005 to 2009, and 2010 ends in February."""
_LAST_DAY = dt.date(2010, 2, 28)
_LEVEL_WEIGHTS = (34, 22, 36, 6, 2)
_RECENT = 64
"""Cables of a year that later ones may refer to."""


class SampleCable(msgspec.Struct, frozen=True):
    """One invented cable."""

    facts: Facts
    message: Message


def cables(seed: int) -> Iterator[SampleCable]:
    """The cables of a seed in their order, without end; which is not the order of their dates."""
    taken: set[int] = set()
    recent: dict[int, list[Facts]] = {}
    for number in itertools.count():
        rng = Random(seed << 40 ^ number)  # noqa: S311 - nothing here is secret
        facts = _facts(rng, taken, recent)
        _remember(facts, recent, rng)
        yield SampleCable(facts, compose(facts, rng))


def _facts(rng: Random, taken: set[int], recent: dict[int, list[Facts]]) -> Facts:
    every = all_posts()
    rank = rng.choices(range(len(every)), cum_weights=_post_weights())[0]
    post = every[rank]
    year = rng.choices(*_year_weights())[0]
    days = (min(dt.date(year, 12, 31), _LAST_DAY) - dt.date(year, 1, 1)).days
    date = dt.datetime(year, 1, 1) + dt.timedelta(days=rng.randint(0, days), minutes=rng.randrange(1440))
    serial = _serial(date, rank, taken)
    return Facts(
        id=f"{year % 100:02}{post.key}{serial}",
        serial=serial,
        sent=date,
        post=post,
        classification=rng.choices(CLASSIFICATIONS, _LEVEL_WEIGHTS)[0],
        references=_references(date, recent, rng),
        addressees=_addressees(post, every, rng),
    )


def _serial(date: dt.datetime, rank: int, taken: set[int]) -> int:
    """A serial that no other cable of the post and year has, and that grows with the days."""
    day = date.timetuple().tm_yday
    per_day = 22 if rank < 8 else 12 if rank < 40 else 5
    key = (date.year * 1000 + rank) * 1_000_000 + day * per_day
    while key in taken:
        key += 1
    taken.add(key)
    return key % 1_000_000


def _references(date: dt.datetime, recent: dict[int, list[Facts]], rng: Random) -> tuple[Citation, ...]:
    """References to cables of the same and the previous year that were sent before."""
    wanted = rng.choice((0, 0, 0, 1, 1, 2, 3, 4))
    known = [*recent.get(date.year - 1, ()), *recent.get(date.year, ())] if wanted else []
    drawn = rng.choices(known, k=wanted) if known else []
    return tuple(dict.fromkeys(_citation(facts, date.year) for facts in drawn if facts.sent < date))


def _citation(facts: Facts, year: int) -> Citation:
    prefix = "" if facts.sent.year == year else f"{facts.sent.year % 100:02} "
    return Citation(facts.id, f"{prefix}{body_name(facts.post)} {facts.serial}")


def _remember(facts: Facts, recent: dict[int, list[Facts]], rng: Random) -> None:
    known = recent.setdefault(facts.sent.year, [])
    if len(known) < _RECENT:
        known.append(facts)
    else:
        known[rng.randrange(_RECENT)] = facts


def _addressees(post: Post, every: tuple[Post, ...], rng: Random) -> tuple[Post, ...]:
    """The Department first, or any posts where the Department itself writes."""
    others = rng.choices(every[1:], k=rng.randrange(1, 9))
    found = dict.fromkeys(other for other in others if other != post)
    if post.key != "STATE":
        return (every[0], *found)
    return tuple(found) or (every[1],)


@cache
def all_posts() -> tuple[Post, ...]:
    """The posts that send, the busiest first; the first is the Department."""
    keys = language.word_list("posts")
    found = [posts.by_key(key) for key in keys]
    unknown = [key for key, post in zip(keys, found, strict=True) if post is None]
    if unknown:
        raise ReftelError(f"generator/sample/posts.txt names posts that the vocabulary does not have: {unknown}")
    return tuple(post for post in found if post is not None)


@cache
def _post_weights() -> list[float]:
    return list(itertools.accumulate(1 / (rank + 20) for rank in range(len(all_posts()))))


@cache
def _year_weights() -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(_YEARS), tuple(_YEARS.values())
