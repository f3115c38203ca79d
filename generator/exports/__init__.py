"""The archive's data for re-use, in documented formats."""

from __future__ import annotations

from generator.archive.catalogue import Catalogue
from generator.context import Context, Stage, ranges
from generator.exports import downloads, lines


def _downloads(context: Context, catalogue: Catalogue) -> list[object]:
    wanted = context.config.downloads
    return [*ranges(context, catalogue)] if wanted.text_files or wanted.json_files else []


def _lines(context: Context, _: Catalogue) -> list[Context]:
    return [context] if context.config.downloads.json_lines else []


STAGES: tuple[Stage, ...] = (
    Stage("downloads", _downloads, downloads.write, lambda catalogue: catalogue.count),
    Stage("data", _lines, lines.write, lambda catalogue: catalogue.count),
)
