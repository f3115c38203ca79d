"""The index in pieces holds what the standard one of Lunr holds: from its postings follow the same scores."""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import pytest

from generator import pipeline, search
from generator.ids import key
from generator.parallel import SerialRunner
from generator.progress import Silent
from generator.sample import write_sample
from generator.search import facets, forms, manifest, results, runs, shards, sizes, spellings, vocabulary
from generator.search.terms import TokenIds, term_of
from tests.archive.cables import write
from tests.building import build
from tests.search import reader

Vectors = dict[tuple[str, str], dict[str, float]]

ODD_WORDS = "Lima's rail/port; Bogotá's d'Arc São $3.2 and/or 9/10 łódź " + " ".join(
    f"rail/{word}" for word in "one two three four five six seven eight nine".split()
)
SMALL_PIECES = (
    (runs, "DOCUMENTS", 5),
    (runs, "RUNS", 2),
    (vocabulary, "MANY", 4),
    (vocabulary, "TOGETHER", 2),
    (shards, "KNOWN", 1),
    (shards, "TASK_BYTES", 8000),
    (sizes, "FILE_TEXTS", 50),
    (sizes, "FILE_KEYS", 5),
    (sizes, "SHARD_BYTES", 1000),
    (sizes, "ROUTE_BYTES", 4000),
    (results, "FILES", 2),
    (facets, "NUMBERS", 1024),
    (manifest, "LENGTHS", 1024),
)
"""Sizes with which even a small archive's index has many files."""


