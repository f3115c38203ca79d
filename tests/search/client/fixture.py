"""Small search indexes made by the letter of ``FORMAT.md``, without the builder, in sizes that try every rule."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.stemmer import stemmer
from lunr.token import Token

FIELDS = {"subject": 4.0, "body": 1.0, "tags": 2.0, "origin": 2.0}
FIRST_DAY = date(1900, 1, 1)
STAND_INS = {0: 0xC0, 10: 0xC1, 13: 0xC2, 34: 0xC3, 92: 0xC4}
LIMITS = {"D": 32, "C": 16_384}

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
        path = self.folder / letter / name[2:4] / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'reftel.take("{name}","{seven_bits(zlib.compress(data))}");\n', "utf-8", newline="")
        return name

    def write(
        self, documents: Sequence[Document], *, carried: int, shard: int = 7, route: int = 5, w: int = 11
    ) -> None:
        """Files of very few terms each, so that there are many."""
        terms = sorted({word for doc in documents for words in doc.values() for word in words if word}, key=utf16)
        shards = [terms[place : place + shard] for place in range(0, len(terms), shard)]
        names = [(part[0], self.shard(documents, part, carried), self.positions(documents, part)) for part in shards]
        routes = [names[place : place + route] for place in range(0, len(names), route)]
        words = [terms[place : place + w] for place in range(0, len(terms), w)]
        count = len(documents)
        manifest = {
            "format": 1,
            "documents": count,
            "fields": [
                {"name": name, "boost": boost, "average": sum(length(doc, name) for doc in documents) / count}
                for name, boost in FIELDS.items()
            ],
            "k1": 1.2,
            "b": 0.75,
            "carried": carried,
            "positions": True,
            "routes": [[part[0][0], self.route(part)] for part in routes],
            "words": [[part[0], self.words(documents, part)] for part in words],
            "ids": self.ids(count),
            "lengths": [self.file("L", planes([length(doc, "body") for doc in documents]))],
            "columns": [self.columns(range(count))],
            "times": self.times(count),
            "entries": self.entries(count),
            "values": self.values(),
        }
        (self.folder / "manifest.js").write_text(f"reftel.manifest({json.dumps(manifest)});\n", "utf-8")
        (self.folder / "index.json").write_text(json.dumps(standard(documents)), "utf-8")

    def route(self, part: Sequence[tuple[str, str, str]]) -> str:
        first, shards, positions = zip(*part, strict=True)
        return self.file("R", texts(first), raw(shards), raw(positions))

    def shard(self, documents: Sequence[Document], terms: Sequence[str], carried: int) -> str:
        columns = [texts(terms)]
        for name in FIELDS:
            found = [holding(documents, name, term) for term in terms]
            columns.append(varints(map(len, found)))
            columns.append(b"".join(varints(gaps(numbers)) for numbers in found))
            tf = (documents[n][name].count(t) for t, numbers in zip(terms, found, strict=True) for n in numbers)
            columns.append(varints(tf))
            told = [numbers for numbers in found if name != "body" or len(numbers) <= carried]
            columns.append(planes([length(documents[number], name) for numbers in told for number in numbers]))
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

    def words(self, documents: Sequence[Document], terms: Sequence[str]) -> str:
        body, subject = ([len(holding(documents, name, term)) for term in terms] for name in ("body", "subject"))
        return self.file("W", texts(terms), varints(body), varints(subject), texts(terms))

    def ids(self, count: int) -> list[tuple[str, str]]:
        found = sorted((f"{post(number).upper()}{number} {number % 3:02d}", number) for number in range(count))
        parts = [found[place : place + 9] for place in range(0, count, 9)]
        return [(part[0][0], self.file("I", texts(k for k, _ in part), varints(n for _, n in part))) for part in parts]

    def times(self, count: int) -> str:
        days = Counter((day(number) - FIRST_DAY).days for number in range(dated(count)))
        return self.file("T", varints(gaps(sorted(days))), varints(days[one] for one in sorted(days)))

    def entries(self, count: int) -> str:
        rows = [
            [
                key(number),
                key(number),
                f"SUBJECT {number}",
                "12:00",
                number % 2,
                number % 3 - 1,
                number % 4,
                "A summary.",
            ]
            for number in range(count)
        ]
        parts = (rows[place : place + LIMITS["D"]] for place in range(0, count, LIMITS["D"]))
        return self.file("E", raw([self.file("D", json.dumps(part).encode()) for part in parts]))

    def columns(self, numbers: Sequence[int]) -> str:
        return self.file(
            "C",
            varints(number % 2 + 1 for number in numbers),
            varints(number % 3 for number in numbers),
            varints(number % 3 for number in numbers),
            bytes(number % 4 for number in numbers),
            varints(tag for number in numbers for tag in range(number % 4)),
        )

    def values(self) -> str:
        values = {
            "origins": ["Embassy Lima", "Embassy Oslo"],
            "countries": [["PE", "Peru"], ["NO", "Norway"]],
            "classifications": [["SECRET//NOFORN", "SECRET"], ["UNCLASSIFIED", "UNCLASSIFIED"]],
            "tags": [["PREL", "External relations"], ["ECON", "Economy"], ["XX", ""]],
        }
        return self.file("V", json.dumps(values).encode())


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
    """The last tenth has no date."""
    return count - count // 10


def day(number: int) -> date:
    """Three cables on every fifth day."""
    return date(2005, 12, 30) + timedelta(days=number // 3 * 5)


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
