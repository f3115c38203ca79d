"""The reading view: paragraphs with headings, permalinks and portion marks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec
from markupsafe import Markup

from generator.model import Cable, Paragraph, PartKind
from generator.pages.citations import Citations
from generator.pages.prose import prose
from generator.vocabulary import markings

_ENOUGH = 20
"""Letters by which the beginning of the summary is found in a paragraph."""


class ParagraphView(msgspec.Struct, frozen=True):
    """One paragraph."""

    id: str
    """``par5``; ``p-3`` for the third paragraph of the cable if it has no number."""
    number: str
    """Empty where it has none."""
    marking: str
    """Portion mark without brackets; empty where it has none."""
    meaning: str
    """What the portion mark means; empty where it is not known."""
    headings: tuple[str, ...]
    summary: bool
    summary_label: bool
    """Whether the summary starts here and nothing on the page says so."""
    text: Markup


class Reading(msgspec.Struct, frozen=True):
    """The message, for reading."""

    paragraphs: tuple[ParagraphView, ...]
    signer: str
    rest: tuple[str, ...]
    """What no rule recognised, as it stands."""


def view(cable: Cable, citations: Citations) -> Reading:
    """The reading view of a cable; ``citations`` links what its paragraphs cite."""
    first, last = _summary(cable)
    taken: dict[str, int] = {}
    paragraphs = []
    for index, paragraph in enumerate(cable.paragraphs):
        paragraphs.append(
            ParagraphView(
                id=_id(index, paragraph, taken),
                number="" if paragraph.number is None else str(paragraph.number),
                marking=paragraph.marking or "",
                meaning=_meaning(paragraph.marking) if paragraph.marking else "",
                headings=tuple(paragraph.heading.split("\n")) if paragraph.heading else (),
                summary=first <= index < last,
                summary_label=first == index < last and not _names_summary(paragraph),
                text=prose(paragraph.text, citations),
            )
        )
    return Reading(tuple(paragraphs), cable.signer or "", tuple(_rest(cable)))


def _rest(cable: Cable) -> Iterator[str]:
    """What was recognised as nothing, but for mere rules of dashes."""
    for part in cable.parts:
        if part.kind is PartKind.OTHER and any(map(str.isalnum, text := cable.text[part.start : part.end])):
            yield text


def _id(index: int, paragraph: Paragraph, taken: dict[str, int]) -> str:
    """An id for the paragraph; a number that comes again gets a count behind it."""
    name = f"p-{index + 1}" if paragraph.number is None else f"par{paragraph.number}"
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


@lru_cache(maxsize=1024)
def _meaning(marking: str) -> str:
    return "; ".join(f"{known.code.capitalize()}: {known.meaning}" for known in markings.portion(marking))


def _names_summary(paragraph: Paragraph) -> bool:
    return "SUMMARY" in (paragraph.heading or "").upper() or "summary" in paragraph.text[:40].lower()


def _summary(cable: Cable) -> tuple[int, int]:
    """The paragraphs that make up the summary, as a range of indexes; empty where there is none."""
    rest = _squeeze(cable.summary or "")
    first = last = 0
    for index, paragraph in enumerate(cable.paragraphs):
        if not rest:
            break
        text = _squeeze(paragraph.text)
        place = text.find(rest[:_ENOUGH])
        if text and place < 0 and text == rest[: len(text)]:
            place = 0
        found = place >= 0 and (rest.startswith(text[place:]) or text.startswith(rest, place))
        if last and not found:
            break
        if found:
            first, last = (first if last else index), index + 1
            rest = rest[len(text) - place :]
    return first, last


def _squeeze(text: str) -> str:
    return "".join(text.split())
