"""Pages of the cables under one heading: a tag, an origin, a classification, a month, a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from urllib.parse import urlencode

import msgspec
import numpy as np
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Group
from generator.cache import digest
from generator.context import Context, RangeTask
from generator.pages import charts
from generator.pages.charts import Chart
from generator.pages.entries import Anchors
from generator.pages.paging import Pager, Piece, page_count, pieces
from generator.pages.partners import Particular, particular
from generator.pages.press import Press, Run
from generator.pages.serials import SerialYear
from generator.pages.views import Head, Link

TEMPLATE = "list.html"
PAGES_PER_TASK = 40
"""Pages that make up a task, roughly: a long list is not cut."""


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What stands above a list."""

    kind: str
    """What it is a list of: ``Tag``, ``Month``."""
    overview: Link
    """The index that it belongs to."""
    title: str
    meaning: str = ""
    """What a code means."""
    lines: tuple[str, ...] = ()
    """Further facts, each a sentence."""
    links: tuple[Link, ...] = ()
    """Places that belong together with this one."""


class ListPage(msgspec.Struct, frozen=True, kw_only=True):
    """What every page that lists cables has."""

    head: Head
    chart: Chart | None
    """Only on the first page."""
    anchors: Anchors
    """Where on the page the periods begin to which the bars of the chart lead."""
    pager: Pager
    entries: Markup = Markup()
    """The cables, see :meth:`Press.entries`."""


class ListView(ListPage, frozen=True, kw_only=True):
    """One page of a list of cables."""

    heading: Heading
    particular: Particular | None
    """Only on the first page, like the chart."""
    serials: tuple[SerialYear, ...]
    """What the archive has of an origin's cables; only on the first page."""


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A list, before it is cut into pages."""

    url: Callable[[int], str]
    """The URL of a page, counted from 1."""
    count: int
    numbers: Sequence[int]
    """Its cables."""
    title: str
    """For the window."""
    section: str
    """Part of the menu."""
    heading: Callable[[str], Heading]
    """What stands above it, with links for the page given."""
    chart: Chart | None = None
    anchors: Anchors = ()
    """Where in the whole list the periods of its chart begin."""
    particular: Particular | None = None
    serials: tuple[SerialYear, ...] = ()


def publish(run: Run, listed: Listed) -> None:
    """Write all pages of a list."""
    for piece in pieces(listed.count, run.press.config.pages.per_page, listed.url, run.press.language):
        title = run.press.numbered(listed.title, piece.page)
        view = ListView(
            head=run.press.head(piece.url, title, described(run.press, title, listed.count), section=listed.section),
            heading=listed.heading(piece.url),
            chart=listed.chart if piece.page == 1 else None,
            anchors=on_page(listed.anchors, piece),
            particular=listed.particular if piece.page == 1 else None,
            serials=listed.serials if piece.page == 1 else (),
            pager=piece.pager,
        )
        publish_list(run, TEMPLATE, view, piece.url, listed.numbers[piece.start : piece.stop])
    run.count()


def search_within(press: Press, url: str, **narrowed: str) -> Link:
    """The search page, narrowed to the cables of a list: ``tag="PREL"``."""
    text = press.language.gettext("Search within these cables")
    return Link(text, f"{urls.relative(url, urls.SEARCH)}?{urlencode(narrowed)}")


def described(press: Press, title: str, count: int) -> str:
    """What previews and search engines show of a list: ``PREL: 188 cables``."""
    return f"{title}: {press.language.cables(count)} · {press.config.site.title}"


def publish_list(run: Run, template: str, view: ListPage, url: str, numbers: Sequence[int]) -> None:
    """Write the page ``url`` of ``view``, whose ``entries`` become the cables with these numbers.

    A page that would be what it was is taken over.
    """
    catalogue = run.press.catalogue
    key = digest([msgspec.json.encode(view, enc_hook=str), catalogue.shown[np.array(numbers, np.int64)].tobytes()])
    if not run.keep(url, key):
        run.publish(
            url, template, msgspec.structs.replace(view, entries=run.press.entries(url, numbers, view.anchors)), key
        )


def over_time(press: Press, numbers: Sequence[int], url: Callable[[int], str]) -> tuple[Chart | None, Anchors]:
    """The chart of a list whose pages ``url`` gives, and where in the list the periods begin to which its bars lead."""
    counts = press.timeline.of(numbers)
    starts = charts.starts(counts)

    def link(date: dt.date) -> str:
        page = starts[date] // press.config.pages.per_page + 1
        return f"{urls.relative(url(1), url(page)) if page > 1 else ''}#{_anchor(date)}"

    chart = charts.over_time(press.language, counts, link=link)
    return chart, tuple((place, _anchor(date)) for date, place in starts.items()) if chart else ()


def _anchor(date: dt.date) -> str:
    return f"from-{date.isoformat()[:7]}"


def on_page(anchors: Anchors, piece: Piece) -> Anchors:
    """Those on one page of a list."""
    return tuple((place - piece.start, id) for place, id in anchors if piece.start <= place < piece.stop)


def of_group(press: Press, group: Group, section: str, heading: Callable[[str], Heading], title: str = "") -> Listed:
    """The list of the cables under a tag, an origin or a classification; ``title`` where it is not the value."""
    numbers = press.catalogue.numbers(group.kind, group.value)

    def url(page: int) -> str:
        return urls.listing(group.kind, group.name, page)

    chart, anchors = over_time(press, numbers, url)
    return Listed(
        url=url,
        count=group.count,
        numbers=numbers,
        title=title or group.value,
        section=section,
        heading=heading,
        chart=chart,
        anchors=anchors,
        particular=particular(press, group.url, group),
    )


def group_tasks(context: Context, groups: Iterable[Group]) -> Iterator[RangeTask]:
    """Tasks for groups of cables, of similar size; the numbers are places in the order of ``groups``."""
    return weighed(context, [page_count(group.count, context.config.pages.per_page) for group in groups])


def weighed(context: Context, weights: Sequence[int]) -> Iterator[RangeTask]:
    """Tasks over ``len(weights)`` things, cut so that the weights in each come to about the same."""
    start = total = 0
    for index, weight in enumerate(weights, start=1):
        total += weight
        if total >= PAGES_PER_TASK:
            yield RangeTask(context, start, index)
            start, total = index, 0
    if start < len(weights):
        yield RangeTask(context, start, len(weights))
