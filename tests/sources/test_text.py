"""Five lines and the message, with lines missing or blank."""

from __future__ import annotations

import pytest

from tests.sources.reading import LINES, MESSAGE, cables, one, problems, rejected


def test_five_lines_and_the_message() -> None:
    cable = one("\n".join([*LINES, MESSAGE]))
    assert (cable.id, cable.subject, str(cable.date)) == (LINES[0], LINES[1], "2009-07-02")
    assert (cable.classification, cable.origin) == (LINES[3], LINES[4])
    assert (cable.source, cable.line, cable.text, cable.body_start) == ("cables/x.txt", 6, MESSAGE, None)
    assert (cable.released, cable.references, cable.problems) == (None, (), ())


def test_cables_one_behind_the_other_are_read_one_by_one() -> None:
    second = ["09EXAMPLETON13", "ANOTHER", *LINES[2:], MESSAGE]
    third = ["09EXAMPLETON14", "A THIRD", "some day", *LINES[3:], MESSAGE]
    found = cables("\n".join([*LINES, MESSAGE, "", *second, *third]))
    assert [(cable.id, cable.subject) for cable in found] == [(LINES[0], LINES[1]), ("09EXAMPLETON13", "ANOTHER")]
    assert [cable.line for cable in found] == [6, 6 + len([*MESSAGE.split("\n"), "", *LINES])]
    assert found[0].text.rstrip() == MESSAGE.rstrip()
    assert found[1].text.startswith(MESSAGE)  # what has no date is no beginning
    assert all(cable.problems == () for cable in found)


def test_an_id_in_the_message_is_no_other_cable() -> None:
    assert one("\n".join([*LINES, MESSAGE, LINES[0], MESSAGE])).problems == ()
    assert len(cables("\n".join([*LINES, MESSAGE, "09LIMA4", *LINES, MESSAGE]))) == 2


def test_damage_is_told_with_the_cable_that_has_it() -> None:
    data = "\n".join([*LINES, MESSAGE]).encode() + "\n".join([*LINES, MESSAGE]).encode().replace(b"VZCZC", b"VZ\xe9ZC")
    first, second = cables(data)
    assert first.problems == ()
    assert problems(second, (second.line, "damaged UTF-8")), second.problems


def _without(number: int, value: str | None = None) -> str:
    lines = [*LINES]
    lines[number : number + 1] = [] if value is None else [value]
    return "\n".join([*lines, MESSAGE])


INCOMPLETE = [
    ("no id", _without(0), "id", "", 1, "no id"),
    ("blank id", _without(0, ""), "id", "", 1, "no id"),
    ("blank id of spaces", _without(0, "  "), "id", "", 1, "no id"),
    ("no date", _without(2), "date", None, 1, "no date"),
    ("blank date", _without(2, ""), "date", None, 3, "no date"),
    (
        "impossible date",
        _without(2, "Mon Feb 30 00:00:00 +0100 2009"),
        "date",
        None,
        3,
        "Feb 30 .* is no date of the cal",
    ),
    ("date of words", _without(2, "some day in summer"), "date", None, 3, "'some day in summer' is no date"),
    ("no classification", _without(3), "classification", "", 4, "no classification"),
    ("blank classification", _without(3, ""), "classification", "", 4, "no classification"),
    ("no origin", _without(4), "origin", "", 5, "no origin"),
    ("blank origin", _without(4, ""), "origin", "", 5, "no origin"),
]


@pytest.mark.parametrize(
    ("data", "field", "value", "line", "message"),
    [case[1:] for case in INCOMPLETE],
    ids=[case[0] for case in INCOMPLETE],
)
def test_one_line_missing_is_a_problem_and_the_rest_stays(
    data: str, field: str, value: object, line: int, message: str
) -> None:
    cable = one(data)
    assert problems(cable, (line, message)), cable.problems
    assert (getattr(cable, field), cable.text) == (value, MESSAGE)
    assert cable.line == data.count("\n") - MESSAGE.count("\n") + 1
    read = {"id": LINES[0], "subject": LINES[1], "classification": LINES[3], "origin": LINES[4]}
    assert {key: getattr(cable, key) for key in read} == {**read, **({field: value} if field in read else {})}


@pytest.mark.parametrize(
    ("data", "subject"), [(_without(1), ""), (_without(1, ""), ""), (_without(1, "09EX1"), "09EX1")]
)
def test_a_subject_may_be_missing_blank_or_odd(data: str, subject: str) -> None:
    cable = one(data)
    assert (cable.id, cable.subject, cable.text, cable.problems) == (LINES[0], subject, MESSAGE, ())


def test_blank_lines_before_and_between_are_passed_over() -> None:
    cable = one("\n\n" + "\n\n".join(LINES) + "\n" + MESSAGE)
    assert (cable.id, cable.origin, cable.text, cable.line, cable.problems) == (LINES[0], LINES[4], MESSAGE, 12, ())


def test_an_unknown_classification_and_origin_are_read_by_their_place() -> None:
    cable = one("\n".join([*LINES[:3], "COSMIC", "Outpost Nowhere", MESSAGE]))
    assert (cable.classification, cable.origin, cable.text) == ("COSMIC", "Outpost Nowhere", MESSAGE)


@pytest.mark.parametrize("end", ["", "\n", "\n \n\n"])
def test_five_lines_and_no_message(end: str) -> None:
    cable = one("\n".join(LINES) + end)
    assert (cable.id, cable.text.strip()) == (LINES[0], "")
    assert problems(cable, (6, "no message behind the five lines"))


def test_three_lines_only() -> None:
    cable = one("\n".join(LINES[:3]))
    assert (cable.id, str(cable.date), cable.text) == (LINES[0], "2009-07-02", "")
    assert len(cable.problems) == 3


def test_the_message_stands_as_it_is() -> None:
    message = "  VZCZC\x0c\t \n\n\n¶1. <b>&amp; {{ x }} </pre>\x07\u2028\x85 end  \n\n"
    assert one("\n".join([*LINES, message])).text == message


def test_a_long_line_is_kept_whole() -> None:
    assert one("\n".join([LINES[0], "x" * 9000, *LINES[2:], MESSAGE])).subject == "x" * 9000


def test_damaged_bytes_are_reported_on_their_line() -> None:
    cable = one("\n".join([*LINES, MESSAGE]).encode() + b"caf\xe9\n")
    assert cable.text == MESSAGE + "café\n"
    assert problems(cable, (11, "damaged UTF-8"))


def test_prose_in_a_text_file_is_rejected() -> None:
    ((line, message),) = rejected("To do:\n\nread the handbook\nwrite the rules\nsleep\n")
    assert (line, "expected five lines (id, subject, date, classification, origin)" in message) == (1, True)
