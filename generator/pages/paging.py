"""Long lists, cut into pages that say where one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from generator.language import Language
from generator.urls import relative


class Pager(msgspec.Struct, frozen=True):
    """Where a page stands in its list; a link is empty where there is nowhere to go."""

    text: str
    """``Page 2 of 14, cables 201–400 of 2,731``"""
    first: str
    previous: str
    next: str
    last: str


class Piece(msgspec.Struct, frozen=True):
    """One page of a list: items ``start`` up to ``stop``, without ``stop``."""

    page: int
    """Counted from 1."""
    url: str
    start: int
    stop: int
    pager: Pager


def pieces(total: int, per_page: int, url: Callable[[int], str], language: Language) -> Iterator[Piece]:
    """The pages of a list of ``total`` cables; one page where it is empty. ``url`` gives the URL of a page."""
    count = page_count(total, per_page)
    for page in range(1, count + 1):
        start, stop = (page - 1) * per_page, min(page * per_page, total)
        yield Piece(page, url(page), start, stop, _pager(page, count, start, stop, total, url, language))


def page_count(total: int, per_page: int) -> int:
    """Number of pages of a list; at least one."""
    return max(1, -(-total // per_page))


def _pager(
    page: int, count: int, start: int, stop: int, total: int, url: Callable[[int], str], language: Language
) -> Pager:
    def link(target: int, there: bool) -> str:
        return relative(url(page), url(target)) if there else ""

    text = language.cables(total)
    if count > 1:
        number = language.number
        text = language.gettext(
            "Page %(page)s of %(pages)s, cables %(first)s–%(last)s of %(total)s",
            page=number(page), pages=number(count), first=number(start + 1), last=number(stop), total=number(total),
        )  # fmt: skip
    before, after = page > 1, page < count
    return Pager(text, link(1, before), link(page - 1, before), link(page + 1, after), link(count, after))
