"""``search/index.json`` is what Lunr itself would build, and stock lunr.js loads and searches it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lunr import lunr

from generator.archive.catalogue import Catalogue
from generator.config import Boosts
from generator.search import standard
from generator.search.documents import FIELDS, fields
from tests.archive.cables import archive
from tests.tools import Node

TEXTS = {
    "09ASTANA1": "The ambassador opened the bridge. Bridges are good for trade, said the minister's aide.",
    "09ASTANA2": "Trade figures for the U.S. and the multi-vector policy; (see reftel).",
    "09LIMA3": "",
}


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return archive(tmp_path, TEXTS)


def test_it_is_the_index_that_lunr_builds(catalogue: Catalogue) -> None:
    boosts = Boosts()
    entries = catalogue.entries(0, catalogue.count)
    cables = list(catalogue.cables(0, catalogue.count))
    documents = [{"key": entry.key, **fields(cable)} for entry, cable in zip(entries, cables, strict=True)]
    names = [{"field_name": name, "boost": getattr(boosts, name)} for name in FIELDS]
    assert standard.build(zip(entries, cables, strict=True), boosts) == lunr("key", names, documents).serialize()


def test_an_empty_archive_has_an_empty_index() -> None:
    index = standard.build([], Boosts())
    assert index["invertedIndex"] == []


def test_stock_lunr_loads_and_searches_it(catalogue: Catalogue, tmp_path: Path, node: Node) -> None:
    entries = catalogue.entries(0, catalogue.count)
    index = standard.build(zip(entries, catalogue.cables(0, catalogue.count), strict=True), Boosts())
    path = tmp_path / "index.json"
    path.write_text(json.dumps(index))
    queries = ["aide", "trade +aide", "subject:nothing", "astana", "amb*dor", "mbassador~1"]
    script = Path(__file__).with_name("standard.js")
    found = json.loads(node(script, path, stdin=json.dumps(queries)))
    assert found["version"] == "2.3.9"
    hits = [[ref for ref, _ in result] for result in found["results"]]
    assert hits[0] == ["09ASTANA1"]
    assert hits[1] == ["09ASTANA1"]
    assert hits[2] == []
    assert sorted(hits[3]) == ["09ASTANA1", "09ASTANA2"]
    assert hits[4] == hits[5] == ["09ASTANA1"]
