"""What a person should look at: disagreements and gaps in one cable."""

from __future__ import annotations

import datetime as dt

from generator.errors import Problem
from generator.model import Paragraph, RawCable
from generator.parse.body_line import BodyLine
from generator.parse.header import Header

_DAYS = dt.timedelta(days=3)
"""Publishers date by the sender's day or by UTC, and corrected copies follow days later."""


def find_problems(
    raw: RawCable, header: Header, first: BodyLine, paragraphs: tuple[Paragraph, ...], canonical: str
) -> tuple[Problem, ...]:
    """Compare what the publisher, the header and the body say."""
    problems = []
    if raw.text.strip() and not paragraphs:  # that there is no message, the layout's reader tells
        problems.append(
            Problem(
                raw.source,
                raw.line + _line(raw, first.end),
                "no text behind the fields; check that the cable is whole",
            )
        )
    if header.bad_time:
        message = f"date-time group {header.bad_time[:40]!r} is no possible time; expected like 'O 021133Z JUL 09'"
        problems.append(Problem(raw.source, raw.line + _line(raw, raw.text.find(header.bad_time)), message))
    if raw.date and header.sent and abs(header.sent.date() - raw.date) > _DAYS:
        message = (
            f"the publisher's date {raw.date} and the date-time group's {header.sent:%Y-%m-%d} disagree; check both"
        )
        problems.append(Problem(raw.source, raw.line, message))
    if first.serial and canonical[-1:].isdigit() and not canonical.endswith(str(first.serial)):
        message = f"the id {raw.id[:60]!r} and the body's number {first.serial} disagree; check which is right"
        problems.append(Problem(raw.source, raw.line + _line(raw, first.start), message))
    return tuple(problems)


def _line(raw: RawCable, offset: int) -> int:
    """Lines from the start of the message to an offset in it."""
    return raw.text.count("\n", 0, max(0, offset))
