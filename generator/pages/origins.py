"""Origins: the posts that sent cables, by country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, RangeTask, StageResult
from generator.language import marked, sort_key
from generator.pages import missing
from generator.pages.charts import Chart
from generator.pages.dates import all_years
from generator.pages.listing import Heading, Listed, group_tasks, of_group, publish, search_within
from generator.pages.press import Press, Run
from generator.pages.serials import serial_years
from generator.pages.views import Head, Link
from generator.urls import Listing
from generator.vocabulary import posts

INDEX = urls.index(Listing.ORIGIN)
_KINDS = {
    "embassy": marked("Embassy"),
    "consulate": marked("Consulate"),
    "mission": marked("Mission"),
    "interests section": marked("Interests section"),
    "office": marked("Office"),
}
"""Kinds of posts; of others nothing is said."""


class OriginRow(msgspec.Struct, frozen=True):
    """A post in the overview."""

    origin: Link
    country: Link
    count: str


class OriginIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    script: str
    chart: Chart | None
    rows: tuple[OriginRow, ...]
    missing: Link
    """The cables that are cited and not here: their number; empty where there is none."""


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the overview, others for the lists."""
    yield RangeTask(context, 0, 0)
    yield from group_tasks(context, catalogue.groups(Listing.ORIGIN))


def render(task: RangeTask) -> StageResult:
    """Write the lists of a task; the one without lists is the overview."""
    run = Run(task.context)
    groups = run.press.groups(Listing.ORIGIN)
    if task.start == task.stop:
        run.publish(INDEX, "origins.html", index_view(run.press, groups))
    for group in groups[task.start : task.stop]:
        publish(run, _listed(run.press, group))
    return run.result()


def index_view(press: Press, groups: Iterable[Group]) -> OriginIndexView:
    """All origins by country; those without one come last."""
    found = [(_country_link(press, INDEX, group.value), group) for group in groups]
    found.sort(key=lambda row: (not row[0].text, sort_key(row[0].text), row[1].value))
    rows = tuple(
        OriginRow(Link(group.value, urls.relative(INDEX, group.url)), country, press.language.number(group.count))
        for country, group in found
    )
    script = urls.relative(INDEX, urls.static("table.js"))
    head = press.head(INDEX, press.language.gettext("Origins"), section=INDEX)
    return OriginIndexView(head, script, all_years(press, INDEX), rows, missing.overview(press, INDEX))


def _country_link(press: Press, url: str, origin: str) -> Link:
    """The country of an origin; empty where it has none, without a place to lead to where no cable has it."""
    code = _country(origin)
    target = press.group_url(Listing.COUNTRY, code) if code else ""
    return Link(press.country(code) if code else "", urls.relative(url, target) if target else "")


def _country(origin: str) -> str | None:
    post = posts.find(origin)
    return post.country if post else None


def _listed(press: Press, group: Group) -> Listed:
    def heading(url: str) -> Heading:
        links = (_country_link(press, url, group.value), missing.of_origin(press, url, group.value))
        return Heading(
            kind=press.language.gettext("Origin"),
            overview=Link(press.language.gettext("Origins"), urls.relative(url, INDEX)),
            title=group.value,
            meaning=_kind(press, group.value),
            links=(*(link for link in links if link.href), search_within(press, url, origin=group.value)),
        )

    listed = of_group(press, group, INDEX, heading)
    serials = serial_years(press.language, press.catalogue.canonical_ids(group.kind, group.value))
    return msgspec.structs.replace(listed, serials=serials)


def _kind(press: Press, origin: str) -> str:
    post, gettext = posts.find(origin), press.language.gettext
    if post is None or post.kind not in _KINDS:
        return ""
    kind = gettext(_KINDS[post.kind])
    return gettext("%(kind)s in %(country)s", kind=kind, country=press.country(post.country)) if post.country else kind
