"""The Cablegate CSV layout: quoting, streaming, and records that are broken."""

from __future__ import annotations

import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Problem
from generator.model import RawCable
from generator.sources import discover, read
from tests.sources.reading import cables, one, problems, read_all, rejected

Row = tuple[str, ...]
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r\0") | st.sampled_from('"\\,\n1/'), max_size=30)


NOTHING = [r"\N", "NULL", "null", "nan", "NaN", "None"]
"""What programs write for an empty field."""


def _backslash(row: Row) -> str:
    return ",".join('"' + field.replace("\\", "\\\\").replace('"', '\\"') + '"' for field in row) + "\n"


def _row(count: int, body: str = "BODY\n¶1. Text.", header: str = "HEADER", **changes: str) -> Row:
    row = {"number": str(count), "date": "7/2/2009 11:33", "id": f"09EXAMPLETON{count}", "origin": "Embassy Exampleton",
           "classification": "SECRET", "references": "09A1|09B2", "header": header, "body": body}  # fmt: skip
    return tuple({**row, **changes}.values())


def _expected(row: Row) -> str:
    header, body = row[6:]
    return f"{header}\n\n{body}" if header.strip() not in ("", "null") and header not in NOTHING else body


def test_the_eight_columns() -> None:
    cable = one(_backslash(_row(1)), "c.csv")
    assert (cable.id, str(cable.date), cable.classification) == ("09EXAMPLETON1", "2009-07-02", "SECRET")
    assert (cable.origin, cable.references) == ("Embassy Exampleton", ("09A1", "09B2"))
    assert (cable.text, cable.body_start) == ("HEADER\n\nBODY\n¶1. Text.", 8)
    assert (cable.line, cable.subject, cable.released, cable.problems) == (1, "", None, ())


def test_lines_are_counted_over_records() -> None:
    rows = [_row(1), _row(2, header="\nA\r\nB"), _row(3, origin="Two\nLines"), _row(4)]
    assert [cable.line for cable in cables("".join(map(_backslash, rows)), "c.csv")] == [1, 3, 8, 10]


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_backslash_quoting_comes_back(texts: list[tuple[str, str]]) -> None:
    rows = [_row(number, header=header, body=body) for number, (header, body) in enumerate(texts, start=1)]
    found = cables("".join(map(_backslash, rows)), "c.csv")
    assert [cable.text for cable in found] == [_expected(row) for row in rows]


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_doubled_quotes_come_back(texts: list[tuple[str, str]]) -> None:
    # A backslash has one meaning in a record with doubled quotes, so each of these rows has a pair of them.
    rows = [_row(number, header=header, body=f'"x" {body}') for number, (header, body) in enumerate(texts, start=1)]
    rows = [row for row in rows if '\\"' not in "".join(row)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    ending = [row for row in rows if row[6].endswith("\\") or row[7].endswith("\\")]
    if rows and not ending:
        assert [cable.text for cable in cables(out.getvalue(), "c.csv")] == [_expected(row) for row in rows]


def test_a_backslash_before_a_closing_quote_of_a_record_with_doubled_quotes() -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerow(_row(1, header="C:\\", body='say "yes" to C:\\dir\\'))
    assert one(out.getvalue(), "c.csv").text == 'C:\\\n\nsay "yes" to C:\\dir\\'


def test_fields_without_quotes_where_they_need_none() -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_row(1), _row(2, 'A "b", c'), _row(3, "short", "short")])
    assert [cable.text for cable in cables(out.getvalue(), "c.csv")] == [
        "HEADER\n\nBODY\n¶1. Text.", 'HEADER\n\nA "b", c', "short\n\nshort",
    ]  # fmt: skip


def test_a_row_of_headings_is_skipped() -> None:
    head = "id,date,reference_id,origin,classification,references,header,body\n"
    for heading in (head, _backslash(tuple(head.strip().split(",")))):
        found = cables(heading + _backslash(_row(1)) + _backslash(_row(2)), "c.csv")
        assert [(cable.id, cable.line) for cable in found] == [("09EXAMPLETON1", 2), ("09EXAMPLETON2", 4)]


def test_a_record_inside_a_body_stays_text() -> None:
    inner = _backslash(_row(9))
    found = cables(_backslash(_row(1, inner)) + _backslash(_row(2)), "c.csv")
    assert [cable.text for cable in found] == ["HEADER\n\n" + inner, "HEADER\n\nBODY\n¶1. Text."]


