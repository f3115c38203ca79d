"""Cables among the tokens of a REF entry: a post and a number, with a year in front, behind, between or glued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.parse.reference_names import MOST_WORDS, begins_cable, may_name
from generator.parse.reference_tokens import BREAK, CLOSE, DATE, MARK, NUMBER, OPEN, REPORT, SEPARATOR, WORD, Token
from generator.parse.words import word_set
from generator.vocabulary import posts

_MOST_UNKNOWN_WORDS = 3
_HIGHEST_SERIAL = 999_999
_LONGEST_SERIAL = 8
_FIRST_YEAR = 1960
_LAST_YEAR = 2039
"""Where the cable's own year is not known, 39 is 2039 and 60 is 1960."""

ADDITIONS = word_set(
    """
    PREVIOUS PREV PRECEDING NOTAL NOTALS ET AL SEQ SERIES OTHER OTHERS EARLIER SUBSEQUENT RELATED SEE ALSO BOTH
    ALL REF REFS REFTEL REFTELS SEPTEL SEPTELS NODIS EXDIS SIPDIS NOFORN CABLES TELS DATED DTD OF ON
    PARA PARAS PARAGRAPH PARAGRAPHS SECTION SECTIONS PAGE PAGES
    """
)
"""Words behind a reference that are none of their own (``AND PREVIOUS``, ``NOTAL``, ``PARA 3``)."""
_DATED = word_set("OF DATED DTD")
_CONTINUE = word_set("AND OR THROUGH THRU TO PLUS")
"""Words between numbers of the same post."""
_FILLERS = word_set(
    """
    CABLE CABLES TELEGRAM TELEGRAMS TEL TELS MESSAGE MESSAGES MSG MSGS NO NOS NR NRS NUMBER NUMBERS NUM SERIAL SERIALS
    WASHDC EMBASSY USMISSION AMEMBASSY
    """
)
"""Words between a post and its number."""
_RANGE = frozenset({"-", "–", "—", "THROUGH", "THRU", "TO"})
"""What stands between the first and the last number of a series."""
_LONGEST_RANGE = 20
"""Numbers that a series may leave out; what is further apart are two numbers."""
_OLDEST_BEHIND_SLASH = 5
"""``STATE 12345/01`` is section 1, not of 2001, where the citing cable is more years younger."""
_MARKINGS = frozenset({"U", "C", "S", "SBU"})
_OUR = frozenset({"OUR", "OURTEL", "OURTELS", "EMBTEL", "EMBTELS"})
_DEPARTMENT = "STATE"
"""Its cables mean the receiver's by ``EMBTEL``."""
_NO_SERIALS = frozenset({"ST", "ND", "RD", "TH", "Z"})
"""Letters glued to a number that make it an ordinal or a time."""
_AGENCIES = word_set("CIA DAO DEA DIA FAA FBIS LEGAT LEGATT MAAG NSA ODC USDAO USIA USIS")
"""They number their messages on their own, wherever they send them from: ``USDAO PARIS 12`` is not the embassy's."""
_CITY_OF_AGENCIES = frozenset({"WASHDC", "WASHINGTON"})
"""It stands behind the names of all of them."""
_NO_POSTS = word_set(
    """
    ACT AGREEMENT ANNEX APPENDIX ARTICLE ARTICLES BULLETIN CASE CHAPTER CIRCULAR CONTRACT DECISION DECREE
    DETERMINATION DIRECTIVE DOC DOCUMENT DTG EMAIL EMAILS MAIL MAILS FAX FAXES FIGURE FILE FINDING FORM GRANT
    GROUP GUIDANCE IN ISSUE ITEM LAW LETTER LETTERS LIST MEETING MEMCON MEMO MEMOS MEMORANDUM MEMORANDA MTG NOTE
    NOTES NSC NSPD ORDER PAGE PAGES PARA PARAS PARAGRAPH PARAGRAPHS PART PHASE PHONE PLAN POINTS POST PROTOCOL
    PUBLICATION QUESTION QUESTIONS REG REGULATION REPORT REPORTS RES RESOLUTION RESOLUTIONS ROOM ROUND SECTION
    SECTIONS SESSION SITREP SUBJECT TAB TABLE TASK TELCON TELCONS TELECON TREATY UNGA UNSC UNSCR UNSCRS VERSION
    VOL VOLUME WEEK YEAR THE OF OR AND FROM FOR WITH ON AT BY TO DATED DTD RE PER VIA IIR OSC FBIS CIA DIA CEP
    TD TDX NIE GMT EST EDT ZULU LOCAL NONE XXXXXXXXXXXX OUR OURTEL OURTELS EMBTEL EMBTELS YOUR YOURTEL YOURTELS URTEL
    URTELS REFTEL REFTELS SEPTEL SEPTELS AIRGRAM
    """
)
"""Words that make a name in front of a number no post."""


