"""What was set into the running text: page lines, captions and classifications repeated at a page's top, stamps.

``ASTANA 00001103  002 OF 004`` (since 2005), ``PAGE 02 STATE 015113 182333Z`` (before), ``SIPDIS`` alone. They stand
in the middle of sentences and even of lines; the text before and after belongs together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

from generator.model import PartKind
from generator.parse.release_stamps import release_stamps
from generator.parse.words import word_set
from generator.vocabulary import posts

Piece = tuple[PartKind, int, int]
"""Kind, start and end of a stretch of the message."""

MOST = 10_000
"""No cable has more interruptions of a kind; it bounds what a hostile file can cost."""

_COUNTER = re.compile(r"\d{8}\s{1,5}\d{3}(?:\.\d)? [Oo][Ff] \d{3}(?!\d)")
_COUNTER_WIDTH = 24
_PLACE = re.compile(r"[ \t]*(?:[A-Z][A-Z .'’-]{1,30}|[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}|[a-z]+(?: [a-z]+){0,2})[ ]")
_WORD = re.compile(r"(?<!\S)[A-Z][A-Z.'’-]+(?=[ ])")
_CABLE = r"(?:RU[A-Z]+|[A-Z][A-Z .]{2,25}?)[ \t]+\d{3,6}(?:/\d\d)?\b"
_BEHIND_TIME = (
    r"(?:[ \t]+\(?(?:POSS(?:IBLE)?[ ]DUPE|C[ ]?O[ ]?R[ ]?R[ ]?E[ ]?C[ ]?T[ ]?E[ ]?D[ ]+C[ ]?O[ ]?P[ ]?Y"
    r"|(?:TOSEC|SECTO|TODEL)[ ]\d{1,6})[^\n]{0,12}$)?"
)
_TIME = rf"[^\n]{{0,20}}?[ \t]\d{{6}}Z(?!\w){_BEHIND_TIME}"
_OLD = re.compile(
    rf"^[ \t]*(PAGE 0?\d{{1,3}}(?: OF \d{{1,3}})?"
    rf"(?:[ \t]+{_CABLE}(?:{_TIME}|[^\n]{{0,40}}$)|[ \t]{{0,40}}\n[ \t]{{0,40}}{_CABLE}(?:{_TIME}|$|[ \t]+$)))",
    re.M,
)
"""The time ends it, or what may stand behind the time: ``POSS DUPE``. Where there is none, the line does. Some copies
have its number on a line of its own."""
_LEVELS = "UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE|TOP SECRET|UNCLAS"
_LEVEL = re.compile(rf"^[ \t]*({_LEVELS})[ \t]*$", re.M)
_FOOT = re.compile(rf"(?<=\S)[ ]{{2,20}}({_LEVELS})[ \t]*\n\Z")
"""The classification at the foot of a page, behind the last words on it: the page line stands directly below."""
_FOOT_WIDTH = 60
_CORRECTED = re.compile(r"\n[ \t]*(C ?O ?R ?R ?E ?C ?T ?E ?D +C ?O ?P ?Y(?: ?\([^)\n]{0,40}\))?)(?=[ \t]*\n)")
_CAPTION = re.compile(r"\n[ \t]*(SIPDIS)(?=[ \t]*\n|[ \t]+[a-z0-9])")
_SMALL_LETTERS = re.compile("[a-z]{4}")
_NEAR = 30
_IN_LINE = re.compile(r"([A-Za-z]*[a-z]),? (SIPDIS) (\w+)")
_SPOKEN_BEFORE = word_set(
    """a an the and or of as is are was be been being by in into on to with without not no non via use uses using from
    this sent send sending marked labeled labelled slugged captioned classified designated tagged added applied"""
)
_SPOKEN_BEHIND = word_set(
    """caption captions captioned captioning channel channels distribution designation designator handling slug label
    marking cable cables message messages telegram telegrams traffic report reports reporting system and or so in if
    when only to for from as because is was are by at on but since until unless"""
)
"""Words beside the caption where a sentence speaks of it: ``sent SIPDIS``, ``the SIPDIS caption``."""


def find_interruptions(text: str, start: int) -> list[Piece]:
    """The interruptions from ``start`` on, in order, without the white space around them."""
    found = _page_lines(text, start, " OF 0") or _page_lines(text, start, " of 0")
    found += [(PartKind.CAPTION, *span) for span in islice(_captions(text, start), MOST)]
    if found and (text.find("R E C T E D", start) >= 0 or text.find("CORRECTED COPY", start) >= 0):
        found += [(PartKind.CAPTION, *match.span(1)) for match in islice(_CORRECTED.finditer(text, found[0][1]), MOST)]
    stamps = [(PartKind.PAGE_LINE, *span) for span in islice(release_stamps(text, start), MOST)]
    if text.find("PAGE 0", start) >= 0:
        found += _old_page_lines(text, start)
    if stamps or text.find("PAGE 0", start) >= 0:
        found += [(PartKind.CLASSIFICATION, *match.span(1)) for match in islice(_LEVEL.finditer(text, start), MOST)]
    found += stamps
    found.sort(key=lambda piece: piece[1])
    return found


def is_in_capitals(text: str, interruptions: Sequence[Piece]) -> bool:
    """Whether a message has no words in small letters, but perhaps in its interruptions: stamps have them."""
    starts: list[int] = []
    for match in _SMALL_LETTERS.finditer(text):
        starts = starts or [start for _, start, _ in interruptions]
        at = bisect_right(starts, match.start())
        if not at or interruptions[at - 1][2] <= match.start():
            return False
    return True


def _captions(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Captions alone on a line, at the start of one or in a sentence; looks only where the word is, which is much
    faster than to look at every line."""
    at = text.find("SIPDIS", start)
    while at >= 0:
        line_end = text.rfind("\n", start, at)
        match = _CAPTION.match(text, line_end) if line_end >= 0 else None
        if match:
            yield match.span(1)
        elif (found := _IN_LINE.search(text, max(start, at - _NEAR), at + _NEAR)) and not _is_spoken_of(found, at):
            yield found.span(2)
        at = text.find("SIPDIS", at + 1)


