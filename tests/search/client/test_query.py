"""Queries mean what lunr.js takes them for, and are wrong where and as it says; phrases are ours."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from tests.tools import Node

PIECES = (
    "fish Treaty a é я 😀 ß 12 3 * ** ~ ^ + - : \\ \\\\ ~1 ~2 ~x ^10 ^b +fish -fish subject: body: nothing: tags:x "
    "\\+ \\: \\~ \\* \\- \u00a0 \ufeff \t \n __proto__ constructor"
).split(" ")
FIELDS = ["subject", "body", "tags", "origin"]


def queries(count: int) -> list[str]:
    choose = random.Random(3)
    return [
        "".join(choose.choice(PIECES) + choose.choice(["", "", " "]) for _ in range(choose.randrange(9)))
        for _ in range(count)
    ]


def test_same_clauses_and_errors_as_lunr(node: Node) -> None:
    script = Path(__file__).with_name("query.js")
    result = json.loads(node(script, stdin=json.dumps(queries(20_000))))
    assert result["different"] == []
    assert result["stray"] == []
    assert result["plain"] > 1_000
    assert 2_000 < result["broken"] < 18_000, "the queries try too little"


def parse(node: Node, *queries: str) -> list[Any]:
    script = Path(__file__).with_name("phrase.js")
    found: list[Any] = json.loads(node(script, stdin=json.dumps(queries)))
    return found


def test_phrases_are_cut_out(node: Node) -> None:
    plain, near, signed, glued, escaped, blank = parse(
        node,
        'fish "cod war" -trade',
        '"cod  war"~5^2',
        '+subject:"a" -"b" origin: "c"',
        'fish"cod"war',
        '\\"fish "a \\" b"',
        'body:x ""',
    )
    assert [clause["term"] for clause in plain["clauses"]] == ["fish", "trade"]
    assert plain["phrases"] == [
        {"text": "cod war", "fields": FIELDS, "presence": 2, "near": -1, "boost": 1, "start": 5, "end": 14}
    ]
    assert near["phrases"] == [
        {"text": "cod  war", "fields": FIELDS, "presence": 2, "near": 5, "boost": 2, "start": 0, "end": 14}
    ]
    assert [(phrase["presence"], phrase["fields"]) for phrase in signed["phrases"]] == [
        (2, ["subject"]),
        (3, FIELDS),
        (2, ["origin"]),
    ]
    assert signed["clauses"] == []
    assert [clause["term"] for clause in glued["clauses"]] == ["fish", "war"]
    assert [clause["term"] for clause in escaped["clauses"]] == ['"fish']
    assert escaped["phrases"][0]["text"] == 'a " b'
    assert blank["phrases"][0]["text"] == ""


@pytest.mark.parametrize(
    ("query", "message", "start", "end"),
    [
        ('fish "cod', "the quotation mark has no second one", 5, 9),
        ('"a" "', "the quotation mark has no second one", 4, 5),
        ('foo:"cod"', "unrecognised field 'foo', possible fields: 'subject', 'body', 'tags', 'origin'", 0, 4),
        ('"a" foo:bar', "unrecognised field 'foo', possible fields: 'subject', 'body', 'tags', 'origin'", 4, 7),
        ('"a b"~', "expected either a field or a term, found EDIT_DISTANCE", 6, 6),
    ],
)
def test_errors_of_phrases(node: Node, query: str, message: str, start: int, end: int) -> None:
    assert parse(node, query) == [{"kind": "query", "message": message, "start": start, "end": end}]
