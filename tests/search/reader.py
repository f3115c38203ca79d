"""Reads a built index back by the letter of ``FORMAT.md``, slowly and independently of the builder."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODES = {0xC0: 0, 0xC1: 10, 0xC2: 13, 0xC3: 34, 0xC4: 92}


def varints(data: bytes) -> list[int]:
    found, number, shift = [], 0, 0
    for byte in data:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(number)
            number = shift = 0
    assert shift == 0
    return found


def planes(data: bytes) -> list[int]:
    half = len(data) // 2
    return [low + 256 * high for low, high in zip(data[:half], data[half:], strict=True)]


def texts(data: bytes) -> list[str]:
    return data.decode().split("\n") if data else []


def names(letter: str, data: bytes) -> list[str]:
    return [f"{letter}-{b32encode(data[place : place + 5]).decode().lower()}" for place in range(0, len(data), 5)]


def seven_bits(text: str) -> bytes:
    bits = "".join(f"{CODES.get(ord(character), ord(character)):07b}" for character in text)
    return bytes(int(bits[place : place + 8], 2) for place in range(0, len(bits) // 8 * 8, 8))


def split(packed: bytes) -> list[bytes]:
    found = []
    while packed:
        end = next(place for place, byte in enumerate(packed) if byte < 128) + 1
        (length,) = varints(packed[:end])
        found.append(packed[end : end + length])
        packed = packed[end + length :]
    return found


def read(site: Path, name: str) -> list[bytes]:
    """The columns of a file."""
    text = (site / "search" / name[0] / name[2:4] / f"{name}.js").read_text("utf-8")
    call = re.fullmatch(r'reftel\.take\("([^"]*)","([^"]*)"\);\n', text)
    assert call, f"{name} is no call"
    assert call[1] == name
    return split(zlib.decompress(seven_bits(call[2])))


def manifest(site: Path) -> dict[str, Any]:
    text = (site / "search/manifest.js").read_text("utf-8")
    call = re.fullmatch(r"reftel\.manifest\((.*)\);\n", text, re.S)
    assert call
    found: dict[str, Any] = json.loads(call[1])
    return found


@dataclass
class Posting:
    """One term in one field of one document."""

    term: str
    field: str
    document: int
    tf: int
    length: int | None
    positions: list[int]


def postings(site: Path) -> Iterator[Posting]:
    """Everything in the shards."""
    head = manifest(site)
    fields = [field["name"] for field in head["fields"]]
    for first, route in head["routes"]:
        firsts, shards, positions = read(site, route)
        assert texts(firsts)[0] == first
        for shard, places, start in zip(names("S", shards), names("P", positions), texts(firsts), strict=True):
            terms, *columns = read(site, shard)
            assert texts(terms)[0] == start
            for number, field in enumerate(fields):
                counts, gaps, tfs, lengths = columns[4 * number : 4 * number + 4]
                limit = head["carried"] if field == "body" else 2**40
                yield from _field(field, texts(terms), (counts, gaps, tfs, lengths), read(site, places)[number], limit)


def _field(field: str, terms: list[str], columns: tuple[bytes, ...], places: bytes, limit: int) -> Iterator[Posting]:
    counts, gaps, tfs = (iter(varints(column)) for column in columns[:3])
    lengths, positions = iter(planes(columns[3])), iter(varints(places))
    for term, count in zip(terms, counts, strict=True):
        document = 0
        for _ in range(count):
            document += next(gaps)
            tf, place, found = next(tfs), 0, []
            for _ in range(tf):
                place += next(positions)
                found.append(place)
            yield Posting(term, field, document, tf, next(lengths) if count <= limit else None, found)
    assert [next(column, None) for column in (gaps, tfs, lengths, positions)] == [None] * 4
