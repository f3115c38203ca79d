"""The preamble: what stands between the body's first line and its text.

Captions, attention lines and labelled fields come in any order, with or without colons, several on one line, with
page lines in between. Each field's value ends at an empty line, the next label, a page line, a rule, a paragraph or a
heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.model import PartKind
from generator.parse.attention import is_attention
from generator.parse.authority import entry_goes_on, opens_reasons
from generator.parse.body_line import parse_body_line
from generator.parse.captions import leading_captions, read_captions
from generator.parse.interruptions import Piece
from generator.parse.labels import INLINE_LABEL, LINE_LABEL, kind_of
from generator.parse.marks import FLAT_MARK, MARK, PORTION, is_mark
from generator.parse.openings import (
    had_room,
    is_sentence,
    is_underlined,
    is_unspaced,
    label_ahead,
    opens_below_references,
    opens_below_subject,
    opens_in_small_letters,
    opens_quotation,
    opens_text,
)
from generator.parse.reference_lines import is_reference, references_go_on
from generator.parse.reference_names import names_cable
from generator.parse.reference_tokens import tokenize
from generator.parse.split import LEVEL
from generator.parse.tags import is_tag_word

REACH = 12_000
"""No preamble is longer: what has no paragraph until there has none at all."""

_PAGE_FOOT = 120
"""A page line stands so near to the classification at the foot of the page before."""
_WRAPPED = 45
"""A subject's line at least so long was ended by the telegraph."""
_UNFINISHED = re.compile(
    r"(?:\b(?:A|AN|AND|AS|AT|BUT|BY|FOR|FROM|IN|INTO|ITS|OF|ON|OR|OVER|THE|THEIR|TO|WITH)|[,&/–-])$", re.I
)
"""How no subject ends."""
_LAST_WORD = 12
"""Characters in which that shows."""
_OPEN_LIST = re.compile(r"(?:[,/;-]|\bAND)$")
"""How a line for whom a cable is ends that goes on in the next."""
_OLD_ORDERS = ("11652", "12065")
"""Executive orders on classification from 1972 to 1982."""
_ENTIRE = re.compile(r"\(?(?:S|C|U|SECRET|CONFIDENTIAL)\)?[ ]?[-–]?[ ]?ENTIRE (?:TEXT|MESSAGE|CABLE)\b\)?\.?$")
"""The mark of the entire text where it has no number."""
_ADVICE = re.compile(r"SENSITIVE|UNCLASSIFIED|CLASSIFIED BY|PROTECT|ACTION|CABLE|PARA")
"""What stands in capitals behind a subject without being its rest."""

_REPEATED = (PartKind.REFERENCE, PartKind.CLASSIFIED_BY)
"""Fields that may have more than one label, and go on behind an empty line."""
_PORTION_IN_LINE = re.compile(r"(?<=\s)\((?:U|SBU)\)(?= [A-Z])")
_CODES = re.compile(r"[A-Z]{2,5}(?:[ ,;/]+[A-Z]{2,5})*[ ,;/]*")
_WORDS_OF_SUBJECT = 4
"""So many words that are no codes are more than most tags in plain English have."""
_LONGEST_LIST = 2_000


class Preamble(msgspec.Struct, frozen=True):
    """The stretches of a preamble, in order, and where the text starts."""

    pieces: tuple[Piece, ...]
    captions: tuple[str, ...]
    stray: tuple[tuple[int, int], ...]
    """Text that stands between the fields."""
    end: int

    def values(self, kind: PartKind) -> list[tuple[int, int]]:
        """Start and end of every field of a kind, label included."""
        return [(start, end) for found, start, end in self.pieces if found is kind]


def read_preamble(text: str, start: int, interruptions: Sequence[Piece]) -> Preamble:
    """Read the preamble that starts at ``start``; ``interruptions`` are those of the whole body."""
    return _Reader(text, start, interruptions).read()


