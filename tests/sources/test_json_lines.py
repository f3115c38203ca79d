"""The program's own export, read back."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import RawCable
from tests.sources.reading import MESSAGE, cables, one, problems, read_all, rejected

RECORD = {"id": "09EXAMPLETON12", "subject": "INVENTED", "date": "2009-07-02", "released": "2010-12-06",
          "classification": "SECRET//NOFORN", "origin": "Embassy Exampleton", "references": ["08EXAMPLETON1"],
          "text": MESSAGE, "body_start": 62}  # fmt: skip
LINE = json.dumps(RECORD) + "\n"


def to_record(raw: RawCable) -> dict[str, Any]:
    """The object that is read as an equal raw cable, apart from ``source``, ``line`` and ``problems``."""
    return {
        "id": raw.id,
        "subject": raw.subject,
        "date": raw.date.isoformat() if raw.date else None,
        "released": raw.released.isoformat() if raw.released else None,
        "classification": raw.classification,
        "origin": raw.origin,
        "references": list(raw.references),
        "text": raw.text,
        "body_start": raw.body_start,
    }


def test_the_keys_of_an_export() -> None:
    cable = one(
        json.dumps({**RECORD, "canonical_id": "x", "sent": None, "tags": ["PREL"], "unknown": {"a": [1]}}), "a.jsonl"
    )
    assert to_record(cable) == RECORD
    assert (cable.line, cable.problems) == (1, ())


DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31))
TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]))


@given(
    st.builds(
        RawCable,
        source=st.just("a.jsonl"),
        line=st.just(1),
        id=TEXT.map(str.strip).filter(bool),
        subject=TEXT,
        date=DAYS,
        released=st.none() | DAYS,
        classification=TEXT,
        origin=TEXT,
        references=st.lists(TEXT).map(tuple),
        text=TEXT.map(lambda text: text + "x"),
        body_start=st.none() | st.just(0) | st.just(1),
    )
)
def test_a_cable_comes_back_equal(cable: RawCable) -> None:
    assert one(msgspec.json.encode(to_record(cable)), "a.jsonl") == cable
    assert one(json.dumps(to_record(cable), indent=1), "a.jsonl") == cable


def test_lines_are_numbered_and_blank_ones_passed_over() -> None:
    assert [cable.line for cable in cables("\ufeff" + LINE + "\n \r\n" + LINE.rstrip(), "a.jsonl")] == [1, 4]


REJECTED = [
    ("half a line", LINE[:80], "half a JSON object: it ends at column 81"),
    ("half a text", '{"id": "x", "text": "abc', "half a JSON object"),
    ("no JSON", '{"id": "x",, "text": 1}', "no JSON at column 12"),
    ("a list", "[1, 2]", "found a list, expected an object"),
    ("a text", '"x"', "found a text, expected an object"),
    ("null", "null", "found null, expected an object"),
    (
        "other object",
        '{"name": "x"}',
        "neither the key 'id' nor 'text'; expected the keys of the program's export, found 'name'",
    ),
    ("deep nesting", '{"id": ' + "[" * 100_000, "nesting beyond all bounds"),
    ("endless number", '{"id": "x", "y": ' + "9" * 10_000 + "}", "numbers or nesting beyond all bounds"),
]


@pytest.mark.parametrize(("line", "message"), [case[1:] for case in REJECTED], ids=[case[0] for case in REJECTED])
def test_a_bad_line_is_rejected_alone(line: str, message: str) -> None:
    data = f"{LINE}{line}\n{LINE}"
    assert [cable.line for cable in read_all(data, "a.jsonl") if isinstance(cable, RawCable)] == [1, 3]
    ((at, found),) = rejected(data, "a.jsonl")
    assert at == 2
    assert message in found


ODD: list[Any] = [
    ("no id", {"id": None}, "no id"),
    ("no date", {"date": None}, "no date"),
    ("impossible date", {"date": "2009-02-30"}, "'2009-02-30' is no date"),
    ("a year alone", {"date": 2009}, "'2009' is no date"),
    ("date of another kind", {"date": ["2009"]}, "key 'date': found a list, expected a text; left out", "no date"),
    ("id of another kind", {"id": 12}, "key 'id': found a number, expected a text; left out", "no id"),
    ("text of another kind", {"text": ["x"], "body_start": None}, "key 'text': found a list", "no message in 'text'"),
    ("references of another kind", {"references": 3}, "key 'references': found a number, expected a list"),
    ("a reference of another kind", {"references": ["x", None]}, "key 'references': found null in the list"),
    ("no text", {"text": None, "body_start": None}, "no message in 'text'"),
    ("body_start beyond the text", {"body_start": 10_000}, "key 'body_start': expected a number from 0"),
    ("body_start of another kind", {"body_start": True}, "key 'body_start'"),
]


@pytest.mark.parametrize("odd", ODD, ids=[case[0] for case in ODD])
def test_what_is_odd_is_a_problem_and_the_rest_stays(odd: tuple[str, dict[str, object], str]) -> None:
    _, changes, *messages = odd
    cable = one(json.dumps({**RECORD, **changes}), "a.jsonl")
    assert problems(cable, *((1, message) for message in messages)), cable.problems
    assert cable.origin == RECORD["origin"]


OTHERS = {
    "references as one text": ({"references": "09TESTVILLE1| 09TESTVILLE2"}, ("09TESTVILLE1", "09TESTVILLE2")),
    "an id beside the number of a row": ({"id": None, "reference_id": "09TESTVILLE3"}, "09TESTVILLE3"),
    "seconds": ({"date": 1246492800}, dt.date(2009, 7, 2)),
    "milliseconds": ({"date": 1246492800000}, dt.date(2009, 7, 2)),
    "as a database writes it": ({"date": {"$date": "2009-07-02T00:00:00Z"}}, dt.date(2009, 7, 2)),
    "days as numbers": ({"date": 20090702}, dt.date(2009, 7, 2)),
    "the number of a row as a text": ({"id": "5", "reference_id": "09TESTVILLE3"}, "09TESTVILLE3"),
    "an empty text": ({"text": "", "content": "BODY", "body_start": None, "references": ["BODY"]}, ("BODY",)),
    "before 1970": ({"date": -126316800}, dt.date(1965, 12, 31)),
    "another name of the date": ({"date": None, "date_time": "2009-07-02"}, dt.date(2009, 7, 2)),
}


@pytest.mark.parametrize(("changes", "value"), OTHERS.values(), ids=OTHERS)
def test_what_other_programs_write(changes: dict[str, object], value: object) -> None:
    cable = one(json.dumps({**RECORD, **changes}), "a.jsonl")
    assert value in (cable.id, cable.date, cable.references)
    assert cable.problems == ()


@pytest.mark.parametrize(
    "data", [LINE.replace("\n", "\r") * 3, LINE.replace("\n", ",\n") * 3, ("\x1e" + LINE) * 3, LINE.rstrip() * 3],
    ids=["lone carriage returns", "commas", "record separators", "nothing between"],
)  # fmt: skip
def test_objects_however_parted(data: str) -> None:
    assert [cable.id for cable in cables(data, "a.jsonl")] == [RECORD["id"]] * 3


@pytest.mark.parametrize("text", ["foo\r{bar} baz", "a\rb\r[c"])
def test_a_carriage_return_in_a_text_stays_there(text: str) -> None:
    line = '{"id": "x", "date": "2009-07-02", "text": "' + text + '"}'
    assert one(line, "a.jsonl").text == text.replace("\r", "\n")
    nested = '{"id": "x", "date": "2009-07-02", "paragraphs": [\r{"number": 1, "text": "a"},\r{"text": "b"}]}'
    assert one(nested, "a.jsonl").text == "¶1. a\n\nb"


def test_what_stands_behind_an_object_is_told_once() -> None:
    found = read_all(LINE.rstrip() + " 1" * 1000, "a.jsonl")
    assert [type(item).__name__ for item in found] == ["RawCable", "Problem"]
    ((_, message),) = rejected(LINE.rstrip() + " garbage", "a.jsonl")
    assert "the rest of the line is not read" in message


def test_header_and_body_stand_in_for_the_text() -> None:
    parts = {"text": None, "body_start": None, "header": "HEADER", "body": "BODY"}
    cable = one(json.dumps({**RECORD, **parts}), "a.jsonl")
    assert (cable.text, cable.body_start, cable.problems) == ("HEADER\n\nBODY", 8, ())


def test_paragraphs_stand_in_for_the_text() -> None:
    paragraphs = [
        {"number": 1, "marking": "C", "heading": None, "text": "First."},
        {"number": None, "marking": None, "heading": "COMMENT", "text": "Second."},
    ]
    cable = one(json.dumps({**RECORD, "text": None, "body_start": None, "paragraphs": paragraphs}), "a.jsonl")
    assert (cable.text, cable.body_start) == ("¶1. (C) First.\n\nCOMMENT\n\nSecond.", 0)
    assert problems(cable, (1, "put together from its paragraphs"))


def test_characters_that_could_not_be_written_again() -> None:
    cable = one('{"id": "x", "date": "2009-07-02", "text": "a\\ud800b\\r\\nc\\rd\x01"}', "a.jsonl")
    assert (cable.text, cable.problems) == ("a\ufffdb\nc\nd\x01", ())


def test_body_start_moves_with_the_line_ends() -> None:
    assert one(json.dumps({**RECORD, "text": "a\r\nb\r\nBODY", "body_start": 6}), "a.jsonl").body_start == 4


def test_damaged_bytes_are_reported_on_their_line() -> None:
    first, second = LINE.encode(), json.dumps({**RECORD, "subject": "ééQ"}, ensure_ascii=False).encode()
    cable = cables(first + second.replace(b"Q", b"\xe9", 1), "a.jsonl")[1]
    assert cable.subject == "ééé"
    assert problems(cable, (2, "damaged UTF-8"))


def test_a_list_in_a_file_is_read_with_lines() -> None:
    data = json.dumps([RECORD, RECORD, {"id": 1}], indent=1)
    found = read_all(data, "a.json")
    assert [item.line for item in found] == [2, 15, 28]
    assert [isinstance(item, RawCable) for item in found] == [True, True, False]


def test_half_a_list_keeps_what_was_whole() -> None:
    data = json.dumps([RECORD, RECORD], indent=1)
    found = read_all(data[: len(data) // 2 + 60], "a.json")
    assert [isinstance(item, RawCable) for item in found] == [True, False]
    assert len(rejected(data.rstrip("]"), "a.json")) == 1
    assert len(rejected(data + "\n[]", "a.json")) == 1
