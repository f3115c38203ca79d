"""Words that are written with signs inside (``Lima's``, ``rail/port``, ``C.I.A.``) or marks on letters (``Bogotá``).

Lunr keeps what stands within a word, so who looks for ``Lima`` does not find ``Lima's``. What it finds is decided;
but from the key of the plain word these files lead to the others, and the page can offer to look for them, too.
See ``FORMAT.md``: *Spellings*.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import msgspec
import numpy as np
from lunr.stop_word_filter import WORDS

from generator import cuts
from generator.context import Context, StageResult
from generator.search import columns, reuse, runs, sizes, vocabulary
from generator.search.documents import FIELDS
from generator.search.stemmer import stem
from generator.search.vocabulary import Vocabulary
from generator.writer import Writer

MOST_PARTS = 4
"""A word of more parts is an address, or text without blanks."""
MOST_LETTERS = 40
MOST_WORDS = 8
"""Words of a key: those in most documents."""
_AT_ONCE = 1 << 16
"""Terms that are in memory together."""
_NAME = "spellings"

_PART = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart.
_PLAIN = str.maketrans({"æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe", "ß": "ss"})


class Spelling(msgspec.Struct, frozen=True):
    """One way to write a word."""

    key: str
    word: str
    documents: int
    """How many hold it, as :func:`generator.search.words.write` counts them."""

    @property
    def place(self) -> tuple[bytes, int, bytes]:
        """What spellings are sorted by: those of a key together, the commonest first."""
        return runs.order(self.key), -self.documents, runs.order(self.word)


def write(context: Context) -> StageResult:
    """Write the files of the vocabulary that :func:`generator.search.vocabulary.merge` found."""
    writer = context.writer()
    found = sorted(_spellings(vocabulary.load(context.store)), key=lambda one: one.place)
    by_key = [(key, list(group)[:MOST_WORDS]) for key, group in groupby(found, lambda one: one.key)]
    reuse.save(context.store, _NAME, _write(writer, by_key))
    return StageResult(writer.written, done=len(by_key))


def name(context: Context) -> str:
    """The name of the ``Y`` file that :func:`write` wrote; empty if there are no such words."""
    return reuse.load(context.store, _NAME, str) or ""


def _write(writer: Writer, found: list[tuple[str, list[Spelling]]]) -> str:
    if not found:
        return ""
    starts = cuts.starts(cuts.chances(map(itemgetter(0), found)), np.ones(len(found), np.int64), sizes.FILE_KEYS)
    parts = [found[start:stop] for start, stop in zip(starts, [*starts[1:], len(found)], strict=True)]
    names = b"".join(_file(writer, part) for part in parts)
    return columns.name("Y", columns.write(writer, "Y", [columns.texts(part[0][0] for part in parts), names]))


def _file(writer: Writer, part: list[tuple[str, list[Spelling]]]) -> bytes:
    words = [one for _, spellings in part for one in spellings]
    packed = [
        columns.texts(key for key, _ in part),
        columns.varints(np.array([len(spellings) for _, spellings in part])),
        columns.texts(one.word for one in words),
        columns.varints(np.array([one.documents for one in words])),
    ]
    return columns.write(writer, "X", packed)


def _spellings(found: Vocabulary) -> Iterator[Spelling]:
    documents = found.counts[[FIELDS.index("body"), FIELDS.index("subject")]].max(axis=0)
    for start in range(0, len(found), _AT_ONCE):
        stop = min(start + _AT_ONCE, len(found))
        terms, words = found.terms(start, stop), found.words(start, stop)
        for place, term, shown in zip(range(start, stop), terms, words, strict=True):
            word = shown.partition(" ")[0]
            if word.isascii() and word.isalnum():
                continue
            for key in keys(word):
                if key != term:
                    yield Spelling(key, word, int(documents[place]))


def keys(word: str) -> set[str]:
    """The stems of the plain words in ``word``, which is in lower case: ``port`` and ``rail`` for ``rail/port``."""
    if len(word) > MOST_LETTERS:
        return set()
    parts = _PART.findall(plain(word))
    if len(parts) > MOST_PARTS:
        return set()
    if all(len(part) == 1 for part in parts):
        parts = ["".join(parts)]
    words = (part for part in parts if len(part) > 1 and any(map(str.isalpha, part)))
    return {stem(word) for word in words if word not in WORDS}


def plain(word: str) -> str:
    """``word`` without the marks on its letters."""
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word.translate(_PLAIN))
    return "".join(letter for letter in letters if not unicodedata.category(letter).startswith("M"))
