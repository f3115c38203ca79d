# ruff: noqa: E501 -- cases are one line each
"""Numbered paragraphs that begin in the middle of a line, and numbers there that begin none."""

from __future__ import annotations

import pytest

from generator.parse.paragraphs import read_paragraphs

CASES: dict[str, tuple[str, list[tuple[int | None, str | None, str]]]] = {
    "the last one": (
        "1. (C) Otter likes the fence. 2. (U) Badger drafted this.\n",
        [(1, "C", "Otter likes the fence."), (2, "U", "Badger drafted this.")],
    ),
    "where one is missing": (
        '¶1. (C) Otter said: "The fence is long." ¶2. (C/NF) It is. 3.(SBU) It was.\n\n¶4. (C) Badger agreed.\n',
        [(1, "C", 'Otter said: "The fence is long."'), (2, "C/NF", "It is."), (3, "SBU", "It was."), (4, "C", "Badger agreed.")],
    ),
    "before the first one of an extract": (
        "Otter went on. 1. (C) Badger agreed.\n\n2. (C) Two.\n",
        [(None, None, "Otter went on."), (1, "C", "Badger agreed."), (2, "C", "Two.")],
    ),
    "none is missing": (
        "1. (C) See above. 2. (C) is what he means.\n\n2. (C) Two.\n",
        [(1, "C", "See above. 2. (C) is what he means."), (2, "C", "Two.")],
    ),
    "another number": (
        "1. (C) One.\n\n2. (C) See above. 4. (C) is what he means.\n",
        [(1, "C", "One."), (2, "C", "See above. 4. (C) is what he means.")],
    ),
    "in a sentence": (
        "1. (C) One.\n\n2. (C) He cited section 3. (C) of the law.\n",
        [(1, "C", "One."), (2, "C", "He cited section 3. (C) of the law.")],
    ),
    "part of a law": (
        "1. (C) One.\n\n2. (C) He cited the law. 3. (c) says so.\n",
        [(1, "C", "One."), (2, "C", "He cited the law. 3. (c) says so.")],
    ),
    "the end of another number": (
        "1. (C) One.\n\n2. (C) It cost much. 13. (C) is it.\n",
        [(1, "C", "One."), (2, "C", "It cost much. 13. (C) is it.")],
    ),
    "no portion mark": ("1. (C) He came. 2. She left.\n", [(1, "C", "He came. 2. She left.")]),
    "a year": ("1. It began in 2009. 2010. While it ran, all slept.\n", [(1, None, "It began in 2009. 2010. While it ran, all slept.")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_read(text: str, expected: list[tuple[int | None, str | None, str]]) -> None:
    body = read_paragraphs(text, 0, len(text), ())
    assert [(p.number, p.marking, p.text) for p in body.paragraphs] == expected
    assert "".join(text[start:end] for _, start, end in body.pieces).split() == text.split()