@pytest.mark.parametrize("head", ["\n\n", "sep=,\n", "  \nsep=;\n\n"])
def test_what_stands_in_front_is_passed_over(head: str) -> None:
    found = cables(head + _backslash(_row(1)) + _backslash(_row(2)), "c.csv")
    assert [cable.line for cable in found] == [1 + head.count("\n"), 3 + head.count("\n")]


@pytest.mark.parametrize("rest", ["# from the archive\n", 'of a record.\n\nSAMPLE"\n'])
def test_the_rest_of_a_cut_record_harms_no_other(rest: str) -> None:
    found = read_all(rest + _backslash(_row(1)) + _backslash(_row(2)), "c.csv")
    assert [item.id for item in found if isinstance(item, RawCable)] == ["09EXAMPLETON1", "09EXAMPLETON2"]
    ((line, message),) = [(item.line, item.message) for item in found if isinstance(item, Problem)]
    assert (line, "broken record (" in message) == (1, True)


@pytest.mark.parametrize(
    "date", ["2009/07/02 11:33", "02.07.2009", "2 July 2009", "Thu, 02 Jul 2009 11:33:00 +0000", ""]
)
def test_a_broken_record_harms_no_other_whatever_the_dates(date: str) -> None:
    rows = [_backslash(_row(number, date=date)) for number in (1, 2, 3)]
    found = read_all(rows[0] + rows[1].replace("BODY", 'BO"DY') + rows[2], "c.csv")
    assert [item.id for item in found if isinstance(item, RawCable)] == ["09EXAMPLETON1", "09EXAMPLETON3"]
    assert [item.line for item in found] == [1, 3, 5]


def test_rows_of_a_table_in_a_message_are_no_records() -> None:
    out = io.StringIO()
    table = "TABLE:\n1,2009-07-02,yurt,3\n2,2009-07-03,tent,4\n3,Minsk,09MINSK123,\n09MINSK4,\n09MINSK5\nEND, OR NOT"
    csv.writer(out, lineterminator="\n").writerows([_row(1), _row(2, table), _row(3)])
    assert [cable.text for cable in cables(out.getvalue(), "c.csv")][1] == f"HEADER\n\n{table}"


def test_a_broken_record_harms_no_other_whatever_the_ids() -> None:
    out = io.StringIO()
    rows = [_row(number, date="7/2/2009", id=f"EMB-{number}") for number in (1, 2, 3)]
    csv.writer(out, lineterminator="\n").writerows(rows)
    found = read_all(out.getvalue().replace('"BODY\n', '"BO"DY\n', 1), "c.csv")
    assert [item.id for item in found if isinstance(item, RawCable)] == ["EMB-2", "EMB-3"]


def test_a_record_of_one_long_line_is_no_row_of_headings() -> None:
    assert len(one(_backslash(_row(1, "A" * 200_000)), "c.csv").text) == len("HEADER\n\n") + 200_000


def test_as_mysql_writes_it() -> None:
    row = _backslash(_row(1, "A\nB \\ C\nD")).replace("\n", "\\\n")[:-2] + "\n"
    assert one(row, "c.csv").text == "HEADER\n\nA\nB \\ C\nD"
    assert one(_backslash(_row(1, "A\nB\nC\nD")).rstrip().replace("\n", r"\n"), "c.csv").text == "HEADER\n\nA\nB\nC\nD"


@pytest.mark.parametrize("nothing", NOTHING)
def test_what_programs_write_for_nothing(nothing: str) -> None:
    data = _backslash(_row(1, references="X", header="X")).replace('"X"', nothing)
    cable = one(data, "c.csv")
    assert (cable.text, cable.body_start, cable.references) == ("BODY\n¶1. Text.", 0, ())


def test_rows_of_nothing_are_no_records() -> None:
    data = _backslash(_row(1)) + "   \n\n" + _backslash(_row(2)) + "\0" * 99
    assert [cable.line for cable in cables(data, "c.csv")] == [1, 5]
    assert len(rejected(_backslash(_row(1)) + "   x\n\n", "c.csv")) == 1


