"""What is known about a cable beside its text, with the meaning of its codes and links to its indexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from generator import urls
from generator.archive.catalogue import Entry
from generator.language import Language
from generator.model import Addressee, Cable, PartKind, Tag
from generator.pages import reasons
from generator.pages.explanations import anchor, of_classification, of_tag
from generator.pages.explanations import meaning as html
from generator.pages.press import Press
from generator.pages.views import Link, level_style
from generator.urls import Listing
from generator.vocabulary import captions, markings, precedence, tags
from generator.vocabulary.lines import lines

_LINE = "attention"
"""The glossary's name of the line that tells for whom a cable is."""


class Explained(msgspec.Struct, frozen=True):
    """A code with its meaning, which is empty where it is not known."""

    code: str
    meaning: str
    anchor: str = ""
    """Its place in the glossary; empty where it has none."""


class TagFact(msgspec.Struct, frozen=True):
    """One of the TAGS."""

    code: str
    meaning: str
    name: str
    """The name in brackets behind an OVIP."""
    href: str
    anchor: str
    """Its place in the glossary."""


class AddresseeFact(msgspec.Struct, frozen=True):
    """A receiver; what is not given is empty."""

    name: str
    route: str
    precedence: str
    mcn: str
    excluded: bool


class Addressees(msgspec.Struct, frozen=True):
    """The receivers for action, or those for information."""

    rows: tuple[AddresseeFact, ...]
    exempted: bool
    """Whether one of them is exempted from a collective."""


class Facts(msgspec.Struct, frozen=True):
    """The facts, in the order in which a page shows them; what is not known is empty."""

    id: str
    canonical_id: str
    """Only where it is not the id."""
    date: Link
    sent: str
    released: str
    classification: Link
    level: str
    secrecy: Explained
    """What the level means."""
    origin: Link
    country: Link
    captions: tuple[Explained, ...]
    attention: Explained
    """For whom at the addressees, on one line."""
    tags: tuple[TagFact, ...]
    precedence: tuple[Explained, ...]
    action: Addressees
    info: Addressees
    classified_by: str
    reasons: tuple[Explained, ...]
    declassify: str
    sections: int
    transmission_id: str


def view(press: Press, url: str, entry: Entry, cable: Cable) -> Facts:
    """The facts of ``cable`` for the page ``url``."""
    return Facts(
        id=cable.id,
        canonical_id=cable.canonical_id if cable.canonical_id != cable.id else "",
        date=_date(press, url, entry),
        sent=press.language.time(cable.sent) if cable.sent else "",
        released=press.language.day(cable.released) if cable.released else "",
        classification=_group(press, url, Listing.CLASSIFICATION, entry.classification, entry.classification),
        level=level_style(entry.level),
        secrecy=_secrecy(entry.classification, entry.level, press.language),
        origin=_group(press, url, Listing.ORIGIN, entry.origin, entry.origin),
        country=_country(press, url, entry.country),
        captions=tuple(_caption(text, press.language) for text in cable.captions),
        attention=_attention(cable, press.language),
        tags=tuple(_tag(press, url, tag) for tag in cable.tags),
        precedence=_precedence(cable.precedence or "", press.language),
        action=_addressees(cable.action),
        info=_addressees(cable.info),
        classified_by=_authority(cable),
        reasons=tuple(_reasons(cable, press.language)),
        declassify=_declassify(press, cable),
        sections=cable.sections,
        transmission_id=cable.transmission_id or "",
    )


def _group(press: Press, url: str, kind: Listing, value: str, text: str) -> Link:
    return Link(text, press.group_link(url, kind, value))


def _country(press: Press, url: str, code: str | None) -> Link:
    return _group(press, url, Listing.COUNTRY, code, press.country(code)) if code else Link("", "")


def _date(press: Press, url: str, entry: Entry) -> Link:
    return (
        Link(press.language.day(entry.date), urls.relative(url, urls.day(entry.date))) if entry.date else Link("", "")
    )


@lru_cache(maxsize=1024)
def _caption(text: str, language: Language) -> Explained:
    caption = captions.find(text)
    if caption is None:
        return Explained(text, "")
    return Explained(text, html(caption.meaning, language), anchor("caption", caption.code))


@lru_cache(maxsize=256)
def _secrecy(classification: str, level: str, language: Language) -> Explained:
    known = markings.find(level)
    if known is None:
        return Explained(level, "")
    return Explained(level, of_classification(classification, language), anchor("marking", known.portion))


def _attention(cable: Cable, language: Language) -> Explained:
    found = (cable.text[part.start : part.end] for part in cable.parts if part.kind is PartKind.ATTENTION)
    return Explained(" ".join("; ".join(found).split()), html(lines()[_LINE].brief, language), anchor("line", _LINE))


def _tag(press: Press, url: str, tag: Tag) -> TagFact:
    known = tags.find(tag.code)
    link = press.group_link(url, Listing.TAG, tag.code)
    meaning, place = (of_tag(known, press.language), anchor("tag", tag.code)) if known else ("", "")
    return TagFact(tag.code, meaning, tag.name or "", link, place)


@lru_cache(maxsize=256)
def _precedence(prosigns: str, language: Language) -> tuple[Explained, ...]:
    found = [(prosign, precedence.find(prosign)) for prosign in dict.fromkeys(prosigns)]
    return tuple(
        Explained(known.word.capitalize(), html(known.meaning, language), anchor("precedence", known.word))
        if known
        else Explained(prosign, "")
        for prosign, known in found
    )


def _addressees(addressees: Sequence[Addressee]) -> Addressees:
    return Addressees(tuple(map(_addressee, addressees)), any(addressee.excluded for addressee in addressees))


def _addressee(addressee: Addressee) -> AddresseeFact:
    return AddresseeFact(
        addressee.name, addressee.route or "", addressee.precedence or "", addressee.mcn or "", addressee.excluded
    )


def _authority(cable: Cable) -> str:
    if cable.authority is None:
        return ""
    named = ", ".join(filter(None, (cable.authority.name, cable.authority.title)))
    return named or cable.authority.text


def _reasons(cable: Cable, language: Language) -> Iterator[Explained]:
    for reason in cable.authority.reasons if cable.authority else ():
        meaning = reasons.meaning(reason)
        place = anchor("reason", reasons.letter(reason))
        yield Explained(language.isolated(reason), meaning and html(meaning, language), place)


def _declassify(press: Press, cable: Cable) -> str:
    if cable.declassification is None:
        return ""
    date = cable.declassification.date
    return press.language.day(date) if date else cable.declassification.text
