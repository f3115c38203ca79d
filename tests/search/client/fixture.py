"""Small search indexes made by the letter of ``FORMAT.md``, without the builder, in sizes that try every rule."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer
from lunr.token import Token

FIELDS = {"subject": 4.0, "body": 1.0, "tags": 2.0, "origin": 2.0}
FIRST_DAY = date(1800, 1, 1)
STAND_INS = {0: 0xC0, 10: 0xC1, 13: 0xC2, 34: 0xC3, 92: 0xC4}
LEAST_ROOM = 4
HEADS = 64
"""Numbers of one ``D`` file."""
LENGTHS = 4096
"""Numbers of one ``L`` file."""
UNDATED = 10
"""One of so many documents has no date."""

Document = dict[str, list[str]]
"""For each field the words, in order; an empty one is a stop word."""


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def varints(numbers: Iterable[int]) -> bytes:
    return b"".join(map(varint, numbers))


def planes(numbers: Sequence[int]) -> bytes:
    return bytes(number & 255 for number in numbers) + bytes(number >> 8 for number in numbers)


def gaps(numbers: Sequence[int]) -> list[int]:
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]


def texts(values: Iterable[str]) -> bytes:
    return "\n".join(values).encode()


def seven_bits(data: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 7)
    codes = (int(bits[place : place + 7], 2) for place in range(0, len(bits), 7))
    return "".join(chr(STAND_INS.get(code, code)) for code in codes)


class Index:
    """Writes the files of an index below ``folder/search``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "search"

    def file(self, letter: str, *columns: bytes) -> str:
        data = b"".join(varint(len(column)) + column for column in columns)
        name = f"{letter}-{base64.b32encode(hashlib.sha256(data).digest()[:5]).decode().lower()}"
        path = self.folder / letter / name[2] / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'reftel.take("{name}","{seven_bits(zlib.compress(data))}");\n', "utf-8", newline="")
        return name

    def write(
        self, documents: Sequence[Document], *, carried: int, shard: int = 7, route: int = 5, w: int = 11
    ) -> None:
        """Files of very few terms each, so that there are many. Terms in more than ``carried`` bodies have a reach."""
        terms = sorted({word for doc in documents for words in doc.values() for word in words if word}, key=utf16)
        shards = [terms[place : place + shard] for place in range(0, len(terms), shard)]
        names = [(part[0], self.shard(documents, part, carried), self.positions(documents, part)) for part in shards]
        routes = [names[place : place + route] for place in range(0, len(names), route)]
        count = len(documents)
        end = numbers(count)
        lengths = {number_of(place, count): length(doc, "body") for place, doc in enumerate(documents)}
        manifest = {
            "format": 5,
            "documents": count,
            "numbers": numbers(count),
            "fields": [
                {"name": name, "boost": boost, "average": sum(length(doc, name) for doc in documents) / count}
                for name, boost in FIELDS.items()
            ],
            "k1": 1.2,
            "b": 0.75,
            "positions": True,
            "months": self.months(count),
            "dated": first_undated(count),
            "routes": [[part[0][0], self.route(part)] for part in routes],
            "ids": self.ids(count),
            "lengths": [
                self.file("L", planes([lengths.get(number, 0) for number in range(first, min(first + LENGTHS, end))]))
                for first in range(0, end, LENGTHS)
            ],
            "columns": [self.columns(count)],
            "words": self.words(documents, [terms[place : place + w] for place in range(0, len(terms), w)]),
            "times": self.times(count),
            "taken": self.taken(count),
            "entries": self.heads(count, "E", "D", head),
            "abstracts": self.heads(count, "B", "A", lambda place, _: f"Summary {place}."),
            "values": self.values(),
        }
        (self.folder / "manifest.js").write_text(f"reftel.manifest({json.dumps(manifest)});\n", "utf-8")
        (self.folder / "index.json").write_text(json.dumps(standard(documents)), "utf-8")

    def route(self, part: Sequence[tuple[str, str, str]]) -> str:
        first, shards, positions = zip(*part, strict=True)
        return self.file("R", texts(first), raw(shards), raw(positions))

    def shard(self, documents: Sequence[Document], terms: Sequence[str], carried: int) -> str:
        found = {name: [holding(documents, name, term) for term in terms] for name in FIELDS}
        reaches = [reach(len(places), carried) for places in found["body"]]
        columns = [texts(terms), varints(reaches)]
        bits = ""
        for name in FIELDS:
            columns.append(varints(map(len, found[name])))
            own = [[number_of(place, len(documents)) for place in places] for places in found[name]]
            columns.append(b"".join(varints(gaps(numbers)) for numbers in own))
            lengths, frequencies = [], []
            for term, far, places in zip(terms, reaches, found[name], strict=True):
                for place in places:
                    tf, size = documents[place][name].count(term), length(documents[place], name)
                    known = name != "body" or not far or size < far * tf
                    frequencies.append(tf)
                    lengths += [size] if known else []
                    bits += str(int(known)) if name == "body" and far else ""
            columns += [varints(frequencies), planes(lengths)]
        bits += "0" * (-len(bits) % 8)
        columns.append(bytes(int(bits[place : place + 8], 2) for place in range(0, len(bits), 8)))
        return self.file("S", *columns)

    def positions(self, documents: Sequence[Document], terms: Sequence[str]) -> str:
        return self.file(
            "P",
            *(
                b"".join(
                    varints(gaps([place for place, word in enumerate(documents[number][name]) if word == term]))
                    for term in terms
                    for number in holding(documents, name, term)
                )
                for name in FIELDS
            ),
        )

    def words(self, documents: Sequence[Document], parts: Sequence[Sequence[str]]) -> str:
        names = []
        for terms in parts:
            body, subject = ([len(holding(documents, name, term)) for term in terms] for name in ("body", "subject"))
            words = (f"{term} {WORD_OF[term]}" if term in WORD_OF else term for term in terms)
            names.append(self.file("W", texts(terms), varints(body), varints(subject), texts(words)))
        return self.file("N", texts(part[0] for part in parts), raw(names))

    def ids(self, count: int) -> list[tuple[str, str]]:
        found = sorted(
            (f"{post(place).upper()}{place} {place % 3:02d}", number_of(place, count)) for place in range(count)
        )
        parts = [found[place : place + 9] for place in range(0, count, 9)]
        return [(part[0][0], self.file("I", texts(k for k, _ in part), varints(n for _, n in part))) for part in parts]

    def months(self, count: int) -> list[tuple[int, int, int]]:
        found: dict[int, list[int]] = {}
        for place in range(dated(count)):
            month = (day(place).year - 1800) * 12 + day(place).month - 1
            found.setdefault(month, []).append(first_of_day(place, count))
        firsts = [places[0] for places in found.values()]
        return list(zip(gaps(list(found)), gaps(firsts), map(len, found.values()), strict=True))

    def times(self, count: int) -> str:
        first = (day(0) - FIRST_DAY).days
        return self.file("T", varints([first]), varints(per_day(count)))

    def taken(self, count: int) -> str:
        own = {number_of(place, count) for place in range(count)}
        bits = "".join(str(int(number in own)) for number in range(numbers(count)))
        return self.file("H", bytes(int(bits[at : at + 8].ljust(8, "0"), 2) for at in range(0, len(bits), 8)))

    def heads(self, count: int, list_letter: str, letter: str, row: Callable[[int, int], object]) -> str:
        rows: dict[int, list[object]] = {}
        for place in range(count):
            number = number_of(place, count)
            rows.setdefault(number // HEADS, []).append(row(place, count))
        names = [self.file(letter, json.dumps(part).encode()) for part in rows.values()]
        return self.file(list_letter, varints(gaps(list(rows))), raw(names))

    def columns(self, count: int) -> str:
        places: list[int | None] = [None] * numbers(count)
        for place in range(count):
            places[number_of(place, count)] = place
        values = {
            "origins": ["Embassy Lima", "Embassy Oslo"],
            "countries": ["NO", "PE"],
            "classifications": ["SECRET//NOFORN", "UNCLASSIFIED"],
            "tags": ["ECON", "PREL", "XX"],
        }
        return self.file(
            "C",
            json.dumps(values).encode(),
            varints(0 if place is None else place % 2 + 1 for place in places),
            varints(0 if place is None else -place % 3 for place in places),
            varints(0 if place is None else place % 3 for place in places),
            bytes(0 if place is None else place % 4 for place in places),
            varints(tag for place in places if place is not None for tag in (1, 0, 2)[: place % 4]),
        )

    def values(self) -> str:
        values = {
            "countries": {"PE": "Peru", "NO": "Norway"},
            "tags": {"PREL": "External relations", "ECON": "Economy"},
        }
        return self.file("V", json.dumps(values).encode())


WORD_OF = {"secur": "secure security"}
"""Words beside the term itself."""


def head(place: int, count: int) -> object:
    sent = "" if place >= dated(count) else f"{day(place)}T12:00" if place % 2 == 0 else f"{day(place)}"
    classification = ("", "SECRET//NOFORN", "UNCLASSIFIED")[place % 3]
    id = f"{key(place)} X" if place % 5 == 4 else ""
    level = classification.partition("/")[0]
    origin = f"Embassy {post(place)}"
    offset = number_of(place, count) % HEADS
    return [offset, key(place), id, f"SUBJECT {place}", sent, origin, classification, level, place % 4]


def reach(bodies: int, carried: int) -> int:
    """Terms of the same frequency have different ones, so that some lengths are known and some not."""
    return 0 if bodies <= carried else 1 + bodies * 7 % 40


def raw(names: Iterable[str]) -> bytes:
    return b"".join(base64.b32decode(name[2:].upper()) for name in names)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


def length(document: Document, name: str) -> int:
    return sum(1 for word in document[name] if word)


def holding(documents: Sequence[Document], name: str, term: str) -> list[int]:
    return [number for number, document in enumerate(documents) if term in document[name]]


def post(number: int) -> str:
    return ("Lima", "Oslo")[number % 2]


def key(number: int) -> str:
    return f"{number % 3:02d}{post(number).upper()}{number}"


def dated(count: int) -> int:
    """How many documents have a date; they come first."""
    return count - count // UNDATED


@cache
def per_day(count: int) -> tuple[int, ...]:
    """How many documents each day of the calendar has."""
    found = Counter((day(place) - day(0)).days for place in range(dated(count)))
    return tuple(found[one] for one in range(max(found) + 1))


def room(documents: int) -> int:
    return max(LEAST_ROOM, 1 << max(documents - 1, 0).bit_length())


def first_undated(count: int) -> int:
    return sum(map(room, per_day(count)))


def numbers(count: int) -> int:
    return first_undated(count) + count - dated(count)


@cache
def number_of(place: int, count: int) -> int:
    """The number of the document at a place in the order of dates."""
    if place >= dated(count):
        return first_undated(count) + place - dated(count)
    own = (day(place) - day(0)).days
    days = per_day(count)
    # Every other day has its documents at the end of its room.
    shift = (room(days[own]) - days[own]) * (own % 2)
    return first_of_day(place, count) + place - sum(days[:own]) + shift


def first_of_day(place: int, count: int) -> int:
    """The first number of the day of a document."""
    return sum(map(room, per_day(count)[: (day(place) - day(0)).days]))


def day(number: int) -> date:
    """Three cables on every fifth day, and once nine."""
    return date(2005, 12, 30) + timedelta(days=(number if number < 33 else max(number - 6, 33)) // 3 * 5)


def standard(documents: Sequence[Document]) -> dict[str, object]:
    """Lunr's own index of the same words."""
    builder = Builder()
    builder.ref("key")
    for name, boost in FIELDS.items():
        builder.field(name, boost=boost)
    builder.pipeline = Pipeline()
    builder.search_pipeline.add(stemmer)
    for number, document in enumerate(documents):
        builder.add({"key": key(number)} | {name: [w for w in words if w] for name, words in document.items()})
    serialized: dict[str, object] = builder.build().serialize()
    return serialized


def invented(count: int, seed: int) -> list[Document]:
    """Documents of few different words, some in nearly all, many in one."""
    choose = random.Random(seed)
    letters = "abcdefg😀я"
    words = ["", *("".join(choose.choices(letters, k=choose.randrange(1, 6))) for _ in range(400))]
    words = [word for word in dict.fromkeys(words) if stable(word)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    sizes = {"subject": 6, "body": 60, "tags": 4, "origin": 3}
    return [
        {name: choose.choices(words, weights, k=choose.randrange(size)) for name, size in sizes.items()}
        for _ in range(count)
    ]


def stable(word: str) -> bool:
    """Whether a word is a term: its own stem."""
    return not word or str(stemmer(Token(word))) == word
