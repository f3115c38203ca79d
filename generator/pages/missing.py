"""Stubs for cables that the archive does not hold but that others refer to: what their ids tell, and who cites them.

There may be more of them than cables, so that one page tells of all of a post and a year, or of
:data:`generator.urls.SERIALS` serial numbers of it where it sends many; each has a place of its own on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

import msgspec
import numpy as np

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.cache import digest
from generator.context import Context, RangeTask, StageResult
from generator.language import marked
from generator.pages.listing import weighed
from generator.pages.press import Press, Run
from generator.pages.views import EntryView, Head, Link, entry_view
from generator.urls import Listing
from generator.vocabulary import posts

TEMPLATE = "missing.html"
MOST_CITING = 20
"""Citing cables of each that are named."""
OTHER = "other"
"""The group of those whose ids do not tell post and year."""
TITLE = marked("Cables that are cited and not here")


class CitingView(msgspec.Struct, frozen=True):
    """A cable that cites it."""

    cable: EntryView
    letter: str
    """Of its reference; empty where it has none."""


class Stub(msgspec.Struct, frozen=True):
    """A cable that is not there."""

    place: str
    """Name of its place on the page."""
    id: str
    serial: str
    """Its number in the year; empty where the id does not tell."""
    citing: tuple[CitingView, ...]
    more: int
    """Further cables that cite it."""


class MissingView(msgspec.Struct, frozen=True):
    """The missing cables of a post and a year."""

    head: Head
    overview: Link
    post: str
    year: str
    origin: Link
    """The cables of the post that the archive holds; ``href`` is empty where there is none."""
    stubs: tuple[Stub, ...]
    count: int


class MissingRow(msgspec.Struct, frozen=True):
    """A year, or a part of it, in the overview."""

    text: str
    href: str
    count: int


class MissingPost(msgspec.Struct, frozen=True):
    """A post in the overview."""

    name: str
    place: str
    """Its place in the overview; empty where the post is not a known one."""
    rows: tuple[MissingRow, ...]


class MissingIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    posts: tuple[MissingPost, ...]
    count: int


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """Groups of similar size."""
    return weighed(context, [1 + group.ids // 20 for group in catalogue.missing_groups()])


def render(task: RangeTask) -> StageResult:
    """Write the pages of the groups of a task; the first task writes the overview."""
    run = Run(task.context)
    groups = run.press.catalogue.missing_groups()
    if task.start == 0:
        run.publish(urls.missing_index(), "missing-index.html", _index(run.press))
    for group in groups[task.start : task.stop]:
        _publish(run, group.name)
        run.count()
    return run.result()


def overview(press: Press, source: str) -> Link:
    """The overview, with the number of the cables, for the page ``source``; empty where all cited cables are there."""
    count = sum(group.ids for group in press.catalogue.missing_groups())
    return Link(press.language.number(count), urls.relative(source, urls.missing_index())) if count else Link("", "")


def of_origin(press: Press, source: str, origin: str) -> Link:
    """The place of an origin in the overview, for the page ``source``; empty where none of its cables is missing."""
    post = posts.find(origin)
    if post is None or post.name not in _names(press):
        return Link("", "")
    return Link(press.language.gettext(TITLE), f"{urls.relative(source, urls.missing_index())}#{_place(post.name)}")


@lru_cache(maxsize=1)
def _names(press: Press) -> frozenset[str]:
    """Names of the posts that cables are missing of."""
    return frozenset(_named(group.name)[0] for group in press.catalogue.missing_groups())


def _place(name: str) -> str:
    return f"post-{urls.slug(name)}"


def _publish(run: Run, group: str) -> None:
    press = run.press
    found = press.catalogue.missing(group)
    url = f"missing/{group}.html"
    numbers = np.array(sorted({number for _, citing in found for number, _ in citing}), np.int64)
    links = [(id, tuple(citing)) for id, citing in found]
    shown = press.catalogue.shown[numbers].tobytes()
    key = digest([msgspec.json.encode(links), shown, _origin(press, url, group).href.encode()])
    if not run.keep(url, key):
        run.publish(url, TEMPLATE, _view(press, url, group, links), key)


def _view(press: Press, url: str, group: str, links: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> MissingView:
    post, year = _named(group)
    shown = sorted({number for _, citing in links for number, _ in citing[:MOST_CITING]})
    entries = dict(zip(shown, press.catalogue.entries_of(shown), strict=True))
    stubs = tuple(
        Stub(
            urls.missing_place(id),
            id,
            urls.serial(id),
            tuple(
                CitingView(entry_view(url, entries[number], press.language), letter)
                for number, letter in citing[:MOST_CITING]
            ),
            max(0, len(citing) - MOST_CITING),
        )
        for id, citing in links
    )
    title = press.language.gettext(TITLE)
    return MissingView(
        head=press.head(url, ", ".join(filter(None, (title, post, year)))),
        overview=Link(title, urls.relative(url, urls.missing_index())),
        post=post,
        year=year,
        origin=_origin(press, url, group),
        stubs=stubs,
        count=len(stubs),
    )


def _named(group: str) -> tuple[str, str]:
    """Name of the post, and the year, of a group; empty for the others."""
    key, year, _ = _parts(group)
    known = posts.by_key(key)
    return (known.name if known else key), year


def _parts(group: str) -> tuple[str, str, int]:
    """Key of the post, year and first serial number; empty and 0 for the others."""
    if group == OTHER:
        return "", "", 0
    parts = group.split("-")
    place = next((index for index, part in enumerate(parts) if index and part.isdigit()), len(parts) - 1)
    return "-".join(parts[:place]), parts[place], int("".join(parts[place + 1 :]) or 0)


def _origin(press: Press, url: str, group: str) -> Link:
    known = posts.by_key(_parts(group)[0])
    if known is None:
        return Link("", "")
    return Link(known.title, press.group_link(url, Listing.ORIGIN, known.title))


def _index(press: Press) -> MissingIndexView:
    url = urls.missing_index()
    groups = sorted(press.catalogue.missing_groups(), key=lambda group: _sort_key(group.name))
    found = []
    for name, same in groupby(groups, lambda group: _named(group.name)[0]):
        some = list(same)
        place = _place(name) if posts.by_key(_parts(some[0].name)[0]) else ""
        rows = tuple(MissingRow(_range(group.name), f"{group.name}.html", group.ids) for group in some)
        found.append(MissingPost(name, place, rows))
    head = press.head(url, press.language.gettext(TITLE))
    return MissingIndexView(head, tuple(found), sum(group.ids for group in groups))


def _sort_key(group: str) -> tuple[str, str, int]:
    return *_named(group), _parts(group)[2]


def _range(group: str) -> str:
    """``2009``, or ``2009 (70000–74999)`` for a part of it."""
    _, year, first = _parts(group)
    return f"{year} ({first}–{first + urls.SERIALS - 1})" if first else year
