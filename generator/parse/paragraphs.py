"""The body's text as paragraphs with their numbers, portion marks and headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from generator.model import Paragraph, PartKind
from generator.parse.captions import read_captions
from generator.parse.headings import (
    MAX_LENGTH,
    WRAPPED,
    could_be_underlined,
    is_heading,
    is_row,
    is_row_pair,
    split_inline_rule,
    unframed,
)
from generator.parse.inline_marks import with_inline_marks
from generator.parse.interruptions import Piece, is_in_capitals
from generator.parse.last_lines import has_ended, heading_at_end, without_stop
from generator.parse.marks import PORTION, real_marks, written
from generator.parse.reflow import ITEM, reflow
from generator.parse.scan import BLANK, BREAK, MARK, RULE, TEXT, Token, flat_breaks, scan
from generator.parse.sections import find_sections, without


class Body(msgspec.Struct, frozen=True):
    """What was read of the text, and which stretch is what."""

    paragraphs: tuple[Paragraph, ...]
    pieces: tuple[Piece, ...]


def read_paragraphs(
    text: str, start: int, end: int, interruptions: Sequence[Piece], stray: tuple[tuple[int, int], ...] = ()
) -> Body:
    """Read ``text[start:end]``; ``stray`` is text that stands between the fields of the preamble."""
    builder = _Builder(text, in_capitals=is_in_capitals(text, interruptions))
    before = start
    for stray_start, stray_end in stray:
        if text[before:stray_start].strip():  # a field stands between them
            builder.begun = False
        before = stray_end
        builder.text_block(stray_start, stray_end, fresh=True, before_mark=False)
    builder.finish()
    sections = find_sections(text, start, end, interruptions)
    if sections:
        interruptions = without(interruptions, sections)
    return builder.read(with_inline_marks(text, _resolve(_scan(text, start, end, interruptions))))


def _scan(text: str, start: int, end: int, interruptions: Sequence[Piece]) -> list[Token]:
    """The tokens; a text that lost its line breaks is cut at its marks first."""
    tokens = scan(text, start, end, interruptions)
    if sum([token.mark is not None for token in tokens]) > 1:
        return tokens
    breaks = flat_breaks(text, start + 1, end)
    if not breaks:
        return tokens
    borders = [start, *breaks, end]
    return [token for first, last in pairwise(borders) for token in scan(text, first, last, interruptions)]


def _resolve(tokens: list[Token]) -> list[Token]:
    """Keep the real marks; the others become text again."""
    real = real_marks([token.mark for token in tokens if token.mark is not None])
    if all(real):
        return tokens
    verdicts = iter(real)
    return [
        Token(TEXT, token.start, token.end, token.mark) if token.mark and not next(verdicts) else token
        for token in tokens
    ]


_SENTENCE_BEFORE_CAPITALS = re.compile(r"[^\n]*[.!?\"”]\s+(?=[A-Z][A-Z])")
"""The end of a sentence behind a page line, with a heading in capitals on the same line."""
_LABELLED = re.compile(rf"(?P<label>(?:SUMMARY|COMMENT|INTRODUCTION)[:.] ){PORTION.pattern} ", re.I)
"""A portion mark behind the word that opens a paragraph: ``1. SUMMARY: (C) The minister …``."""
_PARAGRAPH = PartKind.PARAGRAPH

_NAME = 40
"""A line in capitals that is shorter, between empty lines, names what follows."""
FULL = 50
"""A line at least so long was ended by the telegraph, not by the writer."""
_MOST_BETWEEN = 9
"""Tokens between a heading and its paragraph: page lines, classifications, captions, a rule, empty lines."""


class _Open(msgspec.Struct):
    """The paragraph that is being read."""

    number: int | None = None
    marking: str | None = None
    heading: str | None = None
    segments: list[tuple[str, str]] = []
    """Separator and text, in order."""


class _Builder:
    """Reads the tokens in order; ``fresh`` means behind an empty line, ``paged`` behind a page line."""

    def __init__(self, text: str, *, in_capitals: bool) -> None:
        self.text = text
        self.in_capitals = in_capitals
        self.done: list[Paragraph] = []
        self.pieces: list[Piece] = []
        self.open: _Open | None = None
        self.begun = False
        self.headings: list[str] = []
        self.last = 0, 0

    # -- reading ---------------------------------------------------------------------------------------------------

    def read(self, tokens: list[Token]) -> Body:
        index, most = 0, len(tokens)
        fresh, paged = True, False
        while index < most:
            token = tokens[index]
            kind = token.kind
            if kind is BLANK:
                fresh = True
            elif kind is MARK:
                self._mark(token)
                fresh = paged = False
            elif kind is BREAK:
                self.pieces.append((token.part, token.start, token.end))
                paged = True
            elif kind is RULE:
                index = self._rule(tokens, index)
                fresh, paged = True, False
            else:
                index = self._text(tokens, index, fresh=fresh, paged=paged)
                fresh = paged = False
            index += 1
        self.finish()
        return Body(tuple(self.done), tuple(self.pieces))

    def _mark(self, token: Token) -> None:
        mark = token.mark
        assert mark is not None
        self.finish()
        self._start(mark.number, mark.marking)
        self._piece(token.start, token.end)

    def _rule(self, tokens: list[Token], index: int) -> int:
        """A rule opens a framed heading, or stands alone."""
        rule = tokens[index]
        block, after = _text_after(tokens, index)
        if block and after and after.kind is RULE and could_be_underlined(self.text[block.start : block.end]):
            self._heading(rule.start, after.end, block.start, block.end)
            return index + 1 + next(n for n, token in enumerate(tokens[index + 1 : index + 5]) if token is after)
        if block and (last := _parted_frame(self.text, tokens, index)):
            self._heading(rule.start, tokens[last].end, block.start, tokens[last - 1].end)
            return last
        if self.headings:
            self.pieces.append((PartKind.HEADING, rule.start, rule.end))
        elif self.open and self.open.segments and block is not None and tokens[index - 1].kind is TEXT:
            self._segment("\n", rule.start, rule.end)
        else:
            self.pieces.append((PartKind.OTHER, rule.start, rule.end))
        return index

    def _text(self, tokens: list[Token], index: int, *, fresh: bool, paged: bool) -> int:
        """A run of text, with the rule that may underline its last lines."""
        begin = index
        first = last = tokens[index]
        if not fresh and first.mark is None and self._behind_mark() and not _goes_on(tokens, index):
            bare = without_stop(self.text, first.start, first.end)
            border = self._last_line(tokens, index, bare) if bare else None
            self._segment("", first.start, border or first.end)
            if border:
                self._heading(border, first.end, border, first.end)
            return index
        while index + 1 < len(tokens) and tokens[index + 1].kind is TEXT:
            index += 1
            last = tokens[index]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.kind is RULE:
            border = self._underlined(first.start, last.end, fresh, paged)
            if self._behind_mark() and "\n" not in self.text[first.start : last.end].strip():
                border = first.start if self._own_heading(tokens, index, first.start, last.end) else None
            if border is not None:
                if border > first.start:
                    self._run(tokens[begin : index + 1], border, fresh=fresh, paged=paged)
                self._heading(border, following.end, border, last.end)
                return index + 1
        bare = without_stop(self.text, last.start, last.end)
        border = self._last_line(tokens, index, bare) if bare else None
        if border:
            self._run(tokens[begin : index + 1], border, fresh=fresh, paged=paged)
            self._heading(border, last.end, border, last.end)
            return index
        before_mark = fresh and _before_mark(tokens, index)
        if first is last and first.mark is None:
            self.text_block(first.start, first.end, fresh=fresh, before_mark=before_mark, paged=paged)
        else:
            self._run(tokens[begin : index + 1], last.end, fresh=fresh, paged=paged)
        return index

    def _run(self, tokens: list[Token], end: int, *, fresh: bool, paged: bool) -> None:
        """Text that holds marks which were found to be none."""
        for token in tokens:
            if token.start >= end:
                break
            stop = min(token.end, end)
            if token.mark is not None and self.open and self.open.segments:
                joined = not token.mark.after_sentence
                self._segment(" " if joined else "\n\n" if fresh else "\n", token.start, stop)
            elif token is not tokens[0] and self.open and self.open.segments:
                self._segment(" ", token.start, stop)
            else:
                self.text_block(token.start, stop, fresh=fresh, before_mark=False, paged=paged)
            fresh = paged = False

    def _underlined(self, start: int, end: int, fresh: bool, paged: bool) -> int | None:
        """Where the heading above a rule starts; None where the rule underlines no heading."""
        block = self.text[start:end]
        running = paged and self._unfinished()
        if is_row(block.rstrip().rpartition("\n")[2]):
            return None
        body = block.rstrip()
        closes = body[:4].upper() == "END " and body.partition("\n")[0].rstrip()[-1:] in ".!?"
        if fresh and not running and not closes and could_be_underlined(block):
            return start
        cut = body.rfind("\n")
        if cut < 0 and running:
            sentence = _SENTENCE_BEFORE_CAPITALS.match(body)
            return start + sentence.end() if sentence else None
        if cut < 0:
            return start if fresh and len(body) < MAX_LENGTH else None
        if len(body) - cut < 90 and (body[:cut].rstrip()[-1:] in ".!?\"”':)" or has_ended(body, 0, cut)):
            return start + cut + 1
        return None

    def _last_line(self, tokens: list[Token], index: int, end: int) -> int | None:
        """Where a heading begins at the end of a text that ends there and has a numbered paragraph below it."""
        return heading_at_end(self.text, tokens[index].start, end) if _before_mark(tokens, index) else None

    def _behind_mark(self) -> bool:
        return self.open is not None and not self.open.segments

    def _own_heading(self, tokens: list[Token], index: int, start: int, end: int) -> bool:
        """Whether what stands behind a mark is a heading and the rule below it is its own, not the next heading's."""
        _, after = _text_after(tokens, index + 1)
        framed = after is not None and after.kind is RULE
        return not framed and is_heading(self.text[start:end], before_mark=True)

    def text_block(self, start: int, end: int, *, fresh: bool, before_mark: bool, paged: bool = False) -> None:
        """One block of text between empty lines, page lines, marks and rules."""
        block = self.text[start:end]
        if not block or block.isspace():
            return
        if self.open is None and not self.done and read_captions(" ".join(block.split())):
            self.pieces.append((PartKind.CAPTION, start, end))
            return
        if fresh and not (paged and self._unfinished()):
            heading = split_inline_rule(block)
            if heading is not None and could_be_underlined(heading):
                self._heading(start, end, start, start + len(heading))
                return
            if is_heading(block, before_mark=before_mark, in_capitals=self.in_capitals):
                self._heading(start, end, start, end)
                return
            unindented = block.lstrip()
            portion = PORTION.match(unindented) if unindented[0] == "(" else None
            if portion and not (self.open and not self.open.segments):
                self.finish()
                self._start(None, written(portion["marking"], portion["caveat"]))
                cut = block.index("(") + portion.end()
                self._piece(start, start + cut)
                start += cut
                if not self.text[start:end].strip():
                    return
        if self.open is None:
            self._start(None, None)
        self._segment(self._separator(start, end, fresh, paged), start, end)

    def _separator(self, start: int, end: int, fresh: bool, paged: bool) -> str:
        """What stands between two blocks: an empty line in the middle of a sentence means nothing."""
        if self.open is None or not self.open.segments:
            return ""
        block = self.text[start:end].lstrip()
        if ITEM.match(block):
            return "\n" if paged else "\n\n" if fresh else " "
        if paged and is_row_pair(self.text[self.last[0] : self.last[1]], block):
            return "\n"
        if paged or not fresh:
            return " "
        named = not self.in_capitals and block.isupper() and len(block) < _NAME and "\n" not in block.strip()
        if self._unfinished() and (block[:1].islower() or (self._long_line(start) and not named)):
            return " "
        return "\n\n"

    def _long_line(self, start: int) -> bool:
        """Whether the line before a block fills its column."""
        before = self.text[max(0, start - 200) : start].rstrip()
        return len(before) - before.rfind("\n") > FULL

    def _unfinished(self) -> bool:
        """Whether the text so far breaks off in a sentence."""
        if self.open is None or not self.open.segments:
            return False
        return self.open.segments[-1][1][-1:] not in '.!?:;"”)'

    # -- writing ---------------------------------------------------------------------------------------------------

    def _start(self, number: int | None, marking: str | None) -> None:
        heading = None
        if self.headings:
            heading, self.headings = "\n".join(self.headings) or None, []
        self.open = _Open(number, marking, heading, [])

    def _segment(self, separator: str, start: int, end: int) -> None:
        assert self.open is not None
        column = start - self.text.rfind("\n", 0, start) - 1 if start else 0
        body = reflow(self.text[start:end], min(column, 40))
        if body:
            self.open.segments.append((separator, body))
            self.last = start, end
            self._piece(start, end)

    def _piece(self, start: int, end: int) -> None:
        """One stretch for each paragraph, unless something interrupts it."""
        pieces = self.pieces
        if self.begun and pieces[-1][0] is _PARAGRAPH:
            start = pieces.pop()[1]
        pieces.append((_PARAGRAPH, start, end))
        self.begun = True

    def _heading(self, start: int, end: int, text_start: int, text_end: int) -> None:
        """A heading closes the paragraph before it; behind a mark it is that paragraph's own, unless it stands below
        one for all paragraphs (``1. (C - ENTIRE TEXT)``), which may hold nothing else."""
        heading = unframed(" ".join(self.text[text_start:text_end].split()))
        bare = self.open is not None and (self.open.marking or "").endswith("TEXT") and self._below_piece(start)
        self.pieces.append((PartKind.HEADING, start, end))
        if self.open is not None and not self.open.segments and not self.open.heading and not bare:
            self.open.heading = heading
            return
        self.finish()
        self.headings.append(heading)

    def _below_piece(self, start: int) -> bool:
        """Whether a line ends between what was read last and a place."""
        return self.text.find("\n", self.pieces[-1][2], start) >= 0

    def finish(self) -> None:
        """Close the open paragraph."""
        if self.open is None:
            return
        paragraph, self.open, self.begun = self.open, None, False
        text = "".join([piece for segment in paragraph.segments for piece in segment])
        marking = paragraph.marking
        if not marking and (labelled := _LABELLED.match(text)):
            marking = written(labelled["marking"], labelled["caveat"])
            text = labelled["label"] + text[labelled.end() :]
        self.done.append(Paragraph(text, paragraph.number, marking, paragraph.heading))


