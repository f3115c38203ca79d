"""The written forms of terms: the words that people read and type where the index holds their stem."""

from __future__ import annotations

import msgspec
import numpy as np

from generator.search.columns import Numbers
from generator.search.terms import TokenIds

MOST = 3
"""So many words of a term are shown at most: the commonest, and behind it none that begins another or goes on from it,
for who types the one is shown the other;"""
SHARE = 8
"""none that is not at least one of so many of the term's words,"""
LETTERS = 24
"""and none that is longer: what grows with the vocabulary must stay small."""

_LENGTH = np.uint64(56)
_COUNTED = (1 << 16) - 1
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Forms(msgspec.Struct, frozen=True):
    """The terms of some text, by their numbers."""

    terms: Numbers
    texts: list[str]
    """For each its words, the commonest first, separated by blanks."""
    likeness: Numbers
    """How well these words stand for the term, the best lowest: where it stands most often, then the shortest. They are
    the same for the same words of the same text; other words have another one."""


def of(counts: Numbers, ids: TokenIds) -> Forms:
    """The forms in a text that has each token of ``ids`` so often."""
    term, like, count, token = _words(counts, ids)
    order = np.lexsort((like, -count, term))
    term, like, count, token = term[order], like[order], count[order], token[order]
    starts = np.flatnonzero(np.diff(term, prepend=0))
    if not len(starts):
        return Forms(term, [], like)
    sizes = np.diff(starts, append=len(term))
    rank = np.arange(len(term)) - np.repeat(starts, sizes)
    totals = np.add.reduceat(count, starts)
    common = (rank == 0) | ((count * SHARE >= np.repeat(totals, sizes)) & (like >> _LENGTH <= LETTERS))
    texts = [ids.words[number] for number in token[starts].tolist()]
    others = np.flatnonzero(common & (rank > 0))
    places = np.searchsorted(starts, others, side="right") - 1
    for place, number in zip(places.tolist(), token[others].tolist(), strict=True):
        texts[place] = _with(texts[place], ids.words[number])
    mixed = np.where(common, like * (_MIX * (2 * rank + 1).astype(np.uint64)), np.uint64(0))
    return Forms(term[starts], texts, _likeness(totals, like[starts], np.add.reduceat(mixed, starts)))


def _with(text: str, word: str) -> str:
    """Words and one more that is less common; it stands for its own plural."""
    words = [word if known == word + "s" else known for known in text.split(" ")]
    if len(words) < MOST and not any(word.startswith(known) or known.startswith(word) for known in words):
        words.append(word)
    return " ".join(words)


def _words(counts: Numbers, ids: TokenIds) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Term, likeness and count of each word, and one of its tokens, which differ in the signs around the word."""
    used = np.flatnonzero(counts)
    used = used[np.frombuffer(ids.term_of, np.int32)[used] > 0]
    term, like = np.frombuffer(ids.term_of, np.int32)[used], np.frombuffer(ids.likeness, np.uint64)[used]
    order = np.lexsort((like, term))
    term, like = term[order], like[order]
    new = np.flatnonzero((np.diff(term, prepend=0) != 0) | (np.diff(like, prepend=np.uint64(0)) != 0))
    count = np.add.reduceat(counts[used[order]], new) if len(new) else counts[:0]
    return term[new], like[new], count, used[order][new]


def _likeness(totals: Numbers, like: Numbers, mixed: Numbers) -> Numbers:
    """From the highest bit: 16 for how seldom the term stands, 8 for the length of its first word, 40 for all words."""
    seldom = (_COUNTED - np.minimum(totals, _COUNTED)).astype(np.uint64)
    found: Numbers = seldom << np.uint64(48) | like >> _LENGTH << np.uint64(40) | mixed >> np.uint64(24)
    return found
