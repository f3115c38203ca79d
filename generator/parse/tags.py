"""TAGS: Traffic Analysis by Geography and Subject (5 FAH-3).

``PREL PGOV OVIP (CLINTON, HILLARY) KZ``: codes between blanks, commas or slashes, some with a name in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.model import Tag
from generator.parse.unbroken import without_interruptions
from generator.parse.words import word_set
from generator.vocabulary import tags as vocabulary

_NEXT = re.compile(
    r"\b(?:SUBJ(?:ECT)?|REF(?:S|TELS?)?|E\.?O\.?\s?1\d{4}|CLASSIFIED\s+BY)(?![^\W_])"
    r"|(?:^|\s)¶|(?<=\s)\d{1,2}\s?\.\s*\((?:U|C|S|SBU|FOUO|[CS]//?NF)\)|\n[ \t]*[-_]{4}",
    re.I,
)
"""Where the TAGS end, should the text run on into what follows."""
_START = re.compile(r"\s*(?:TAGS\s*[:;]\s*)?(?:\((?:U|C|S|SBU)\)\s*)?", re.I)
"""A label and a portion mark in front, which are no tags."""
_NOTHING = re.compile(r"\W*+(?:N\s?/?\s?A|NONE|NIL)?\W*+", re.I)
_TOKEN = re.compile(r"\((?P<name>[^()]*)\)|(?P<open>\()|(?P<cut>[,;:/|+&)]|N/A(?!\w))|(?P<word>[^\s,;:/|+&()]+)", re.I)
_EDGE = " .#*-_'\"“”‘’[]{}<>=\\"
_CODE_LENGTH = 4
_LONGEST_CODE = 9
_LONGEST_GLUED = 64
_NAMING = frozenset({"OREP", "OTRA", "OVIP"})
"""Visits and travel: the traveller's name stands behind them, in brackets, which some copies lost."""
_LONGEST_NAME = 4
_NO_NAMES = word_set(
    "AFFAIRS CLEARANCE CONSULAR COUNTER COUNTRY CRIMES DEFENSE ECONOMIC ECONOMY ELECTIONS EXTERNAL FOREIGN HUMAN LABOR"
    " MEETING MEETINGS POLICY POLITICAL POLITICS REFORM RIGHTS SECURITY TERRORISM TRADE TRAFFICKING TRAVEL VISIT VISITS"
)
"""Words of tags in plain English (``HUMAN RIGHTS``), which none of the travellers bears."""
_NO_TAGS = frozenset({"SIPDIS"})
"""A caption that some set among the TAGS."""
_JOINING = frozenset({"AND", "OF", "WITH"})
_PHRASES = frozenset({("USEU", "BRUSSELS"), ("WAR", "CRIMES"), ("UN", "REFORM")})
"""Tags of two words of which one looks like a code."""


def parse_tags(text: str) -> tuple[Tag, ...]:
    """The TAGS in their order, each once; names of a repeated one are put together.

    ``text`` is what stands behind the label, over several lines, page lines included. Codes that are glued are cut
    where all pieces are in the vocabulary and one of them has four letters (``PHUMBA``; ``IRAJ`` may be a code that
    the vocabulary does not know). Words that look like no codes and stand side by side are one tag (``HUMAN RIGHTS``);
    behind the TAGS of visits and travel they are a name that lost its brackets. Never raises.
    """
    words = text.replace(",", " ").split()
    if vocabulary.codes().issuperset(words) and not _NOTHING.fullmatch(text):  # most cables have nothing else
        return tuple([Tag(code) for code in dict.fromkeys(words)])
    text = _clean(text)
    if _NOTHING.fullmatch(text):
        return ()
    names: dict[str, list[str]] = {}
    last = ""
    for code, name in _items(text):
        if code:
            names.setdefault(code, [])
            last = code
        if name and not last:
            names.setdefault(last := name.upper(), [])
        elif name and name not in names[last]:
            names[last].append(name)
    return tuple(Tag(code, "; ".join(found) or None) for code, found in names.items() if code not in _NO_TAGS)


def _clean(text: str) -> str:
    start, end = _START.match(text), _NEXT.search(text)
    text = text[start.end() if start else 0 : end.start() if end else len(text)]
    return without_interruptions(text)


def _mended(words: list[str]) -> list[str]:
    """The words of a run: ``AND`` between codes is none, and a code that a blank cut is put together (``P GOV``)."""
    if len(words) == 1:
        return words
    mended: list[str] = []
    for at, word in enumerate(words):
        if word == "AND" and at and (_codes(words[at - 1]) or _codes("".join(words[at + 1 : at + 2]))):
            continue
        if mended and len(mended[-1] + word) == _CODE_LENGTH and not _codes(mended[-1]) and _codes(mended[-1] + word):
            mended[-1] += word
        else:
            mended.append(word)
    return mended