def _goes_on(tokens: list[Token], index: int) -> bool:
    """Whether more text or a rule follows a text at once."""
    return index + 1 < len(tokens) and tokens[index + 1].kind in (TEXT, RULE)


def _text_after(tokens: list[Token], index: int) -> tuple[Token | None, Token | None]:
    """The text behind a rule, and what follows it, both without empty lines between."""
    following = [token for token in tokens[index + 1 : index + 5] if token.kind is not BLANK][:2]
    if not following or following[0].kind is not TEXT:
        return None, None
    return following[0], following[1] if len(following) > 1 else None


def _parted_frame(text: str, tokens: list[Token], index: int) -> int | None:
    """The index of the rule that closes a frame in which an empty line parts the two lines of a heading in capitals
    before a numbered paragraph."""
    frame = tokens[index + 1 : index + 5]
    if [token.kind for token in frame] != [TEXT, BLANK, TEXT, RULE] or not _before_mark(tokens, index + 4):
        return None
    lines = [text[token.start : token.end].strip() for token in frame if token.kind is TEXT]
    in_capitals = all(line.isupper() and "\n" not in line and could_be_underlined(line) for line in lines)
    return index + 4 if in_capitals and len(lines[0]) >= WRAPPED else None


def _before_mark(tokens: list[Token], index: int) -> bool:
    """Whether a numbered paragraph follows, behind empty lines, page lines and a rule."""
    for token in tokens[index + 1 : index + 1 + _MOST_BETWEEN]:
        if token.kind is MARK:
            return True
        if token.kind is TEXT:
            return False
    return False
