"""The labels that open the fields of a cable's preamble, garbled forms included.

One table: kind of field, expression at the start of a line, expression in the middle of one. The second is stricter,
since prose stands around it.
"""

from __future__ import annotations

import re

from generator.model import PartKind

_COLON = r"[ \t]*(?:[:;.]+|/(?=[ \t]))"
_BLANK = r"(?=[ \t])"
_ORDER = r"(?:1[0-9]\d{3}|1[0-9],\d{3})"
"""Numbers of the executive orders on classification: 10501, 11652, 12065, 12356, 12958, 13526, and slips of the pen."""
_PORTION = r"(?:\([A-Za-z/]{1,6}\)[ \t]*)?"
_FIRST_REFERENCE = r"(?=[ \t]+(?:[\[(]?[A-Z][\])][.:]?[ \t]|[A-Z][.:]?[ \t]|'?\d|[A-Z ]+\d))"

_BY = r"[ \t]+BY"


def _slips(word: str, behind: str) -> str:
    """Expression for a word with one letter left out, wrong, too many, or two neighbours exchanged.

    What must stand ``behind`` it is looked for first, since most lines have nothing of the kind.
    """
    forms = [word]
    for at in range(len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        forms += [before + after, f"{before}[A-Z0-9]{after}", f"{before}[A-Z]{letter}{after}"]
        forms += [f"{before}{after[0]}{letter}{after[1:]}"] if after else []
    guard = f"(?=[A-Z0-9]{{{len(word) - 1},{len(word) + 1}}}[ \\t]*{behind})"
    return f"{guard}(?:{'|'.join(dict.fromkeys(forms))}|{word}[A-Z]){behind}"


_TABLE: tuple[tuple[PartKind, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        PartKind.EXECUTIVE_ORDER,
        (
            rf"(?i:E ?[.,]? ?[O0]\b ?[.,]?|\.?O\.|EXECUTIVE ORDER)[ \t]*[:;]?[ \t]*{_ORDER}[:;,.]*[ \t]*[:;]?",
            r"(?i:E ?[.,]? ?[O0]\b ?[.,]?)[ \t]*(?=DECL|N/A|[:;])[:;]?",
        ),
        (rf"(?:E\.? ?O\.?|EO)[ ]*{_ORDER}[:;,.]*[ \t]*[:;]?",),
    ),
    (
        PartKind.TAGS,
        (
            rf"(?i:T ?A ?G ?S{_COLON}|{_slips('TAGS', _COLON)})",
            rf"[^\w\s](?i:{_slips('TAGS', _COLON)})",
            rf"(?i:TAGS)(?:{_BLANK}|[ \t]*,|[ \t]*-+(?=[ \t]*[A-Z]{{2,4}}\b)|$)",
            r"(?:TAG|TAS)(?=[ \t]+[A-Z]{2,4}\b)",
        ),
        (rf"(?:TAGS|TAG|Tags){_COLON}", r"TAGS?(?=[ ]+[A-Z]{2,4}[ ,])"),
    ),
    (
        PartKind.SUBJECT,
        (
            rf"(?i:(?:(?=[A-Z]{{5,7}}[ \t]*[:;.])S?U?B?J?E?C?T?|SUBJ|S ?U ?B ?J ?E ?C ?T){_COLON})",
            rf"(?i:{_slips('SUBJECT', _COLON)})",
            rf"(?i:SUBJECT)(?:{_BLANK}|$)",
            rf"SUBJ{_BLANK}",
        ),
        (r"(?:SUBJECT|Subject|SUBJ|UBJECT)[ \t]*[:;]",),
    ),
    (
        PartKind.REFERENCE,
        (
            rf"(?i:REF(?:ERENCE|TEL)?S?(?:\(S\))?)(?:{_COLON}|[ \t]*-+(?=[ \t]))",
            rf"(?i:REF(?:TEL)?S?(?:\(S\))?){_FIRST_REFERENCE}",
            r"REFS?(?=\([A-Z]\))",
            r"(?=A[.)][ \t]+REF(?:TEL)?S?\b[^\n]{0,40}\d)",
        ),
        (r"(?:REFS?|REF\(S\)|REFTELS?|Ref(?:s|\(s\)|tels?)?)[ \t]*[:;]",),
    ),
    (
        PartKind.CLASSIFIED_BY,
        (
            rf"(?i:{_PORTION}(?:THIS (?:CABLE|MESSAGE|TELEGRAM) (?:IS|WAS|HAS BEEN) )?"
            rf"{_slips('CLASSIFIED', _BY)}"
            r"|CLASSIFIED(?:BY|:)|CLASS[.]?[ \t]+BY|DERIVED FROM:|DECLASSIFY ON:|REASONS?:)[ \t]*[:;.]?",
        ),
        (r"Classified By:", r"CLASSIFIED BY:?(?=[ ])"),
    ),
)


def _either(kind: PartKind, forms: tuple[str, ...]) -> str:
    return f"(?P<{kind.name}>{'|'.join(forms)})"


LINE_LABEL = re.compile("|".join(_either(kind, forms) for kind, forms, _ in _TABLE))
"""Matches a label where a line starts, behind its indentation."""

INLINE_LABEL = re.compile(r"(?<=\s)(?=[ETSURC])(?:" + "|".join(_either(kind, forms) for kind, _, forms in _TABLE) + ")")
"""Matches a label behind another field on the same line."""


_KINDS = dict(PartKind.__members__)


def kind_of(match: re.Match[str]) -> PartKind:
    """The field that a match of either expression opens."""
    assert match.lastgroup is not None
    return _KINDS[match.lastgroup]