def _is_spoken_of(caption: re.Match[str], at: int) -> bool:
    """Whether the words beside the caption at ``at`` are about it, or it is another one that was found."""
    about = caption[1].lower() in _SPOKEN_BEFORE or caption[3].lower() in _SPOKEN_BEHIND
    return about or caption.start(2) != at


def _page_lines(text: str, start: int, sign: str) -> list[Piece]:
    """Finds a sign that is rare in prose first: this is much faster than looking for eight digits everywhere."""
    found: list[Piece] = []
    at = text.find(sign, start)
    while at >= 0 and len(found) < MOST:
        match = _COUNTER.search(text, max(start, at - _COUNTER_WIDTH), at + 8)
        if match:
            found.append((PartKind.PAGE_LINE, _begin(text, start, match.start()), match.end()))
        at = text.find(sign, at + 5)
    return found


def _old_page_lines(text: str, start: int) -> Iterator[Piece]:
    """Page lines as they were before 2005, and classifications that lost the end of the line in front of them."""
    for match in islice(_OLD.finditer(text, start), MOST):
        foot = _FOOT.search(text, max(start, match.start() - _FOOT_WIDTH), match.start())
        if foot:
            yield (PartKind.CLASSIFICATION, *foot.span(1))
        yield (PartKind.PAGE_LINE, *match.span(1))


def _begin(text: str, start: int, counter: int) -> int:
    """Where the post in front of the counter begins: the line's start, or the last words that name a post."""
    line = max(text.rfind("\n", start, counter) + 1, start, counter - 60)
    if _PLACE.fullmatch(text, line, counter):
        return line + len(text[line:counter]) - len(text[line:counter].lstrip())
    words = list(_WORD.finditer(text, line, counter))[-4:]
    for word in words:
        if posts.find(text[word.start() : counter]):
            return word.start()
    return words[-1].start() if words else counter
