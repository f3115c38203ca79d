"""The end of a cable: the signer's surname, and what is stamped behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.model import PartKind
from generator.parse.interruptions import Piece
from generator.parse.split import LEVEL

REACH = 400
"""A signer stands at most so far before the end or before what is stamped there."""

_STAMP = re.compile(
    r"(?:N{3,4}(?:[A-Z]{4,10})?|nnnn|BT|#\d{3,5}|UNQUOTE|UNQTE|<<\s?END OF DOCUMENT\s?>>|\*{3} Current [^\n]*"
    r"|(?:DECLASSIFIED|RELEASED|Declassified|Released)[^\n]{0,60}"
    r"|\.{1,3}|>|NOTE BY OC/T\b[^\n]*|NOTE: NOT PASSED\b[^\n]*"
    r"|(?:>\s*)?\d{4}[A-Z]{3,8}\d{5} - (?:Classification: )?[A-Z ]+"
    r"|[-=_*\u2010-\u2015][-=_*\u2010-\u2015 ]*"
    r"|[-=_*]{2,}[ ]?(?:CABLE ENDS|END(?:[ ]OF)?[ ](?:CABLE|MESSAGE|TEXT))[ ]?[-=_*]*)"
)
"""Signs of the end, notes of the Department's communications center (OC/T), numbers of printed copies."""
_ATTRIBUTES = re.compile(r"^[ \t]*(Message Attributes[ \t]*\n)", re.M)
"""Behind a telegram the National Archives list what they know of it."""
_CAVEATS = re.compile(r"(?:[\s/]*(?:NOFORN|FOUO|SIPDIS|SENSITIVE|FOR OFFICIAL USE ONLY))*")
_FOOTER = re.compile(
    r"(?:^|(?<=[.\"”]))[ \t*\"]*(?:Please )?Visit [^\n]{3,50}(?:Web[ ]?[Ss]ite|Home ?[Pp]age)[^\n]{0,20}\n?"
    r"[^\n]{0,120}(?:\n[^\n]{0,40})?",
    re.M,
)
"""``Visit Ankara's Classified Web Site at http://…``, which posts set before or behind the signer."""
_PARTICLE = r"(?:Mc|Mac|O['’]|D['’]|De |de |Le|La|Van |Von |van |von |der |den |di |Di |la |al-|El |St\. )"
_UP, _LOW = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_WORD = rf"[{_UP}][{_LOW}]+"
_TITLED = rf"(?:{_PARTICLE}{{0,2}}{_WORD}(?:{_WORD})?(?:-{_WORD})?)"
_CAPITALS = rf"(?:(?:Mc|Mac|De|Di|Van)?[{_UP}][{_UP}'’/-]*[{_UP}])"
_SURNAME = re.compile(
    r"(?:MINIMIZE CONSIDERED\.?\s+|UNQUOTE\.?\s+|UNQTE\.?\s+)?[\"*]?(?P<name>"
    rf"{_CAPITALS}(?:[ ](?:{_CAPITALS}|[A-Z]\.)){{0,2}}(?:,? (?:JR|SR)\.?)?|{_CAPITALS} {_TITLED}"
    rf"|{_TITLED}(?:[ ]{_TITLED})?(?:,? Jr\.?|[ ]III?)?|[a-z]{{3,15}})(?:[ ]?\(ACTING\))?[\s.#>*\"-]{{0,4}}"
)
_BEHIND = re.compile(
    rf"(?:(?<=[a-zA-Z0-9)\"”’'/%][.!?\"”)])[)\"”]*|\.gov\S*(?:[ ]\S{{1,12}})?|\bcfm|\*{{4,}}|MINIMIZE CONSIDERED\.?"
    rf"|\bUNQUOTE|\bUNQTE)"
    rf"\s+(?P<name>{_CAPITALS}(?:[ ]{_CAPITALS})?|{_TITLED})(?:\s*\.)?\Z"
)
_ABBREVIATED = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Amb|St|Sen|Rep|Gov|vs|No|Jr|Maj|Capt|Sgt|Prof|Adm|approx|Fig))\.\)?\s*$"
)
_NO_NAME = re.compile(
    r"(?:END|BEGIN|COMMENT|SUMMARY|TEXT|NOTE|QUOTE|UNQUOTE|UNQTE|CLASSIFIED|UNCLASSIFIED|CONFIDENTIAL|SECRET"
    r"|SIPDIS|NOFORN|NNNN?\w*|BT|SENSITIVE|REGARDS|BEST|SINCERELY|THANKS|CABLE|CONCLUSION|ENDCOMMENT|ANNEX"
    r"|ATTACHMENT|GOVERNMENT|MINIMIZE|NONE|TO|THE|AND|OF)\b",
    re.I,
)
_MARK = re.compile(r"\s*¶?[ ]?\(?\d{1,3}[.)]\s*(?:\([A-Z/]{1,8}\)\s*)?")
"""A paragraph's number is no sentence: ``3. PLEASE ADVISE.`` is not signed."""
_OFFICES = frozenset({"AMBASSADOR", "AMB", "AMB.", "ACTING", "CHARGE", "DCM"})
"""Words beside the surname."""
_WIDTH = 60
"""A line that ends before this column with room for the next word was ended on purpose."""

MAX_STAMPS = 12


class Ending(msgspec.Struct, frozen=True):
    """Who signed, and the stretches at the end; ``start`` is where the text before them ends."""

    signer: str | None
    pieces: tuple[Piece, ...]
    start: int


