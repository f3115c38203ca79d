"""What was read of single cables, for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator import sources
from generator.errors import Problem
from generator.model import Addressee, Cable, Reference
from generator.parse import parse_cable
from generator.record import utc


def cables(paths: Sequence[Path]) -> Iterator[Cable | Problem]:
    """The cables in files and folders, in the order of the sorted paths; a Problem for what was rejected."""
    found = sources.discover_paths(paths)
    yield from found.problems
    for file in found.files:
        for raw in sources.read(file):
            yield raw if isinstance(raw, Problem) else parse_cable(raw)


def show(cable: Cable, console: Console) -> None:
    """Print a readable view of one cable."""
    console.rule(Text(f"{cable.id}  {cable.subject}"))
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    for name, value in _fields(cable):
        if value:
            table.add_row(name, Text(value))
    console.print(table)
    for paragraph in cable.paragraphs:
        if paragraph.heading:
            console.print(Text(f"\n{paragraph.heading}", style="bold"))
        number = f"{paragraph.number}. " if paragraph.number is not None else ""
        mark = f"({paragraph.marking}) " if paragraph.marking else ""
        console.print(Text(f"\n{number}{mark}{paragraph.text}"))
    console.print(Text(f"\n{cable.signer or ''}"))
    for problem in cable.problems:
        console.print(Text(f"Problem: {problem}", style="yellow"))


def _fields(cable: Cable) -> Iterator[tuple[str, str]]:
    authority, declassification = cable.authority, cable.declassification
    yield "Canonical id", cable.canonical_id
    yield "Date", cable.date.isoformat() if cable.date else ""
    yield "Sent", utc(cable.sent) if cable.sent else ""
    yield "Released", cable.released.isoformat() if cable.released else ""
    yield "Classification", cable.classification.text
    yield "Captions", ", ".join(cable.captions)
    yield "Origin", cable.origin
    yield "Post, country", ", ".join(filter(None, (cable.post, cable.country)))
    yield "Precedence", cable.precedence or ""
    yield "Transmission", cable.transmission_id or ""
    yield "Sections", str(cable.sections)
    yield "Action", "\n".join(map(_addressee, cable.action))
    yield "Info", "\n".join(map(_addressee, cable.info))
    yield "TAGS", " ".join(f"{tag.code} ({tag.name})" if tag.name else tag.code for tag in cable.tags)
    yield "References", "\n".join(map(_reference, cable.references))
    yield "Classified by", authority.text if authority else ""
    yield "Reasons", ", ".join(authority.reasons) if authority else ""
    yield "Declassify on", declassification.text if declassification else ""
    yield "Summary", cable.summary or ""
    yield "Partial", "only an extract was published" if cable.partial else ""
    yield "Redactions", str(cable.redactions or "")


def _addressee(addressee: Addressee) -> str:
    words = (addressee.route, addressee.name, addressee.precedence, addressee.mcn)
    return " ".join(filter(None, words)) + (" (excluded)" if addressee.excluded else "")


def _reference(reference: Reference) -> str:
    letter = f"{reference.letter}. " if reference.letter else ""
    return f"{letter}{reference.cable or 'no cable'}: {reference.text}"
