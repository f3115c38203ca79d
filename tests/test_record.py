"""Records: what is given away can be read back, and tells nothing of the publisher's folders."""

from __future__ import annotations

import msgspec

from generator.model import RawCable
from generator.parse import parse_cable
from generator.record import published, record
from generator.sources.record import from_record
from tests.archive.cables import cable

PAGE = "cable/undated/09LIMA2.html"
TEXT = cable("09LIMA2", "Text.")
RAW = RawCable(source="secret-folder/a.txt", line=6, id="09LIMA2", origin="Embassy Lima", text=TEXT)


def test_what_is_published_can_be_read_back() -> None:
    original = parse_cable(RAW)
    again = parse_cable(from_record(msgspec.json.decode(msgspec.json.encode(published(original, PAGE))), "x.jsonl", 1))
    assert published(again, PAGE) == published(original, PAGE)
    assert again.text == original.text


def test_what_is_published_names_no_folder() -> None:
    data = msgspec.json.encode(published(parse_cable(RAW), PAGE))
    assert b"secret-folder" not in data
    assert b'"problems"' not in data


def test_inspection_tells_the_file_and_no_text() -> None:
    data = msgspec.json.decode(msgspec.json.encode(record(parse_cable(RAW))))
    assert data["path"] == "secret-folder/a.txt"
    assert "page" not in data
    assert "text" not in data
