"""What the search offers beyond Lunr: phrases, ranges, filters, orders, counts, ids, suggestions, corrections."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.search.client import fixture
from tests.search.client.fixture import Document, Index, invented
from tests.tools import Node

COUNT = 120
# The commonest words that a phrase can hold: marks around a word go, and stop words are none.
WORDS = [
    word
    for word, _ in Counter(word for doc in invented(COUNT, 1) for word in doc["body"]).most_common()
    if word.isascii() and word not in ("", "a", "be")
]
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    found = invented(COUNT, 1)
    for document in found[:9]:
        document["body"].append("secur")
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, documents: list[Document]) -> Path:
    folder = tmp_path_factory.mktemp("index")
    Index(folder).write(documents, carried=20)
    return folder


@pytest.fixture
def ask(node: Node, site: Path) -> Ask:
    def run(*calls: list[Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(
            node(Path(__file__).with_name("ask.js"), site, stdin=json.dumps(calls))
        )
        return found

    return run


PLACES = {fixture.number_of(place, COUNT): place for place in range(COUNT)}


def numbers(answer: dict[str, Any]) -> list[int]:
    """The places of the documents found among all in the order of dates."""
    return [PLACES[result["number"]] for result in answer["value"]["results"]]


def phrases() -> Iterator[list[str]]:
    """Words that stand one behind the other somewhere, and others; the empty one is a gap."""
    choose = random.Random(2)
    common = WORDS[:12]
    for _ in range(60):
        size = choose.randrange(1, 4)
        words = choose.choices([*common, ""], k=size)
        yield [choose.choice(common), *words]


def follows(words: list[str], text: list[str]) -> bool:
    while not words[-1]:
        words = words[:-1]
    return any(
        all(not word or text[start + place] == word for place, word in enumerate(words))
        for start in range(len(text) - len(words) + 1)
    )


def is_near(words: list[str], text: list[str], between: int) -> bool:
    needed = Counter(word for word in words if word)
    size = needed.total() + between
    return any(needed <= Counter(text[start : start + size]) for start in range(max(len(text), 1)))


def test_phrases_stand_as_they_are_written(ask: Ask, documents: list[Document]) -> None:
    cases = [(words, field) for words in phrases() for field in ("", "body")]
    texts = [f'{field and field + ":"}"{" ".join(word or "the" for word in words)}"' for words, field in cases]
    answers = ask(*(["search", text, {"limit": 1000}] for text in texts))
    found = 0
    for (words, field), text, answer in zip(cases, texts, answers, strict=True):
        fields = [field] if field else list(fixture.FIELDS)
        expected = [n for n, doc in enumerate(documents) if any(follows(words, doc[name]) for name in fields)]
        assert sorted(numbers(answer)) == expected, text
        found += len(expected)
    assert found > 100


@pytest.mark.parametrize("between", [0, 1, 4])
def test_near_words_stand_in_one_window(ask: Ask, documents: list[Document], between: int) -> None:
    cases = list(phrases())
    texts = [f'"{" ".join(word or "the" for word in words)}"~{between}' for words in cases]
    answers = ask(*(["search", text, {"limit": 1000}] for text in texts))
    for words, text, answer in zip(cases, texts, answers, strict=True):
        expected = [
            n for n, doc in enumerate(documents) if any(is_near(words, doc[name], between) for name in fixture.FIELDS)
        ]
        assert sorted(numbers(answer)) == expected, text


def test_phrases_are_scored_like_their_words(ask: Ask) -> None:
    first, second = WORDS[1:3]
    phrase, words, without = ask(
        ["search", f'"{first} {second}"', {"limit": 1000}],
        ["search", f"{first} {second}", {"limit": 1000}],
        ["search", f'{first} {second} -"{first} {second}"', {"limit": 1000}],
    )
    scores = {result["number"]: result["score"] for result in words["value"]["results"]}
    assert phrase["value"]["results"]
    assert all(scores[result["number"]] == result["score"] for result in phrase["value"]["results"])
    assert set(numbers(without)) == set(numbers(words)) - set(numbers(phrase))


def test_a_phrase_of_stop_words_is_an_error(ask: Ask) -> None:
    (answer,) = ask(["search", 'fish "of the"'])
    assert answer["error"]["kind"] == "query"
    assert (answer["error"]["start"], answer["error"]["end"]) == (5, 13)


def test_ranges_run_to_the_day(ask: Ask) -> None:
    first, last = fixture.day(30), fixture.day(60)
    everything, days, month, before, none = ask(
        ["search", "", {"limit": 1000}],
        ["search", "", {"limit": 1000, "from": str(first), "to": str(last)}],
        ["search", "", {"limit": 1000, "from": "2006-02", "to": "2006-03"}],
        ["search", "", {"limit": 1000, "to": "2005"}],
        ["search", "", {"limit": 1000, "from": "2020"}],
    )
    dates = {number: fixture.day(number) for number in range(fixture.dated(COUNT))}
    assert numbers(everything) == list(range(COUNT))
    assert numbers(days) == [number for number, day in dates.items() if first <= day <= last]
    assert numbers(month) == [n for n, day in dates.items() if date(2006, 2, 1) <= day <= date(2006, 3, 31)]
    assert numbers(before) == [number for number, day in dates.items() if day.year == 2005]
    assert numbers(none) == []
    assert ask(["search", "", {"from": "yesterday"}])[0]["error"]["kind"] == "query"


def test_filters_and_counts(ask: Ask) -> None:
    filters: list[tuple[dict[str, Any], Callable[[int], bool]]] = [
        ({"origin": "Embassy Oslo"}, lambda n: n % 2 == 1),
        ({"country": ["PE"], "classification": "UNCLASSIFIED"}, lambda n: n % 3 == 1 and n % 3 == 2),
        ({"country": ["PE", "NO"]}, lambda n: n % 3 > 0),
        ({"tag": ["PREL", "ECON"]}, lambda n: n % 4 >= 2),
        ({"year": 2005}, lambda n: n < 3),
        ({"year": [2005, "2006"], "tag": "XX"}, lambda n: n % 4 == 3 and fixture.day(n).year <= 2006 and n < 108),
        ({"origin": "__proto__"}, lambda n: False),
        ({"tag": "NO"}, lambda n: False),
    ]
    answers = ask(*(["search", "", {"limit": 1000, "filters": one, "facets": True}] for one, _ in filters))
    for (one, holds), answer in zip(filters, answers, strict=True):
        expected = [number for number in range(COUNT) if holds(number)]
        assert numbers(answer) == expected, one
        counts = {name: {f["value"]: f["count"] for f in found} for name, found in answer["value"]["facets"].items()}
        assert counts["origin"] == Counter(("Embassy Lima", "Embassy Oslo")[number % 2] for number in expected)
        assert counts["country"] == Counter(("PE", "NO")[number % 3 - 1] for number in expected if number % 3)
        assert counts["tag"] == Counter(tag for number in expected for tag in ("PREL", "ECON", "XX")[: number % 4])
        dated = [fixture.day(number) for number in expected if number < fixture.dated(COUNT)]
        assert counts["year"] == Counter(str(day.year) for day in dated)
        months = {entry["month"]: entry["count"] for entry in answer["value"]["histogram"]}
        assert months == Counter(str(day)[:7] for day in dated)


def test_columns_are_loaded_only_when_asked_for(ask: Ask) -> None:
    plain, faceted = ask(["search", WORDS[0]], ["search", WORDS[0], {"facets": True}])
    assert not any(name.startswith("search/C/") for name in plain["loaded"])
    assert any(name.startswith("search/C/") for name in faceted["loaded"])


def test_orders_and_pages(ask: Ask, documents: list[Document]) -> None:
    word = WORDS[1]
    holding = [n for n, doc in enumerate(documents) if any(word in words for words in doc.values())]
    dated = [number for number in holding if number < fixture.dated(COUNT)]
    oldest, newest, best, second = ask(
        ["search", word, {"sort": "oldest", "limit": 1000}],
        ["search", word, {"sort": "newest", "limit": 1000}],
        ["search", word, {"limit": 1000}],
        ["search", word, {"offset": 5, "limit": 5}],
    )
    assert numbers(oldest) == holding
    assert numbers(newest) == dated[::-1] + holding[len(dated) :]
    assert numbers(second) == numbers(best)[5:10]
    assert second["value"]["total"] == len(holding)
    exact = {result["number"]: result["score"] for result in best["value"]["results"]}
    assert all(result["score"] in (None, exact[result["number"]]) for result in newest["value"]["results"])


def test_a_result_tells_what_is_shown(ask: Ask) -> None:
    first, last = ask(["search", "", {"limit": 1}], ["search", "", {"offset": COUNT - 1}])
    assert first["value"]["results"] == [
        {
            "number": 0,
            "key": "00LIMA0",
            "id": "00LIMA0",
            "url": "cable/2005/12/00LIMA0.html",
            "subject": "SUBJECT 0",
            "date": "2005-12-30",
            "time": "12:00",
            "origin": "Embassy Lima",
            "classification": "",
            "level": "",
            "fiction": False,
            "partial": False,
            "abstract": "Summary 0.",
            "score": 0,
            "terms": [],
        }
    ]
    (undated,) = last["value"]["results"]
    assert (undated["date"], undated["url"]) == ("", "cable/undated/02OSLO119.html")
    assert (undated["fiction"], undated["partial"], undated["level"]) == (True, True, "UNCLASSIFIED")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01OSLO7", [7]),
        ("01 oslo 0007", [7]),
        ("2001 Oslo 7", [7]),
        ("OSLO 7", [7]),
        ("oslo0119", [119]),
        ("OSLO 8", []),
        ("02OSLO7", []),
        ("OSLO", []),
        ("__proto__", []),
        ("", []),
    ],
)
def test_ids_in_any_spelling(ask: Ask, text: str, expected: list[int]) -> None:
    (answer,) = ask(["findId", text])
    assert [PLACES[entry["number"]] for entry in answer["value"]] == expected


def test_suggestions_begin_with_what_is_typed(ask: Ask, documents: list[Document]) -> None:
    counts = Counter(word for doc in documents for word in set(doc["body"]) if word.startswith("da"))
    subjects = Counter(word for doc in documents for word in set(doc["subject"]) if word.startswith("da"))
    expected = {word: max(counts[word], subjects[word]) for word in counts | subjects}
    (answer,) = ask(["suggest", "DA", 100])
    found = [(entry["term"], entry["documents"]) for entry in answer["value"]]
    in_tags_only = {term for term, count in found if not count}
    assert {term: count for term, count in found if term not in in_tags_only} == expected
    assert [count for _, count in found] == sorted((count for _, count in found), reverse=True)


@pytest.mark.parametrize(
    ("typed", "word"), [("secu", "secur"), ("secure", "secure"), ("securi", "security"), ("Security", "security")]
)
def test_a_word_is_suggested_by_what_its_stem_has_not(ask: Ask, typed: str, word: str) -> None:
    (answer,) = ask(["suggest", typed])
    assert answer["value"][0] == {"term": "secur", "word": word, "documents": 9}


def test_a_word_with_another_ending_is_not_suggested(ask: Ask) -> None:
    (answer,) = ask(["suggest", "securib"])
    assert answer["value"] == []


def test_nothing_found_leads_to_the_nearest_words(ask: Ask) -> None:
    (answer,) = ask(["search", "secuxr +qqqqqqqqqq"])
    assert answer["value"]["total"] == 0
    assert answer["value"]["corrected"].endswith(" +qqqqqqqqqq")
    assert answer["value"]["corrected"].startswith("secur ")


@pytest.mark.parametrize(
    ("options", "named"),
    [({"filters": {"pays": ["FR"]}}, "pays"), ({"from": "2009-02-30"}, "2009-02-30"), ({"to": "2009-13"}, "2009-13")],
)
def test_what_no_cable_can_meet_is_a_fault(ask: Ask, options: dict[str, Any], named: str) -> None:
    (answer,) = ask(["search", WORDS[0], options])
    assert answer["error"]["kind"] == "query"
    assert f"'{named}'" in answer["error"]["message"]


@pytest.mark.parametrize("word", ["zq", "zqx", "securzz", "sezzrr"])
def test_what_is_not_near_is_not_meant(ask: Ask, word: str) -> None:
    """A guess changes no more than a letter of four."""
    (answer,) = ask(["search", word])
    assert (answer["value"]["total"], answer["value"].get("corrected")) == (0, None)
