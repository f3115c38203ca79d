"""The same invented cables as content for Reftel and for Hugo, made once and kept."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.sample.series import SampleCable, cables
from generator.sample.writing import write_sample
from tests.building import ROOT

SEED = 1
_SITE = "[search]\nlunr_limit = 0\n"
"""No standard index at any size, so that every size does the same work."""
_ADDED = "added"
_TAGS = re.compile(r"^TAGS: ([A-Z \n]+)\nSUBJECT:", re.MULTILINE)
_SEARCH_PAGE = '+++\ntitle = "Search"\nlayout = "search"\n+++\n'


def reftel_content(size: int, folder: Path) -> Path:
    """A content folder in which ``size`` cables stand in one ``cables.csv`` of Cablegate's layout."""
    content = _made_once(folder / "content", size, _write_reftel)
    shutil.rmtree(content / _ADDED, ignore_errors=True)  # left there by a run that was stopped
    return content


def hugo_content(size: int, folder: Path) -> Path:
    """A content folder in which each of the same cables is a Markdown file."""
    return _made_once(folder / "hugo-content", size, _write_hugo)


@contextmanager
def one_more(content: Path) -> Iterator[None]:
    """A content folder for Reftel with one more cable for a while."""
    write_sample(1, content / _ADDED, seed=SEED + 1)
    try:
        yield
    finally:
        shutil.rmtree(content / _ADDED)


def _made_once(target: Path, size: int, write: Callable[[int, Path], None]) -> Path:
    """``target``, filled by ``write`` unless the same program has done so before."""
    stamp = target.with_name(f"{target.name}.made")
    key = f"{size} {_recipe()}\n"
    if not (stamp.exists() and stamp.read_text() == key):
        stamp.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        write(size, target)
        stamp.write_text(key)
    return target


def _recipe() -> str:
    """A digest of the program that writes the cables."""
    files = sorted(path for path in (ROOT / "generator/sample").iterdir() if path.is_file())
    return hashlib.sha256(b"".join(path.read_bytes() for path in [*files, Path(__file__)])).hexdigest()


def _write_reftel(size: int, target: Path) -> None:
    (target / "site.toml").write_text(_SITE)
    write_sample(size, target, seed=SEED, layout="csv")


def _write_hugo(size: int, target: Path) -> None:
    (target / "search.md").write_text(_SEARCH_PAGE)
    for cable in itertools.islice(cables(SEED), size):
        file = target / f"cable/{cable.facts.sent:%Y/%m}/{cable.facts.id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_as_markdown(cable))


def _as_markdown(cable: SampleCable) -> str:
    facts, message = cable.facts, cable.message
    fields = {
        "title": message.subject,
        "id": facts.id,
        "origin": facts.post.title,
        "classification": facts.classification,
        "tag": tags(message.body),
        "month": [f"{facts.sent:%Y-%m}"],
    }
    lines = "".join(f"{name} = {json.dumps(value)}\n" for name, value in fields.items())
    return f"+++\n{lines}date = {facts.sent:%Y-%m-%dT%H:%M:%SZ}\n+++\n```\n{message.header}\n```\n\n{message.body}\n"


def tags(body: str) -> list[str]:
    """The codes behind the label TAGS."""
    found = _TAGS.search(body)
    return found[1].split() if found else []
