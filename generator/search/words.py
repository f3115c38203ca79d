"""The vocabulary as files: terms with their counts and a word to show (``W``), and their names (``N``)."""

from __future__ import annotations

import numpy as np

from generator import cuts
from generator.search import columns, sizes
from generator.search.documents import FIELDS
from generator.search.vocabulary import Vocabulary
from generator.writer import Writer

_BODY, _SUBJECT = FIELDS.index("body"), FIELDS.index("subject")


def write(writer: Writer, found: Vocabulary) -> str:
    """Write the vocabulary; gives the name of the ``N`` file, empty if there are no terms."""
    if not len(found):
        return ""
    starts = cuts.starts(found.chances, np.ones(len(found), np.int64), sizes.FILE_TEXTS).tolist()
    names = b"".join(
        _words(writer, found, start, stop) for start, stop in zip(starts, [*starts[1:], len(found)], strict=True)
    )
    firsts = columns.texts(term for start in starts for term in found.terms(start, start + 1))
    return columns.name("N", columns.write(writer, "N", [firsts, names]))


def _words(writer: Writer, found: Vocabulary, start: int, stop: int) -> bytes:
    packed = [
        columns.texts(found.terms(start, stop)),
        columns.varints(found.counts[_BODY, start:stop]),
        columns.varints(found.counts[_SUBJECT, start:stop]),
        columns.texts(found.words(start, stop)),
    ]
    return columns.write(writer, "W", packed)
