"""One cable as an object of the program's own export (JSON Lines), turned back into a raw cable.

Keys that are read; all others are ignored:

=================  =====================================================================================
``id``             text; the publisher's id
``subject``        text
``date``           ``YYYY-MM-DD``; the day as written
``released``       ``YYYY-MM-DD``
``classification`` text, with caveats: ``SECRET//NOFORN``
``origin``         text: ``Embassy Astana``
``references``     list of texts: ids
``text``           text; the whole message, untouched
``body_start``     number of characters of ``text`` before the body, where header and body are known apart
=================  =====================================================================================

Every key may be missing or null. In place of ``text``, ``header`` and ``body`` are read; in place of these, the
message is put together from ``paragraphs`` (objects with ``number``, ``marking``, ``heading``, ``text``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.dates import no_date, parse_day
from generator.sources.encoding import clean
from generator.sources.message import join

_TEXTS = ("id", "subject", "date", "released", "classification", "origin", "text", "header", "body")
_JSON_NAMES = {
    str: "a text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "an object",
    type(None): "null",
}


class RecordError(ValueError):
    """An object that is no cable; the message says which key, what was found and what was expected."""


def from_record(record: object, source: str, line: int) -> RawCable:
    """The raw cable of one object of an export; raises :class:`RecordError` where it is none."""
    if not isinstance(record, dict):
        raise RecordError(f"found {_name(record)}, expected an object with the keys of a cable")
    texts = {key: _text(record, key) for key in _TEXTS}
    references = tuple(_strings(record, "references"))
    found: list[str] = []
    text, body_start = _message(record, texts, found)
    if not texts["id"] and not text.strip():
        raise RecordError("no cable: neither the key 'id' nor 'text'; expected the keys of the program's export")
    if not texts["id"].strip():
        found.append("no id; the cable is kept without it.")
    if not text.strip():
        found.append("no message in 'text'; the cable is kept without text.")
    return RawCable(
        source=source,
        line=line,
        id=texts["id"].strip(),
        subject=texts["subject"],
        date=_date(texts["date"], found),
        released=_date(texts["released"], found) if texts["released"] else None,
        classification=texts["classification"],
        origin=texts["origin"],
        references=references,
        text=text,
        body_start=body_start,
        problems=tuple(Problem(source, line, message) for message in found),
    )


def _message(record: Mapping[str, object], texts: Mapping[str, str], found: list[str]) -> tuple[str, int | None]:
    if texts["text"]:
        return texts["text"], _body_start(record, texts["text"], found)
    if texts["header"] or texts["body"]:
        return join(texts["header"], texts["body"])
    paragraphs = record.get("paragraphs")
    if not paragraphs:
        return "", _body_start(record, "", found)
    if not isinstance(paragraphs, list):
        raise RecordError(f"key 'paragraphs': found {_name(paragraphs)}, expected a list of objects")
    found.append("no 'text'; the message is put together from its paragraphs, without header and first lines.")
    return "\n\n".join(block for item in paragraphs for block in _paragraph(item)), 0


def _paragraph(item: object) -> Iterator[str]:
    if not isinstance(item, dict):
        raise RecordError(f"key 'paragraphs': found {_name(item)} in the list, expected objects")
    number, marking, heading = item.get("number"), _text(item, "marking"), _text(item, "heading")
    if heading:
        yield heading
    mark = f"¶{number}. " if isinstance(number, int) and not isinstance(number, bool) else ""
    yield f"{mark}({marking}) {_text(item, 'text')}" if marking else f"{mark}{_text(item, 'text')}"


def _body_start(record: Mapping[str, object], text: str, found: list[str]) -> int | None:
    value, written = record.get("body_start"), record.get("text")
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= len(text):
        return len(clean(written[:value])) if isinstance(written, str) and "\r" in written else value
    found.append(f"key 'body_start': expected a number from 0 to {len(text)}; ignored.")
    return None


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise RecordError(f"key {key!r}: found {_name(value)}, expected a text")
    return clean(value)


def _strings(record: Mapping[str, object], key: str) -> Iterator[str]:
    values = record.get(key)
    if values is None:
        return
    if not isinstance(values, list):
        raise RecordError(f"key {key!r}: found {_name(values)}, expected a list of texts")
    for value in values:
        if not isinstance(value, str):
            raise RecordError(f"key {key!r}: found {_name(value)} in the list, expected texts")
        yield clean(value)


def _date(text: str, found: list[str]) -> dt.date | None:
    day = parse_day(text)
    if day is None:
        found.append(no_date(text))
    return day


def _name(value: object) -> str:
    return _JSON_NAMES.get(type(value), type(value).__name__)
