"""The search index and what the search page loads."""

from __future__ import annotations

from generator.archive.catalogue import Catalogue
from generator.context import Context, Stage
from generator.search import standard


def _standard(context: Context, catalogue: Catalogue) -> list[Context]:
    return [context] if catalogue.count <= context.config.search.lunr_limit else []


STAGES: tuple[Stage, ...] = (Stage("search index", _standard, standard.write, lambda _: 1),)
