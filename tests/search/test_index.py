"""The index in pieces holds what the standard one of Lunr holds: from its postings follow the same scores."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.parallel import SerialRunner
from generator.progress import Silent
from generator.search import manifest, results, runs, vocabulary
from generator.search.terms import TokenIds, term_of
from tests.building import ROOT, build
from tests.search import reader

Vectors = dict[tuple[str, str], dict[str, float]]


@pytest.fixture(params=["sample", "small pieces"], scope="module")
def site(request: pytest.FixtureRequest, sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, and one whose index is cut into many pieces although it is small."""
    if request.param == "sample":
        return sample_site
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in (
            (runs, "DOCUMENTS", 10),
            (vocabulary, "WORDS", 100),
            (vocabulary, "SHARD_BYTES", 2000),
            (vocabulary, "SHARDS", 4),
            (vocabulary, "SMALL", 0),
            (results, "DOCUMENTS", 8),
            (results, "FILES", 2),
            (results, "IDS", 10),
            (manifest, "COLUMNS", 16),
            (manifest, "LENGTHS", 16),
        ):
            patch.setattr(module, name, value)
        return build_here(ROOT / "content", tmp_path_factory.mktemp("pieces") / "site")


def build_here(content: Path, output: Path) -> Path:
    pipeline.build(content, output, pipeline.Run(SerialRunner(), Silent()))
    return output


def documents(site: Path) -> list[list[Any]]:
    (entries,) = reader.read(site, reader.manifest(site)["entries"])
    found = []
    for name in reader.names("D", entries):
        found += json.loads(reader.read(site, name)[0])
    return found


def lengths(site: Path) -> list[int]:
    return [length for name in reader.manifest(site)["lengths"] for length in reader.planes(reader.read(site, name)[0])]


def vectors_of_pieces(site: Path) -> Vectors:
    head = reader.manifest(site)
    keys, bodies = [document[0] for document in documents(site)], lengths(site)
    postings = list(reader.postings(site))
    counts = Counter(posting.term for posting in postings)
    fields = {field["name"]: field for field in head["fields"]}
    found: Vectors = defaultdict(dict)
    for posting in postings:
        field, number = fields[posting.field], counts[posting.term]
        length = bodies[posting.document] if posting.length is None else posting.length
        if posting.field == "body":
            assert length == bodies[posting.document]
        idf = math.log(1 + abs((head["documents"] - number + 0.5) / (number + 0.5)))
        norm = head["k1"] * (1 - head["b"] + head["b"] * length / field["average"])
        weight = field["boost"] * idf * (head["k1"] + 1) * posting.tf / (norm + posting.tf)
        found[posting.field, keys[posting.document]][posting.term] = weight
    return found


def vectors_of_lunr(site: Path) -> Vectors:
    index = json.loads((site / "search/index.json").read_text())
    terms = {posting["_index"]: term for term, posting in index["invertedIndex"]}
    found: Vectors = {}
    for name, vector in index["fieldVectors"]:
        field, _, key = name.partition("/")
        if vector:
            found[field, key] = {terms[place]: weight for place, weight in zip(vector[::2], vector[1::2], strict=True)}
    return found


def test_the_same_scores_as_lunr(site: Path) -> None:
    ours, theirs = vectors_of_pieces(site), vectors_of_lunr(site)
    assert ours.keys() == theirs.keys()
    for name, vector in theirs.items():
        assert ours[name] == pytest.approx(vector, abs=0.00051), name


def test_terms_are_in_order_and_the_words_list_them_all(site: Path) -> None:
    words = [reader.read(site, name) for _, name in reader.manifest(site)["words"]]
    terms = [term for texts, *_ in words for term in reader.texts(texts)]
    assert terms == sorted(set(terms), key=runs.order)
    counts = Counter(posting.term for posting in reader.postings(site) if posting.field == "body")
    assert [n for _, bodies, *_ in words for n in reader.varints(bodies)] == [counts[term] for term in terms]
    assert {posting.term for posting in reader.postings(site)} == set(terms)
    shown = [word for *_, texts in words for word in reader.texts(texts)]
    assert [term_of(word) for word in shown] == terms


def test_positions_count_stop_words(site: Path) -> None:
    found = {(p.term, p.field, p.document): p.positions for p in reader.postings(site)}
    for number, (_, _, subject, *_) in enumerate(documents(site)):
        ids = TokenIds.shared()
        for place, token in enumerate(ids.of(subject)):
            if term := ids.term_of[token]:
                assert place in found[ids.terms[term], "subject", number], subject


def test_days_and_columns_cover_all_documents(site: Path) -> None:
    head = reader.manifest(site)
    days, counts = map(reader.varints, reader.read(site, head["times"]))
    assert all(days)
    assert sum(counts) == head["documents"]
    values = json.loads(reader.read(site, head["values"])[0])
    origins = [number for name in head["columns"] for number in reader.varints(reader.read(site, name)[0])]
    assert [values["origins"][number - 1] for number in origins] == [
        values["origins"][document[4]] for document in documents(site)
    ]
    tags = [reader.read(site, name) for name in head["columns"]]
    assert [sum(column[3]) for column in tags] == [len(reader.varints(column[4])) for column in tags]


def test_every_id_leads_to_its_document(site: Path) -> None:
    found: dict[str, int] = {}
    for first, name in reader.manifest(site)["ids"]:
        keys, numbers = reader.read(site, name)
        assert reader.texts(keys)[0] == first
        found |= dict(zip(reader.texts(keys), reader.varints(numbers), strict=True))
    assert list(found) == sorted(found)
    for number, (_, id, *_) in enumerate(documents(site)):
        assert found[results.key(id)] == number


@pytest.mark.parametrize(
    ("id", "key"),
    [
        ("09ASTANA1103", "ASTANA1103 09"),
        ("09 astana 01103", "ASTANA1103 09"),
        ("06ASTANA", "06ASTANA"),
        ("08ECTION01OF02MANAMA492", "08ECTION01OF02MANAMA492"),
        ("", ""),
    ],
)
def test_keys_of_ids(id: str, key: str) -> None:
    assert results.key(id) == key


def test_an_archive_without_cables_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    head = reader.manifest(build(tmp_path / "content", tmp_path / "site"))
    assert head["documents"] == 0
    assert head["routes"] == head["words"] == []