def read_ending(text: str, start: int, interruptions: Sequence[Piece]) -> Ending:
    """Read the end of ``text[start:]``; a truncated cable has no signer, and its end stays text."""
    stamps: list[Piece] = []
    end = _strip(text, start, len(text))
    attributes = _ATTRIBUTES.search(text, start) if "Message Attributes" in text else None
    if attributes:
        stamps.append((PartKind.STAMP, attributes.start(1), end))
        end = _strip(text, start, attributes.start(1))
    breaks = {_strip(text, piece[1], piece[2]): piece for piece in interruptions[-3:] if piece[1] >= start}
    while len(stamps) < MAX_STAMPS and (piece := breaks.get(end) or _stamp(text, start, end)) is not None:
        stamps.append(piece)
        end = _strip(text, start, piece[1])
    signed = _signed(text, start, end)
    footer = None if signed else _footer(text, start, end)
    if footer:
        stamps.append((PartKind.STAMP, footer, end))
        end = _strip(text, start, footer)
        signed = _signed(text, start, end)
    signed = signed or _above(text, start, end)
    if signed is None:
        return _unsigned(text, stamps)
    first, last = signed
    if text[last:end].strip():
        stamps.append((PartKind.STAMP, last, end))
    pieces: list[Piece] = [(PartKind.SIGNER, first, last), *reversed(stamps)]
    before = _strip(text, start, first)
    footer = _footer(text, start, before)
    if footer:
        pieces.insert(0, (PartKind.STAMP, footer, before))
    return Ending(_name(text[first:last]), tuple(pieces), footer or first)


def _strip(text: str, start: int, end: int) -> int:
    """The end of ``text[start:end]`` without the white space at its end."""
    while end > start:
        window = max(start, end - 4096)
        kept = len(text[window:end].rstrip())
        if kept:
            return window + kept
        end = window
    return start


def _name(text: str) -> str:
    """On one line, once: some posts sign twice (``SHANNON Shannon``)."""
    words = text.split()
    while len(words) > 1 and words[0].upper() in _OFFICES:
        words = words[1:]
    while len(words) > 1 and words[-1].upper() in _OFFICES:
        words = words[:-1]
    if len(words) == 2 and words[0].casefold() == words[1].casefold():
        words = words[:1]
    return " ".join(words)


def _unsigned(text: str, stamps: list[Piece]) -> Ending:
    """Without a signer only plain stamps stay apart; rules and footers belong to the text."""
    kept: list[Piece] = []
    for piece in stamps:
        if piece[0] is PartKind.STAMP and not re.match(r"[A-Z#<]", text[piece[1] : piece[2]].lstrip()):
            break
        if piece[2] - piece[1] > 80:
            break
        kept.append(piece)
    return Ending(None, tuple(reversed(kept)), kept[-1][1] if kept else len(text))


def _line(text: str, start: int, end: int) -> int:
    """The start of the last line."""
    return max(text.rfind("\n", start, end) + 1, start, end - REACH)


def _stamp(text: str, start: int, end: int) -> Piece | None:
    first = _line(text, start, end)
    line = text[first:end].strip()
    if not line or len(line) > 80:
        return None
    level = LEVEL.match(line)
    if _STAMP.fullmatch(line) or (level and _CAVEATS.fullmatch(line, level.end())):
        return (PartKind.STAMP, first, end)
    return None


def _footer(text: str, start: int, end: int) -> int | None:
    """Where the post's advertisement of its site starts, if the text ends with one."""
    window = max(start, end - REACH)
    if text.find("Visit ", window, end) < 0:
        return None
    for match in _FOOTER.finditer(text, window, end):
        if match.end() >= end:
            return match.start()
    return None


def _signed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The surname in the last line: alone, or behind the last sentence."""
    line = _line(text, start, end)
    first = line + len(text[line:end]) - len(text[line:end].lstrip())
    if end - first <= 40:
        alone = _SURNAME.fullmatch(text, first, end)
        if alone:
            return alone.span("name") if _stands_alone(text, start, first, alone["name"]) else None
    tail = max(start, end - 160)
    behind = _BEHIND.search(text, tail, end)
    if not behind or _NO_NAME.match(behind["name"]) or _MARK.fullmatch(text, line, behind.start("name")):
        return None
    if not _ABBREVIATED.search(text[tail : behind.start("name")]):
        return behind.span("name")
    return None


def _stands_alone(text: str, start: int, first: int, name: str) -> bool:
    """Whether a line alone is a name and not the end of a sentence, a heading or an item."""
    if _NO_NAME.match(name) or not name.strip("Xx"):
        return False
    body_end = _strip(text, start, first)
    if body_end == start:
        return False
    if text.count("\n", body_end, first) > 1:
        return True
    line = text[_line(text, start, body_end) : body_end].strip()
    if name.islower():
        return len(line) < 40 or not any(map(str.isalnum, line))
    return line[-1] in ".!?)\"”'’:*-_xX" or len(line) + 1 + len(name) < _WIDTH or ".gov" in line or "http" in line


def _above(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A surname in capitals with one short line behind it that is no sentence: somebody's stamp."""
    line = _line(text, start, end)
    if end - line > 40 or text[end - 1 : end] in (".", ":", ")", "?", '"') or line == start:
        return None
    above_end = _strip(text, start, line)
    above = _line(text, start, above_end)
    name = re.fullmatch(rf"\s*({_CAPITALS})\s*", text[above:above_end])
    body_end = _strip(text, start, above)
    if (
        not name
        or text.count("\n", above_end, line) < 2
        or text[body_end - 1 : body_end] not in (".", "?", "!", ")", '"')
    ):
        return None
    return (above + name.start(1), above + name.end(1)) if not _NO_NAME.match(name[1]) else None
