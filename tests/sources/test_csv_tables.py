"""Tables whose headings tell another order."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Problem
from generator.model import RawCable
from tests.intime import in_time
from tests.sources.reading import cables, one, problems, read_all, rejected

TEXT = 'BODY, AND \\ "MORE"\n\nREFS: 09EXAMPLETON7,\n09EXAMPLETON8,\n09EXAMPLETON9\n09STATE77,2009-01-01,foo\nEND'
VALUES = {
    "reference_id": "09EXAMPLETON{}", "id": "09EXAMPLETON{}", "cable_id": "09EXAMPLETON{}", "date": "7/2/2009",
    "created": "7/2/2009", "origin": "Embassy", "classification": "SECRET", "title": "A, B" * 40, "header": "HEAD",
    "body": TEXT, "text": TEXT, "notes": "nobody reads this",
}  # fmt: skip
ORDERS = {
    "another order": ("reference_id", "classification", "origin", "date", "body", "header"),
    "with a subject": ("created", "title", "id", "notes", "origin", "classification", "text"),
    "the id behind the message": ("body", "date", "cable_id"),
    "the id alone": ("id", "body"),
}


def table(names: tuple[str, ...], rows: int = 3, **changes: Any) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", **changes)
    writer.writerow(names)
    for number in range(1, rows + 1):
        writer.writerow([VALUES[name].format(number) for name in names])
    return out.getvalue()


@pytest.mark.parametrize("names", ORDERS.values(), ids=ORDERS)
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
def test_headings_say_which_column_holds_what(names: tuple[str, ...], quoting: Any) -> None:
    found = cables(table(names, quoting=quoting), "c.csv")
    assert [cable.id for cable in found] == ["09EXAMPLETON1", "09EXAMPLETON2", "09EXAMPLETON3"]
    for cable in found:
        assert cable.text == (f"HEAD\n\n{TEXT}" if "header" in names else TEXT)
        assert cable.body_start == (len("HEAD\n\n") if "header" in names else None)
        assert str(cable.date) == ("None" if names == ("id", "body") else "2009-07-02")
        assert cable.subject == (VALUES["title"] if "title" in names else "")
        assert cable.classification == ("SECRET" if "classification" in names else "")


def test_escaped_quotes() -> None:
    data = table(("id", "body"), escapechar="\\", doublequote=False, quoting=csv.QUOTE_ALL)
    assert [cable.text for cable in cables(data, "c.csv")] == [TEXT] * 3


def test_blanks_behind_the_commas() -> None:
    cable = one('id, date, body\n09EXAMPLETON1, 2009-07-02, "B1, a"\n', "c.csv")
    assert (cable.id, str(cable.date), cable.text) == ("09EXAMPLETON1", "2009-07-02", "B1, a")


def test_a_broken_record_is_told_and_those_behind_it_are_read() -> None:
    rows = [
        '"aaa\nbbb",09STATE1,2009-07-02',
        '"aaa "bad"\nbbb",09STATE2,2009-07-02',
        '"x\ny",09STATE3,2009-07-02',
        "z,1",
    ]
    found = read_all("\n".join(["body,id,date", *rows, ""]), "c.csv")
    read = [item for item in found if isinstance(item, RawCable)]
    assert [cable.id for cable in read] == ["09STATE1", "09STATE2", "09STATE3"]
    assert problems(read[1], (5, "may lack its beginning"))
    assert [(item.line, item.message[:14]) for item in found if isinstance(item, Problem)] == [
        (4, "broken record:"), (8, "broken record:"),
    ]  # fmt: skip


def test_a_quote_that_nothing_closes_takes_no_record_with_it() -> None:
    data = (
        'id,date,body\n09STATE1,2009-07-02,"open\nbody, or, not\n09STATE2,2009-07-02,ok\n09STATE3,2009-07-02,"x\ny"\n'
    )
    found = read_all(data, "c.csv")
    read = [item for item in found if isinstance(item, RawCable)]
    assert [(cable.id, cable.line, cable.text) for cable in read] == [("09STATE2", 4, "ok"), ("09STATE3", 5, "x\ny")]
    assert problems(read[0], (4, "may lack its beginning"))
    assert rejected(data, "c.csv") == [
        (2, "broken record: its quotes do not fit together. Compare it with those around it.")
    ]


@pytest.mark.parametrize("line", ['"\n', '"a\n', 'a,b,"c\n', '"",\n', "a\n"])
def test_many_open_quotes(line: str) -> None:
    with in_time():
        assert len(rejected("id,date,body\n" + line * 50_000, "c.csv")) == 1


def test_rows_of_nothing_are_no_records() -> None:
    data = "id,date,body\n\n09STATE1,2009-07-02,a\n  \n,,\n09STATE2,2009-07-02,b\n\n\n"
    assert [(cable.id, cable.line) for cable in cables(data, "c.csv")] == [("09STATE1", 3), ("09STATE2", 6)]


def test_damage_is_told_on_its_line() -> None:
    data = table(("id", "date", "body")).encode().replace(b"END", b"\xc3\xa9 \xe9", 1)
    first, *others = cables(data, "c.csv")
    assert problems(first, (8, "damaged UTF-8|Windows")) or first.text.endswith("é é")
    assert all(cable.problems == () for cable in others)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.encode("utf-16"),
        lambda text: "\n\nsep=,\n" + text,
    ],
    ids=["lone carriage returns", "both line ends", "UTF-16", "what stands in front"],
)
def test_line_ends_and_encodings(encode: Any) -> None:
    plain = cables(table(("id", "date", "body")), "c.csv")
    assert [(cable.id, cable.text) for cable in cables(encode(table(("id", "date", "body"))), "c.csv")] == [
        (cable.id, cable.text) for cable in plain
    ]


def test_headings_are_known_without_the_ending_of_the_name() -> None:
    assert len(cables(table(("id", "date", "body")), "cables.dat")) == 3


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0\\")), min_size=1, max_size=4))
def test_any_texts_come_back(texts: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [("id", "origin", "body"), *((f"09X{n}", "Y", f"B{t}") for n, t in enumerate(texts))]
    )
    found = cables(out.getvalue(), "c.csv")
    assert [(cable.id, cable.text) for cable in found] == [(f"09X{n}", f"B{text}") for n, text in enumerate(texts)]
