"""The routing header (ACP 127 format lines 1 to 9), line by line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import msgspec

from generator.model import Addressee
from generator.parse.addressees import join_lines, parse_addressee
from generator.parse.datetime_group import DateTimeGroup, parse_datetime_group

_STATION = re.compile(r"DE[ ]+[A-Z]+[ ]*#[ ]*(\d{1,6})")
_ROUTING = re.compile(r"([OPRZYWM]{1,2})(?:[ ]+R[A-Z]{3,7})+|R[A-Z]{4,7}(?:[ ]+R[A-Z]{3,7})*")
_KEYWORD = re.compile(r"(FM|TO|INFO|XMT|ZEN)(?:[ :]+|$)", re.I)
_KEYWORD_LETTERS = frozenset("FTIXZftixz")
_END = re.compile(
    r"BT|(?:STATE )?GRNC|GR ?\d{1,5}|UNCLAS(?:SIFIED)?|CONFIDENTIAL|SECRET|TOP SECRET|LIMITED OFFICIAL USE"
)
"""Format lines 10 and 11 (group count and break), which older cables show, and what stands at the foot of a page."""
_FLAT = re.compile(r"[ \t]+(?=(?:FM|TO|INFO|XMT|DE RU\w+ #|ZN[YR])[ ]|(?:[OPRZ]{1,2}[ ])+\d{6}Z|R[A-Z]{4,6}/)")
_SECOND_ROUTE = re.compile(r"[ ]*(?=(?:(?:TO|INFO|XMT)[ ]+)?R(?:U[CEFHKLM]|H[EFHM])[A-Z0-9]{2,5}/[A-Z])")
"""Where another addressee begins on a line that lost its end: ``FM AMEMBASSY ASTANATO RUEHC/SECSTATE``."""
_PAGE = re.compile(
    r"PAGE \d+\b|.*\d{8} {1,3}\d{3}(?:\.\d)? OF \d{3}$|[A-Z][A-Z .]{1,24} \d{4,6}(?: \d\d OF \d\d)? \d{6}Z$"
)
"""The rest of a page line may stand on a line of its own: ``STATE 111391 272215Z``."""
_SHORT = 21
"""None of these is longer."""


_SHORTEST_ENTRY = 10
_SHORTEST_ROUTE = 5


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What the routing header says; every field may be missing."""

    transmission_id: str | None = None
    precedence: str | None = None
    serial: int | None = None
    """The number of the DE line: the last four digits of the cable's own."""
    sent: dt.datetime | None = None
    bad_time: str = ""
    """A date-time group that is no possible time, as written."""
    origin: str = ""
    """``AMEMBASSY ASTANA``"""
    action: tuple[Addressee, ...] = ()
    info: tuple[Addressee, ...] = ()


def parse_header(text: str, written: dt.date | None = None) -> Header:
    """Read a header; ``written`` is the publisher's date, for groups that lack month or year.

    What stands in front of the first date-time group with a sender behind it (the form of an office's own copy) is
    passed over.
    """
    transmission: str | None = None
    routing: str | None = None
    serial: int | None = None
    group: DateTimeGroup | None = None
    group_line = ""
    origin = ""
    lists: dict[str, list[str]] = {"TO": [], "INFO": [], "XMT": []}
    receiving: list[str] | None = None
    if "\n" not in text.strip():
        text = _FLAT.sub("\n", text)
    for line in _lines(text):
        if not line or _is_page(line) or (len(line) < _SHORT and _END.fullmatch(line)):
            continue
        keyword = _KEYWORD.match(line) if line[0] in _KEYWORD_LETTERS else None
        if keyword and (group or origin or keyword[1].upper() == "FM"):
            word, rest = keyword[1].upper(), line[keyword.end() :].strip()
            if word == "FM":
                origin = origin or rest
                receiving = None
                continue
            if not origin:
                continue
            if word == "ZEN":
                rest, receiving = line, receiving if receiving is not None else lists["INFO"]
            else:
                receiving = lists[word]
            if rest and not _is_page(rest):
                receiving.append(rest)
        elif receiving is not None:
            receiving.append(line)
        elif line.startswith(("VZCZC", "ZCZC")):
            transmission = transmission or line.split()[0]
        elif station := _STATION.match(line):
            serial = serial or int(station[1])
        elif group is None and (found := parse_datetime_group(line, written)):
            group, group_line = found, line
        elif match := _ROUTING.fullmatch(line):
            routing = routing or match[1]
    return Header(
        transmission_id=transmission,
        precedence=(group and group.precedence) or _prosign(routing),
        serial=serial,
        sent=group.sent if group else None,
        bad_time=group_line if group and group.sent is None else "",
        origin=origin,
        action=_addressees(lists["TO"]),
        info=_addressees(lists["INFO"]) + _addressees(lists["XMT"], excluded=True),
    )


def _lines(text: str) -> Iterator[str]:
    for raw in text.splitlines():
        line = raw.strip()
        while line.find("/", _SHORTEST_ENTRY + _SHORTEST_ROUTE) > 0:
            second = _SECOND_ROUTE.search(line, _SHORTEST_ENTRY)
            if not second:
                break
            yield line[: second.start()]
            line = line[second.end() :]
        yield line


def _is_page(line: str) -> bool:
    return (" OF " in line or line.startswith("PAGE") or line.endswith("Z")) and _PAGE.match(line) is not None


def _prosign(pair: str | None) -> str | None:
    """``OO`` is O for action and O for info."""
    return "".join(dict.fromkeys(pair)) if pair else None


def _addressees(lines: list[str], *, excluded: bool = False) -> tuple[Addressee, ...]:
    entries = (parse_addressee(line, excluded=excluded) for line in join_lines(lines))
    return tuple(entry for entry in entries if entry)
