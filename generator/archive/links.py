"""What belongs together: cables that are related, groups that are particular to others, what stands around a cable."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from generator.archive import digests, particular, related
from generator.archive.catalogue import connect


def write(store: Path) -> None:
    """Write what belongs together in the catalogue of ``store`` beside it."""
    with closing(connect(store)) as database:
        particular.write(database, store)
        digests.write_around(database, store, related.write(database, store))
