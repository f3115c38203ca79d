"""Classifications, in the order of their levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, RangeTask, StageResult
from generator.pages.charts import Chart
from generator.pages.dates import all_years
from generator.pages.explanations import of_classification
from generator.pages.listing import Heading, Listed, group_tasks, of_group, publish
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link, level_style
from generator.parse.classification import parse_classification
from generator.urls import Listing
from generator.vocabulary import markings
from generator.vocabulary.markings import Marking

INDEX = urls.index(Listing.CLASSIFICATION)
_UNKNOWN = 99


class ClassificationRow(msgspec.Struct, frozen=True):
    """A classification in the overview."""

    name: Link
    level: str
    meaning: str
    count: str


class ClassificationIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    chart: Chart | None
    rows: tuple[ClassificationRow, ...]


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the overview, others for the lists."""
    yield RangeTask(context, 0, 0)
    yield from group_tasks(context, catalogue.groups(Listing.CLASSIFICATION))


def render(task: RangeTask) -> StageResult:
    """Write the lists of a task; the one without lists is the overview."""
    run = Run(task.context)
    groups = run.press.groups(Listing.CLASSIFICATION)
    if task.start == task.stop:
        run.publish(INDEX, "classifications.html", index_view(run.press, groups))
    for group in groups[task.start : task.stop]:
        publish(run, _listed(run.press, group))
    return run.result()


def index_view(press: Press, groups: Iterable[Group]) -> ClassificationIndexView:
    """All classifications, the lowest level first; unknown ones come last."""
    rows = tuple(
        ClassificationRow(
            Link(group.value, urls.relative(INDEX, group.url)),
            level_style(parse_classification(group.value).level),
            of_classification(group.value, press.language),
            press.language.number(group.count),
        )
        for group in sorted(groups, key=lambda group: (_rank(group.value), group.value))
    )
    head = press.head(INDEX, press.language.gettext("Classifications"), section=INDEX)
    return ClassificationIndexView(head, all_years(press, INDEX), rows)


def _level(value: str) -> Marking | None:
    level = parse_classification(value).level
    return markings.find(level) if level else None


def _rank(value: str) -> int:
    level = _level(value)
    return _UNKNOWN if level is None or level.rank is None else level.rank


def _listed(press: Press, group: Group) -> Listed:

    def heading(url: str) -> Heading:
        return Heading(
            kind=press.language.gettext("Classification"),
            overview=Link(press.language.gettext("Classifications"), urls.relative(url, INDEX)),
            title=group.value,
            meaning=of_classification(group.value, press.language),
        )

    return of_group(press, group, INDEX, heading)
