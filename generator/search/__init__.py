"""The search index: Lunr's standard one, and the one in pieces that the site's own search loads (``FORMAT.md``)."""

from __future__ import annotations

from generator.archive.catalogue import Catalogue
from generator.context import Context, Stage
from generator.search import delta, manifest, results, runs, shards, spellings, standard, vocabulary


def _standard(context: Context, catalogue: Catalogue) -> list[Context]:
    small = catalogue.count <= context.config.search.lunr_limit and catalogue.size <= standard.MAX_BYTES
    return [context] if small else []


def _once(context: Context, _: Catalogue) -> list[Context]:
    return [context]


def _documents(catalogue: Catalogue) -> int:
    return catalogue.count


STAGES: tuple[Stage, ...] = (
    Stage("standard index", _standard, standard.write, lambda _: 1),
    Stage("numbers", _once, runs.plan, _documents),
    Stage("words", runs.tasks, runs.run, _documents),
    Stage("vocabulary", _once, vocabulary.merge),
    Stage("spellings", _once, spellings.write),
    Stage("changed shards", _once, delta.find),
    Stage("shards", shards.tasks, shards.write),
    Stage("results", results.tasks, results.write, _documents),
    Stage("manifest", _once, manifest.write, lambda _: 1),
)
