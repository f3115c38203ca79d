"""The client finds what stock lunr.js finds in the standard index of the same cables."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.building import build
from tests.conftest import BuildOnce
from tests.search.client.fixture import Index, invented
from tests.search.client.queries import generated, vocabulary
from tests.tools import Node


@pytest.fixture(scope="session")
def real_site(build_once: BuildOnce, shared_cables: Path) -> Path:
    def make(folder: Path) -> Path:
        content = folder / "content"
        content.mkdir()
        (content / "site.toml").write_text('[site]\ntitle = "Real cables"\n', "utf-8")
        shutil.copytree(shared_cables / "text", content / "cables")
        return build(content, folder / "site")

    return build_once("real", make)


def check(node: Node, site: Path, count: int, *options: str) -> int:
    """Compare some queries; gives for how many first pages a file of lengths was loaded."""
    queries = generated(vocabulary(site), count)
    report = json.loads(node(Path(__file__).with_name("exact.js"), site, *options, stdin=json.dumps(queries)))
    assert report["different"] == []
    assert report["widest"] < 1e-6
    assert report["found"] > count / 2, "the queries try too little"
    return int(report["lengths"])


@pytest.mark.parametrize("carried", [0, 30, 1000])
def test_invented_words(node: Node, tmp_path: Path, carried: int) -> None:
    """With as many lengths in the shards as in archives of every size."""
    Index(tmp_path).write(invented(150, seed=carried), carried=carried)
    lengths = check(node, tmp_path, 100, "pages")
    assert (lengths > 50) if carried == 0 else (lengths < 50)
    assert carried < 1000 or lengths == 0


def test_invented_cables(node: Node, sample_site: Path) -> None:
    check(node, sample_site, 200)


def test_real_cables(node: Node, real_site: Path) -> None:
    check(node, real_site, 60)
