"""Where the publisher's notice, the routing header and the body begin and end.

The two run together without a line break in most published cables (``MACDILL AFB FLUNCLAS SECTION 01 OF 04``), so the
border is looked for, not assumed. All offsets are offsets into the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from generator.vocabulary import posts

REACH = 60_000
"""No header is longer than this; it bounds every search for a border."""

NOTICE = re.compile(
    r"\s*This record is a partial extract of the original cable\."
    r"(?:\s*The full text of the original cable is not available\.)?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, \d{1,2} [A-Z][a-z]+ \d{4}, \d{2}:\d{2}"
PUBLISHED_DATE = re.compile(_DAY)
"""The day and hour that a publisher set in front of the body: ``Friday, 11 January 2008, 11:28``."""

EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_SPACE = re.compile(r"\s*")
_DTG = r"(?:[OPRZYWM]{1,2}[ /]+){0,4}\d{6}\s?Z\s?(?:[A-Z]{3}|[a-z]{3})"
SENDER = re.compile(rf"^[ \t]*{_DTG}[^\n]*\n(?:[^\n]{{0,80}}\n){{0,3}}?[ \t]*FM[ :\t]", re.M | re.I)
"""A date-time group with the sender behind it."""
_LOOSE_SENDER = re.compile(r"^[ \t]*(?:FM[ \t]+[A-Z]|VZCZC\w|DE RU\w+ #)", re.M)
_TO = re.compile(r"^[ \t]*(?:TO|INFO)[ \t:]", re.M)
_FIRST_PARAGRAPH = re.compile(r"\n[ \t]*(?:¶[ \t]*1|\(?1)[.,)][ \t]*(?:\(|[A-Z])")
_LABEL = re.compile(
    r"\n[ \t]*(?:E\s?\.?\s?O\b\.?\s*:?\s*1[0-9]{4}|T ?A ?G ?S?[:; ]|SUBJ(?:ECT)?[:; ]|Subject:|Tags:|E\.o\.)"
)
"""Both start with the line feed before their line: a search that knows its first letter is several times as fast."""

_PLAIN = r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|UNCLAS|LIMITED OFFICIAL USE|RESTRICTED)"
_SPACED = (
    r"(?:T ?O ?P\s+)?(?:S E ?C ?R ?E ?T|SE C R E T)"
    r"|(?:C ?)?O N ?F ?I ?D ?E ?N ?T ?I ?A ?L|U N ?C ?L ?A ?S(?: S ?I ?F ?I ?E ?D)?"
    r"|L ?I ?M ?I ?T ?E ?D\s+O ?F ?F ?I ?C ?I ?A ?L\s+U S ?E"
)
_GLUED = r"SECTION \d|(?!AR(?:Y|IAT|IES)\b|ITY\b|LY\b)[A-Z][A-Z .]{2,24} \d{5,8}\b"
LEVEL = re.compile(rf"(?=[TSCOULRtscoulr])(?:(?i:{_SPACED})|{_PLAIN})(?:(?![A-Za-z])(?! SERVICE)|(?={_GLUED}))")
"""A classification as it opens a body, spaced out or not; in poor copies what stands behind it is glued to it."""
_LEVEL_LETTERS = re.compile(r"[TSCOULRtscoulr](?= ?[OEINoein] ?[PCNFMSpcnfms])")
"""Where one may start, by its first three letters: to look for these first is much faster."""

_CAPTION = re.compile(r"SIPDIS|NOFORN|SENSITIVE|STADIS|EXDIS|NODIS|LIMDIS")
_LENDERS = re.compile(r"(?:WASHD|WASHINGTON D|MEMBER STATE|UNITED STATE|CORP)$")
"""Ends of names whose last letter is also the first of a classification that lost its own."""
_PRECEDENCE = re.compile(r"(?:PRIORITY|IMMEDIATE|ROUTINE)[A-Z]$")
_ENDED = re.compile(r"(?:WASHDC|WASHINGTON DC)$")
"""Ends behind which a doubled first letter of a classification is a slip."""


class Split(msgspec.Struct, frozen=True):
    """The three stretches of a message; ``header_start == header_end`` where there is no routing header."""

    notice: tuple[int, int] | None
    header_start: int
    header_end: int
    body_start: int
    """At the body's first line: behind the header and the publisher's date line."""
    partial: bool


def split(text: str, body_start: int | None = None) -> Split:
    """Find the borders; ``body_start`` is where the source layout says that the body begins."""
    notice = NOTICE.match(text)
    start = notice.end() if notice else 0
    limit = _limit(text, start)
    end = _header_end(text, start, limit, body_start)
    body = end
    date = PUBLISHED_DATE.match(text, skip_space(text, end))
    if date:
        body = date.end()
    return Split((notice.start(), notice.end()) if notice else None, start, end, body, notice is not None)


def skip_space(text: str, position: int) -> int:
    """The next character that is not white space, or the end."""
    space = _SPACE.match(text, position)
    return space.end() if space else position


def find_line(pattern: re.Pattern[str], text: str, start: int, stop: int, default: int) -> int:
    """Where the first line from ``start`` on begins that a pattern matches, which starts with the line feed before."""
    if start == 0:  # no line feed stands before the first line
        found = pattern.search(f"\n{text[:stop]}")
        return found.start() if found else default
    found = pattern.search(text, start - (text[start - 1] == "\n"), stop)
    return found.start() + 1 if found else default


def _limit(text: str, start: int) -> int:
    """The first numbered paragraph: no header reaches beyond it."""
    limit = min(len(text), start + REACH)
    return find_line(_FIRST_PARAGRAPH, text, start, limit, limit)


def _header_end(text: str, start: int, limit: int, body_start: int | None) -> int:
    sender = SENDER.search(text, start, limit)
    if body_start is not None and start <= body_start <= len(text) and (not sender or sender.end() <= body_start):
        return body_start
    stop = find_line(_LABEL, text, sender.end() if sender else start, limit, -1)
    labelled = stop >= 0
    stop = stop if labelled else limit
    if not sender:
        sender = _LOOSE_SENDER.search(text, start, stop)
    if not sender:
        return start
    return _border(text, sender.end(), stop, labelled)


def _border(text: str, start: int, stop: int, labelled: bool) -> int:
    """Between the last addressee and the body."""
    date = PUBLISHED_DATE.search(text, start, stop) if text.find("day, ", start, stop) >= 0 else None
    if date:
        return date.start()
    for level in _levels(text, start, stop):
        if _opens_body(text, level):
            return _lend(text, level.start())
    caption = _CAPTION.search(text, start, stop)
    if caption:
        return caption.start()
    if labelled:
        return stop
    receivers = _TO.search(text, start, stop)
    blank = EMPTY_LINE.search(text, receivers.end() if receivers else start, stop)
    return blank.start() if blank else stop


def _levels(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The classifications between two places."""
    for letters in _LEVEL_LETTERS.finditer(text, start, stop):
        if letters.start() >= start and (level := LEVEL.match(text, letters.start(), stop)):
            yield level
            start = level.end()


