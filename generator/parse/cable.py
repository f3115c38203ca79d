"""From a raw cable to a cable: the rules in order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model import (
    Authority,
    Cable,
    Classification,
    Declassification,
    Paragraph,
    PartKind,
    RawCable,
    Reference,
    Tag,
)
from generator.parse.authority import authority_of_order, parse_authority
from generator.parse.body_line import parse_body_line
from generator.parse.classification import parse_classification
from generator.parse.declassification import parse_declassification
from generator.parse.ending import read_ending
from generator.parse.header import Header, parse_header
from generator.parse.identity import canonical_id
from generator.parse.interruptions import Piece, find_interruptions
from generator.parse.labels import LINE_LABEL
from generator.parse.marks import PORTION
from generator.parse.paragraphs import read_paragraphs
from generator.parse.parts import cover
from generator.parse.preamble import Preamble, read_preamble
from generator.parse.problems import find_problems
from generator.parse.redactions import count_redactions
from generator.parse.references import parse_references
from generator.parse.repeats import with_repeated_subject
from generator.parse.split import skip_space, split
from generator.parse.summary import find_summary
from generator.parse.tags import parse_tags
from generator.vocabulary import posts


def parse_cable(raw: RawCable) -> Cable:
    """Read everything that the rules know; the rest stays in ``text`` and ``parts``. Never raises."""
    text = raw.text
    borders = split(text, raw.body_start)
    header = parse_header(text[borders.header_start : borders.header_end], raw.date)
    interruptions: Sequence[Piece] = find_interruptions(text, borders.body_start)
    first = parse_body_line(text, borders.body_start)
    preamble = read_preamble(text, first.end, interruptions)
    interruptions = with_repeated_subject(text, preamble, interruptions)
    ending = read_ending(text, preamble.end, interruptions)
    body = read_paragraphs(text, preamble.end, ending.start, interruptions, preamble.stray)
    header = header if header.origin else _repeated_header(text, body.pieces, first.serial, raw.date) or header
    parts = cover(
        text,
        [
            *([(PartKind.NOTICE, *borders.notice)] if borders.notice else []),
            (PartKind.HEADER, borders.header_start, borders.body_start),
            (PartKind.CLASSIFICATION, first.start, first.end),
            *preamble.pieces,
            *body.pieces,
            *ending.pieces,
        ],
    )
    date = raw.date or (header.sent.date() if header.sent else None)
    origin = raw.origin or header.origin
    post = _post(origin, header.origin, first.post, raw.id)
    identity = canonical_id(
        raw.id,
        body_post=first.post,
        body_serial=first.serial,
        post=post.key if post else None,
        serial=header.serial,
        date=date,
    )
    classification = raw.classification or first.classification
    authority = _authority(text, preamble, body.paragraphs)
    return Cable(
        source=raw.source,
        line=raw.line,
        id=raw.id,
        canonical_id=identity,
        subject=_subject(text, preamble) or " ".join(raw.subject.split()),
        date=date,
        sent=header.sent,
        released=raw.released,
        classification=parse_classification(classification) if classification else Classification("", ""),
        captions=preamble.captions,
        origin=origin,
        post=post.key if post else None,
        country=post.country if post else None,
        precedence=header.precedence,
        transmission_id=header.transmission_id,
        sections=first.sections,
        action=header.action,
        info=header.info,
        tags=_tags(text, preamble),
        references=_references(text, preamble, date.year if date else None, post.key if post else None),
        authority=authority,
        declassification=_declassification(text, preamble, date),
        summary=find_summary(body.paragraphs),
        paragraphs=body.paragraphs,
        signer=ending.signer,
        partial=borders.partial,
        redactions=count_redactions(text, borders.body_start),
        text=text,
        body_start=raw.body_start,
        parts=parts,
        problems=(*raw.problems, *find_problems(raw, header, first, body.paragraphs, identity)),
    )


def _repeated_header(text: str, pieces: Sequence[Piece], serial: int | None, written: dt.date | None) -> Header | None:
    """The header in front of a later section of the same cable, which repeats that of the first: some copies have lost
    that one."""
    for kind, start, end in pieces:
        if kind is PartKind.HEADER and serial is not None and parse_body_line(text, end).serial == serial:
            header = parse_header(text[start:end], written)
            if header.origin:
                return header
    return None


def _post(origin: str, sender: str, body_post: str, published: str) -> posts.Post | None:
    """The sending post: by the publisher's name of it, the FM line, the body's first line, the id."""
    for name in (origin, sender, body_post):
        if name and (found := _find_post(name)):
            return found
    letters = _LETTERS_OF_ID.fullmatch(published.strip())
    return _find_post(letters[1]) if letters else None


_LETTERS_OF_ID = re.compile(r"\d\d(\D+)\d*")
_find_post = lru_cache(maxsize=4096)(posts.find)


def _value(text: str, start: int, end: int) -> str:
    """A field's text behind its label, which stands twice at times."""
    label = LINE_LABEL.match(text, start, end)
    while label and start < label.end():
        start = skip_space(text, label.end())
        if text[start : start + 3].upper() != label.group()[:3].upper():
            break
        again = LINE_LABEL.match(text, start, end)
        label = again if again and again.lastgroup == label.lastgroup and again.group().rstrip()[-1] in ":;." else None
    return text[start:end].strip()


