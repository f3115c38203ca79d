"""The vocabulary against real cables, where there are some."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from generator.vocabulary import posts, tags

ID = re.compile(r"\d\d([A-Z]+)\d+")
SENDER = re.compile(r"^FM ((?:AM|US|SEC|RPO|REO)[A-Z ]+?) *$", re.MULTILINE)
ORIGIN_LINK = re.compile(r"/origin/[^>]*>([^<]+)<")
TAG_LINK = re.compile(r"/tag/([A-Z]+)_0\.html'>[^<]*</a>")
SERIAL = re.compile(r"(?<![A-Z])([A-Z][A-Z. ]*[A-Z]) 0*\d{2,6}(?![\d/])")
NO_CABLES = re.compile(r"\b(IIR|AND|REPORT|USDEL|[A-Z]{3} 0?\d|JANUARY|APRIL|JUNE)\b|^(MARCH|OF|WE OF|Z|SIPRNET).*")


@pytest.fixture(scope="module")
def texts(shared_cables: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((shared_cables / "text").glob("*.txt"))]


@pytest.fixture(scope="module")
def pages(shared_cables: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((shared_cables / "html").glob("*.html"))]


def test_origin_and_id_mean_one_post(texts: list[str]) -> None:
    for text in texts:
        identifier, _, _, _, origin = (line.strip() for line in text.splitlines()[:5])
        post = posts.find(origin)
        assert post is not None, origin
        assert post.title == origin
        key = ID.fullmatch(identifier)
        assert key is not None, identifier
        assert post.key == key[1], identifier


def test_origins_of_the_publishers_list_are_known(pages: list[str]) -> None:
    origins = {unescape(origin) for page in pages for origin in ORIGIN_LINK.findall(page)}
    found = {origin: posts.find(origin) for origin in sorted(origins)}
    assert [origin for origin, post in found.items() if post is None or post.title != origin] == []


def test_senders_are_known(texts: list[str]) -> None:
    senders = {sender for text in texts for sender in SENDER.findall(text)}
    assert [sender for sender in sorted(senders) if posts.find(sender) is None] == []


def test_posts_in_reference_lines_are_known(texts: list[str]) -> None:
    unknown = sorted({name for text in texts for name in _referenced(text) if not _ends_with_post(name)})
    assert unknown == []


def test_codes_of_the_tags_lines_have_a_kind(pages: list[str]) -> None:
    used = [code for page in pages for code in TAG_LINK.findall(page.rpartition("<pre>")[2])]
    known = [code for code in used if tags.find(code) is not None]
    assert len(known) / len(used) > 0.95, sorted(set(used) - set(known))


def _referenced(text: str) -> Iterator[str]:
    """What stands before a serial number in the lines from REF on."""
    block = re.search(r"^ *REFS?:(.*?)(?=\n *\n|\n *Class|\n *CLASS)", text, re.DOTALL | re.MULTILINE)
    for line in block[1].splitlines() if block else []:
        for name in SERIAL.findall(line):
            if not NO_CABLES.search(name):
                yield name


def _ends_with_post(name: str) -> bool:
    words = name.split()
    rests = (words[start:] for start in range(len(words)))
    return any(found is not None and found[1] == len(rest) for rest in rests if (found := posts.longest_prefix(rest)))