def _items(text: str) -> Iterator[tuple[str, str]]:
    """Codes and names in their order; one of the two is empty."""
    words: list[str] = []
    unclosed = False
    for token in _TOKEN.finditer(text):
        word = (token["word"] or "").strip(_EDGE)
        if unclosed and not (word and _codes(word.upper())):
            continue
        if word:
            words.append(word.upper())
            unclosed = False
            continue
        yield from _tags(words)
        words = []
        if token["name"] is not None:
            yield from _bracket(token["name"])
        elif token["open"]:
            unclosed = True
            yield "", _name(_until_code(text, token.end()))
    yield from _tags(words)


def _bracket(text: str) -> Iterator[tuple[str, str]]:
    """A name; or codes, where nothing but known ones stands in the brackets."""
    words = [word.strip(_EDGE).upper() for word in re.split(r"[\s,;/]+", text)]
    if all(word in vocabulary.codes() for word in words if word):
        yield from ((word, "") for word in words if word)
    else:
        yield "", _name(text)


def _name(text: str) -> str:
    """On one line, in capitals if all of it is in small letters."""
    name = " ".join(text.split()).strip(" ,;:")
    return name.upper() if name.islower() else name


def _until_code(text: str, start: int) -> str:
    """What stands behind a bracket that nobody closed, up to the next code."""
    for token in _TOKEN.finditer(text, start):
        if token["word"] and _codes(token["word"].strip(_EDGE).upper()):
            return text[start : token.start()]
    return text[start:]


def _tags(words: list[str]) -> Iterator[tuple[str, str]]:
    """The codes and names that words without a separator between them make; one of the two is empty."""
    at = 0
    words = _mended(words)
    while at < len(words):
        codes = _codes(words[at])
        end = at + 1
        if tuple(words[at : at + 2]) in _PHRASES:
            codes, end = (" ".join(words[at : at + 2]),), at + 2
        elif not codes:
            while end < len(words) and not _codes(words[end]) and not _looks_like_code(words[end]):
                end += 1
            if _looks_like_code(words[at]):
                end = at + 1
            codes = (" ".join(words[at:end]),)
        yield from ((code, "") for code in codes)
        at = end
        if codes[-1] in _NAMING:
            end += _length_of_name(words[at:])
            if end > at:
                yield "", " ".join(words[at:end])
                at = end


def _length_of_name(words: list[str]) -> int:
    """How many words up to the next code are a name without its brackets: ``OVIP CLINTON HILLARY PREL``."""
    length = next((at for at, word in enumerate(words) if _codes(word)), len(words))
    name = words[:length]
    is_name = 2 <= length <= _LONGEST_NAME and all(word.replace(".", "").isalpha() for word in name)
    is_name = is_name and _NO_NAMES.isdisjoint(name)
    return length if is_name else 0


def _looks_like_code(word: str) -> bool:
    """Whether a word that no vocabulary knows has the shape of a code: ``MAR``, ``AU-1``, ``KFOOD``."""
    return (
        (len(word) <= _CODE_LENGTH and word not in _JOINING)
        or any(char.isdigit() for char in word)
        or (word[0] == "K" and len(word) <= 5)
    )


def is_tag_word(word: str) -> bool:
    """Whether a word is a code, or one of those that tags in plain English are made of."""
    return word in vocabulary.codes() or word in _NO_NAMES


@lru_cache(maxsize=8192)
def _codes(word: str) -> tuple[str, ...]:
    """The known codes that a word is or is glued of; none where it is neither."""
    known = vocabulary.codes()
    if word in known:
        return (word,)
    pieces = re.split(r"[.-]", word)
    if len(pieces) > 1 and all(piece in known for piece in pieces):
        return tuple(pieces)
    return _unglue(word) if len(word) <= _LONGEST_GLUED else ()


def _unglue(word: str) -> tuple[str, ...]:
    """The fewest known codes that make up the word, one of them with four letters or more."""
    known = vocabulary.codes()
    best: list[tuple[str, ...] | None] = [(), None]
    """The pieces of every beginning of the word."""
    for end in range(2, len(word) + 1):
        ways = [(start, best[start]) for start in range(max(0, end - _LONGEST_CODE), end - 1)]
        cut = [(*before, word[start:end]) for start, before in ways if before is not None and word[start:end] in known]
        best.append(min(cut, key=len, default=None))
    pieces = best[-1] or ()
    return pieces if any(len(piece) >= _CODE_LENGTH for piece in pieces) else ()
