"""Queries for comparisons with lunr.js, made of the words of an index."""

from __future__ import annotations

import json
import random
from pathlib import Path

STRANGE = [
    *("", " ", "-", "+", "the", "the of and", "?", "...", "*", "**", "*a", "a*", "a*b*", "~1", "x~", "^", "кабель"),
    *("😀", "😀*", "مرحبا", "__proto__", "constructor", "toString", "<img onerror=x>", "subject:", "nothing:x", "\\"),
    *("-the", "-zzzz", "+zzzz", "+zzzz trade", "trade -zzzz", "-trade -economy", "trade^0", "trade^0 economy", "+"),
    *("trade trade", "trade trade^3 +trade", "+trade -trade", "subject:trade body:trade^2", "t*e trade", "trade~0"),
    *("tr*de~1", "tr*de~0", "trade~2", "a~1", "ab~2", "policy policies", "+subject:trade +body:trade tags:econ"),
    *("+trade~1 +econ*", "-trad* econ*", "body:*ing^2 -subject:*ing", "trade~1~2^3^4", "y", "a" * 10_000),
]


def vocabulary(site: Path) -> list[str]:
    """The terms of a built site's standard index."""
    index = json.loads((site / "search/index.json").read_text("utf-8"))
    return [term for term, _ in index["invertedIndex"]]


def generated(terms: list[str], count: int) -> list[str]:
    """Queries of every kind that Lunr's language has, the same in every run, after those that are strange."""
    choose = random.Random(7)
    return STRANGE + [" ".join(_clause(terms, choose) for _ in range(choose.randrange(1, 5))) for _ in range(count)]


def _clause(terms: list[str], choose: random.Random) -> str:
    sign = choose.choice(["", "", "", "", "+", "-"])
    field = choose.choice(["", "", "", "", "subject:", "body:", "tags:", "origin:"])
    boost = choose.choice(["", "", "", "^2", "^10"])
    return sign + field + _escaped(_pattern(choose.choice(terms), choose)) + boost


def _pattern(term: str, choose: random.Random) -> str:
    at = choose.randrange(len(term))
    changed = choose.choice([term[:at] + term[at + 1 :], term[:at] + "x" + term[at:], term[:at] + "x" + term[at + 1 :]])
    return choose.choice(
        [
            *[term] * 8,
            term[: at + 1] + "*",
            "*" + term[at:],
            term[:at] + "*" + term[at + 1 :],
            f"{changed}~1",
            f"{changed}~2",
            term.upper(),
        ]
    )


def _escaped(pattern: str) -> str:
    return "".join(f"\\{char}" if char in ':^+-"\\' else char for char in pattern)
