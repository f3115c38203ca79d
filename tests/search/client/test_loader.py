"""Files that are missing, damaged or of another version are told apart, and asked for again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.search.client.fixture import Index, invented
from tests.tools import Node

DOCUMENTS = invented(40, 1)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("index")
    Index(folder).write(DOCUMENTS, carried=0)
    return folder


# Words that stand one behind the other in a body, and a letter that is a beginning of many.
QUERY = next(
    f'{first[0]}* "{first} {second}"'
    for document in DOCUMENTS
    for first, second in pairwise(document["body"])
    if len(first) > 2 and len(second) > 2 and (first + second).isascii()
)


def cut(text: str) -> str:
    return text[: len(text) // 2]


def swap(text: str) -> str:
    middle = text.rindex('"', 0, -6) // 2 + 12
    return text[:middle] + ("x" if text[middle] != "x" else "y") + text[middle + 1 :]


@pytest.mark.parametrize(
    ("letter", "break_file", "kind"),
    [
        ("manifest", None, "missing"),
        ("manifest", cut, "damaged"),
        ("manifest", lambda text: text.replace('"format": 5', '"format": 1'), "version"),
        *((letter, None, "missing") for letter in "RSNWLTEDBAICVP"),
        *((letter, cut, "damaged") for letter in "SD"),
        *((letter, swap, "damaged") for letter in "RSNWLTEDBAICVP"),
        ("S", lambda text: text.replace("S-", "S-x"), "damaged"),
        ("S", lambda text: "", "damaged"),
    ],
)
def test_a_fault_is_told_and_mended(
    node: Node, index: Path, tmp_path: Path, letter: str, break_file: Callable[[str], str] | None, kind: str
) -> None:
    shutil.copytree(index, tmp_path, dirs_exist_ok=True)
    broken = {
        str(path.relative_to(tmp_path)): None if break_file is None else break_file(path.read_text("utf-8"))
        for path in sorted(tmp_path.glob("search/manifest.js" if letter == "manifest" else f"search/{letter}/*/*.js"))
    }
    script = Path(__file__).with_name("faults.js")
    answer: Any = json.loads(node(script, tmp_path, QUERY, stdin=json.dumps(broken)))
    assert answer["error"]["kind"] == kind
    assert answer["error"]["file"] in broken
    assert answer["again"]["error"]["kind"] == kind
    assert answer["mended"] > 0
    assert answer["pending"] == 0


def test_an_old_browser_is_told(node: Node, index: Path) -> None:
    answer = json.loads(node(Path(__file__).with_name("faults.js"), index, QUERY, "old", stdin="{}"))
    assert answer["error"]["kind"] == "unsupported"
