"""A cable as a JSON object with documented, stable keys: ``inspect --jsonl``, downloads and ``data/cables.jsonl``.

What is published does not tell of the publisher's folders: ``path`` and ``problems`` are for who made the archive.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.model import Addressee, Cable, Paragraph


class AddresseeRecord(msgspec.Struct, frozen=True):
    """An addressee; absent values are null."""

    route: str | None
    name: str
    precedence: str | None
    mcn: str | None
    excluded: bool


class ParagraphRecord(msgspec.Struct, frozen=True):
    """A paragraph of the body; see :class:`generator.model.Paragraph`."""

    number: int | None
    marking: str | None
    heading: str | None
    text: str


class ProblemRecord(msgspec.Struct, frozen=True):
    """A line of the report about this cable."""

    line: int
    message: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """A cable for re-users. The README's table of keys is this class in words."""

    id: str
    canonical_id: str
    path: str | msgspec.UnsetType
    """The file that the cable came from; not in what is published."""
    page: str | msgspec.UnsetType
    """Its page, relative to the root of the site; only in what is published."""
    subject: str
    date: dt.date | None
    sent: str | None
    released: dt.date | None
    classification: str
    captions: tuple[str, ...]
    origin: str
    country: str | None
    precedence: str | None
    transmission_id: str | None
    tags: tuple[str, ...]
    references: tuple[str, ...]
    action: tuple[AddresseeRecord, ...]
    info: tuple[AddresseeRecord, ...]
    classified_by: str | None
    declassify_on: dt.date | None
    summary: str | None
    signer: str | None
    partial: bool
    redactions: int
    paragraphs: tuple[ParagraphRecord, ...]
    problems: tuple[ProblemRecord, ...] | msgspec.UnsetType
    """What a person should look at; not in what is published."""
    text: str | msgspec.UnsetType
    """The message as it stands; with ``body_start`` only where the record is to be read back."""
    body_start: int | msgspec.UnsetType | None
    """Offset of the body in ``text``, where the source kept header and body apart."""


def published(cable: Cable, page: str) -> Record:
    """The record of a cable as the site gives it away, with the URL of its page; it holds the message and can be read
    back."""
    return msgspec.structs.replace(record(cable, whole=True), path=msgspec.UNSET, page=page, problems=msgspec.UNSET)


def record(cable: Cable, *, whole: bool = False) -> Record:
    """The record of a cable; with ``whole`` it holds the message too and can be read back."""
    return Record(
        id=cable.id,
        canonical_id=cable.canonical_id,
        path=cable.source,
        page=msgspec.UNSET,
        subject=cable.subject,
        date=cable.date,
        sent=utc(cable.sent) if cable.sent else None,
        released=cable.released,
        classification=cable.classification.text,
        captions=cable.captions,
        origin=cable.origin,
        country=cable.country,
        precedence=cable.precedence,
        transmission_id=cable.transmission_id,
        tags=tuple(tag.code for tag in cable.tags),
        references=tuple(reference.cable for reference in cable.references if reference.cable),
        action=tuple(map(_addressee, cable.action)),
        info=tuple(map(_addressee, cable.info)),
        classified_by=(cable.authority.name or None) if cable.authority else None,
        declassify_on=cable.declassification.date if cable.declassification else None,
        summary=cable.summary,
        signer=cable.signer,
        partial=cable.partial,
        redactions=cable.redactions,
        paragraphs=tuple(map(_paragraph, cable.paragraphs)),
        problems=tuple(ProblemRecord(problem.line, problem.message) for problem in cable.problems),
        text=cable.text if whole else msgspec.UNSET,
        body_start=cable.body_start if whole else msgspec.UNSET,
    )


def utc(moment: dt.datetime) -> str:
    """ISO 8601 in UTC, to the second: ``2009-07-02T11:33:00Z``."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _addressee(addressee: Addressee) -> AddresseeRecord:
    return AddresseeRecord(addressee.route, addressee.name, addressee.precedence, addressee.mcn, addressee.excluded)


def _paragraph(paragraph: Paragraph) -> ParagraphRecord:
    return ParagraphRecord(paragraph.number, paragraph.marking, paragraph.heading, paragraph.text)
