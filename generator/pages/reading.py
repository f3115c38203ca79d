"""The reading view: paragraphs with headings, permalinks and portion marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec
from markupsafe import Markup

from generator.language import Language
from generator.model import Cable, Paragraph, PartKind
from generator.pages.citations import Citations
from generator.pages.escaping import escaped
from generator.pages.explanations import ENGLISH, Acronyms, anchor, sourced
from generator.pages.prose import prose
from generator.parse.redactions import REDACTED
from generator.vocabulary import markings

_ENOUGH = 20
"""Letters by which the beginning of the summary is found in a paragraph."""
FEWEST_HEADINGS = 3
"""A cable with fewer has no table of contents."""
WORDS_PER_MINUTE = 230
"""Adults read 238 words of English a minute, on average (M. Brysbaert, 2019); these are a little dense."""
_JOINT = "\ue000"
"""Stands for a place where text was joined, until it is HTML; a text that has it by itself gets no joints."""
_PART_MARK = re.compile(r"\((?:(?<=>\()|(?<=[.>-] \()|(?<=--\())([A-Z]{1,4}(?:/{1,2}[A-Z]{2,4})*)\)(?= \S)")
"""A portion mark at the beginning of a line, or behind a letter or dashes there: ``A. (S/NF) The …``. The pattern
begins with its bracket, which is found faster than what stands before it."""
_BESIDE = 80
"""Characters beside a page line by whose words the place of the joint is found."""
_WORDS_BESIDE = 3


class Heading(msgspec.Struct, frozen=True):
    """A heading."""

    id: str
    """``h-2`` for the second one."""
    text: str


class ParagraphView(msgspec.Struct, frozen=True):
    """One paragraph."""

    id: str
    """``par5``; ``p-3`` for the third paragraph of the cable if it has no number."""
    number: str
    """Empty where it has none."""
    marking: str
    """Portion mark without brackets, the level in its short form; empty where it has none."""
    meaning: str
    """What the portion mark means; empty where it is not known."""
    anchor: str
    """Place of the portion mark in the glossary."""
    headings: tuple[Heading, ...]
    summary: bool
    summary_label: bool
    """Whether the summary starts here and nothing on the page says so."""
    text: Markup


class Reading(msgspec.Struct, frozen=True):
    """The message, for reading."""

    paragraphs: tuple[ParagraphView, ...]
    contents: tuple[Heading, ...]
    """The headings, where there are enough for a table of contents."""
    words: int
    """Number of words, roughly: of blanks between them."""
    minutes: int
    """To read them."""
    signer: str
    rest: tuple[str, ...]
    """What no rule recognised, as it stands."""


def view(cable: Cable, citations: Citations, acronyms: Acronyms, language: Language = ENGLISH) -> Reading:
    """The reading view of a cable; ``citations`` links what its paragraphs cite, ``acronyms`` explains words in it.

    ``language`` is that in which portion marks are explained.
    """
    first, last = _summary(cable)
    taken: dict[str, int] = {}
    contents: list[Heading] = []
    paragraphs = []
    words = 0
    texts, joints = _joined(cable)
    for index, paragraph in enumerate(cable.paragraphs):
        headings = tuple(_headings(paragraph, len(contents) + 1))
        contents += headings
        words += paragraph.text.count(" ") + paragraph.text.count("\n") + 1
        marking = paragraph.marking or ""
        meaning, place = _meaning(marking, language) if marking else ("", "")
        html = str(prose(texts[index], citations))
        if cable.redactions:
            html = REDACTED.sub(r'<span class="redacted">\g<0></span>', html)
        html = _with_marks(acronyms(html), acronyms.glossary, language)
        for line in joints.get(index, ()):
            html = html.replace(_JOINT, f'<span class="joint" title="{escaped(line)}"></span>', 1)
        paragraphs.append(
            ParagraphView(
                id=_id(index, paragraph, taken),
                number="" if paragraph.number is None else str(paragraph.number),
                marking=_short(marking),
                meaning=meaning,
                anchor=place,
                headings=headings,
                summary=first <= index < last,
                summary_label=first == index < last and not _names_summary(paragraph),
                text=Markup(html),  # noqa: S704 - escaped by prose
            )
        )
    return Reading(
        paragraphs=tuple(paragraphs),
        contents=tuple(contents) if len(contents) >= FEWEST_HEADINGS else (),
        words=words,
        minutes=max(1, round(words / WORDS_PER_MINUTE)),
        signer=cable.signer or "",
        rest=tuple(_rest(cable)),
    )


def _headings(paragraph: Paragraph, number: int) -> Iterator[Heading]:
    for place, text in enumerate(paragraph.heading.split("\n") if paragraph.heading else (), number):
        yield Heading(f"h-{place}", text)


def _joined(cable: Cable) -> tuple[list[str], dict[int, list[str]]]:
    """The texts of the paragraphs with a sign where page lines were taken out of a sentence, and those lines by
    paragraph. The place is found by the words beside the page line; a line between paragraphs joins nothing."""
    texts = [paragraph.text for paragraph in cable.paragraphs]
    lines: dict[int, list[str]] = {}
    if _JOINT in cable.text:
        return texts, lines
    at = 0
    for part in cable.parts:
        if part.kind is not PartKind.PAGE_LINE:
            continue
        before = " ".join(cable.text[max(0, part.start - _BESIDE) : part.start].split()[-_WORDS_BESIDE:])
        after = " ".join(cable.text[part.end : part.end + _BESIDE].split()[:_WORDS_BESIDE])
        for index in range(at, len(texts)):
            place = texts[index].find(f"{before} {after}") if before and after else -1
            if place >= 0:
                cut = place + len(before) + 1
                texts[index] = f"{texts[index][:cut]}{_JOINT}{texts[index][cut:]}"
                lines.setdefault(index, []).append(" ".join(cable.text[part.start : part.end].split()))
                at = index
                break
    return texts, lines


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
def _meaning(marking: str, language: Language) -> tuple[str, str]:
    """What a portion mark means, and its place in the glossary; both empty where it is not known."""
    found = markings.portion(marking)
    meaning = "; ".join(f"{known.code.capitalize()}: {language.meaning(known.meaning)}" for known in found)
    meaning = sourced(meaning, *(known.source for known in found))
    return Markup(escaped(meaning)), anchor("marking", found[0].portion) if found else ""  # noqa: S704


@lru_cache(maxsize=1024)
def _short(marking: str) -> str:
    """A portion mark for the margin: ``C - ENTIRE TEXT`` for ``CONFIDENTIAL - ENTIRE TEXT``."""
    level = next(iter(markings.portion(marking)), None)
    if level is None or not marking.upper().startswith(level.code):
        return marking
    return level.portion + marking[len(level.code) :]


def _with_marks(html: str, glossary: str, language: Language) -> str:
    """``html`` in which the portion marks of parts of a paragraph are explained, as that of the whole is beside it."""

    def link(match: re.Match[str]) -> str:
        meaning, place = _meaning(match[1], language)
        return f'<a class="x" href="{glossary}#{place}" title="{meaning}">{match[0]}</a>' if place else match[0]

    return _PART_MARK.sub(link, html)


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
