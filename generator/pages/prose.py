"""Text of cables as HTML: paragraphs with their lists and tables, and the message as it was sent.

The ``textContent`` of what :func:`prose` makes is the paragraph's text again, to the character: the page's download
buttons read it from there. So line breaks are written beside the elements that stand for them, and a list item
keeps its bullet, hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from markupsafe import Markup

from generator.pages.escaping import escaped
from generator.pages.render import picture, suspect

_BULLET = re.compile(r"(?:[-–—*•·]{1,3}|o)[ \t]+(?=\S)")
_LABEL = re.compile(r"(?:\(?[A-Za-z]\)|[A-Za-z]\.|\(?[0-9]{1,2}\)|[0-9]{1,2}\.|\([ivx]{1,4}\))[ \t]+(?=\S)")
_COLUMNS = re.compile(r"\S(?:\t| [ \t])[ \t]*\S")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

LONGEST = 100_000
"""Characters in one element. What is longer is cut: Chromium breaks no line behind some 62,000 lines of an element."""

Inline = Callable[[str], str]
"""Turns a line into HTML."""


def prose(text: str, inline: Inline = escaped) -> Markup:
    """The text of a paragraph; ``inline`` is applied to each line."""
    if "\n" not in text and len(text) <= LONGEST:
        return Markup(f"<p>{inline(text)}</p>")  # noqa: S704 - escaped by inline
    return Markup("\n".join(_groups(text, inline)))  # noqa: S704


def _groups(text: str, inline: Inline) -> Iterator[str]:
    for kind, group in groupby(text.split("\n"), _kind):
        lines = list(group)
        if kind == "empty":
            yield from lines
        elif kind == "row":
            yield f'<pre tabindex="0">{escaped(chr(10).join(lines))}</pre>'
        elif kind == "plain":
            yield from (_plain(some, inline) for some in _portions(lines))
        else:
            items = (_bullet(line, inline) if kind == "bullets" else f"<li>{inline(line)}</li>" for line in lines)
            yield '<ul class="{}">{}</ul>'.format(kind, "\n".join(items))


def _portions(lines: list[str]) -> Iterator[list[str]]:
    """The lines, cut so that no more than :data:`LONGEST` characters are together; a longer line is alone."""
    some: list[str] = []
    size = 0
    for line in lines:
        if some and size + len(line) > LONGEST:
            yield some
            some, size = [], 0
        some.append(line)
        size += len(line)
    yield some


def _plain(lines: list[str], inline: Inline) -> str:
    if len(lines) == 1:
        return "".join(f"<p>{inline(piece)}</p>" for piece in _pieces(lines[0]))
    return "<p>{}</p>".format("<br>\n".join(inline(line) for line in lines))


def _pieces(line: str) -> Iterator[str]:
    """A line, cut behind blanks where it is too long."""
    start = 0
    while len(line) - start > LONGEST:
        end = line.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield line[start:end]
        start = end
    yield line[start:]


def _kind(line: str) -> str:
    if not line.strip():
        return "empty"
    if _BULLET.match(line):
        return "bullets"
    if _LABEL.match(line):
        return "labels"
    return "row" if _COLUMNS.search(line) else "plain"


def _bullet(line: str, inline: Inline) -> str:
    match = _BULLET.match(line)
    end = match.end() if match else 0
    return f"<li><span hidden>{escaped(line[:end])}</span>{inline(line[end:])}</li>"


def transmitted(text: str) -> Markup:
    """The message as it was sent, for a ``<pre>``; characters without a shape are shown and carry their number."""
    html = escaped(text)
    if suspect(text.encode("utf-8", "replace")):
        html = _INVISIBLE.sub(_control, html)
    return Markup(f"\n{html}")  # noqa: S704 - html is escaped; the first line break behind <pre> is not part of it


def _control(match: re.Match[str]) -> str:
    code = ord(match[0])
    shown = picture(match[0]) if code < 0xA0 else "\u25ab"
    return f'<span class="control" title="U+{code:04X}">{shown}</span>'
