"""The client's stemmer and the builder's are that of lunr.js."""

from __future__ import annotations

import json
import random
from pathlib import Path

from generator.search.stemmer import stem
from tests.building import ROOT
from tests.tools import Node

SUFFIXES = (
    " s es ed eed ing y ational tional enci anci izer bli alli entli eli ousli ization ation ator alism iveness fulness"
    " ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement"
    " ment ent ou ism ate iti ous ive ize ion sion tion e ll sses ies"
).split(" ")


def words(count: int) -> list[str]:
    """Short strings of letters that matter to the stemmer, with its suffixes."""
    choose = random.Random(1)
    stems = ("".join(choose.choices("aeiouybcdlstwxzé1'.", k=choose.randrange(7))) for _ in range(count))
    return [stem + choose.choice(SUFFIXES) for stem in stems]


def test_the_builder_stems_as_lunr(node: Node) -> None:
    given = [*words(50_000), "eed", "ies", "sses", "turkey", "norway", "uruguay", "monday", "policy", "by", "sky"]
    stems = json.loads(node(Path(__file__).with_name("stems.js"), stdin=json.dumps(given)))
    assert {word: stem(word) for word in given} == dict(zip(given, stems, strict=True))


def test_same_stems_as_lunr(node: Node) -> None:
    script = ROOT / "templates/static/search/stemmer.js"
    result = json.loads(node(Path(__file__).with_name("stemmer.js"), script, stdin=json.dumps(words(50_000))))
    assert result == {"count": 50_000, "different": []}
