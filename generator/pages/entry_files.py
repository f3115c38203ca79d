"""The files that hold the entries of lists; see :mod:`generator.pages.entries`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import msgspec
from markupsafe import Markup

from generator import cache, cuts
from generator.archive.catalogue import Catalogue
from generator.cache import digest
from generator.context import Context, StageResult
from generator.pages import entries
from generator.pages.entries import FOLDER, ROOT, EntryFile
from generator.pages.press import Press, press
from generator.pages.views import entry_view
from generator.writer import Written

PER_TASK = 16
"""Files of one task."""


class EntriesTask(msgspec.Struct, frozen=True):
    """Some files."""

    context: Context
    files: list[EntryFile]


def tasks(context: Context, catalogue: Catalogue) -> Iterator[EntriesTask]:
    """All files, a few in a task."""
    files = list(_plan(context, catalogue))
    entries.save_plan(context.store, files)
    for start in range(0, len(files), PER_TASK):
        yield EntriesTask(context, files[start : start + PER_TASK])


def _plan(context: Context, catalogue: Catalogue) -> Iterator[EntryFile]:
    shown = catalogue.shown
    for start, stop in pairwise([*cuts.by_digest(shown, entries.PER_FILE).tolist(), len(shown)]):
        yield EntryFile(start, stop, digest([context.environment, shown[start:stop].tobytes()]).hex())


def write(task: EntriesTask) -> StageResult:
    """Make the files of a task, or take them from the build before."""
    context = task.context
    for file in task.files:
        name = f"{FOLDER}/{file.name}"
        if not cache.take(context.old_store, context.store, name):
            entries.save(context.store / name, _made(press(context), file))
    return StageResult(Written(), done=sum(file.stop - file.start for file in task.files))


def _made(press: Press, file: EntryFile) -> Iterator[bytes]:
    for entry in press.catalogue.entries(file.start, file.stop):
        view = msgspec.structs.replace(entry_view("", entry, press.language), href=Markup(ROOT + entry.url))  # noqa: S704
        yield press.part("_lists.html", "entry", view).encode("utf-8", "replace")
