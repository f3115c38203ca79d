"""Who classified a cable, and for which reasons (E.O. 12958 sections 1.4 to 1.6).

``Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d)``: a title, a name, reasons, in many spellings, with
words that the 80th column cut in two.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from generator.model import Authority
from generator.parse.split import LEVEL
from generator.parse.titles import completes_title, is_title_word, starts_title
from generator.parse.words import word_set
from generator.vocabulary import countries

_LABEL = re.compile(
    r"[\s:;.,-]*(?:¶?\d\.\s+)?(?:\([A-Z/]{1,5}\)\s*)?(?:(?:\w+\s+){0,4}?CLASS?IFIED\s*(?:BY(?!\w))?[\s:;.-]*)?"
    r"(?:(?:BY|PER)\b[\s:;.-]*)?",
    re.I,
)
_END = re.compile(
    r"\n[ \t]*\n(?!\s{0,8}(?:REASONS?|E?A?SONS?|O?NS)\b)|\n[ \t]*¶"
    r"|(?:^|\s)¶?\d{1,2}\s?[.,]\s*\((?:U|C|S|SBU|FOUO|[CS]//?NF)\)|\n[ \t]*-{4}"
    r"|\b(?:TAGS|SUBJECT|E\.?O\.?\s?1\d{4})\s*:|\n[ \t]*SUMMARY\b",
    re.I,
)
"""Where the entry ends, should the text run on into what follows; not at an empty line in front of the reasons, or in
the middle of that word."""

_SMALL_WORDS = word_set(
    """
    for reason reasons and or of per under section sections to the in at by on with as a an de da do dos del
    della der den di du la le les los van von vom zu zur el al bin ben ibn abu y e
    """
)
"""Words in lower case that stand by themselves; any other behind a broken line is the rest of a word."""
_BETWEEN_NAMES = word_set("e y")
"""Of these, those that stand by themselves only in front of another name: ``Costa e Silva``."""
_BROKEN_LINE = re.compile(r"(\w)[ \t]*\n[ \t]*([a-z]+)")
_BROKEN_TITLE = re.compile(r"(?<!\w)([^\W\d_]+)[ \t]*\n[ \t]*([^\W\d_]+)(?!\w)")
_BROKEN_WORD = re.compile(r"\b([A-Z]) ([a-z]{2,})\b")
_HYPHEN = re.compile(r"(?<=\w)-[ \t]*\n\s*")

_SECTION = re.compile(r"(?<![\d.])1\s?[./,]\s?([3-7])(?!\d|\.\d)\s*[.:]?")
_ANY_SECTION = re.compile(r"(?<![\d.])1\s?[./,]\s?[1-9](?!\d|\.\d)")
"""Also one that gives no reasons: no name goes on behind it."""
_AND = r"a\s?n\s?d|or|&"
_LETTERS = re.compile(rf"(?:(?:{_AND}|thr(?:ough|u)|to|[\s(){{}}\[\],;/–-])*(?<![a-z])[a-h](?![a-z'’]))+", re.I)
_LETTER = re.compile(rf"(?P<and>{_AND})|(?P<range>[–-]|thr(?:ough|u)|(?<=[\s)])to(?=[\s(]))|(?P<letter>[a-h])", re.I)
_REASON = re.compile(
    r"\b(?:f\s?[o0]?\s?r\b[\s:]*)?(?:the\s+)?(?:following\s+)?"
    r"(?:r\s?(?:e\s?a?|a)\s?s\s?(?:[o0]\s?n\s?s?\b|(?=\(\s?[a-h]\s?\)))|(?:erason|raeson|resaon|reaosn|reasno)s?\b)"
    r"[\s:;.,]*",
    re.I,
)
"""Also misspelt (``Resons``, ``REAS0N``, ``resaon``) and cut off in front of its letters (``Reas (b)``)."""
_FURTHER = re.compile(r"(?i:REASONS?|DECLASSIFY ON|DERIVED FROM)\b[ \t]*:?")
_CUT_REASON = re.compile(r"\b(?:R\|EASON|RE\|ASON|REA\|SON|REAS\|ON|REASON\|S\b)", re.I)
"""The word that an empty line cut, with a stroke in its place."""
_COMPLETE = re.compile(r"1[./ ]{1,3}[45]\.?\s*\(?[A-Ga-g][^\n]*[).a-gA-G][.,;]?$")
"""An entry that has come to its reasons."""
_SHORT_REST = 4
_SIGNS = " ,;:(–—-"
_CONNECTOR = re.compile(
    r"(?:^|\s)(?:f[o0]?r(?:\s+r\w{3,7})?|per|under|sections?|sec\.?|and|by|pursuant to|in accordance with|iaw"
    r"|based (?:up)?[o0]n|due to|of|(?:e\.?\s?o\.?\s*)?1[23]\d{3}\.?|as amended)$",
    re.I,
)
"""Words between the name and the reasons; ``for r…`` in front of a section is ``for reasons``, whatever its letters."""
_LONGEST_CONNECTOR = 24
_NOBODY = re.compile(
    r"(?:DERIVED|MULTIPLE|SECT(?:ION)?|SEC|E\.?O|EXECUTIVE ORDER|SOURCES?|VARIOUS|N/?A|NONE|UNKNOWN|DSCG"
    r"|REASONS?|DECL\w*)\b",
    re.I,
)
"""Entries that give a source instead of a person."""
_SUFFIX = re.compile(r"(?:JR|SR|II|III|IV|PH\.?D|M\.?D|ESQ|USN|USA|USMC|USAF|RET)\.*", re.I)
_INTERIM = re.compile(r"A\.?\s?I\.?", re.I)
_CHARGE = re.compile(r"\b(?P<charge>charg[eé])(?:['’](?=\s+(?!d['’]))|,?\s?(?P<d>d)[,.`]\s?(?=aff))", re.I)
"""``Charge d'Affaires`` with a comma in place of the apostrophe; ``Charge'`` with one in place of the accent."""
_INTERIM_APART = re.compile(r"\b(a\.) (i\.)(?!\w)", re.I)
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")
_GLUED_NAME = re.compile(r"(.*\w)/([A-Z][a-z]{2,})")
_DOTTED = re.compile(r"(?:^|[\s.])(?:[^\W\d_]|JR|SR|ESQ|A\.I|PH\.D|M\.D|U\.S)\.$", re.I)
_LETTERS_OF_NAME = re.compile(r"[^\W\d_]{2}")
_NATION = word_set("US U.S. AMERICAN")
_FAR = word_set("AFRICAN COSTA EL EUROPEAN HOLY NEW NORTH SAUDI SIERRA SOUTH SRI UNITED")
"""First words of countries and organisations of two words, to which an ambassador is sent."""
_REGIONS = word_set(
    "AFRICA AFRICAN ASIA ASIAN CENTRAL EAST EASTERN EUROPE EUROPEAN NEAR NORTH PACIFIC SOUTH WEST WESTERN"
)
_LONGEST_TITLE = 12
_LONG_ENOUGH = 5
"""Letters that a word behind a place needs to be part of a title, unless it is an abbreviation like ``DPO`` among words
in small letters: ``L.`` and ``Min`` are also parts of names."""
_LONGEST_NAME = 6
"""Words; what is longer is a sentence."""


_BEHIND_DAY = re.compile(
    r"\d\s*\((?P<name>(?P<last>[A-Z][A-Z'’.\s-]{1,30}),\s?(?P<first>[A-Z][A-Z'’.\s-]{0,30}))\)", re.I | re.A
)


@lru_cache(maxsize=4096)
def parse_authority(text: str) -> Authority:
    """Title, name and reasons of an entry, with the label ``Classified By`` or without. Never raises.

    The name is as written, in capitals or not; titles stand in front of it or behind a comma. Letters without a section
    are taken to be of section 1.4, the one in force since 2003 (E.O. 13292).
    """
    label = _LABEL.match(text)
    entry = text[label.end() :] if label else text
    end = _END.search(entry)
    entry = _one_line(entry[: end.start()] if end else entry)
    reason, section = _REASON.search(entry), _ANY_SECTION.search(entry)
    head = entry[: min([match.start() for match in (reason, section) if match], default=len(entry))]
    title, name = _title_and_name(_without_connectors(head))
    return Authority(text=entry, title=title, name=name, reasons=_reasons(entry, reason.end() if reason else None))


def authority_of_order(text: str) -> Authority | None:
    """Who classified a cable under E.O. 12065, in force from 1978 to 1982, when no line told it: the name in brackets
    behind the day, ``GDS 7/2/85 (ROE, JANE H.) OR-M``. None for other lines."""
    found = _BEHIND_DAY.search(text) if "12065" in text else None
    if found is None:
        return None
    return Authority(text=found["name"], title="", name=f"{found['first'].strip()} {found['last'].strip()}", reasons=())


def _one_line(text: str) -> str:
    """The lines joined, words that the end of a line broke put together again."""
    text = _HYPHEN.sub("-", text)
    text = _BROKEN_TITLE.sub(lambda cut: "".join(cut.groups()) if completes_title(*cut.groups()) else cut[0], text)
    text = _BROKEN_LINE.sub(_join, text)
    return _BROKEN_WORD.sub(_join, " ".join(text.split()))


def _join(broken: re.Match[str]) -> str:
    start, rest = broken.groups()
    behind = broken.string[broken.end() :]
    if rest in _BETWEEN_NAMES:
        whole = behind.lstrip()[:1].isupper()
    else:  # a small word in front of a comma would join nothing: it is the last letter of a name
        whole = is_title_word(rest) or (rest in _SMALL_WORDS and behind[:1] not in (",", ";"))
    return f"{start} {rest}" if whole else start + rest


def _reasons(text: str, letters_from: int | None) -> tuple[str, ...]:
    """``1.4(b)`` for every letter behind a section; the section alone where no letter follows."""
    found: dict[str, None] = {}
    for section in _SECTION.finditer(text):
        letters = _letters(text, section.end())
        for letter in letters:
            found[f"1.{section[1]}({letter})"] = None
        if not letters:
            found[f"1.{section[1]}"] = None
    if not found and letters_from is not None:
        found = {f"1.4({letter})": None for letter in _letters(text, letters_from)}
    return tuple(found)


def _letters(text: str, start: int) -> list[str]:
    """The letters of a list like ``(b), (c) and (d)``, ``b/d``, ``(a-d)``."""
    region = _LETTERS.match(text, start)
    letters: list[str] = []
    is_range = False
    for part in _LETTER.finditer(region.group()) if region else ():
        letter = (part["letter"] or "").lower()
        if part["range"]:
            is_range = bool(letters)
        elif letter:
            between = range(ord(letters[-1]) + 1, ord(letter)) if is_range else ()
            letters += [chr(code) for code in between] + [letter]
            is_range = False
    return letters


def _without_connectors(head: str) -> str:
    """Without the signs and words that lead over to the reasons."""
    while True:
        head = head.rstrip(_SIGNS)
        connector = _CONNECTOR.search(head, max(0, len(head) - _LONGEST_CONNECTOR))
        if connector is None:
            return head
        head = head[: connector.start()]


def _title_and_name(head: str) -> tuple[str, str]:
    """Title and name of ``Title Name``, ``Name, Title, Office`` and the like."""
    head = _CHARGE.sub(lambda found: found["charge"] + (f" {found['d']}'" if found["d"] else ""), head)
    head = _INTERIM_APART.sub(r"\1\2", head)
    head = _BRACKETED.sub(_without_title, head)
    if not head or _NOBODY.match(head):
        return "", ""
    segments = _segments(head)
    title, name = _split(segments[0])
    if not name and len(segments) > 1:
        more, name = _split(segments[1])
        title = f"{title}, {more}" if more else title
    elif not title:
        title = next((segment for segment in segments[1:2] if starts_title(segment)), "")
    title, name = _unglued(title, name)
    words = _first_person(name.split())
    name = " ".join(words)
    if len(words) > _LONGEST_NAME or not _LETTERS_OF_NAME.search(name):
        name = ""
    return _without_stop(title), _without_stop(name)


def _unglued(title: str, name: str) -> tuple[str, str]:
    """``DCM/Jane`` and ``Roe``: a first name behind a stroke belongs to the surname."""
    glued = _GLUED_NAME.fullmatch(title)
    if glued is None or " " in name or is_title_word(glued[2]) or not is_title_word(glued[1].split()[-1]):
        return title, name
    return glued[1], f"{glued[2]} {name}"


def _without_title(bracketed: re.Match[str]) -> str:
    """``(acting)`` behind a name goes, ``(Betty)`` in it stays."""
    return "" if starts_title(bracketed[1]) else bracketed.group()


def _first_person(words: list[str]) -> list[str]:
    """Of two who classified together (``Jane Roe and EconOff John Doe``) the first."""
    for at in range(1, len(words) - 1):
        if words[at].lower() in ("and", "&") and is_title_word(words[at + 1]):
            return words[:at]
    return words


def _segments(head: str) -> list[str]:
    """The parts between commas, ``Jr.`` and ``a.i.`` kept with what is in front of them."""
    segments: list[str] = []
    for part in re.split(r"\s*[,;]\s*|:\s*(?=[^\W\d_])", head):
        interim = _INTERIM.match(part)
        suffix = _SUFFIX.fullmatch(part)
        belongs = suffix or (interim and (interim.end() == len(part) or part[interim.end()] == " "))
        if segments and belongs:
            segments[-1] += f", {part}"
        elif part:
            segments.append(part)
    return segments or [""]


def _split(segment: str) -> tuple[str, str]:
    """Title and name where no comma parts them; either may be empty."""
    words = segment.split()
    if not words:
        return "", ""
    nation = len(words) > 1 and words[0].upper() in _NATION and is_title_word(words[1])
    if nation or starts_title(segment):
        last = _behind_country(words, _end_of_title(words[nation:]) + nation)
        return " ".join(words[:last]), " ".join(words[last:])
    behind = _behind_place(words)
    if behind:
        return " ".join(words[:behind]), " ".join(words[behind:])
    first = next((i for i, word in enumerate(words) if i > 1 and is_title_word(word)), len(words))
    return " ".join(words[first:]), " ".join(words[:first])


def _behind_place(words: list[str]) -> int:
    """Where the name begins behind a title with a place or an office in front: ``Kandahar PRT Director Jane Roe``.

    One word in front of the title is a place, two are a name, unless they begin with an abbreviation; 0 for a name.
    """
    titles = [at for at, word in enumerate(words[:_LONGEST_TITLE]) if at and len(word) > 2 and is_title_word(word)]
    if not titles or titles[-1] + 1 == len(words):
        return 0
    name = words[titles[-1] + 1 :]
    is_office = words[0].isupper() and words[0].isalpha() and len(words[0]) <= 5 and not name[-1].isupper()
    is_name = name[0].lower() not in _SMALL_WORDS and len(name) <= 4 and name[0][0].isupper()
    return titles[-1] + 1 if is_name and ((titles[0] == 1 and len(name) > 1) or is_office) else 0


def _end_of_title(words: list[str]) -> int:
    """How many words the title takes; ``Consulate General Istanbul Deputy Principal Officer`` has a place in it."""
    end = 1
    for at, word in enumerate(words[1:_LONGEST_TITLE], 1):
        if at != end and word.lower() == "and" and words[end].lower() not in _SMALL_WORDS:
            break  # a second person
        follows = at == end or words[end].lower() in _SMALL_WORDS
        office_of = (
            follows and (words[at - 1].lower() in ("for", "and") or _is_place(words[at - 1])) and _is_place(word)
        )
        is_long = len(word) >= _LONG_ENOUGH or (len(word) > 2 and word.isupper() and not words[-1].isupper())
        if office_of or (is_title_word(word) and (follows or is_long)):
            end = at + 1
    return end


def _is_place(word: str) -> bool:
    """Whether a word names a country or a region that an office is for: ``for Central Asia``."""
    return word.upper() in _REGIONS or word.upper() in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(country.name.upper() for country in countries.all_countries())


def _behind_country(words: list[str], end: int) -> int:
    """Where the name begins behind ``Ambassador to Kazakhstan``, if enough words for one are left."""
    behind = [word.upper() for word in words[end:]]
    if behind[:1] != ["TO"]:
        return end
    place = 2 if behind[1:2] == ["THE"] else 1
    place += 2 if "".join(behind[place : place + 1]) in _FAR else 1
    return end + place if len(behind) - place > 1 else end


def _without_stop(text: str) -> str:
    text = text.strip(' ,;:-–—"?')
    while text.endswith(".") and not _DOTTED.search(text):
        text = text[:-1].rstrip()
    return text


def opens_reasons(line: str) -> bool:
    """Whether a line goes on in an entry ``Classified By`` behind an empty line: with its reasons."""
    return _FURTHER.match(line) is not None


def entry_goes_on(entry: str, line: str, *, behind_blank: bool) -> bool:
    """Whether an entry ``Classified By`` goes on in the next line, behind an empty line or directly below."""
    if behind_blank:
        return opens_reasons(line) or _CUT_REASON.search(f"{entry[-6:]}|{line[:6]}") is not None
    if not _COMPLETE.search(entry):
        return not LEVEL.fullmatch(line)
    return line[0] in "(.&,1" or line[0].islower() or line.startswith(("AND ", "OR ")) or len(line) <= _SHORT_REST
