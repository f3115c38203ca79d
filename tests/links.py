"""Follows every link of a built site: to a file of the site, and to a place in it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

ATTRIBUTES = ("href", "src", "action", "poster")
OUTSIDE = {"http", "https", "mailto"}


def check_links(site: Path) -> list[str]:
    """What is wrong with the links of a site, each as ``page: link: fault``; nothing in a good one.

    A link is good if it is relative and leads to a file in ``site`` and, where it has a fragment, to an element with
    that id. Links to other sites are not followed. On the page for what is not found, links may start at the root.
    """

    @cache
    def ids(path: Path) -> frozenset[str]:
        tree = LexborHTMLParser(path.read_text("utf-8"))
        return frozenset(id for node in tree.css("[id]") if (id := node.attributes.get("id")))

    def fault(page: Path, link: str) -> str | None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return None if parts.scheme in OUTSIDE else "neither relative nor an address of a known kind"
        if parts.path.startswith("/") and page.name != "404.html":
            return "starts at the root, so it leads astray in a folder"
        path = unquote(parts.path)
        target = Path(os.path.normpath(site / path.lstrip("/") if path.startswith("/") else page.parent / path))
        target = target if path else page
        if not target.is_relative_to(site):
            return "leads out of the site"
        if not target.is_file():
            return "leads to a folder" if target.is_dir() else "there is no such file"
        if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in ids(target):
            return "there is no such place on the page"
        return None

    found = []
    for page in sorted(site.rglob("*.html")):
        for link in sorted(_links(page)):
            if wrong := fault(page, link):
                found.append(f"{page.relative_to(site).as_posix()}: {link}: {wrong}")
    return found


def _links(page: Path) -> set[str]:
    tree = LexborHTMLParser(page.read_text("utf-8"))
    values = {node.attributes.get(name) for name in ATTRIBUTES for node in tree.css(f"[{name}]")}
    return {value for value in values if value}