class Cited(NamedTuple):
    """A cable in the tokens ``first`` up to ``end`` (not included)."""

    cable: str
    post: str
    first: int
    end: int


class Own(NamedTuple):
    """Year (four digits) and post of the citing cable, for references that do not say theirs."""

    year: int | None
    post: str | None


def find_cables(tokens: Sequence[Token], first: int, end: int, own: Own, carried: str | None) -> list[Cited]:
    """The cables that one entry cites; ``carried`` is the post that the entry before named last.

    Post and year carry over to bare numbers in the same entry (``06 MOSCOW 2799 AND 2764``), the post also to the
    entries behind; without one a bare number is of the citing cable's own post.
    """
    return _Reader(tokens, end, own).read(first, carried)


class _Name(NamedTuple):
    """Year, post and serial as one reference says them; ``post`` None is the one before."""

    year: str | None
    post: str | None
    serial: int
    end: int
    year_carries: bool = True


class _Reader:
    """The entry that ends at a token; every method answers for the token that it is given."""

    def __init__(self, tokens: Sequence[Token], end: int, own: Own) -> None:
        self.tokens = tokens
        self.end = end
        self.own = own

    def read(self, first: int, carried: str | None) -> list[Cited]:
        found: list[Cited] = []
        year: str | None = None
        post = carried or self.own.post
        chained = separated = True
        at = first
        while at < self.end:
            name = None
            if self.may_start(at):
                name = self.named(at, separated)
                if name is None and separated and not found:
                    name = self.turned(at)
                if name is None and chained and separated:
                    name = self.bare(at, bool(found))
            cable = self.canonical(name, post, year) if name else None
            if name is None or cable is None:
                chained = chained and self.continues(at, bool(found))
                separated = self.separates(at) or (separated and self.tokens[at].kind in (OPEN, MARK))
                at += 1
                continue
            if name.year or name.post:
                year = name.year if name.year_carries else None
            post = name.post or post
            if found and name.post is None:
                found += self.between(found[-1], cable, at, name)
            found.append(Cited(cable, post or "", at - self.opens(at, first, name.end), name.end))
            at = name.end
            chained, separated = True, False
        return found

    def between(self, before: Cited, cable: str, at: int, name: _Name) -> list[Cited]:
        """The cables between the two ends of a series (``LIMA 1200-1204``), each as the whole of the series."""
        end = str(name.serial)
        series = cable.removesuffix(end)
        start = before.cable.removeprefix(series)
        signs = [token.value for token in self.tokens[before.end : at] if token.kind is not BREAK]
        if not start.isdecimal() or not _RANGE.issuperset(signs) or not 1 <= len(signs) <= 2:
            return []
        serials = range(int(start) + 1, name.serial)
        if len(serials) > _LONGEST_RANGE:
            return []
        return [Cited(f"{series}{serial}", before.post, before.end - 1, name.end) for serial in serials]

    def may_start(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind is WORD or token.kind is NUMBER or token.value in ("'", "’")

    def opens(self, at: int, first: int, end: int) -> bool:
        """Whether the bracket in front belongs to the reference: ``(08) STATE 1``."""
        kinds = [token.kind for token in self.tokens[at:end]]
        return at > first and self.tokens[at - 1].kind is OPEN and kinds.count(CLOSE) > kinds.count(OPEN)

    def canonical(self, name: _Name, post: str | None, year: str | None) -> str | None:
        post = name.post or post
        year = name.year or (None if name.post else year) or (f"{self.own.year % 100:02d}" if self.own.year else None)
        return f"{year}{post}{name.serial}" if year and post else None

    def continues(self, at: int, behind_cable: bool) -> bool:
        """Whether a bare number behind this token can still be of the post before."""
        token = self.tokens[at]
        if token.kind is WORD:
            is_marking = token.value in _MARKINGS and at > 0 and self.tokens[at - 1].kind is OPEN
            return is_marking or token.value in ADDITIONS or token.value in _CONTINUE
        return token.kind is not REPORT and token.kind is not NUMBER and (token.kind is not DATE or behind_cable)

    def separates(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind in (SEPARATOR, BREAK) or token.value in _CONTINUE or token.value in _RANGE

    def named(self, at: int, fresh: bool) -> _Name | None:
        """``[year] post number [year]``; a post that the vocabulary does not know only where an entry starts afresh."""
        tokens = self.tokens
        start = at + 1 if tokens[at].value in ("'", "’") else at
        year = self.year(start)
        if year:
            start = self.skip(start + 1, "-'’.)/")
        if start >= self.end or not may_name(tokens[start]):
            return None
        words = self.words(start, "-'’./")
        match = posts.longest_prefix([tokens[i].value.removesuffix("'S") for i in words])
        if match:
            if at and tokens[at - 1].kind is WORD and self.is_agency(tokens[at - 1].value, tokens[words[0]].value):
                return None
            return self.numbered(match[0].key, year, self.skip(words[match[1] - 1] + 1, ","))
        return self.unknown(self.words(start, "-'’."), year) if fresh else None

    def turned(self, at: int) -> _Name | None:
        """``377 KATHMANDU``: a number, no year, in front of a post that has none behind it."""
        serial = self.serial(at)
        if serial is None or len(self.tokens[at].value) < 3 or self.year(at):
            return None
        words = self.words(at + 1, "-'’.")
        match = posts.longest_prefix([self.tokens[i].value for i in words])
        end = words[match[1] - 1] + 1 if match else at
        if match is None or self.serial(self.skip(end, "-#.:/")) is not None or not self.is_stop(end):
            return None
        return _Name(None, match[0].key, serial, end)

    def is_agency(self, before: str, name: str) -> bool:
        """Whether a place stands behind the name of an agency: ``USDAO PARIS``, ``TREASURY WASHDC``."""
        if name in _CITY_OF_AGENCIES:
            return before not in ADDITIONS and before not in _CONTINUE
        return before in _AGENCIES

    def words(self, at: int, signs: str) -> list[int]:
        """The tokens of the words from here on, as far as only blanks, line breaks and signs stand between."""
        found: list[int] = []
        while at < self.end and len(found) < MOST_WORDS and may_name(self.tokens[at]):
            found.append(at)
            at = self.skip(at + 1, signs)
        return found

    def unknown(self, words: list[int], year: str | None) -> _Name | None:
        """A name that fills its entry together with a number: ``A. ZZYZX 1234``."""
        tokens = self.tokens
        values = [tokens[i].value for i in words]
        letters = "".join(values)
        if len(values) > _MOST_UNKNOWN_WORDS or len(letters) < 4 or min(map(len, values)) < 2 or not letters.isascii():
            return None
        if any(value in _NO_POSTS or value in ADDITIONS or value in _FILLERS for value in values):
            return None
        if any(posts.longest_prefix(values[skipped:]) for skipped in range(1, len(values))):
            return None
        name = self.numbered(letters.replace("'", "").replace("’", ""), year, words[-1] + 1)
        if name is None or len(tokens[name.end - 1].value) < 2 or not self.is_stop(name.end):
            return None
        return None if not name.year and _FIRST_YEAR <= name.serial <= (self.own.year or _LAST_YEAR) + 1 else name

    def numbered(self, post: str, year: str | None, at: int) -> _Name | None:
        """The number behind a post, with the year before or behind it."""
        at = self.skip(at, "-#.:/")
        for _ in range(2):
            if at < self.end and self.tokens[at].value in _FILLERS:
                at = self.skip(at + 1, "-#.:/")
        inner = None if year else self.inner_year(at)
        if inner:
            year, at = inner
        serial = self.serial(at)
        if serial is None or (not year and self.reads_as_year(at)):
            return None
        behind = None if year else self.year_behind(at + 1)
        if behind:
            return _Name(behind[0], post, serial, behind[1], year_carries=False)
        return _Name(year, post, serial, at + 1)

    def inner_year(self, at: int) -> tuple[str, int] | None:
        """The year in ``STATE 08 1234``, ``STATE (08) 1234``, ``STATE 2008-1234``, and where the number is."""
        tokens = self.tokens
        marked = at < self.end and (tokens[at].kind is OPEN or tokens[at].value in ("'", "’"))
        year = self.year(at + marked)
        if not year:
            return None
        number = self.skip(at + marked + 1, "-/'’)", lines=False)
        if self.serial(number) is None:
            return None
        hyphen = tokens[at + 1].value == "-" and (tokens[at].value[0] == "0" or tokens[at - 1].value == "-")
        if not marked and len(tokens[number].value) < 3 and not hyphen:
            return None
        if self.year(number) and len(tokens[at].value) == 4:
            return None
        return None if self.begins_cable(number + 1) else (year, number)

    def year_behind(self, at: int) -> tuple[str, int] | None:
        """The year in ``(08)``, ``-91``, ``/08``, ``'08``, ``08``, ``, 08`` behind a number, and where it ends."""
        tokens = self.tokens
        if at >= self.end:
            return None
        sign, before = tokens[at], tokens[at - 1]
        glued = sign.start == before.end and tokens[min(at + 1, self.end)].start == sign.end
        if sign.kind is OPEN:
            behind = at + 2 if tokens[at + 1].value in ("'", "’") else at + 1
            year = self.year(behind)
            return (year, behind + 2) if year and tokens[behind + 1].kind is CLOSE else None
        if sign.value in ("'", "’") or (glued and sign.value in ("-", "/")):
            year = self.year(at + 1)
            if not year or self.begins_cable(at + 2) or (sign.value == "/" and self.is_section(at + 1)):
                return None
            return year, at + 2
        if sign.value == "," and tokens[at + 1].value[:1] == "0":
            year = self.year(at + 1)
            return (year, at + 2) if year and self.is_stop(at + 2) and not self.begins_cable(at + 2) else None
        if sign.value in _DATED and (tokens[at + 1].kind is DATE or len(tokens[at + 1].value) == 4):
            year = tokens[at + 1].year or self.year(at + 1)
            return (year, at + 2) if year else None
        year = self.year(at)
        return (year, at + 1) if year and not self.begins_cable(at + 1) else None

    def is_section(self, at: int) -> bool:
        """Whether ``01`` behind a slash is a section: no year, or one too far back."""
        value = self.tokens[at].value
        if value[0] != "0" or len(value) > 3:
            return False
        if len(value) == 3 or self.year(at) is None:
            return True
        return self.own.year is not None and self.own.year - 2000 - int(value) > _OLDEST_BEHIND_SLASH

    def bare(self, at: int, behind_cable: bool) -> _Name | None:
        """A number, or a year and a number, without a post; a lone year is no number unless a cable precedes."""
        tokens = self.tokens
        if tokens[at].value in _OUR and self.own.post and (tokens[at].value[0] == "O" or self.own.post != _DEPARTMENT):
            return self.numbered(self.own.post, None, at + 1)
        start = at + 1 if tokens[at].value in ("'", "’") else at
        year = self.year(start)
        if year:
            number = self.skip(start + 1, "-", lines=False)
            serial = self.serial(number)
            if serial is not None and tokens[number].start > tokens[start].end and self.is_stop(number + 1):
                return _Name(year, None, serial, number + 1)
        serial = self.serial(start)
        if start > at or serial is None:
            return None
        figures = len(tokens[start].value)
        if at and tokens[at - 1].value in ("/", "-") and (figures < 2 or self.is_section(start)):
            before = tokens[at - 2]
            if tokens[at - 1].value == "/" or before.kind is not NUMBER or int(before.value) >= serial:
                return None  # STATE 123/2 is a section; STATE 1-3 is a series
        if not behind_cable:
            followed = start + 1 < self.end and tokens[start + 1].kind in (WORD, NUMBER)
            if figures < 2 or (year and figures == 4) or (followed and self.begins_cable(start + 1)):
                return None
        behind = self.year_behind(start + 1)
        if behind:
            return _Name(behind[0], None, serial, behind[1], year_carries=False)
        return _Name(None, None, serial, start + 1) if self.is_stop(start + 1) else None

    def skip(self, at: int, signs: str, lines: bool = True) -> int:
        """The first token from here on that is none of these signs, nor a line break."""
        while at < self.end and (self.tokens[at].value in signs if self.tokens[at].kind is not BREAK else lines):
            at += 1
        return at

    def is_stop(self, at: int) -> bool:
        """Whether a reference can end in front of this token."""
        if at >= self.end:
            return True
        token = self.tokens[at]
        if token.kind is WORD:
            return token.value in ADDITIONS or token.value in _CONTINUE or self.begins_cable(at)
        return token.kind not in (NUMBER, REPORT) or self.begins_cable(at)

    def begins_cable(self, at: int) -> bool:
        return at < self.end and begins_cable(self.tokens, at)

    def reads_as_year(self, at: int) -> bool:
        """Whether the number is rather a year in running text: ``SINGAPORE 2009 SUMMIT``; ``STATE, 08 LIMA 3``."""
        value = self.tokens[at].value
        if self.tokens[at - 1].value == ",":
            return len(value) < 3 or self.year(at) is not None or self.begins_cable(at)
        if len(value) != 4 or value[0] == "0" or not self.year(at) or at + 1 >= self.end:
            return False
        return self.tokens[at + 1].kind is WORD and not self.is_stop(at + 1)

    def serial(self, at: int) -> int | None:
        if at >= self.end or self.tokens[at].kind is not NUMBER:
            return None
        token, behind = self.tokens[at], self.tokens[at + 1]
        if len(token.value) > _LONGEST_SERIAL or (behind.value in _NO_SERIALS and behind.start == token.end):
            return None
        number = int(token.value)
        return number if 0 < number <= _HIGHEST_SERIAL else None

    def year(self, at: int) -> str | None:
        """Two digits of the year that this token can be, seen from the citing cable."""
        if at >= self.end or self.tokens[at].kind is not NUMBER:
            return None
        value = self.tokens[at].value
        last = self.own.year + 1 if self.own.year else _LAST_YEAR
        if len(value) == 2:
            return value if 2000 + int(value) <= last or _FIRST_YEAR <= 1900 + int(value) <= last else None
        return value[2:] if len(value) == 4 and _FIRST_YEAR <= int(value) <= last else None
