"""Reads a built index back by the letter of ``FORMAT.md``, slowly and independently of the builder."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import Any

FIRST_DAY = date(1800, 1, 1)
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
    text = (site / "search" / name[0] / name[2] / f"{name}.js").read_text("utf-8")
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
    """None where it is not known."""
    reach: int
    positions: list[int]


@dataclass
class Document:
    """The head of a result, and its abstract."""

    number: int
    key: str
    id: str
    subject: str
    time: str
    origin: str
    classification: str
    level: str
    flags: int
    abstract: str


def postings(site: Path) -> Iterator[Posting]:
    """Everything in the shards."""
    head = manifest(site)
    fields = [field["name"] for field in head["fields"]]
    for first, route in head["routes"]:
        firsts, shards, positions = read(site, route)
        assert texts(firsts)[0] == first
        for shard, places, start in zip(names("S", shards), names("P", positions), texts(firsts), strict=True):
            columns = read(site, shard)
            assert len(columns) == 19
            terms, reaches = texts(columns[0]), varints(columns[1])
            assert terms[0] == start
            for number, field in enumerate(fields):
                own = columns[2 + 4 * number : 6 + 4 * number]
                bits = columns[18] if field == "body" else None
                yield from _field(field, terms, own, read(site, places)[number], reaches, bits)


def _field(
    field: str, terms: list[str], columns: list[bytes], places: bytes, reaches: list[int], bits: bytes | None
) -> Iterator[Posting]:
    counts, gaps, tfs = (iter(varints(column)) for column in columns[:3])
    lengths, positions = iter(planes(columns[3])), iter(varints(places))
    told = iter("".join(f"{byte:08b}" for byte in bits or b""))
    for term, count, reach in zip(terms, counts, reaches, strict=True):
        document = 0
        for _ in range(count):
            document += next(gaps)
            tf, place, found = next(tfs), 0, []
            for _ in range(tf):
                place += next(positions)
                found.append(place)
            known = bits is None or not reach or next(told) == "1"
            yield Posting(term, field, document, tf, next(lengths) if known else None, reach, found)
    assert [next(column, None) for column in (gaps, tfs, lengths, positions)] == [None] * 4
    assert set(told) <= {"0"}


def lengths(site: Path) -> list[int]:
    """The length of the body of each number."""
    return [length for name in manifest(site)["lengths"] for length in planes(read(site, name)[0])]


def documents(site: Path) -> dict[int, Document]:
    """All documents by their numbers."""
    found = {}
    head = manifest(site)
    heads, abstracts = _files(site, "D", head["entries"]), _files(site, "A", head["abstracts"])
    assert [file for file, _ in heads] == [file for file, _ in abstracts]
    for (file, head_name), (_, abstract_name) in zip(heads, abstracts, strict=True):
        rows, beginnings = (json.loads(read(site, name)[0]) for name in (head_name, abstract_name))
        for (place, *row), abstract in zip(rows, beginnings, strict=True):
            assert 0 <= place < 64
            number = 64 * file + place
            key, id, subject, time, origin, classification, level, flags = row
            found[number] = Document(number, key, id, subject, time, origin, classification, level, flags, abstract)
    return found


def _files(site: Path, letter: str, name: str) -> list[tuple[int, str]]:
    """Numbers and names of files that not all numbers have."""
    if not name:
        return []
    gaps, packed = read(site, name)
    return list(zip(accumulate(varints(gaps)), names(letter, packed), strict=True))


def words(site: Path) -> list[tuple[str, int, int, str]]:
    """Terms, how many bodies and subjects hold them, and a word for each."""
    name = manifest(site)["words"]
    found: list[tuple[str, int, int, str]] = []
    firsts, packed = read(site, name) if name else (b"", b"")
    for first, file in zip(texts(firsts), names("W", packed), strict=True):
        terms, bodies, subjects, shown = read(site, file)
        assert texts(terms)[0] == first
        found += zip(texts(terms), varints(bodies), varints(subjects), texts(shown), strict=True)
    return found


def spellings(site: Path) -> dict[str, list[tuple[str, int]]]:
    """For each key other ways to write its word, and in how many documents."""
    name = manifest(site)["spellings"]
    found: dict[str, list[tuple[str, int]]] = {}
    firsts, packed = read(site, name) if name else (b"", b"")
    for first, file in zip(texts(firsts), names("X", packed), strict=True):
        keys, sizes, words, documents = read(site, file)
        assert texts(keys)[0] == first
        own = list(zip(texts(words), varints(documents), strict=True))
        for key, end, size in zip(texts(keys), accumulate(varints(sizes)), varints(sizes), strict=True):
            found[key] = own[end - size : end]
    return found


def taken(site: Path) -> list[int]:
    """The numbers that documents have."""
    (bits,) = read(site, manifest(site)["taken"])
    return [number for number in range(manifest(site)["numbers"]) if bits[number // 8] >> (7 - number % 8) & 1]


def days(site: Path) -> list[tuple[int, int, int, int]]:
    """Days since 1 January 1800 that have documents, the first number of each, how much room it has, and how many
    documents."""
    first, counts = map(varints, read(site, manifest(site)["times"]))
    found, number = [], 0
    for place, count in enumerate(counts):
        room = 4
        while room < count:
            room *= 2
        if count:
            found.append((first[0] + place, number, room, count))
        number += room
    assert number == manifest(site)["dated"]
    return found


def values(site: Path) -> dict[int, dict[str, Any]]:
    """For each number that has any its origin, country, classification and TAGS."""
    found: dict[int, dict[str, Any]] = {}
    start = 0
    for name in manifest(site)["columns"]:
        packed, *single, counts, tags = read(site, name)
        texts = json.loads(packed)
        assert all(found == sorted(set(found)) for found in texts.values())
        tag = iter(varints(tags))
        columns = [varints(column) for column in single]
        for place, count in enumerate(counts):
            row: dict[str, Any] = {
                kind: texts[kind][column[place] - 1]
                for kind, column in zip(("origins", "countries", "classifications"), columns, strict=True)
                if column[place]
            }
            if count:
                row["tags"] = [texts["tags"][next(tag)] for _ in range(count)]
            if row:
                found[start + place] = row
        assert next(tag, None) is None
        start += len(counts)
    assert start == manifest(site)["numbers"]
    return found
