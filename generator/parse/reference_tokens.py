"""The text behind ``REF``, cut into tokens; what is certainly no cable (dates, reports) is one token each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

import msgspec

from generator.parse.unbroken import without_interruptions
from generator.vocabulary import posts


class Kind(IntEnum):
    """What a token is."""

    WORD = 1
    NUMBER = 2
    OPEN = 3
    CLOSE = 4
    SEPARATOR = 5
    """``,`` ``;`` ``:`` ``&`` ``/`` ``+``"""
    BREAK = 6
    """One or more ends of lines."""
    MARK = 7
    """Any other single character: ``.`` ``-`` ``'`` ``#`` ``¶``."""
    DATE = 8
    """``12/05/2008``, ``05/DEC/2008``, ``APRIL 3``, ``251847Z MAR 08``."""
    REPORT = 9
    """``IIR 6 809 0087 10``, ``TD-314/65216-07``, ``UNSCR 1718``, an address, a decimal number."""
    END = 10


WORD, NUMBER, OPEN, CLOSE, SEPARATOR, BREAK, MARK, DATE, REPORT, END = Kind
"""The kinds by their own names: looking one up in its class takes longer than the comparison."""


class Token(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text; ``value`` is in capitals."""

    kind: Kind
    value: str
    start: int
    end: int

    @property
    def year(self) -> str | None:
        """Two digits of the year that a date says."""
        dated = _YEAR.fullmatch(self.value) if self.kind is DATE else None
        return dated[1] if dated else None


_YEAR = re.compile(r"(?:\d{1,2}/\d{1,2}/(?:19|20)?|\d.*[A-Z][-/., ]*'?(?:19|20)?|[A-Z].*[ ,](?:19|20))(\d\d)")
"""``12/05/2008``, ``05 DEC 08``, ``APRIL 3, 2008``; two figures behind a month are a day."""
_MONTH = (
    r"(?:JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?|SEPT?(?:EMBER)?|OCT(?:OBER)?"
    r"|NOV(?:EMBER)?|DEC(?:EMBER)?)"
)
_DATE = (
    r"\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\d/])"
    r"|\d{4}/\d{1,2}/\d{1,2}(?!\d)"
    rf"|\d{{6}}Z(?:[ ]*{_MONTH}[ ]*\d{{2,4}})?(?!\w)"
    rf"|\d{{1,2}}(?:ST|ND|RD|TH)?[-/. ]{{0,2}}{_MONTH}(?![^\W\d_])(?:[-/., ]{{0,2}}(?:'?\d{{4}}|'?\d{{2}}(?!\d)))?"
    rf"|(?<!DE[ \n]){_MONTH}\.?[ ]?\d{{1,2}}(?:ST|ND|RD|TH)?(?!\d)(?:-\d{{1,2}}(?!\d))?(?:,?[ ]?\d{{4}}(?!\d))?"
)
_REPORT = (
    r"(?=[IT])(?:IIR[ -]*\d+(?:[ /-]+\d+){0,3}|TD[A-Z]?[ -]*\d+(?:[/-]\d+){0,4})"
    r"|(?=[OF])(?:OSC|FBIS)[ ]+[A-Z]{2,4}\d+"
    r"|[A-Z]{2,4}\d{9,}"
    r"|(?=[UPHESCF])"
    r"(?:UNSCRS?|UNSC[ ]RES\w{0,8}|P\.?L\.?|H\.?R\.?|E\.?O\.?|S/ES|CFR|USC|FA[MH])[ #-]*\d+(?:-\d+)?"
    r"|(?=\d)(?:\d+\.\d[\d.]*|\d{9,})"
    r"|[\w.+-]{1,64}+@[\w.-]{1,255}"
    r"|https?://\S+"
)
"""Each form looks at the first character before anything else, since few tokens are reports."""
_TOKEN = re.compile(
    rf"(?=[\dADFJMNOS])(?P<DATE>{_DATE})|(?=[\w.+-])(?P<REPORT>{_REPORT})"
    r"|(?P<NUMBER>[0-9]+|(?<![^\W_])O[0-9]{3,}(?![^\W_]))"
    r"|(?P<WORD>(?:U\.S|U\.N|D\.C)(?![^\W_])|[^\W\d_]+(?:['’0][^\W\d_]+)*)"
    r"|(?P<OPEN>[(\[{])|(?P<CLOSE>[)\]}])|(?P<SEPARATOR>[,;:&/+])|(?P<BREAK>\n\s*)|(?P<MARK>[^\s])",
    re.I,
)
_KINDS = {name: kind for name, kind in Kind.__members__.items() if name != "END"}

# `REF B SECSTATE 1` keeps its label: it says that B is a letter.
_LABEL = re.compile(
    r"\s*(?:¶\s*)?(?:\((?:U|C|S|SBU)\)\s*)?REF(?:ERENCE)?(?:S|TELS?|\s?\(S\)|TEL\(S\))?(?![^\W_])"
    r"(?!\s+[A-Z](?![\w.):]))\s*[:;.,-]?",
    re.I,
)
_MARKING = re.compile(r"\s*\((?:U|C|S|SBU|FOUO|LOU|[CS]//?NF)\)\s*(?=\S)", re.I)
_NEXT = re.compile(
    r"\b(?:CLASSIFIED\s+BY|E\.?O\.?\s*1\d{4}\s*:?\s*(?:DECL|N/A)|TAGS\s*:|SUBJ(?:ECT)?\s*:)"
    r"|(?:\([A-Z/]{1,5}\)\s*)?\bTHIS\s+(?:CABLE|MESSAGE|TELEGRAM|IS)\b"
    r"|(?:^|\n)[ \t]*¶?[ \t]*1[ \t]*\.\s*(?:\((?:U|C|S|SBU|FOUO|[CS]//?NF)\)|(?:BEGIN\s+)?SUMMARY\b|INTRODUCTION\b)"
    r"|\n[ \t]*[-_=]{5}",
    re.I,
)
"""Where the REF line ends, should the text run on into what follows."""


_PAIR = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})")
_LONGEST_POST = 3


def _behind_post(tokens: Sequence[Token]) -> bool:
    """Whether a post that opens its entry stands last: ``CAIRO 12/13`` are two cables, ``MEMO CAIRO 12/13`` is not."""
    words: list[str] = []
    for token in reversed(tokens):
        if token.kind is not WORD or len(words) == _LONGEST_POST:
            break
        words.insert(0, token.value)
    return bool(words) and posts.find(" ".join(words)) is not None


def clean(text: str) -> str:
    """The entries alone: without page lines, the label in front, and what follows the REF line."""
    text = without_interruptions(text)
    end = _NEXT.search(text)
    if end:
        text = text[: end.start()]
    start = 0
    while label := _LABEL.match(text, start):
        start = label.end()
    marking = _MARKING.match(text, start)
    return text[marking.end() if marking else start :]


def tokenize(text: str) -> list[Token]:
    """The tokens of a text, with an ``END`` behind the last."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = _KINDS[match.lastgroup or "MARK"]
        start, end = match.span()
        pair = _PAIR.fullmatch(text, start, end) if kind is DATE else None
        if pair and _behind_post(tokens):
            middle = pair.start("second") - 1
            tokens.append(Token(NUMBER, pair["first"], start, middle))
            tokens.append(Token(SEPARATOR, "/", middle, middle + 1))
            kind, start = NUMBER, middle + 1
        value = text[start:end].upper()
        if kind is NUMBER:
            value = value.replace("O", "0")  # LAGOS O1512: the letter for the figure
        elif kind is WORD:
            value = value.replace("0", "O")  # COTON0U: the figure for the letter
        tokens.append(Token(kind, value, start, end))
    tokens.append(Token(END, "", len(text), len(text)))
    return tokens