class _Reader:
    """Walks over the lines once; ``kind`` is the field whose value is open, ``turning`` tells that it was so at the
    foot of a page and goes on behind the next page line."""

    def __init__(self, text: str, start: int, interruptions: Sequence[Piece]) -> None:
        self.text = text
        self.position = start
        self.limit = min(len(text), start + REACH)
        self.pages = [(a, b) for kind, a, b in interruptions if kind is PartKind.PAGE_LINE and start <= a < self.limit]
        self.pieces: list[Piece] = []
        self.captions: list[str] = []
        self.stray: list[tuple[int, int]] = []
        self.kind: PartKind | None = None
        self.paused = False
        self.turning = False
        self.seen: set[PartKind] = set()
        self.unspaced = is_unspaced(text, start, self.limit)

    def read(self) -> Preamble:
        while self.position < self.limit:
            if self.pages and self.pages[0][0] <= self._first(self.position, self.limit):
                self._page()
                continue
            line_end = self.text.find("\n", self.position, self.limit)
            stop = self.limit if line_end < 0 else line_end
            if self.pages:
                stop = min(stop, self.pages[0][0])
            first = self._first(self.position, stop)
            if first == stop:
                self._blank()
            elif not self._line(first, stop):
                return self._done(first)
            self.position = stop + 1 if stop == line_end else stop
        return self._done(self.limit)

    def _first(self, start: int, end: int) -> int:
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        return start

    def _done(self, end: int) -> Preamble:
        return Preamble(tuple(self.pieces), tuple(dict.fromkeys(self.captions)), tuple(self.stray), end)

    # -- what a line may be ----------------------------------------------------------------------------------------

    def _page(self) -> None:
        start, self.position = self.pages.pop(0)
        self.pieces.append((PartKind.PAGE_LINE, start, self.position))
        if self.kind is PartKind.SUBJECT and not self.turning:
            self.kind = None

    def _blank(self) -> None:
        """An empty line ends a value; references, the classifying authority and TAGS may go on behind it."""
        if self.turning:
            return
        self.paused = self.kind in (*_REPEATED, PartKind.TAGS)
        if not self.paused:
            self.kind = None

    def _line(self, start: int, end: int) -> bool:
        """Take one line that is not empty; False where the text begins."""
        if self.pages and self.pages[0][0] - end < _PAGE_FOOT and self._ends_page(start, end):
            self.turning = self.kind is not None
            return self._add(PartKind.CLASSIFICATION, start, end)
        self.turning = False
        label = LINE_LABEL.match(self.text, start, end)
        if label and self._opens_field(kind_of(label)):
            return self._fields(kind_of(label), start, label.end(), end)
        if label and self.stray:
            return False
        if self._is_paragraph(start, end):
            return False
        if opens_text(self.text, start, end):
            return not self.seen and label_ahead(self.text, end, self.limit) and self._add(PartKind.OTHER, start, end)
        if self.kind is PartKind.TAGS and not self.paused and self._lacks_label(start, end):
            if not is_sentence(self.text, start, end, self.limit):
                return self._fields(PartKind.SUBJECT, start, start, end)
            self.kind = None
        if self.kind and self._continues(start, end):
            self.paused = False
            return self._fields(self.kind, start, start, end, extend=True)
        self.kind = None
        return not self._quotes(start, end) and self._unlabelled(start, end)

    def _ends_page(self, start: int, end: int) -> bool:
        """Whether the line is the classification at the foot of a page or at the head of the next one."""
        if not LEVEL.match(self.text, start, end):
            return False
        between = self.text[end : self.pages[0][0]].strip()
        return all(LEVEL.fullmatch(line) for line in (self.text[start:end].rstrip(), between) if line)

    def _quotes(self, start: int, end: int) -> bool:
        """Whether a cable begins that this one repeats: its fields are not this one's."""
        if PartKind.SUBJECT not in self.seen:
            return False
        if opens_quotation(self.text, start, end):
            return True
        return LEVEL.match(self.text, start, end) is not None and parse_body_line(self.text, start).serial is not None

    def _opens_field(self, kind: PartKind) -> bool:
        """A label that comes again behind the subject is the text's: a quoted cable has labels of its own."""
        return kind not in self.seen or PartKind.SUBJECT not in self.seen or kind in _REPEATED

    def _is_paragraph(self, start: int, end: int) -> bool:
        mark = MARK.match(self.text, start, self.limit)
        if not mark or not is_mark(mark):
            return False
        if self.kind in _REPEATED and not self.paused:  # a number in a list of references, ``1. 4 (b)``
            if mark["behind"] or mark["bare"] or mark.group().lstrip().startswith("¶"):
                return int(mark["number"]) <= 2
            return mark["number"] == "1" and mark["stop"] == "." and self._opens_sentence(mark, end)
        return True

    def _opens_sentence(self, mark: re.Match[str], end: int) -> bool:
        """Whether a first paragraph without an empty line before it begins: no cable is named behind its number, and
        the field above is not empty."""
        if mark["hard"] is None or not mark["hard"].isalpha() or not self._value():
            return False
        tokens = tokenize(self.text[mark.end() - 1 : end])
        return self.kind is not PartKind.REFERENCE or not names_cable(tokens, 0)

    def _value(self) -> str:
        """What stands behind the label of the last field."""
        _, start, end = self.pieces[-1]
        label = LINE_LABEL.match(self.text, start, end)
        return self.text[label.end() if label else start : end].strip()

    def _unlabelled(self, start: int, end: int) -> bool:
        line = self.text[start:end].rstrip()
        found = read_captions(line)
        if found:
            self.captions += found
            return self._add(PartKind.CAPTION, start, end)
        if self.seen and LEVEL.fullmatch(line):
            return self._add(PartKind.CLASSIFICATION, start, end)
        following = self._following(start, end)
        if (
            (PartKind.SUBJECT in self.seen or not self.seen)
            and not following
            and self._takes_attention(line, start, end)
        ):
            return True
        if PartKind.SUBJECT in self.seen and PartKind.REFERENCE not in self.seen and is_reference(line):
            return self._fields(PartKind.REFERENCE, start, start, end)
        if not following and not label_ahead(self.text, end, self.limit):
            return False
        if PartKind.SUBJECT in self.seen:
            return self._between(line, start, end)
        self._attention(line, start, following.start() if following else end)
        return not following or self._fields(kind_of(following), following.start(), following.end(), end)

    def _takes_attention(self, line: str, start: int, end: int) -> bool:
        """Take a line behind the subject that says for whom the cable is, or goes on in what the line above says."""
        above = self._value()[-_LAST_WORD:] if self.pieces else ""
        goes_on = (
            bool(self.pieces) and self.pieces[-1][0] is PartKind.ATTENTION and _OPEN_LIST.search(above) is not None
        )
        goes_on = goes_on and line.isupper() and len(line) <= _WRAPPED * 2 and line[-1] not in ".?"
        if not goes_on and (_UNFINISHED.search(above) or not is_attention(line)):
            return False
        return self._add(PartKind.ATTENTION, start, end, extend=goes_on or not self.seen)

    def _attention(self, line: str, start: int, end: int) -> None:
        """For whom a cable is; captions may stand before it on the same line."""
        found, length = leading_captions(line)
        if found:
            self.captions += found
            cut = min(start + length, end)
            self._add(PartKind.CAPTION, start, cut)
            start = cut
        if start < end:
            self._add(PartKind.ATTENTION, start, end, extend=True)

    def _between(self, line: str, start: int, end: int) -> bool:
        """Text between the fields: the rest of a subject in capitals that an empty line cut, or a part of the text."""
        kind, first, last = self.pieces[-1]
        subject = self._value()
        follows = kind is PartKind.SUBJECT and not (self.stray and self.stray[-1][0] >= last)
        unfinished = _UNFINISHED.search(subject) is not None
        capitals = unfinished or (line.isupper() and subject.isupper())
        if follows and capitals and not _ADVICE.search(line):
            wrapped = unfinished or last - max(self.text.rfind("\n", 0, last - 1), first) > _WRAPPED
            following = self._first(end, self.limit) if wrapped else end + 1
            if LINE_LABEL.match(self.text, following, self.limit):
                return self._add(PartKind.SUBJECT, start, end, extend=True)
        self.stray.append((start, end))
        return True

    # -- fields ----------------------------------------------------------------------------------------------------

    def _fields(self, kind: PartKind, start: int, value: int, end: int, *, extend: bool = False) -> bool:
        """Take a field and those that stand behind it on the same line."""
        while True:
            self.kind, self.paused = kind, False
            self.seen.add(kind)
            following = self._following(value, end)
            stop = following.start() if following else end
            text_start = self._text_start(value, stop)
            self._add(kind, start, stop if text_start is None else text_start, extend=extend)
            if text_start is not None:
                self.limit = text_start
                return True
            if following is None:
                return True
            kind, start, value, extend = kind_of(following), following.start(), following.end(), False

    def _following(self, start: int, end: int) -> re.Match[str] | None:
        """The next field on the line; one that was there already (``E.O. 12958`` behind a name) is no field."""
        for label in INLINE_LABEL.finditer(self.text, start, end):
            if kind_of(label) not in self.seen:
                return label
        return None

    def _text_start(self, start: int, end: int) -> int | None:
        """Where, in the middle of a line, the text of the cable begins."""
        mark = FLAT_MARK.search(self.text, start, end)
        if mark is None and self.kind is PartKind.REFERENCE:
            mark = _PORTION_IN_LINE.search(self.text, start, end)
        return mark.start() if mark else None

    def _add(self, kind: PartKind, start: int, end: int, *, extend: bool = False) -> bool:
        if extend and self.pieces and self.pieces[-1][0] is kind:
            start = self.pieces.pop()[1]
        self.pieces.append((kind, start, end))
        return True

    def _continues(self, start: int, end: int) -> bool:
        """Whether the open value goes on in this line."""
        line = self.text[start:end].rstrip()
        if self.kind is PartKind.CLASSIFIED_BY:
            return self._authority_continues(line)
        if self.kind is PartKind.REFERENCE:
            portion = PORTION.match(line)
            if portion and read_captions(line):
                return False
            if self.paused or portion:
                return references_go_on(self._value(), line)
            return not is_underlined(self.text, end) and not self._ends_references(start, end)
        if read_captions(line) or (self._is_complete() and self._is_attention(line, start, end)):
            return False
        if self.kind is PartKind.TAGS and self.paused:
            return self._value().endswith(",") and _CODES.fullmatch(line) is not None
        if self.kind is PartKind.SUBJECT and self._is_complete() and self._ends_subject(start, end):
            return False
        return not (is_underlined(self.text, end) or PORTION.match(line)) or not self._value()

    def _is_complete(self) -> bool:
        """Whether what stands above does not wait for more."""
        end = self._value()[-_LAST_WORD:]
        return bool(end) and not _UNFINISHED.search(end)

    def _is_attention(self, line: str, start: int, end: int) -> bool:
        """Whether a line directly below TAGS or a subject says for whom the cable is.

        Below subjects that was usual under the executive orders of the seventies; it shows by the room above it, by the
        stop there, or by a second such line.
        """
        if self.kind is PartKind.TAGS:
            return is_attention(line)
        if not is_attention(line, below=True):
            return False
        orders = "".join(self.text[first:last] for kind, first, last in self.pieces if kind is PartKind.EXECUTIVE_ORDER)
        if not any(order in orders for order in _OLD_ORDERS):
            return False
        following = self.text[end + 1 : max(end + 1, self.text.find("\n", end + 1, self.limit))].strip()
        above = self._last_line()
        return (
            above.endswith(".") or is_attention(following, below=True) or had_room(self.text, start, above, self.limit)
        )

    def _ends_references(self, start: int, end: int) -> bool:
        """Whether something else begins directly below references that name a cable."""
        if _ENTIRE.match(self.text, start, end):
            return True
        return (
            self.unspaced
            and bool(self._value())
            and opens_below_references(self.text, start, end, self._value()[-_LONGEST_LIST:], self.limit)
        )

    def _ends_subject(self, start: int, end: int) -> bool:
        """Whether the text begins directly below the subject."""
        small = self._value().isupper() and opens_in_small_letters(self.text, start, end, self.limit)
        return small or (self.unspaced and opens_below_subject(self.text, start, end, self._last_line(), self.limit))

    def _last_line(self) -> str:
        """The last line of the last field, its label included."""
        _, start, end = self.pieces[-1]
        return self.text[max(start, self.text.rfind("\n", start, end) + 1) : end].strip()

    def _lacks_label(self, start: int, end: int) -> bool:
        """Whether a line below the TAGS is rather a subject or text: no subject stands before or behind it."""
        line = self.text[start:end]
        words = sum(not is_tag_word(word.strip(",;/")) for word in line.split())
        if PartKind.SUBJECT in self.seen or words < _WORDS_OF_SUBJECT or _ADVICE.search(line):
            return False
        return not self._value().endswith((",", "(")) and not label_ahead(self.text, end, self.limit, PartKind.SUBJECT)

    def _authority_continues(self, line: str) -> bool:
        if not self.pieces or self.pieces[-1][0] is not PartKind.CLASSIFIED_BY:
            return self.paused and opens_reasons(line)
        before = self.text[self.pieces[-1][1] : self.pieces[-1][2]].rstrip()
        return entry_goes_on(before, line, behind_blank=self.paused)
