# ruff: noqa: E501 -- cases are one line each
"""Labels, garbled as they come, and words that are none."""

from __future__ import annotations

import pytest

from generator.model import PartKind
from generator.parse.labels import INLINE_LABEL, LINE_LABEL, kind_of

LINES = {
    PartKind.EXECUTIVE_ORDER: [
        "E.O. 12958: DECL: 1/1/2019", "EO 12958 DECL: 1/1/2019", "E.O 12958: N/A", "E.O. 12598: DECL", "E. O. 12958:",
        "E.O.12958: DECL", "EO: 12958 DECL", "e.o. 12958: decl", "E.O. 11652: GDS", "E.O. 12065: RDS", "E.O. 13526: N/A",
    ],
    PartKind.TAGS: ["TAGS: PREL", "TAGS PREL, PGOV", "TAGS; PREL", "TAS: PREL", "TAG PTER, PGOV", "Tags: prel", "T A G S: PREL", "TAGSS: PREL", "GAGS: PREL", "TAGES: PREL", "TAGS, PREL", "TAGS- PREL", "TAGS - PREL", "TAGS"],
    PartKind.SUBJECT: ["SUBJECT: X", "SUBJ: X", "UBJECT: X", "SUBECT: X", "Subject: X", "SUBJECT X", "SUBJECT; X", "SUBJCT: X", "SUBJECTS: X", "SUNJECT: X", "S U B J E C T: X"],
    PartKind.REFERENCE: [
        "REF: STATE 1", "REFS: STATE 1", "REF(S): STATE 1", "REFTEL: STATE 1", "Ref: london 1", "REF A. STATE 1",
        "REF (A) STATE 1", "REF:09 PARIS 1", "REFERENCE: STATE 1", "REF 09 STATE 12", "REF - STATE 1",
        "A. REF LIMA 222", "A) REF: 08 LIMA 2",
    ],
    PartKind.CLASSIFIED_BY: [
        "Classified By: X", "CLASSIFIED BY X", "Classified by Ambassador X", "REASON: 1.4 (b)", "REASONS: 1.4", "DERIVED FROM: X", "Classfied by: X", "CLASSIIFED BY X", "(U) Classified by X", "This cable is classified by X",
    ],
}  # fmt: skip
NONE = [
    "SUBJECTS OF THE KING",
    "TAGGED",
    "TAGS-based",
    "REFORM IS COMING",
    "Reference was made to it",
    "REF is short",
    "A. REFORM OF 2009",
    "B. REF LIMA 222",
    "EOS 1",
    "CLASSES",
    "TALKS: tents",
    "TASK: count tents",
    "UNCLASSIFIED BY HAND",
]


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in LINES.items() for line in lines])
def test_at_the_start_of_a_line(kind: PartKind, line: str) -> None:
    match = LINE_LABEL.match(line)
    assert match is not None
    assert kind_of(match) is kind


@pytest.mark.parametrize("line", NONE)
def test_other_words_are_no_labels(line: str) -> None:
    assert LINE_LABEL.match(line) is None


@pytest.mark.parametrize(
    "label", ["REF:", "REFS:", "REFTEL:", "REF(S):", "Ref:", "Refs:", "Reftel:", "Reftels:", "Ref(s):"]
)
def test_references_behind_another_field(label: str) -> None:
    match = INLINE_LABEL.search(f"SUBJECT: TENTS {label} STATE 1", 8)
    assert match is not None
    assert (kind_of(match), match.group()) == (PartKind.REFERENCE, label)


def test_behind_other_fields_on_one_line() -> None:
    line = "DEPT FOR WHA E.O. 12958: N/A TAGS: PREL BR SUBJECT: X REF: STATE 1 CLASSIFIED BY: Y"
    assert [kind_of(match) for match in INLINE_LABEL.finditer(line)] == [
        PartKind.EXECUTIVE_ORDER,
        PartKind.TAGS,
        PartKind.SUBJECT,
        PartKind.REFERENCE,
        PartKind.CLASSIFIED_BY,
    ]