_AFTER_LEVEL = re.compile(r"//|SECTION|[A-Z][A-Z .'-]*\d{3,8}\b|E F T O|FOUO|NOFORN|SIPDIS")

_PAGE = re.compile(rf"\s*(?:{_PLAIN}\s+)?(?:[A-Z][A-Z .]{{1,24}} \d{{4,6}}(?: \d\d OF \d\d)? \d{{6}}Z\s+)?PAGE \d")
"""Behind the classification at the foot of a page: the list of addressees goes on behind the next page line."""
_FIGURES = "0123456789 "


def _opens_body(text: str, level: re.Match[str]) -> bool:
    """Whether a classification is the body's first line and not part of an addressee's name."""
    if " " in level.group() and not level.group().startswith(("TOP", "LIMITED")):
        return True
    rest = text[level.end() : level.end() + 60].split("\n", 1)[0].strip()
    if not rest:
        return _PAGE.match(text, level.end()) is None
    return _AFTER_LEVEL.match(rest) is not None or posts.find(rest.rstrip(_FIGURES)) is not None


def _lend(text: str, position: int) -> int:
    """``WASHDC O N F I D E N T I A L``: the C is the addressee's; ``PRIORITYSS E C R E T``: neither S is."""
    if _LENDERS.search(text, max(0, position - 20), position) and text[position + 1 : position + 2] == " ":
        return position + 1
    if _PRECEDENCE.search(text, max(0, position - 20), position):
        return position - 1
    if text[position - 1 : position] == text[position] and _ENDED.search(text, max(0, position - 20), position - 1):
        return position - 1
    return position
