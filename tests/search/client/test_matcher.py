"""Wildcards and edit distances match the terms that lunr.TokenSet matches."""

from __future__ import annotations

import json
import random
from pathlib import Path

from tests.tools import Node


def text(choose: random.Random, letters: str, longest: int) -> str:
    return "".join(choose.choices(letters, k=choose.randrange(1, longest + 1)))


def test_same_terms_as_lunr(node: Node) -> None:
    choose = random.Random(5)
    vocabularies = []
    for letters in ("ab", "abc", "abcdef*", "aé😀я"):
        terms = sorted({text(choose, letters, 7) for _ in range(600)})
        patterns = [
            *((text(choose, letters + "*", 6), None) for _ in range(150)),
            *((text(choose, letters, 7), choose.randrange(4)) for _ in range(120)),
            *((text(choose, letters + "*", 5), choose.randrange(3)) for _ in range(60)),
        ]
        vocabularies.append({"terms": terms, "patterns": patterns})
    result = json.loads(node(Path(__file__).with_name("matcher.js"), stdin=json.dumps(vocabularies)))
    assert result["different"] == []
    assert result["matches"] > 10_000
