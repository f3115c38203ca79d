"""The Cablegate HTML layout: the pages that WikiLeaks published from 2010 on.

A page has a table (``class='cable'``) with reference id, created, released, classification and origin, a heading
``Viewing cable ID, SUBJECT``, and two ``<pre>``: the routing header and the body; further ones belong to the body.
TAGS are links and paragraph marks are anchors; both are read as the characters that they show. What stands in angle
brackets and is no markup of HTML is text, for the publisher did not escape it.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.errors import Problem
from generator.model import RawCable
from generator.sources.dates import no_date, parse_day
from generator.sources.encoding import decode, newlines, taken
from generator.sources.message import join

_PAGE = re.compile(r"\s*<(?:!doctype|\?xml|!--|html|head|body|div|table|code|pre)\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b[^<>]{0,200}\bclass\s*=\s*[\"']?cable\b", re.IGNORECASE)
_PRE = re.compile(r"<pre\b[^<>]{0,200}>", re.IGNORECASE)
_PRE_END = re.compile(r"</pre\s*>", re.IGNORECASE)
_START = re.compile(r"<(?:!doctype|html)\b", re.IGNORECASE)
_SUBJECT = re.compile(r"<h\d\b[^<>]{0,200}>\s*Viewing cable\s+([^<,]{0,400}),([^<]{0,4000})<", re.IGNORECASE)
_HALF_MARK = re.compile(r"[A-Z]{1,4}(?:/{1,2}[A-Z]{2,6})?\)")  # the heading leaves out an opening bracket
_BREAK = re.compile(r"<br\s*/?>(\n|&#x0*A;|&#0*10;)?", re.IGNORECASE)
_TEXT_BRACKET = re.compile(
    r"<(?!/?(?:a|abbr|acronym|b|blockquote|body|br|center|code|dd|div|dl|dt|em|font|form|h\d|head|hr|html|i|iframe|img|"
    r"input|label|li|link|meta|noscript|ol|option|p|pre|s|script|select|small|span|strike|strong|style|sub|sup|table|"
    r"tbody|td|textarea|tfoot|th|thead|title|tr|tt|u|ul)[\s/>]|!--)",
    re.IGNORECASE,
)
_TEXT_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")
_COLUMNS = {
    "reference id": "id",
    "created": "date",
    "released": "released",
    "classification": "classification",
    "origin": "origin",
}


def recognises(head: str) -> bool:
    """Whether a file starts as a page of HTML."""
    return _PAGE.match(head) is not None


def read(stream: BinaryIO, source: str) -> Iterator[RawCable | Problem]:
    """The cable of a page; of several pages one behind the other in a file, that of each."""
    decoded = decode(stream.read())
    line = 1
    problems = deque(decoded.problems)
    for page in _pages(decoded.text):
        yield _cable(page, source, line, taken(problems, page, line))
        line += page.count("\n")


def _pages(text: str) -> Iterator[str]:
    """The pages of a file: one, unless several with a cable each were put together."""
    starts = [match.start() for match in _START.finditer(text)] if len(_SUBJECT.findall(text)) > 1 else []
    pieces = list(pairwise([0, *starts, len(text)]))
    first = [start for start, stop in pieces if _TABLE.search(text, start, stop)]
    for start, stop in pairwise([0, *first[1:], len(text)]):
        yield text[start:stop]


def _cable(page: str, source: str, first: int, found: list[tuple[int, str]]) -> RawCable | Problem:
    """The cable of a page that begins on the line ``first``; ``found`` are problems of its text, by line."""
    table = _TABLE.search(page)
    subject = _SUBJECT.search(page)
    if table is None or (not subject and _is_index(page[table.start() :])):
        what = "a list of cables" if table else "a page without a cable"
        return Problem(
            source,
            first,
            f"{what}: expected a table with class 'cable' and the message in <pre>. Move the file out of the folder.",
        )
    # The menus before the table are nine tenths of a page, and hold nothing of the cable but its subject.
    tree = LexborHTMLParser(_parsable(page[table.start() :]))
    fields = _fields(tree)
    blocks = [_characters(node) for node in tree.css("pre")]
    starts = [match.end() for match in _PRE.finditer(page, table.start())]
    split = 1 if len(blocks) > 1 else 0  # one block alone is the whole message
    text, body_start = join("".join(blocks[:split]), "\n\n".join(blocks[split:]))
    table_line = first + page.count("\n", 0, table.start())
    if not fields.get("id"):
        found.append((table_line, "no reference id in the page's table; the cable is kept without it."))
    if not text.strip():
        found.append((table_line, "no message in the page; the cable is kept without text."))
    elif starts and not _PRE_END.search(page, starts[-1]):
        found.append((first + page.count("\n"), "the page ends in the message: half of it may be missing."))
    date = _date(fields.get("date", ""), table_line, found)
    released = _date(fields["released"], table_line, found) if fields.get("released") else None
    return RawCable(
        source=source,
        line=first + page.count("\n", 0, starts[split]) if len(starts) > split else table_line,
        id=fields.get("id", ""),
        subject=_heading(subject) if subject else "",
        date=date,
        released=released,
        classification=fields.get("classification", ""),
        origin=fields.get("origin", ""),
        text=text,
        body_start=body_start if split else None,
        problems=tuple(Problem(source, line, message) for line, message in sorted(found)),
    )


def _is_index(page: str) -> bool:
    """Whether a page without the heading of a cable lists several: it has no message, but a column of subjects, or
    other than one row."""
    tree = LexborHTMLParser(page)
    heads = {_characters(node).strip().lower() for node in tree.css("table.cable th")}
    rows = [row for row in tree.css("table.cable tr") if row.css_first("td")]
    return not tree.css_first("pre") and ("subject" in heads or len(rows) != 1)


def _parsable(page: str) -> str:
    """The page with its text made safe from the parser: HTML drops the line feed that follows ``<pre>``, reads
    ``<name>`` as markup and ``&reg`` as a sign, and lets one ``<pre>`` stand in another."""
    page = _BREAK.sub(lambda match: match[1] or "\n", page)
    page = _TEXT_BRACKET.sub("&lt;", page)
    page = _TEXT_AMPERSAND.sub("&amp;", page)
    return _PRE.sub("</pre><pre>\n", page)


def _characters(node: LexborNode) -> str:
    return newlines(node.text(deep=True, separator="", strip=False))


def _fields(tree: LexborHTMLParser) -> dict[str, str]:
    """The table's values under our names, by its headings."""
    cells = [_characters(node).strip() for node in tree.css("table.cable td")]
    heads = [_characters(node).strip().lower() for node in tree.css("table.cable th")]
    names = [_COLUMNS.get(head, "") for head in heads] or list(_COLUMNS.values())
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}


def _heading(match: re.Match[str]) -> str:
    """The subject in the heading of a page."""
    subject = html.unescape(match[2]).strip()
    return f"({subject}" if _HALF_MARK.match(subject) else subject


def _date(text: str, line: int, found: list[tuple[int, str]]) -> dt.date | None:
    day = parse_day(text)
    if day is None:
        found.append((line, no_date(text)))
    return day
