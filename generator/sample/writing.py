"""Sample archives as files, in two of the layouts that the program reads."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from generator.errors import ReftelError
from generator.sample.series import SampleCable, cables

Layout = Literal["text", "csv"]


def write_sample(count: int, folder: Path, *, seed: int = 1, layout: Layout = "text") -> None:
    """Write ``count`` invented cables under ``folder/cables``, so that ``folder`` can be built as it is.

    Args:
        count: number of cables.
        folder: where to; made if it is missing.
        seed: another number makes other cables.
        layout: ``text`` for one file per cable (``cables/2009/07/09ASTANA1103.txt``), ``csv`` for one ``cables.csv``
            in Cablegate's layout, which is quicker to write and to read from 10,000 cables on.

    Raises:
        ReftelError: the folder holds cables already, or cannot be written.
    """
    target = folder / "cables"
    try:
        if target.exists() and any(target.iterdir()):
            raise ReftelError(f"{target} is not empty; choose another folder or remove it first.")
        target.mkdir(parents=True, exist_ok=True)
        write = _write_csv if layout == "csv" else _write_text
        write(itertools.islice(cables(seed), count), target)
    except OSError as error:
        raise ReftelError(f"{error.filename or target}: cannot be written: {error.strerror or error}") from error


def _write_text(sample: Iterable[SampleCable], target: Path) -> None:
    made: set[str] = set()
    for cable in sample:
        month = f"{cable.facts.sent:%Y/%m}"
        if month not in made:
            (target / month).mkdir(parents=True, exist_ok=True)
            made.add(month)
        with open(f"{target}/{month}/{cable.facts.id}.txt", "wb", buffering=0) as file:
            file.write(_as_text(cable).encode())


def _as_text(cable: SampleCable) -> str:
    facts, message = cable.facts, cable.message
    date = f"{facts.sent:%a %b %d} 00:00:00 +0100 {facts.sent.year}"
    fields = (facts.id, message.subject, date, facts.classification, facts.post.title)
    return "\n".join((*fields, message.header, "", message.body, ""))


def _write_csv(sample: Iterable[SampleCable], target: Path) -> None:
    with open(target / "cables.csv", "w", encoding="utf-8", newline="\n") as file:
        for number, cable in enumerate(sample, 1):
            file.write(_as_row(number, cable))


def _as_row(number: int, cable: SampleCable) -> str:
    facts = cable.facts
    when = f"{facts.sent.month}/{facts.sent.day}/{facts.sent.year} {facts.sent.hour}:{facts.sent.minute:02}"
    references = "|".join(cited.id for cited in facts.references)
    fields = (
        str(number),
        when,
        facts.id,
        facts.post.title,
        facts.classification,
        references,
        cable.message.header,
        cable.message.body,
    )
    return ",".join(f'"{_escaped(field)}"' for field in fields) + "\n"


def _escaped(field: str) -> str:
    return field.replace("\\", "\\\\").replace('"', '\\"')
