"""The TAGS: an overview by kind, and a list of cables for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, RangeTask, StageResult
from generator.language import marked
from generator.pages.charts import Chart
from generator.pages.dates import all_years
from generator.pages.explanations import meaning, of_tag, of_tag_as_text
from generator.pages.listing import Heading, Listed, group_tasks, of_group, publish, search_within
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link
from generator.urls import Listing
from generator.vocabulary import tags
from generator.vocabulary.tags import TagKind

INDEX = urls.index(Listing.TAG)
_KINDS: tuple[tuple[TagKind, str, str], ...] = (
    (TagKind.SUBJECT, marked("Subjects"), marked("Four letters; the first names the field: A administration, "
     "B business, C consular, E economic, M military, O outreach, P political, S social, T technology.")),
    (TagKind.PROGRAM, marked("Programs"), marked("Programs and undertakings of the Department; they begin with K.")),
    (TagKind.GEOPOLITICAL, marked("Countries and regions"),
     marked("Two letters, mostly unlike the codes that the internet uses.")),
    (TagKind.ORGANISATION, marked("Organisations"), marked("International organisations and groups.")),
    (TagKind.OTHER, marked("Others"), marked("What stands on the TAGS line and is in none of the lists known here.")),
)  # fmt: skip
_SINGULAR = {
    TagKind.SUBJECT: marked("Subject"),
    TagKind.PROGRAM: marked("Program"),
    TagKind.GEOPOLITICAL: marked("Country or region"),
    TagKind.ORGANISATION: marked("Organisation"),
    TagKind.OTHER: marked("Other"),
}


class TagRow(msgspec.Struct, frozen=True):
    """A tag in the overview."""

    code: str
    meaning: str
    href: str
    count: str


class TagSection(msgspec.Struct, frozen=True):
    """The tags of a kind."""

    id: str
    title: str
    note: str
    rows: tuple[TagRow, ...]


class TagIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    script: str
    chart: Chart | None
    sections: tuple[TagSection, ...]


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the overview, others for the lists."""
    yield RangeTask(context, 0, 0)
    yield from group_tasks(context, catalogue.groups(Listing.TAG))


def render(task: RangeTask) -> StageResult:
    """Write the lists of a task; the one without lists is the overview."""
    run = Run(task.context)
    groups = run.press.groups(Listing.TAG)
    if task.start == task.stop:
        run.publish(INDEX, "tags.html", index_view(run.press, groups))
    for group in groups[task.start : task.stop]:
        publish(run, _listed(run.press, group))
    return run.result()


def index_view(press: Press, groups: Iterable[Group]) -> TagIndexView:
    """All tags by kind, in the order of their codes."""
    gettext, number = press.language.gettext, press.language.number
    rows: dict[TagKind, list[TagRow]] = {}
    for group in groups:
        known = tags.find(group.value)
        explained = of_tag(known, press.language) if known else ""
        row = TagRow(group.value, explained, urls.relative(INDEX, group.url), number(group.count))
        rows.setdefault(tags.kind_of(group.value), []).append(row)
    sections = tuple(
        TagSection(kind.value, gettext(title), gettext(note), tuple(rows[kind]))
        for kind, title, note in _KINDS
        if kind in rows
    )
    script = urls.relative(INDEX, urls.static("table.js"))
    return TagIndexView(press.head(INDEX, gettext("TAGS"), section=INDEX), script, all_years(press, INDEX), sections)


def _listed(press: Press, group: Group) -> Listed:
    known = tags.find(group.value)
    language, gettext = press.language, press.language.gettext

    def heading(url: str) -> Heading:
        return Heading(
            kind=gettext("Tag · %(kind)s", kind=gettext(_SINGULAR[tags.kind_of(group.value)])),
            overview=Link(gettext("TAGS"), urls.relative(url, INDEX)),
            title=group.value,
            meaning=of_tag(known, language) if known else gettext("This code is in none of the lists known here."),
            lines=(meaning(known.note, language),) if known and known.note else (),
            links=(
                *(_country(press, url, known.country) if known and known.country else ()),
                search_within(press, url, tag=group.value),
            ),
        )

    title = f"{group.value}: {of_tag_as_text(known, language)}" if known else ""
    return of_group(press, group, INDEX, heading, title)


def _country(press: Press, url: str, code: str) -> Iterator[Link]:
    target = press.group_url(Listing.ABOUT, code)
    if target:
        yield Link(press.language.gettext("All cables whose TAGS name this country"), urls.relative(url, target))
    target = press.group_url(Listing.COUNTRY, code)
    if target:
        yield Link(press.language.gettext("Cables from posts in this country"), urls.relative(url, target))
