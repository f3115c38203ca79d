"""By what results are filtered: columns of values (``C`` files) and their labels (the ``V`` file)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from generator.archive.catalogue import Catalogue
from generator.language import Language
from generator.search import columns
from generator.search.columns import Numbers
from generator.search.numbers import Numbering
from generator.urls import Listing
from generator.vocabulary import countries, tags
from generator.writer import Writer

NUMBERS = 1 << 14
"""Numbers of one ``C`` file."""
MOST = 255
"""TAGS of one cable that have a place; nobody filters by the rest."""

_KINDS = {
    "origins": Listing.ORIGIN,
    "countries": Listing.COUNTRY,
    "classifications": Listing.CLASSIFICATION,
    "tags": Listing.TAG,
}


class _Values(msgspec.Struct, frozen=True):
    """The values of one kind."""

    texts: list[str]
    documents: Numbers
    """Numbers of documents, ascending; one stands as often as it has values."""
    values: Numbers
    """Beside each the place of its value."""


def write(writer: Writer, catalogue: Catalogue, numbering: Numbering) -> Iterator[str]:
    """Write the ``C`` files; gives the name of each."""
    kinds = {name: _values(catalogue, kind, numbering.numbers) for name, kind in _KINDS.items()}
    for start in range(0, numbering.total, NUMBERS):
        stop = min(start + NUMBERS, numbering.total)
        parts = {name: _part(values, start, stop) for name, values in kinds.items()}
        packed = [msgspec.json.encode({name: part.texts for name, part in parts.items()})]
        for name, part in parts.items():
            packed += _many(part, stop - start) if name == "tags" else _one(part, stop - start)
        yield columns.name("C", columns.write(writer, "C", packed))


def _values(catalogue: Catalogue, kind: Listing, numbers: Numbers) -> _Values:
    groups = catalogue.groups(kind)
    counts = [group.count for group in groups]
    documents = numbers[catalogue.members(kind)]
    order = np.argsort(documents, kind="stable")
    values = np.repeat(np.arange(len(counts)), counts)
    return _Values([group.value for group in groups], documents[order], values[order])


def _part(all: _Values, start: int, stop: int) -> _Values:
    """The values of the documents of one file, their numbers less the first."""
    low, high = np.searchsorted(all.documents, [start, stop])
    used, values = np.unique(all.values[low:high], return_inverse=True)
    return _Values([all.texts[value] for value in used], all.documents[low:high] - start, values)


def _one(part: _Values, numbers: int) -> list[bytes]:
    column = np.zeros(numbers, np.int64)
    column[part.documents] = part.values + 1
    return [columns.varints(column)]


def _many(part: _Values, numbers: int) -> list[bytes]:
    counts = np.bincount(part.documents, minlength=numbers)
    rank = np.arange(len(part.documents)) - np.repeat(np.cumsum(counts) - counts, counts)
    return [np.minimum(counts, MOST).astype(np.uint8).tobytes(), columns.varints(part.values[rank < MOST])]


def write_labels(writer: Writer, catalogue: Catalogue, language: Language) -> str:
    """Write the ``V`` file; gives its name."""
    labels = {
        "countries": {group.value: _country(group.value, language) for group in catalogue.groups(Listing.COUNTRY)},
        "tags": {group.value: _meaning(group.value, language) for group in catalogue.groups(Listing.TAG)},
    }
    return columns.name("V", columns.write(writer, "V", [msgspec.json.encode(labels)]))


def _country(code: str, language: Language) -> str:
    country = countries.find(code)
    return language.country(code, country.name) if country else code


def _meaning(code: str, language: Language) -> str:
    meaning = tags.find(code)
    return language.meaning(meaning.meaning) if meaning else ""
