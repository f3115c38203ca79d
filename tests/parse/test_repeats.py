# ruff: noqa: E501 -- cases are one line each
"""Lines of the subject in the middle of a sentence, and the same words where they are text."""

from __future__ import annotations

import pytest

from generator.model import PartKind
from tests.parse.samples import bare

FIELDS = """C O N F I D E N T I A L ASTANA 000099

E.O. 12958: DECL: 01/01/2019
TAGS: PREL
SUBJECT: OTTER AND BADGER ON THE FENCE OF THE POST:
BILATERAL COOPERATION, TENTS, YURTS, HORSES,
DEFENSE

"""

CASES = {
    "some lines": (
        "1. (C) He is ready to work on the\nBILATERAL COOPERATION, TENTS, YURTS, HORSES,\nDEFENSE\n\ncondition that all sleep.\n",
        "He is ready to work on the condition that all sleep.",
        "BILATERAL COOPERATION, TENTS, YURTS, HORSES,\nDEFENSE",
    ),
    "all lines with the label behind a page line": (
        "1. (C) He is ready,\n\nASTANA 00000099  002 OF 003\n\nSUBJECT: OTTER AND BADGER ON THE FENCE OF THE POST:\n"
        "BILATERAL COOPERATION, TENTS, YURTS, HORSES,\nDEFENSE\n\nsaid Otter.\n",
        "He is ready, said Otter.",
        "SUBJECT: OTTER AND BADGER ON THE FENCE OF THE POST:\nBILATERAL COOPERATION, TENTS, YURTS, HORSES,\nDEFENSE",
    ),
    "cut, before a page line and a caption": (
        "1. (C) He is ready\nOTTER AND BADGER ON THE FENCE OF THE POST:\n\nASTANA 00000099  002 OF 003\n\nSIPDIS\n\nto go.\n",
        "He is ready to go.",
        "OTTER AND BADGER ON THE FENCE OF THE POST:",
    ),
    "behind a sentence": (
        "1. (C) He is ready.\nBILATERAL COOPERATION, TENTS, YURTS, HORSES,\nand he goes.\n",
        "He is ready. BILATERAL COOPERATION, TENTS, YURTS, HORSES, and he goes.",
        None,
    ),
    "before a name": (
        "1. (C) He spoke of\nBILATERAL COOPERATION, TENTS, YURTS, HORSES,\nBadger and Otter.\n",
        "He spoke of BILATERAL COOPERATION, TENTS, YURTS, HORSES, Badger and Otter.",
        None,
    ),
    "a short line": ("1. (C) He spoke of\nDEFENSE\nand left.\n", "He spoke of DEFENSE and left.", None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "paragraph", "repeated"), CASES.values(), ids=CASES)
def test_repeated(text: str, paragraph: str, repeated: str | None) -> None:
    cable = bare(FIELDS + text)
    assert [" ".join(p.text.split()) for p in cable.paragraphs] == [paragraph]
    found = [cable.text[p.start : p.end].strip() for p in cable.parts if p.kind is PartKind.SUBJECT][1:]
    assert found == ([repeated] if repeated else [])
    assert cable.subject.endswith("HORSES, DEFENSE")


def test_a_cable_without_a_subject() -> None:
    assert bare("UNCLAS ASTANA 000099\n\n1. (U) One.\n").subject == ""
