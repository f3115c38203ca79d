"""Attention lines: whom among the addressees a cable is for, whom it is from, and to whom it is to be passed on.

They stand before the fields, where every line without a label is one; those behind the subject are known by their
words: ``FOR THE SECRETARY FROM AMBASSADOR ROE``, ``DEPT PASS TO USTR``, ``PARIS FOR OECD``.
"""

from __future__ import annotations

import re

from generator.vocabulary import posts

_PERSON = (
    r"(?:THE )?(?:ACTING |DEPUTY |UNDER[ -]?|ASSISTANT )?(?:SECRETARY|A/S|U/S|AMBASSADOR|CHARG[EÉ]|DCM|CONSUL GENERAL"
    r"|PRESIDENT|CHIEFS? OF MISSION|MISSION CHIEFS|PRINCIPAL OFFICERS?|U\.?S\.? ?(?:REP|DEL|DELEGATION))\b"
)
_NAMED = re.compile(rf"(?:EYES ONLY )?(?:FOR|FROM) {_PERSON}.*")
_NAMED_BOTH = re.compile(rf"(?:EYES ONLY )?FOR {_PERSON}.* FROM .*")
_ADDRESSED = re.compile(r"(?:ATTENTION:|ATTN\b).*")
_PASS = re.compile(
    r"(?:DEPT|DEPARTMENT|STATE|SECSTATE|EMBASSY|POSTS?|(?P<post>[A-Z]+(?: [A-Z]+){0,2}?))(?: ALSO)?(?: PLEASE| PLS)?"
    r" (?:PASS|POUCH)\b.*"
)
_NAME = r"(?!FOR\b)[A-Z]+(?: (?!FOR\b)[A-Z]+){0,2}"
_FOR = re.compile(rf"(?:DEPT|INFO|(?P<posts>{_NAME}(?:,? (?:AND )?{_NAME}){{0,8}}?)) FOR (?P<whom>.{{2,70}})")
_WHOM = re.compile(rf"[A-Z/'.-]{{2,6}}(?![A-Z])(?:[ ,].*)?|[A-Z]+/.*|US[A-Z]+\b.*|{_PERSON}.*")
"""An office, a mission or a short name; what else may stand behind FOR are words."""
_ANY = re.compile(r"[A-Z/' ,.-]*")
_NO_WHOM = frozenset({"THE", "ALL", "A", "AN", "ITS", "HIS", "THEIR", "TALKS", "VISIT", "AID", "TRADE", "PEACE", "WAR"})
"""Words of subjects that are as short as the names of offices: ``MOSCOW FOR TALKS``."""
_CHANNEL = re.compile(r"(?:AIDAC|MTN|EXCON|AIDTO)\b:? ?")
_LONGEST = 80


def is_attention(line: str, *, below: bool = False) -> bool:
    """Whether a line in capitals says for whom, from whom or through whom a cable is; no sentence does.

    ``below`` asks of a line directly below a field, whose second line might look like one: then ``FOR`` an office or a
    person with a short name counts, and ``FOR THE AMBASSADOR`` only with ``FROM``.
    """
    line = " ".join(line.split()).rstrip(".;, ")
    if len(line) > _LONGEST or not line.isupper():
        return False
    if _ADDRESSED.fullmatch(line) or (_NAMED_BOTH if below else _NAMED).fullmatch(line):
        return True
    channel = _CHANNEL.match(line)
    clauses = line[channel.end() if channel else 0 :].split(";")
    return all(_is_clause(clause.strip(), below=below) for clause in clauses)


def _is_clause(clause: str, *, below: bool) -> bool:
    passed = _PASS.fullmatch(clause)
    if passed:
        return passed["post"] is None or posts.find(passed["post"]) is not None
    meant = _FOR.fullmatch(clause)
    if not meant:
        return False
    whom = meant["whom"]
    known = _WHOM if below else _ANY
    if not known.fullmatch(whom) or (below and whom.split()[0] in _NO_WHOM):
        return False
    names = re.split(r",? AND |, ", meant["posts"] or "")
    return all(posts.find(name) is not None for name in names if name)
