"""The text layout: five lines, then the raw message; usually one cable in a file.

Id · subject (its first line) · date · classification · origin · message. Where a line is missing or blank ones stand in
between, the lines are told apart by what they look like: the reading that fits best is taken, and what it misses is
a problem of the cable.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import BinaryIO

import msgspec

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.dates import looks_like_date, no_date, parse_day
from generator.sources.encoding import decode, taken

_FIELDS = ("id", "subject", "date", "classification", "origin")
_WINDOW = 12
"""Lines among which the five are looked for."""
_TELLING = 200
"""Characters of a line that tell what it is."""
_ENOUGH = 2
"""The score from which a file counts as a cable: more fits than fails."""

_ID = re.compile(r"\d{2}[A-Z0-9]{2,40}", re.ASCII)
_NEXT = re.compile(r"^\d{2}[A-Z0-9]{2,40}[ \t]*\n(?=.*\n(.*)\n(.*)\n(.*)$)", re.ASCII | re.M)
"""Perhaps the five lines of another cable; the groups are its date, classification and origin."""
_CLASSIFICATION = re.compile(
    r"(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLAS(?:SIFIED)?|LIMITED OFFICIAL USE|FOR OFFICIAL USE ONLY|SBU)"
    r"\s*(?:$|/|,|\()[^0-9]{0,100}",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:(?:American )?(?:Embassy|Consulate|Mission|Interests Section|Liaison Office)|Secretary of State|"
    r"Department of State|UN|US|USUN|REO|AmEmbassy|AmConsul)\b.{0,80}",
    re.IGNORECASE,
)
_MESSAGE = re.compile(
    r"(?:VZCZC|This record is a partial extract|[ZOPR]{1,2} R[A-Z]{4,6}\b|[ZOPR]{1,2} \d{6}Z|DE R[A-Z]{4,6}\b|FM |"
    r"ZN[RY] |U N C L A S|C O N F I D|S E C R E T|(?:UNCLAS|CONFIDENTIAL|SECRET)\b.*\d|E\.? ?O\.? ?\d{5}|TAGS\b|"
    r"SUBJECT:)"
)
_LOOKS: dict[str, Callable[[str], object]] = {
    "id": _ID.fullmatch,
    "date": looks_like_date,
    "classification": _CLASSIFICATION.fullmatch,
    "origin": _ORIGIN.fullmatch,
}


class _Lines(msgspec.Struct, frozen=True):
    """Which line of a file holds which of the five fields."""

    score: int
    at: dict[str, int]
    """Field to line, counted from 0; a field that is missing is not in it."""


def recognises(head: str) -> bool:
    """Whether the first lines are an id, a subject, a date, a classification and an origin, or most of them."""
    return _align(_window(head)).score >= _ENOUGH


def read(stream: BinaryIO, source: str) -> Iterator[RawCable | Problem]:
    """The cable of a text file; of several, one behind the other, each."""
    decoded = decode(stream.read())
    line = 1
    problems = deque(decoded.problems)
    for text in _cables(decoded.text):
        found = taken(problems, text, line)
        window = _window(text)
        lines = _align(window)
        if lines.score < _ENOUGH:
            yield Problem(
                source,
                line,
                "no cable: expected five lines (id, subject, date, classification, origin) and then "
                "the message. Add them, or move the file out of the folder.",
            )
        else:
            yield _cable(text, window, lines, source, line, found)
        line += text.count("\n")


def _cables(text: str) -> Iterator[str]:
    """A file cut where the five lines of another cable stand."""
    start = 0
    for lines in _NEXT.finditer(text, text.find("\n") + 1):
        date, classification, origin = (line.strip() for line in lines.groups())
        known = looks_like_date(date) and _CLASSIFICATION.fullmatch(classification) and _ORIGIN.fullmatch(origin)
        if known and text[start : lines.start()].strip():
            yield text[start : lines.start()]
            start = lines.start()
    yield text[start:]


def _cable(
    whole: str, window: tuple[str, ...], lines: _Lines, source: str, first: int, found: list[tuple[int, str]]
) -> RawCable:
    """One cable whose five lines begin on the line ``first``; ``found`` are problems of its text, by line."""
    values = {field: window[at].strip() for field, at in lines.at.items()}
    message = max(lines.at.values()) + 1
    text = _after(whole, message)
    date = parse_day(values.get("date", ""))
    found += [(first + at, problem) for at, problem in _missing(values, lines)]
    if date is None:
        found.append((first + lines.at.get("date", 0), no_date(values.get("date", ""))))
    if not text.strip():
        found.append((first + message, "no message behind the five lines; the cable is kept without text."))
    return RawCable(
        source=source,
        line=first + message,
        id=values.get("id", ""),
        subject=values.get("subject", ""),
        date=date,
        classification=values.get("classification", ""),
        origin=values.get("origin", ""),
        text=text,
        problems=tuple(Problem(source, line, problem) for line, problem in sorted(found)),
    )


def _missing(values: dict[str, str], lines: _Lines) -> Iterator[tuple[int, str]]:
    """Fields without a value, with the line of each, counted from 0."""
    for number, field in enumerate(_FIELDS):
        if not values.get(field) and field not in ("subject", "date"):
            line = lines.at.get(field, number)
            yield line, f"no {field}; expected it on line {number + 1} of the five. The cable is kept without it."


def _window(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n", _WINDOW)[:_WINDOW])


def _after(text: str, count: int) -> str:
    """What follows the first ``count`` lines."""
    start = 0
    for _ in range(count):
        end = text.find("\n", start)
        if end < 0:
            return ""
        start = end + 1
    return text[start:]


@lru_cache(maxsize=4)
def _align(window: tuple[str, ...]) -> _Lines:
    """The reading of the first lines that fits best: all five as they stand, else with some missing, else with
    blank lines between them; the first of equals, so that the plainest wins.

    It is kept because it is asked for twice: when the layout of a file is recognised and when the file is read.
    """
    lines = [line.strip()[:_TELLING] for line in window]
    best = _assign(lines, range(len(lines)), _FIELDS)
    if best.score >= 2 * len(_LOOKS):
        return best
    filled = [at for at, line in enumerate(lines) if line]
    for rows in (range(len(lines)), filled):
        for count in range(len(_FIELDS), 0, -1):
            for fields in combinations(_FIELDS, count):
                reading = _assign(lines, rows, fields)
                if reading.score > best.score:
                    best = reading
    return best


def _assign(window: list[str], rows: Sequence[int], fields: tuple[str, ...]) -> _Lines:
    at = dict(zip(fields, rows, strict=False))
    score = sum(_fit(field, window[row]) for field, row in at.items())
    return _Lines(score - (len(_FIELDS) - len(at)), at)


def _fit(field: str, line: str) -> int:
    """How well a line fits a field: 2 like it, 0 blank, less where it looks like something else."""
    if not line:
        return 0
    if field in _LOOKS and _LOOKS[field](line):
        return 2
    if _MESSAGE.match(line):
        return -3
    if field == "subject":
        return -1 if any(looks(line) for looks in _LOOKS.values()) else 1
    return -1
