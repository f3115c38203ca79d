"""Posts: embassies, consulates, missions and the Department itself, under every name that cables give them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile

import msgspec

from generator.vocabulary import _table
from generator.vocabulary._spelling import Spellings


class Post(msgspec.Struct, frozen=True):
    """A sender of cables."""

    key: str
    """As in the ids of cables: ``RIODEJANEIRO``, ``STATE``, ``USNATO``."""
    name: str
    """``Rio de Janeiro``"""
    kind: str
    """``embassy``, ``consulate``, ``mission``, ``interests section``, ``department``, ``office`` or ``other``."""
    country: str | None
    """ISO 3166-1 alpha-2 code of today's host country, or of the United States for the Department and other offices
    there; None for missions to organisations (``USNATO``), delegations that travel and commands abroad."""
    latitude: float | None
    """Of the city, in degrees; None for a sender that travels."""
    longitude: float | None
    title: str
    """As publishers write the origin: ``Embassy Astana``."""


_WORD = re.compile(r"[A-Z0-9]+")
_DROPPED = re.compile(r"[.'\u2018\u2019\u00b4`]")

_EMBASSY = {"AMEMBASSY", "AMEMBASY", "AMEMB", "EMBASSY", "EMB", "USEMBASSY"}
_CONSULATE = {"AMCONSUL", "AMCONGEN", "AMCON", "CONGEN", "CONSULATE", "CONSUL", "USCONSULATE"}
_OTHER_OFFICE = {"USMISSION", "MISSION", "USINT", "USOFFICE", "USLO", "AMERICAN", "US"}
_PREFIXES = frozenset(_EMBASSY | _CONSULATE | _OTHER_OFFICE)
"""Words that say what kind of post it is; telegraphic and plain (5 FAH-2 H-400)."""

_SECOND_PREFIXES = _PREFIXES | {"GENERAL", "OFFICE"}
_MOST_PREFIXES = 4
_GLUED_PREFIXES = ("AMEMBASSY", "AMCONSUL", "USMISSION", "EMBASSY", "CONSULATE")

_EXACT_KINDS = frozenset({"department", "other"})
"""Kinds whose names are ordinary words: found as they stand in the table, never guessed from a part."""


def find(name: str) -> Post | None:
    """The post that the whole of ``name`` names: ``Embassy Astana``, ``AMCONSUL RIO DE JAN``, ``BKK``."""
    words = split(name)
    found = longest_prefix(words)
    return found[0] if found is not None and found[1] == len(words) else None


def by_key(key: str) -> Post | None:
    """The post with this key, as it stands in ids."""
    return _posts().get(key)


def longest_prefix(words: Sequence[str]) -> tuple[Post, int] | None:
    """The post that the first words name, and how many words its name takes; the longest name wins.

    ``["RIO", "DE", "JAN", "329"]`` gives Rio de Janeiro and 3. Shortened names (five letters or more) and names
    with one wrong letter are understood where only one post can be meant.
    """
    most = _spellings().most_words
    normal = _names([normalise(word) for word in words[: most + _MOST_PREFIXES]])
    for skipped in range(len(normal)):
        found = _match(normal[skipped : skipped + most])
        if found is not None:
            return found[0], found[1] + skipped
        if normal[skipped] not in (_SECOND_PREFIXES if skipped else _PREFIXES):
            return None
    return None


def _names(words: Sequence[str]) -> tuple[str, ...]:
    """The words up to the first with a digit: no post has one in its name."""
    return tuple(takewhile(str.isalpha, words))


def split(name: str) -> list[str]:
    """The words of a name, in capitals, without accents, dots and apostrophes."""
    return _WORD.findall(_DROPPED.sub("", _plain(name)))


def normalise(name: str) -> str:
    """The letters and digits of a name, in capitals and without accents: ``RIODEJANEIRO``."""
    if name.isascii() and name.isalnum():
        return name.upper()
    return "".join(_WORD.findall(_plain(name)))


def _plain(name: str) -> str:
    if name.isascii():
        return name.upper()
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").upper()


@lru_cache(maxsize=8192)
def _match(words: tuple[str, ...]) -> tuple[Post, int] | None:
    """The longest run of words from the first on that names a post."""
    for count in range(len(words), 0, -1):
        key = _exact("".join(words[:count])) or _spellings().guess(words[:count])
        if key is not None:
            return _posts()[key], count
    return None


def _exact(name: str) -> str | None:
    table = _spellings()
    key = table.exact(name)
    if key is not None:
        return key
    for prefix in _GLUED_PREFIXES:
        if name.startswith(prefix):
            return table.exact(name[len(prefix) :])
    return None


@cache
def _posts() -> dict[str, Post]:
    return {row["key"]: _post(row) for row in _table.read("posts")}


def _post(row: dict[str, str]) -> Post:
    return Post(
        key=row["key"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"] or None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
        title=row["title"],
    )


@cache
def _spellings() -> Spellings:
    """Keys first, then names, titles and aliases; of rows with one name the one with the key like it (KYIV) wins."""
    rows = sorted(_table.read("posts"), key=lambda row: normalise(row["name"]) != row["key"])
    table = Spellings(row["word"] for row in _table.read("not_posts"))
    for row in rows:
        table.add(row["key"], row["key"], guessable=row["kind"] not in _EXACT_KINDS)
    for row in rows:
        table.add(" ".join(split(row["name"])), row["key"], guessable=row["kind"] not in _EXACT_KINDS)
        for name in filter(None, [row["title"], *row["aliases"].split("|")]):
            table.add(" ".join(split(name)), row["key"], guessable=False)
    return table
