"""What a cable is: frozen records without input or output.

The vocabulary is that of the State Department's handbooks (5 FAH-1, 5 FAH-2, 5 FAH-3) and of ACP 127.
Constructors trust what they are given; the modules in :mod:`generator.parse` check.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec

from generator.errors import Problem

YEARS = range(1800, 2200)
"""Years of which a cable may be; another one is a misprint. The oldest telegrams are of the 1840s."""


class RawCable(msgspec.Struct, frozen=True, kw_only=True):
    """A cable as a source layout gives it: the publisher's own fields and the message, nothing interpreted."""

    source: str
    """Path of the file, relative to the content folder, with ``/``."""
    line: int
    """Line of the file on which the message starts, counted from 1."""
    id: str
    """The publisher's id, as it stands; empty where there is none."""
    subject: str = ""
    """The publisher's subject, often only the first line of the real one."""
    date: dt.date | None = None
    """The day as written by the publisher, never shifted into another time zone."""
    released: dt.date | None = None
    """The day on which the publisher released the cable."""
    classification: str = ""
    """The publisher's classification, with its caveats: ``SECRET//NOFORN``."""
    origin: str = ""
    """The publisher's name of the sending post: ``Embassy Astana``."""
    references: tuple[str, ...] = ()
    """The publisher's list of referenced ids, where the layout has one (Cablegate CSV)."""
    text: str
    """The message as it stands: routing header and body."""
    body_start: int | None = None
    """Offset in ``text`` at which the body starts, where the layout keeps header and body apart."""
    problems: tuple[Problem, ...] = ()
    """What the reader of the layout noticed."""


class Classification(msgspec.Struct, frozen=True):
    """How widely a cable may be read (E.O. 12958 and its successors; 5 FAH-3 H-700)."""

    text: str
    """As published: ``CONFIDENTIAL//NOFORN``."""
    level: str
    """``UNCLASSIFIED``, ``CONFIDENTIAL``, ``SECRET``, …; empty where unknown."""
    caveats: tuple[str, ...] = ()
    """``NOFORN``, ``FOR OFFICIAL USE ONLY``, …, in the order given."""


class Addressee(msgspec.Struct, frozen=True):
    """One receiver of a cable (ACP 127 format lines 7 to 9)."""

    name: str
    """``SECSTATE WASHDC``, as written."""
    route: str | None = None
    """Routing indicator (ACP 117): ``RUEHC``."""
    precedence: str | None = None
    """The precedence for this addressee, as written: ``IMMEDIATE``."""
    mcn: str | None = None
    """Message continuity number, as written: ``5702``."""
    excluded: bool = False
    """Exempted from a collective (``XMT``)."""


class Tag(msgspec.Struct, frozen=True):
    """One of the TAGS (Traffic Analysis by Geography and Subject, 5 FAH-3)."""

    code: str
    """``PREL``; what is no known code stands here as written, in capitals."""
    name: str | None = None
    """The name in brackets behind the code: ``CLINTON, HILLARY`` behind ``OVIP``."""


class Reference(msgspec.Struct, frozen=True):
    """One entry of the REF line."""

    text: str
    """The entry as written, on one line, without its letter."""
    letter: str | None = None
    """``A`` in ``A. STATE 1234``."""
    cable: str | None = None
    """Canonical id of the cable that is meant (``07STATE71143``); None for e-mails, reports and the like."""


class Authority(msgspec.Struct, frozen=True):
    """Who classified a cable, and why (E.O. 12958 sections 1.4 to 1.6)."""

    text: str
    """The whole entry as written, on one line, without the label ``Classified By``."""
    title: str = ""
    """``Ambassador``; empty where none was recognised."""
    name: str = ""
    """``Richard E. Hoagland``; empty where the entry names nobody."""
    reasons: tuple[str, ...] = ()
    """``1.4(b)``, ``1.4(d)``: section and letter in lower case, in the order given."""


