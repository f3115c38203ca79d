"""Lines in which a list of references goes on behind an empty line, a page or a portion mark."""

from __future__ import annotations

import re

from generator.parse.reference_names import begins_cable
from generator.parse.reference_tokens import tokenize

_BULLET = re.compile(
    r"(?:-[ \t]+)?(?:\d{3,6}(?:[ ]?\(NOTAL\))?$|(?:¶ ?)?(?:[A-Z][.)]|[\[(][A-Za-z][\])]|[a-z][.)])[ \t]*[A-Z0-9'(])"
)
_LONGEST_ENTRY = 60
_OPEN_ENTRY = re.compile(r"(?:^|[\s,;])[\[(]?[A-Z][\])](?P<name>(?:\s+[^\W\d_]+){0,5})$")
"""An entry of a list of references that has come to no number yet."""
_CABLE = re.compile(
    r"(?:'?\d\d[ ]+)?[^\W\d_]+(?:[ .'-]{1,3}[^\W\d_]+){0,3}[ #-]{0,3}\d{1,6}(?=$|[ ]*[,;/(&]|[ ]+(?:AND|NOTAL)\b)"
)
"""A line that begins with a name and a number, and no sentence goes on behind them."""
_ALONE = re.compile(r"(?:'?\d\d[ ]+)?[A-Z]+(?:[ .'-]{1,3}[A-Z]+){0,3}[ ]+\d{1,6}(?:[ ]?\(NOTAL\))?[.,;]?")


def is_reference(line: str) -> bool:
    """Whether a line names a cable and nothing else: references at times stand without their label."""
    return _ALONE.fullmatch(line) is not None and begins_cable(tokenize(line), 0)


def references_go_on(references: str, line: str) -> bool:
    """Whether a list of references, so far, goes on in a line.

    An entry begins there; or it names the cable that the last entry began to name (``B) RIO`` and ``DE JANEIRO 1291``),
    or cables alone behind a label or a comma that waits for them.
    """
    if _BULLET.match(line):
        return True
    before = references[-_LONGEST_ENTRY:].rstrip()
    entry = _OPEN_ENTRY.search(before)
    waits = entry is not None or (before[-1:] in ("", ",") and _CABLE.match(line) is not None)
    return waits and begins_cable(tokenize(f"{entry['name']} {line}" if entry else line), 0)
