"""What belongs together in an archive is looked for before the pages that show it."""

from __future__ import annotations

from generator.archive import links
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.writer import Written


def tasks(context: Context, _: Catalogue) -> list[Context]:
    """One task: each cable is compared with those that have something in common with it."""
    return [context]


def find(context: Context) -> StageResult:
    """See :func:`generator.archive.links.write`."""
    links.write(context.store)
    return StageResult(Written(), done=0)
