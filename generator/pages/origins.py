"""Origins: the posts that sent cables, by country."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, RangeTask, StageResult
from generator.pages.facts import country_name
from generator.pages.listing import Heading, Listed, group_tasks, of_group, publish
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link
from generator.urls import Listing
from generator.vocabulary import posts

INDEX = urls.index(Listing.ORIGIN)
ELSEWHERE = "Without a country"
"""The Department, missions to organisations, senders that are not known."""


class OriginRow(msgspec.Struct, frozen=True):
    """A post in the overview."""

    origin: Link
    count: str


class OriginSection(msgspec.Struct, frozen=True):
    """The posts of a country."""

    title: str
    href: str
    rows: tuple[OriginRow, ...]


class OriginIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    sections: tuple[OriginSection, ...]


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
    by_country: dict[str, list[OriginRow]] = {}
    for group in groups:
        row = OriginRow(Link(group.value, urls.relative(INDEX, group.url)), f"{group.count:,}")
        by_country.setdefault(_country(group.value) or "", []).append(row)
    names = sorted((country_name(code), code) for code in by_country if code)
    sections = [_section(press, name, code, by_country[code]) for name, code in names]
    if "" in by_country:
        sections.append(OriginSection(ELSEWHERE, "", tuple(by_country[""])))
    return OriginIndexView(press.head(INDEX, "Origins", section=INDEX), tuple(sections))


def _section(press: Press, name: str, code: str, rows: list[OriginRow]) -> OriginSection:
    target = press.group_url(Listing.COUNTRY, code)
    return OriginSection(name, urls.relative(INDEX, target) if target else "", tuple(rows))


def _country(origin: str) -> str | None:
    post = posts.find(origin)
    return post.country if post else None


def _listed(press: Press, group: Group) -> Listed:
    code = _country(group.value)

    def heading(url: str) -> Heading:
        target = press.group_url(Listing.COUNTRY, code) if code else ""
        link = Link(country_name(code), urls.relative(url, target)) if code and target else None
        return Heading(
            kind="Origin",
            overview=Link("Origins", urls.relative(url, INDEX)),
            title=group.value,
            meaning=_kind(group.value),
            links=(link,) if link else (),
        )

    return of_group(press, group, INDEX, heading)


def _kind(origin: str) -> str:
    post = posts.find(origin)
    if post is None or post.kind in ("other", "department"):
        return ""
    where = f" in {country_name(post.country)}" if post.country else ""
    return f"{post.kind.capitalize()}{where}"