GOOD = _backslash(_row(1)), _backslash(_row(3))
BROKEN = [
    ("quote not closed", '"2","7/2/2009 11:33","09X2","E","S","","H","BODY\nMORE\n'),
    ("quote not opened", '"2","7/2/2009 11:33","09X2",E","S","","H","BODY\nMORE"\n'),
    ("quote inside not escaped", '"2","7/2/2009 11:33","09X2","E","S","","H","A "b", c\nMORE"\n'),
    ("seven columns", '"2","7/2/2009 11:33","09X2","E","S","","BODY\nMORE"\n'),
    ("nine columns", '"2","7/2/2009 11:33","09X2","E","S","","H","B","C\nMORE"\n'),
    ("cut off", '"2","7/2/2009 11:33","09X2",\n\n'),
]


@pytest.mark.parametrize("broken", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_broken_record_harms_no_other(broken: str) -> None:
    found = read_all(GOOD[0] + broken + GOOD[1] + broken, "c.csv")
    assert [item.id for item in found if isinstance(item, RawCable)] == ["09EXAMPLETON1", "09EXAMPLETON3"]
    assert [item.line for item in found] == [1, 3, 5, 7]
    assert all("broken record (" in item.message for item in found if isinstance(item, Problem))


def test_a_record_with_an_odd_start_is_not_glued_to_the_one_before() -> None:
    rows = [_row(1), _row(2, date="2/30/2009 1:00"), _row(3, date="long ago"), _row(4, number="x"), _row(5, id="  ")]
    found = cables("".join(map(_backslash, rows)), "c.csv")
    assert [cable.id for cable in found] == ["09EXAMPLETON1", "09EXAMPLETON2", "09EXAMPLETON3", "09EXAMPLETON4", ""]
    assert problems(found[1], (3, "'2/30/2009 1:00' is no date of the calendar from 1800 to 2199"))
    assert problems(found[2], (5, "'long ago' is no date"))
    assert problems(found[4], (9, "no reference id"))


def test_a_record_without_message_is_kept() -> None:
    cable = one(_backslash(_row(1, "", "null")), "c.csv")
    assert (cable.text, problems(cable, (1, "no message in its columns"))) == ("", True)


def test_each_record_has_its_own_encoding() -> None:
    rows = [_backslash(_row(number, "caf\u00e9 “x”")) for number in (1, 2, 3)]
    damaged = _backslash(_row(4, "é\né\né")).encode().replace(b"\xa9\n", b"\n", 1)
    found = cables(rows[0].encode() + rows[1].encode("windows-1252") + rows[2].encode() + damaged, "c.csv")
    assert [cable.text[8:] for cable in found] == ["café “x”"] * 3 + ["Ã\né\né"]
    assert [problem.line for problem in found[3].problems] == [4]


@pytest.mark.parametrize(
    "data",
    [
        "name,town\nx,y\n",
        "a;b;c\n1;2;3\n",
        "one column\n",
        "a\tb\tc\n1\t2\t3\n",
        "id,date,origin\n1,2,3\n",
        '"1","2"\n"3","4"\n',
    ],
)
def test_a_table_of_another_shape_is_rejected_once(data: str) -> None:
    ((line, message),) = rejected(data, "c.csv")
    assert (line, "a CSV file of another shape" in message) == (1, True)
    assert ("semicolons" in message) == (";" in data)
    assert ("tabs" in message) == ("\t" in data)


@pytest.mark.parametrize(("data", "number"), [('"1","2"\n', 2), ('"1","a, b","c\nd"\n', 3)])
def test_the_columns_of_another_shape_are_counted(data: str, number: int) -> None:
    ((_, message),) = rejected(data, "c.csv")
    assert f"({number} columns in its first record)" in message


def test_too_many_columns_are_told_as_such() -> None:
    broken = '"2","7/2/2009 11:33","09X2","E","S","","H","B","C\nMORE"\n'
    ((_, message),) = rejected(GOOD[0] + broken + GOOD[1], "c.csv")
    assert "9 fields, expected eight" in message


def test_memory_holds_one_record_at_a_time(tmp_path: Path) -> None:
    record = _backslash(_row(1, 'A line with a \\ and a " in an invented cable.\n' * 2000)).encode()
    with open(tmp_path / "cables.csv", "wb") as out:
        for _ in range(600):
            out.write(record)
    (file,) = discover(tmp_path).files
    assert file.size > 55_000_000
    tracemalloc.start()
    try:
        assert sum(isinstance(item, RawCable) for item in read(file)) == 600
        assert tracemalloc.get_traced_memory()[1] < 8_000_000
    finally:
        tracemalloc.stop()