@pytest.fixture(params=["sample", "small pieces"], scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's site, and one whose index is cut into many pieces although it is small."""
    if request.param == "sample":
        found: Path = request.getfixturevalue("sample_site")
        return found
    with pytest.MonkeyPatch.context() as patch:
        for module, name, value in SMALL_PIECES:
            patch.setattr(module, name, value)
        patch.setattr(pipeline, "LINES", (search.STAGES,))
        folder = tmp_path_factory.mktemp("pieces")
        write_sample(60, folder / "content")
        write(folder / "content", {"09LIMA9": ODD_WORDS})
        pipeline.build(folder / "content", folder / "site", pipeline.Run(SerialRunner(), Silent()))
        return folder / "site"


def vectors_of_pieces(site: Path) -> Vectors:
    head = reader.manifest(site)
    documents, bodies = reader.documents(site), reader.lengths(site)
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
        found[posting.field, documents[posting.document].key][posting.term] = weight
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


def test_a_length_is_known_as_far_as_the_term_reaches_and_where_another_field_has_it(site: Path) -> None:
    bodies, known = reader.lengths(site), Counter[bool]()
    postings = list(reader.postings(site))
    elsewhere = {(posting.term, posting.document) for posting in postings if posting.field != "body"}
    for posting in postings:
        reaches = (
            not posting.reach
            or bodies[posting.document] < posting.reach * posting.tf
            or (posting.term, posting.document) in elsewhere
        )
        assert (posting.length is not None) == reaches, posting
        known[reaches] += 1
    assert known[True] > known[False] == 0 or "pieces" in str(site)


def test_a_term_in_many_bodies_has_a_reach_that_leaves_enough_known(site: Path) -> None:
    if "pieces" not in str(site):
        pytest.skip("no term is in so many bodies")
    postings: dict[str, list[reader.Posting]] = defaultdict(list)
    for posting in reader.postings(site):
        if posting.field == "body" and posting.reach:
            postings[posting.term].append(posting)
    assert len(postings) > 10
    for term, found in postings.items():
        known = sum(posting.length is not None for posting in found)
        assert len(found) / shards.SHARE <= known < len(found), term


def test_terms_are_in_order_and_the_words_list_them_all(site: Path) -> None:
    words = reader.words(site)
    terms = [term for term, *_ in words]
    assert terms == sorted(set(terms), key=runs.order)
    postings = list(reader.postings(site))
    for place, field in ((1, "body"), (2, "subject")):
        counts = Counter(posting.term for posting in postings if posting.field == field)
        assert [word[place] for word in words] == [counts[term] for term in terms]
    assert {posting.term for posting in postings} == set(terms)


def test_each_term_is_shown_as_words_that_have_it(site: Path) -> None:
    for term, _, _, shown in reader.words(site):
        words = shown.split(" ")
        assert 0 < len(words) <= forms.MOST
        assert {term_of(word) for word in words} == {term}


def test_plain_words_lead_to_those_with_signs_and_marks(site: Path) -> None:
    found = reader.spellings(site)
    assert list(found) == sorted(found, key=runs.order)
    expected: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for term, bodies, subjects, shown in reader.words(site):
        word = shown.split(" ")[0]
        if re.search("[^a-z0-9]", word):
            for key in spellings.keys(word) - {term}:
                expected[key].add((word, max(bodies, subjects)))
    assert expected
    for key, own in found.items():
        assert set(own) <= expected[key]
        assert len(own) == min(len(expected[key]), spellings.MOST_WORDS)
        assert [count for _, count in own] == sorted((count for _, count in own), reverse=True)
    assert found.keys() == expected.keys()


def test_positions_count_stop_words(site: Path) -> None:
    found = {(p.term, p.field, p.document): p.positions for p in reader.postings(site)}
    ids = TokenIds.shared()
    for number, document in reader.documents(site).items():
        for place, token in enumerate(ids.of(document.subject)):
            if term := ids.term_of[token]:
                assert place in found[ids.terms[term], "subject", number], document.subject


def test_days_and_months_have_the_numbers_of_their_documents(site: Path) -> None:
    head, documents = reader.manifest(site), reader.documents(site)
    assert len(documents) == head["documents"]
    assert max(documents) < head["numbers"]
    assert reader.taken(site) == sorted(documents)
    days = {number: day for day, first, room, _ in reader.days(site) for number in range(first, first + room)}
    counts = Counter(days[number] for number in documents if number < head["dated"])
    assert counts == {day: count for day, *_, count in reader.days(site)}
    months = Counter[int]()
    for number, document in documents.items():
        assert bool(document.time) == (number < head["dated"])
        if document.time:
            year, month, day = map(int, document.time[:10].split("-"))
            assert days[number] == (date(year, month, day) - reader.FIRST_DAY).days
            months[12 * (year - 1800) + month - 1] += 1
    listed = [list(accumulate(column)) for column in list(zip(*head["months"], strict=True))[:2]]
    assert dict(zip(listed[0], (count for *_, count in head["months"]), strict=True)) == months
    starts = {first: reader.FIRST_DAY + timedelta(day) for day, first, *_ in reader.days(site)}
    assert [12 * (starts[first].year - 1800) + starts[first].month - 1 for first in listed[1]] == listed[0]


def test_columns_hold_the_values_of_all_documents(site: Path) -> None:
    documents, values = reader.documents(site), reader.values(site)
    labels = json.loads(reader.read(site, reader.manifest(site)["values"])[0])
    for number, document in documents.items():
        assert values[number].get("origins", "") == document.origin
        assert values[number].get("classifications", "") == document.classification
        assert {values[number].get("countries", "")} <= {*labels["countries"], ""}
        assert labels["tags"].keys() >= set(values[number].get("tags", ()))
    assert values.keys() <= documents.keys()


def test_lengths_of_holes_are_nothing(site: Path) -> None:
    documents = reader.documents(site)
    assert all(length == 0 for number, length in enumerate(reader.lengths(site)) if number not in documents)


def test_every_id_leads_to_its_document(site: Path) -> None:
    found: dict[str, int] = {}
    for first, name in reader.manifest(site)["ids"]:
        keys, numbers = reader.read(site, name)
        assert reader.texts(keys)[0] == first
        found |= dict(zip(reader.texts(keys), reader.varints(numbers), strict=True))
    assert list(found) == sorted(found)
    for number, document in reader.documents(site).items():
        assert found[key(document.id or document.key)] == number


def test_ids_that_are_cited_and_not_here_lead_to_their_stubs(sample_site: Path) -> None:
    head = reader.manifest(sample_site)
    absent = []
    for _, name in head["ids"]:
        keys, numbers = reader.read(sample_site, name)
        pairs = zip(reader.texts(keys), reader.varints(numbers), strict=True)
        absent += [found for found, number in pairs if number == head["numbers"]]
    assert absent
    for one in absent:
        post, serial, year = re.fullmatch(r"([A-Z]+)(\d+) (\d\d)", one).groups()  # type: ignore[union-attr]
        start = int(serial) // 5000 * 5000
        name = f"{post}-{(1900 if int(year) >= 66 else 2000) + int(year)}" + (f"-{start}" if start else "")
        page = (sample_site / f"missing/{name}.html").read_text("utf-8")
        assert f'id="id-{year}{post}{serial}"' in page


def test_an_archive_without_cables_has_an_empty_index(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    head = reader.manifest(build(tmp_path / "content", tmp_path / "site"))
    assert head["documents"] == head["numbers"] == head["dated"] == 0
    assert head["routes"] == head["ids"] == head["columns"] == head["lengths"] == head["months"] == []
    assert head["words"] == head["spellings"] == head["entries"] == head["abstracts"] == ""
