"""Pages of the cables under one heading: a tag, an origin, a classification, a month, a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
import numpy as np
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Group
from generator.cache import digest
from generator.context import Context, RangeTask
from generator.pages import charts
from generator.pages.charts import Chart
from generator.pages.paging import Pager, page_count, pieces
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
    particular: Particular | None = None
    serials: tuple[SerialYear, ...] = ()


def publish(run: Run, listed: Listed) -> None:
    """Write all pages of a list."""
    for piece in pieces(listed.count, run.press.config.pages.per_page, listed.url, run.press.language):
        title = run.press.numbered(listed.title, piece.page)
        view = ListView(
            head=run.press.head(piece.url, title, section=listed.section),
            heading=listed.heading(piece.url),
            chart=listed.chart if piece.page == 1 else None,
            particular=listed.particular if piece.page == 1 else None,
            serials=listed.serials if piece.page == 1 else (),
            pager=piece.pager,
        )
        publish_list(run, TEMPLATE, view, piece.url, listed.numbers[piece.start : piece.stop])
    run.count()


def publish_list(run: Run, template: str, view: ListPage, url: str, numbers: Sequence[int]) -> None:
    """Write the page ``url`` of ``view``, whose ``entries`` become the cables with these numbers.

    A page that would be what it was is taken over.
    """
    catalogue = run.press.catalogue
    key = digest([msgspec.json.encode(view, enc_hook=str), catalogue.shown[np.array(numbers, np.int64)].tobytes()])
    if not run.keep(url, key):
        run.publish(url, template, msgspec.structs.replace(view, entries=run.press.entries(url, numbers)), key)


def of_group(press: Press, group: Group, section: str, heading: Callable[[str], Heading], title: str = "") -> Listed:
    """The list of the cables under a tag, an origin or a classification; ``title`` where it is not the value."""
    numbers = press.catalogue.numbers(group.kind, group.value)
    return Listed(
        url=lambda page: urls.listing(group.kind, group.name, page),
        count=group.count,
        numbers=numbers,
        title=title or group.value,
        section=section,
        heading=heading,
        chart=charts.over_time(press.language, press.timeline.of(numbers)),
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
