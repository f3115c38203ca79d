"""One cable as an object of the program's own export (JSON Lines), turned back into a raw cable.

Keys that are read; all others are ignored:

=================  =====================================================================================
``id``             text; the publisher's id (also ``reference_id``, ``cable_id``)
``subject``        text (``title``)
``date``           ``YYYY-MM-DD``; the day as written (``created``, ``date_time``); a number counts seconds or
                   milliseconds since 1970
``released``       ``YYYY-MM-DD``
``classification`` text, with caveats: ``SECRET//NOFORN``
``origin``         text: ``Embassy Astana``
``references``     list of texts: ids; or one text with ``|`` between them
``text``           text; the whole message, untouched (``content``)
``body_start``     number of characters of ``text`` before the body, where header and body are known apart
=================  =====================================================================================

Every key may be missing or null; the names in brackets are those of other programs. A value of another kind is left out
and reported, but for ``paragraphs``. In place of ``text``, ``header`` and ``body`` are read; in place of these, the
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
_OTHER_NAMES = {
    "id": ("reference_id", "cable_id"),
    "subject": ("title",),
    "date": ("created", "date_time"),
    "text": ("content",),
}
"""Keys of other programs, which are read where ours is not there."""
_DATES = ("date", "released")
_MILLISECONDS = 100_000_000_000
"""A number of seconds is not so large before the year 5138."""
_FEW_SECONDS = 100_000
"""A number that is no larger counts something else."""
_SHOWN_KEYS = 8
_SHOWN_LETTERS = 40
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
    found: list[str] = []
    texts = {key: _first_text(record, key, found) for key in _TEXTS}
    references = _references(record.get("references"), found)
    text, body_start = _message(record, texts, found)
    if not texts["id"] and not text.strip():
        keys = ", ".join(repr(str(key)[:_SHOWN_LETTERS]) for key in [*record][:_SHOWN_KEYS]) or "none"
        raise RecordError(
            f"no cable: neither the key 'id' nor 'text'; expected the keys of the program's export, found {keys}"
        )
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


def _first_text(record: Mapping[str, object], key: str, found: list[str]) -> str:
    """The value of a key, or of another program's name for it; what is no text is reported."""
    values: dict[str, object] = {}
    for name in (key, *_OTHER_NAMES.get(key, ())):
        value = record.get(name)
        if value is not None and value != "":
            values[name] = _written_date(value) if key in _DATES else value
    texts = [value for value in values.values() if isinstance(value, str)]
    if key == "id" and len(texts) > 1 and texts[0].strip().isdecimal():
        texts = texts[1:]  # the number of a row
    if texts:
        return clean(texts[0])
    found += [f"key {name!r}: found {_name(value)}, expected a text; left out." for name, value in values.items()]
    return ""


def _written_date(value: object) -> object:
    """A date as databases write them, a number or ``{"$date": …}``, as a text."""
    if isinstance(value, dict) and len(value) == 1:
        value = value.get("$date", value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if isinstance(value, int) and (abs(value) < _FEW_SECONDS or parse_day(str(value))):
            return str(value)  # a year, or 20090702
        try:
            seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
            return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)).date().isoformat()
        except (OverflowError, ValueError):
            return str(value)
    return value


def _references(values: object, found: list[str]) -> tuple[str, ...]:
    if values is None:
        return ()
    if isinstance(values, str):
        return tuple(text for entry in values.split("|") if (text := clean(entry).strip()))
    if not isinstance(values, list):
        found.append(f"key 'references': found {_name(values)}, expected a list of texts; left out.")
        return ()
    others = [value for value in values if not isinstance(value, str)]
    if others:
        found.append(f"key 'references': found {_name(others[0])} in the list, expected texts; left out.")
    return tuple(clean(value) for value in values if isinstance(value, str))


def _date(text: str, found: list[str]) -> dt.date | None:
    day = parse_day(text)
    if day is None:
        found.append(no_date(text))
    return day


def _name(value: object) -> str:
    return _JSON_NAMES.get(type(value), type(value).__name__)
