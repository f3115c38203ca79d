"""The letters of the REF line: where each entry starts (``A.`` ``A)`` ``(A)`` ``[A]`` ``¶B.`` ``A. A)`` ``a)``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.parse.reference_names import begins_cable
from generator.parse.reference_tokens import BREAK, CLOSE, DATE, END, NUMBER, OPEN, REPORT, WORD, Token
from generator.parse.words import word_set

_REF_WORDS = frozenset({"REF", "REFS", "REFTEL", "REFTELS"})
_BEFORE_NAMES = word_set("TO FROM BY AND OF WITH DAS MR MS MRS DR AMB AMBASSADOR CC")
"""Words behind which a letter is rather an initial: ``E-MAIL TO B. DOE``."""
_MOST_SKIPPED = 2
"""Letters that a list may leave out (an entry was deleted, a letter is garbled)."""


class Entry(NamedTuple):
    """Tokens ``first`` up to ``end`` (not included) behind one letter; the text before the first letter has none."""

    letter: str | None
    first: int
    end: int


class _Bullet(NamedTuple):
    letter: str
    start: int
    """The first token of the bullet: the bracket, the ``¶``."""
    end: int
    """The token behind it."""
    in_brackets: bool
    certain: bool
    """Behind a ``¶`` or the word REF."""


def split_entries(tokens: Sequence[Token]) -> list[Entry]:
    """The entries in order; tokens without a letter in front come first."""
    entries: list[Entry] = []
    letters: list[str] = []
    letter: str | None = None
    first = at = 0
    last = ""
    while tokens[at].kind is not END:
        bullet = _bullet_at(tokens, at, first, last) if len(tokens[at].value) == 1 else None
        if bullet is None:
            at += 1
            continue
        if not _is_empty(tokens, first, bullet.start):
            entries.append(Entry(letter, first, bullet.start))
        letter = last = bullet.letter
        letters += [letter] if letters[-1:] != [letter] else []
        first = at = bullet.end
    if not _is_empty(tokens, first, at):
        entries.append(Entry(letter, first, at))
    elif entries and entries[0].letter is None and len(entries) == len(letters):
        # `STATE 12 (A), CAIRO 13 (B)`: the letters stand behind.
        return [entry._replace(letter=own) for entry, own in zip(entries, letters, strict=True)]
    return entries


def _is_empty(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether nothing stands there but signs and the word REF."""
    return all(
        token.kind not in (WORD, NUMBER, DATE, REPORT) or token.value in _REF_WORDS for token in tokens[first:end]
    )


def _bullet_at(tokens: Sequence[Token], at: int, first: int, last: str) -> _Bullet | None:
    """The bullet that starts at a token, if its letter can follow the last one; the entry begins at ``first``."""
    bullet = _shape(tokens, at)
    if bullet is None or (bullet.in_brackets and last and _is_marking(tokens, bullet, first, last)):
        return None
    before = tokens[at - 1] if at else None
    starts_line = before is None or before.kind is BREAK
    if bullet.certain or (starts_line and (bullet.letter == "A" or begins_cable(tokens, bullet.end))):
        return bullet
    if last == bullet.letter:
        return bullet if _is_behind_bullet(tokens, at, last) else None
    if before and before.value in _BEFORE_NAMES and not begins_cable(tokens, bullet.end):
        return None
    step = ord(bullet.letter) - (ord(last) if last else (ord("0") if bullet.letter.isdigit() else ord("@")))
    return bullet if 0 < step <= (1 if bullet.letter.isdigit() else 1 + _MOST_SKIPPED) else None


def _is_marking(tokens: Sequence[Token], bullet: _Bullet, first: int, last: str) -> bool:
    """Whether ``(C)`` is a classification: ``B. (C) LIMA 3``, ``A. LIMA 3 (C) AND 4 (U)``."""
    if bullet.letter not in "CSU" or bullet.letter == last:
        return False
    follows = ord(bullet.letter) == ord(last) + 1
    return bullet.start == first or not (follows or begins_cable(tokens, bullet.end))


def _is_behind_bullet(tokens: Sequence[Token], at: int, last: str) -> bool:
    """Whether only signs stand between the token and the same letter (``A. A)``)."""
    for token in reversed(tokens[max(0, at - 4) : at]):
        if token.value == last:
            return True
        if token.kind in (WORD, NUMBER):
            return False
    return False


def _shape(tokens: Sequence[Token], at: int) -> _Bullet | None:
    """A letter or figure with signs around it, as a bullet has them."""
    first = at
    certain = tokens[at].value == "¶"
    at += certain
    certain = certain or (first > 0 and tokens[first - 1].value in _REF_WORDS)
    opened = tokens[at].kind is OPEN
    if opened:
        at += 1
    token = tokens[at]
    letter = token.value
    if len(letter) != 1 or not letter.isascii() or not letter.isalnum():
        return None
    end = _behind_signs(tokens, at + 1, opened, certain)
    if end is None or (first and not opened and not certain and _is_glued(tokens, first, end)):
        return None
    if letter.isdigit() and not opened:
        is_serial = first > 0 and tokens[first - 1].kind is WORD and not certain  # CAIRO 1. LIMA 2
        if is_serial or tokens[end].kind is not WORD:
            return None
    return _Bullet(letter, first, end, opened, certain)


def _is_glued(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether the letter belongs to what stands before it; ``STATE 12B. LIMA 3`` only lost a blank."""
    before = tokens[at - 1]
    if before.end != tokens[at].start:
        return False
    if before.kind is OPEN:  # it was no bullet with its bracket, and is none without
        return True
    if before.kind is NUMBER:
        return not begins_cable(tokens, end)
    return before.kind is WORD or before.value in ".'’/-"


def _behind_signs(tokens: Sequence[Token], at: int, opened: bool, certain: bool) -> int | None:
    """The token behind ``.`` ``)`` ``:`` ``.)``; for a bare letter that is not certain, that must begin a cable."""
    signs = 0
    end = at
    while tokens[end].value in (".", ":") or tokens[end].kind is CLOSE:
        signs += 1
        closes = tokens[end].kind is CLOSE
        end += 1
        if closes:
            return end
    if opened:
        return None
    letter, behind = tokens[at - 1], tokens[end]
    if signs:
        is_initials = behind.kind is WORD and len(behind.value) == 1 and behind.start == tokens[end - 1].end
        return None if is_initials and tokens[end + 1].value == "." and behind.value != letter.value else end
    if letter.value.isdigit():
        return None
    if behind.value in ("-", "/", ",") and tokens[end + 1].start > behind.end:
        end += 1
    elif behind.start == letter.end:
        return None
    return end if certain or begins_cable(tokens, end) else None
