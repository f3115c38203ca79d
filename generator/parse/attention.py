"""Attention lines: whom among the addressees a cable is for, whom it is from, and to whom it is to be passed on.

They stand before the fields, where every line without a label is one; those behind the subject are known by their
words: ``FOR THE SECRETARY FROM AMBASSADOR ROE``, ``DEPT PASS TO USTR``, ``PARIS FOR OECD``.
"""

from __future__ import annotations

import re

from generator.vocabulary import posts

_PERSON = (
    r"(?:THE )?(?:ACTING |DEPUTY |UNDER[ -]?|ASSISTANT )?(?:SECRETARY|A/S|U/S|AMBASSADOR|CHARG[EÉ]|DCM|CONSUL GENERAL"
    r"|PRESIDENT|CHIEF OF MISSION|(?:U\.?S\.? ?)?(?:REP|DEL|DELEGATION)\b)\b"
)
_NAMED = re.compile(rf"(?:EYES ONLY )?(?:FOR|FROM) {_PERSON}.*")
_PASS = re.compile(
    r"(?:DEPT|DEPARTMENT|STATE|EMBASSY|POSTS?|(?P<post>[A-Z]+(?: [A-Z]+){0,2}?))(?: ALSO)?(?: PLEASE| PLS)? PASS\b.*"
)
_FOR = re.compile(r"(?:DEPT|DEPARTMENT|(?P<post>[A-Z]+(?: [A-Z]+){0,2})) FOR [A-Z/ ,-]{2,70}")
_SPOKEN_TO = re.compile(r"ATTENTION:.*|ATTN\b[: ].*|FOR (?:[A-Z/.,'-]+ ){1,8}FROM .*")
_LONGEST = 80


def is_attention(line: str) -> bool:
    """Whether a line in capitals says for whom, from whom or through whom a cable is; no sentence does."""
    line = " ".join(line.split()).rstrip(".")
    if len(line) > _LONGEST or not line.isupper():
        return False
    if _NAMED.fullmatch(line) or _SPOKEN_TO.fullmatch(line):
        return True
    passed = _PASS.fullmatch(line) or _FOR.fullmatch(line)
    return passed is not None and (passed["post"] is None or posts.find(passed["post"]) is not None)
