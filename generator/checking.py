"""The check: what a build would tell of the input, without a site."""

from __future__ import annotations

from pathlib import Path

from generator import config, pages, pipeline
from generator.archive.catalogue import Catalogue
from generator.context import Context
from generator.errors import ReftelError
from generator.pages import overrides
from generator.pipeline import Run, work_of
from generator.report import Report


def check(content: Path, store: Path, run: Run) -> tuple[Report, list[str]]:
    """Read everything in ``content``, publish nothing; ``store`` is a folder for what the workers hand over.

    Besides the report comes what would have ended a build, each in a line: a check goes on and tells of all.

    The stages run that look at the publisher's own files. Templates of the publisher's own show some mistakes only on
    a page that they make; where there are any, every page is made and thrown away, until one fails.

    Raises:
        ReftelError: nothing can be read; the message says why.
    """
    settings = config.load(content)
    report = pipeline.check(content, store, run)
    context = Context(settings, content, pipeline.TEMPLATES, store, site=store, previous=None, trial=True)
    catalogue = Catalogue(store)
    everything = any(overrides.files(content))
    failures: dict[str, None] = {}
    for stage in pages.STAGES:
        if not (stage.checked or (everything and not failures)):
            continue
        try:
            for _, result in run.carry_out(work_of([stage], context, catalogue)):
                report.problems += result.problems
        except ReftelError as error:
            failures |= dict.fromkeys(str(error).splitlines())
    return run.finished(), list(failures)
