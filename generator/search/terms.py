"""From text to the terms that Lunr indexes: its tokenizer, trimmer, stop words and stemmer, with a memory.

A term depends on nothing but its token, so each distinct token is stemmed once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lunr import get_default_builder
from lunr.tokenizer import SEPARATOR_CHARS

_SEPARATORS = re.compile(f"[{re.escape(SEPARATOR_CHARS)}]+")
_PIPELINE = get_default_builder().pipeline


def terms(text: str) -> list[str]:
    """The terms of ``text``, in order, repeated as often as they stand in it; what stop words and blanks
    leave empty is not there. Equal to ``lunr.tokenizer.Tokenizer`` followed by Lunr's default pipeline.
    """
    found = (_term(token) for token in _SEPARATORS.split(text.lower()))
    return [term for term in found if term]


@lru_cache(maxsize=1 << 18)
def _term(token: str) -> str:
    """The term of one token, empty for a stop word."""
    if not token:
        return ""
    return "".join(_PIPELINE.run_string(token))
