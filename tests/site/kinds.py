"""The kinds of page that a site has, and where their files are."""

from __future__ import annotations

from pathlib import Path

KINDS: dict[str, str] = {
    "home": "index.html",
    "search": "search.html",
    "reading list": "reading-list.html",
    "not found": "404.html",
    "glossary": "glossary.html",
    "missing cables": "missing/index.html",
    "missing cables of a post": "missing/*.html",
    "cable": "cable/*/*/*.html",
    "undated cable": "cable/undated/*.html",
    "tags": "tag/index.html",
    "tag": "tag/*.html",
    "countries": "country/index.html",
    "about a country": "country/*-about.html",
    "country": "country/*.html",
    "origins": "origin/index.html",
    "origin": "origin/*.html",
    "classifications": "classification/index.html",
    "classification": "classification/*.html",
    "dates": "date/index.html",
    "undated": "date/undated.html",
    "on this day": "date/on-this-day.html",
    "day of the year": "date/day-of-year/*.html",
    "year": "date/*.html",
    "month": "date/*/*.html",
    "day": "date/*/*/*.html",
    "collections": "collection/index.html",
    "collection": "collection/*.html",
    "text": "*.html",
}
"""Kind -> pattern of its files; a file is of the first kind that fits."""

RARE = {"undated cable", "undated"}
"""Kinds that the sample archive has no page of; the hostile one has."""


def kind_of(url: str) -> str | None:
    """The kind of the page at ``url``, a path relative to the site; None for an unknown one."""
    parts = Path(url).parts
    for kind, pattern in KINDS.items():
        pieces = pattern.split("/")
        if len(pieces) == len(parts) and all(map(_fits, parts, pieces)):
            return kind
    return None


def _fits(part: str, piece: str) -> bool:
    return Path(part).match(piece)


def html_files(site: Path) -> list[Path]:
    """All pages of a site, in order."""
    return sorted(site.rglob("*.html"))


def of_kind(site: Path, kind: str) -> list[Path]:
    """The pages of one kind, the one with the most bytes first: what can go wrong goes wrong there."""
    found = [path for path in html_files(site) if kind_of(path.relative_to(site).as_posix()) == kind]
    return sorted(found, key=lambda path: (-path.stat().st_size, path))