class Declassification(msgspec.Struct, frozen=True):
    """When the classification ends (the ``DECL:`` of the E.O. line)."""

    text: str
    """As written: ``07/02/2019``, ``X1``, ``UPON CLOSURE OF EMBASSY``."""
    date: dt.date | None = None
    """The day, where the text is one."""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph of the body, its text in one piece."""

    text: str
    """Reflowed: lines joined, page lines taken out. ``\\n`` only before items of a list and rows of a table,
    ``\\n\\n`` where the cable left a line empty inside the paragraph."""
    number: int | None = None
    """The number behind the paragraph mark; None for text without one."""
    marking: str | None = None
    """Portion mark without brackets: ``C``, ``SBU``, ``S//NF``."""
    heading: str | None = None
    """The heading that stands before the paragraph."""


class PartKind(StrEnum):
    """What a stretch of the message is."""

    NOTICE = "notice"
    """The publisher's notice that the cable is only an extract."""
    HEADER = "header"
    """The routing header, down to the last addressee."""
    CLASSIFICATION = "classification"
    """The body's first line: classification, section, post, serial."""
    CAPTION = "caption"
    """``SENSITIVE``, ``SIPDIS``, ``NOFORN`` …"""
    ATTENTION = "attention"
    """``DEPT FOR SCA/CEN``: for whom at the addressee."""
    EXECUTIVE_ORDER = "executive-order"
    """``E.O. 12958: DECL: …``"""
    TAGS = "tags"
    SUBJECT = "subject"
    REFERENCE = "reference"
    CLASSIFIED_BY = "classified-by"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    PAGE_LINE = "page-line"
    """``ASTANA 00001103  002 OF 004``"""
    SIGNER = "signer"
    STAMP = "stamp"
    """``NNNN``, a classification, a release stamp behind the signer."""
    OTHER = "other"
    """What no rule recognised; shown as it stands."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """A stretch of the message: ``text[start:end]``. The parts of a cable follow one another without overlap
    and together hold every character of the message that is not white space."""

    kind: PartKind
    start: int
    end: int


class Cable(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that was read of one cable."""

    source: str
    """Path of the file it came from, relative to the content folder, with ``/``."""
    line: int
    """Line of that file on which the message starts."""
    id: str
    """As published, not always clean: ``08ECTION01OF02MANAMA492``."""
    canonical_id: str
    """Year, post and serial without leading zeros (``09ASTANA1103``); the id itself where they are unknown."""
    subject: str
    """Whole, on one line, without its portion mark; empty where there is none."""
    date: dt.date | None
    """The day as written."""
    sent: dt.datetime | None
    """The date-time group, in UTC."""
    released: dt.date | None
    classification: Classification
    captions: tuple[str, ...]
    origin: str
    """The sending post as published: ``Embassy Astana``."""
    post: str | None
    """Key of the post in the vocabulary (``ASTANA``); None where it is not known."""
    country: str | None
    """ISO 3166-1 alpha-2 code of the post's country; None where it has none (USNATO, the Secretary)."""
    precedence: str | None
    """Prosign of the whole message: ``O``, ``P``, ``R``, ``Z``; two letters when action and info differ."""
    transmission_id: str | None
    """``VZCZCXRO4947``"""
    sections: int
    """Number of sections in which the cable was sent; 1 where it says nothing."""
    action: tuple[Addressee, ...]
    info: tuple[Addressee, ...]
    tags: tuple[Tag, ...]
    references: tuple[Reference, ...]
    authority: Authority | None
    declassification: Declassification | None
    summary: str | None
    """On one line, without its labels."""
    paragraphs: tuple[Paragraph, ...]
    signer: str | None
    """The surname at the end: the head of post or who acted for him, not the author."""
    partial: bool
    """Whether only an extract was published."""
    redactions: int
    """Number of runs of ``X`` or ``x`` and of notices that the publisher put in place of names."""
    text: str
    """The message, untouched."""
    body_start: int | None
    """As in :class:`RawCable`."""
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