_LEADING_PORTION = re.compile(rf"(?:{PORTION.pattern}|(?:C|S|U|SBU)\)(?=\s)|[\s:;–—-])+", re.I)
_CUT_WORD = re.compile(r"(?<=[A-Za-z])-[ \t]*\n\s*(?=[A-Za-z])")
_TRAILING_PORTION = re.compile(r"[\s:–—-]*\((?:U|C|S|SBU|[CS]//?NF|U//FOUO)\)\s*$")


def _subject(text: str, preamble: Preamble) -> str:
    found = preamble.values(PartKind.SUBJECT)
    if not found:
        return ""
    value = _CUT_WORD.sub("-", "\n".join(_value(text, *span) for span in found))
    value = " ".join(value.split()).removesuffix(" /")
    portion = _LEADING_PORTION.match(value)
    return _TRAILING_PORTION.sub("", value[portion.end() :] if portion else value)


def _tags(text: str, preamble: Preamble) -> tuple[Tag, ...]:
    values = [_value(text, *span) for span in preamble.values(PartKind.TAGS)]
    return parse_tags("\n".join(values)) if values else ()


_LETTERED = re.compile(r"([A-Z])(?=[ \t]+\S)(?![ \t]+\d{1,6}\s*$)")


def _references(text: str, preamble: Preamble, year: int | None, post: str | None) -> tuple[Reference, ...]:
    values = [_value(text, *span) for span in preamble.values(PartKind.REFERENCE)]
    if not values:
        return ()
    return parse_references(
        "\n".join(_LETTERED.sub(r"\1.", value, count=1) if _LETTERED.match(value) else value for value in values),
        year=year,
        post=post,
    )


def _authority(text: str, preamble: Preamble, paragraphs: tuple[Paragraph, ...]) -> Authority | None:
    entries = [text[start:end].strip() for start, end in preamble.values(PartKind.CLASSIFIED_BY)]
    if not entries:
        entries = [found[1][:1_000] for p in paragraphs[:2] if (found := _IN_PARAGRAPH.match(p.text))][:1]
    if not entries:
        orders = (text[start:end] for start, end in preamble.values(PartKind.EXECUTIVE_ORDER))
        return next(filter(None, map(authority_of_order, orders)), None)
    entries.sort(key=lambda entry: _OTHER_ENTRY.match(entry) is not None)
    return parse_authority(" ".join([_value(entries[0], 0, len(entries[0])), *entries[1:]]))


_IN_PARAGRAPH = re.compile(
    r"(?:\(?(?:C|S|U|SBU|CONFIDENTIAL|SECRET)\b\)?[\s–-]*\(?ENTIRE TEXT\b[).\s]*)?"
    r"\(?((?:This (?:cable|message|telegram) (?:is|was) )?Classified by\b.*)",
    re.I | re.S,
)
_OTHER_ENTRY = re.compile(r"DERIVED|DECLASSIFY|REASON", re.I)
"""Labels that go with ``Classified By``, but name nobody."""


def _declassification(text: str, preamble: Preamble, sent: dt.date | None) -> Declassification | None:
    spans = preamble.values(PartKind.EXECUTIVE_ORDER)
    return parse_declassification(_value(text, *spans[0]), sent=sent) if spans else None
