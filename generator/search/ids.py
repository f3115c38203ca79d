"""How the id of a cable leads to its document, or to its stub where it is cited and not here (``I`` files)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from generator import cuts
from generator.archive.catalogue import Catalogue
from generator.ids import key
from generator.search import columns, sizes
from generator.search.numbers import Numbering
from generator.writer import Writer

_PLAIN = re.compile(r"\d\d[A-Z]+[1-9]\d{0,6}")
"""Ids of missing cables from which a program can tell where they are told of (see ``FORMAT.md``)."""


def write(writer: Writer, catalogue: Catalogue, numbering: Numbering) -> Iterator[tuple[str, str]]:
    """Write the ``I`` files; gives first key and name of each."""
    numbers = numbering.numbers
    found = sorted(
        {(key(id), int(numbers[number])) for number, *ids in catalogue.ids() for id in ids}
        | {(key(id), numbering.total) for id in catalogue.missing_ids() if _PLAIN.fullmatch(id)}
    )
    keys = [key for key, _ in found]
    starts = cuts.starts(cuts.chances(keys), np.ones(len(keys), np.int64), sizes.FILE_TEXTS).tolist()
    for start, stop in zip(starts, [*starts[1:], len(keys)], strict=False):
        documents = np.array([number for _, number in found[start:stop]])
        packed = [columns.texts(keys[start:stop]), columns.varints(documents)]
        yield keys[start], columns.name("I", columns.write(writer, "I", packed))
