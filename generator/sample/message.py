"""From the facts of an invented cable to its message: routing header, body, page lines."""

from __future__ import annotations

import datetime as dt
from random import Random

import msgspec

from generator.sample import language
from generator.sample.language import word_list
from generator.vocabulary import countries
from generator.vocabulary.posts import Post

FICTION = "This cable is fiction, written by a program. Its people, meetings and events are invented."
"""Stands in the first paragraph of each cable."""

_WIDTH = 68
_LINES_PER_PAGE = 90
_WORDS = 900
"""Words on average, without those of the header."""
_SPREAD = 0.75
"""Standard deviation of the logarithm of the number of words."""
_MEDIAN = _WORDS / 2.718281828 ** (_SPREAD**2 / 2)

_TITLES = (
    "Ambassador",
    "Charge d'Affaires",
    "Deputy Chief of Mission",
    "Political Counselor",
    "Economic Counselor",
    "Consul General",
)
_SUBJECTS = ("{p}{a} {n} {v} BY {o}", "{p}{n} AND {o}: THE {a} QUESTION", "{p}{a} {n} ON {o}", "{p}{o} {v} {n}")
_HEADINGS = ("THE BACKGROUND", "WHAT WAS SAID", "REACTIONS", "THE FIGURES", "NEXT STEPS", "THE REGION", "TWO VIEWS")
_COLLECTIVES = (
    "RUCNRAR/ARAB LEAGUE COLLECTIVE",
    "RUEHZL/EUROPEAN POLITICAL COLLECTIVE",
    "RUCNCIS/CIS COLLECTIVE",
    "RHEHNSC/NSC WASHDC",
    "RUEAIIA/CIA WASHDC",
    "RUEKJCS/SECDEF WASHDC",
    "RUCPDOC/DEPT OF COMMERCE WASHDC",
)
_PRECEDENCE = {"R": "", "P": " PRIORITY", "O": " IMMEDIATE"}
_LEVELS = {
    "UNCLASSIFIED": ("UNCLAS", "UUUUU", ("U",)),
    "UNCLASSIFIED//FOR OFFICIAL USE ONLY": ("UNCLAS", "UUUUU", ("SBU", "SBU", "U")),
    "CONFIDENTIAL": ("C O N F I D E N T I A L", "CCCCC", ("C", "C", "SBU")),
    "SECRET": ("S E C R E T", "SSSSS", ("S", "C", "S")),
    "SECRET//NOFORN": ("S E C R E T", "SSSSS", ("S//NF", "C//NF")),
}
"""Published classification -> the body's word for it, the transmission's letters, portion marks."""
CLASSIFICATIONS = tuple(_LEVELS)


class Citation(msgspec.Struct, frozen=True):
    """A reference to another cable of the sample."""

    id: str
    text: str
    """``09 ASTANA 1103``, as it stands behind REF."""


class Facts(msgspec.Struct, frozen=True):
    """What is decided about a cable before it is written."""

    id: str
    serial: int
    sent: dt.datetime
    post: Post
    classification: str
    references: tuple[Citation, ...]
    addressees: tuple[Post, ...]


class Message(msgspec.Struct, frozen=True):
    """A cable as it was sent."""

    subject: str
    header: str
    body: str


def compose(facts: Facts, rng: Random) -> Message:
    """Write the message of a cable."""
    subject = _subject(facts, rng)
    lines = _captions(facts, rng) + _labels(facts, subject, rng)
    for text in _paragraphs(facts, rng):
        lines += _wrapped(text)
        lines.append("")
    lines.append(_surname(facts))
    pages = (len(lines) - 1) // _LINES_PER_PAGE + 1
    name = body_name(facts.post)
    section = f"SECTION 01 OF {pages:02} " if pages > 1 else ""
    first = f"{_LEVELS[facts.classification][0]} {section}{name} {facts.serial:06}"
    body = "\n".join([first, "", *_paged(lines, name, facts.serial, pages)])
    return Message(subject, _header(facts, pages, rng), body)


def body_name(post: Post) -> str:
    """A post's name as it stands in the body and in references."""
    if post.kind in ("embassy", "consulate"):
        return post.name.upper()
    return "STATE" if post.key == "STATE" else post.name.upper()


def _telegraphic(post: Post) -> str:
    """A post as sender and addressee (5 FAH-2)."""
    if post.key == "STATE":
        return "SECSTATE WASHDC"
    prefix = {"embassy": "AMEMBASSY", "consulate": "AMCONSUL"}.get(post.kind, "USMISSION")
    return f"{prefix} {post.name.upper()}"


def _route(post: Post) -> str:
    return "RUEHC" if post.key == "STATE" else f"RUEH{post.key[0]}{post.key[-1]}{post.key[len(post.key) // 2]}"


def _header(facts: Facts, pages: int, rng: Random) -> str:
    prosign = rng.choice("RRRPPO")
    action, *info = [
        f"{_route(post)}/{_telegraphic(post)}{_PRECEDENCE[prosign]} {rng.randrange(10_000):04}"
        for post in facts.addressees
    ]
    info += rng.sample(_COLLECTIVES, rng.randrange(4))
    day = f"{facts.sent:%j%H%M}"
    group = f"{facts.sent:%d%H%MZ %b %y}".upper()
    return "\n".join(
        [
            f"VZCZCX{'RO' if pages > 1 else 'YZ'}{rng.randrange(10_000):04}",
            f"{prosign}{prosign} RUEHWEB",
            *([] if pages > 1 else [""]),
            f"DE {_route(facts.post)} #{facts.serial % 10_000:04}{'/01' if pages > 1 else ''} {day}",
            f"ZN{'R' if facts.classification.startswith('U') else 'Y'} {_LEVELS[facts.classification][1]} ZZH",
            f"{prosign} {group}",
            f"FM {_telegraphic(facts.post)}",
            f"TO {action}",
            *(f"INFO {line}" if number == 0 else line for number, line in enumerate(info)),
        ]
    )


def _captions(facts: Facts, rng: Random) -> list[str]:
    captions = ["SENSITIVE"] if "OFFICIAL" in facts.classification else []
    captions += ["NOFORN"] if "NOFORN" in facts.classification else []
    captions += ["SIPDIS"] if rng.random() < 0.8 else []
    return [*captions, ""] if captions else []


def _labels(facts: Facts, subject: str, rng: Random) -> list[str]:
    """The lines from E.O. to Classified By."""
    classified = not facts.classification.startswith("U")
    year = facts.sent.year
    until = f"DECL: {facts.sent:%m/%d}/{year + 10}".replace("02/29", "02/28") if classified else "N/A"
    lines = [
        f"E.O. {_order(facts.sent)}: {until}",
        *_wrapped(f"TAGS: {' '.join(_tags(facts.post, rng))}"),
        *_wrapped(f"SUBJECT: {subject}"),
        "",
    ]
    if len(facts.references) == 1:
        lines += [f"REF: {facts.references[0].text}", ""]
    elif facts.references:
        entries = [f"{letter}. {entry.text}" for letter, entry in zip("ABCDEFGH", facts.references, strict=False)]
        lines += ["REF: " + entries[0], *(f"     ¶{entry}" for entry in entries[1:]), ""]
    if classified:
        who = " ".join([rng.choice(_TITLES), rng.choice(word_list("first_names")), rng.choice(word_list("last_names"))])
        section = "1.4" if year >= 2003 else "1.5"
        lines += [*_wrapped(f"Classified By: {who} for reasons {section} (b) and (d)."), ""]
    return lines


def _order(sent: dt.datetime) -> str:
    """The executive order on classification that was in force."""
    starts = ((1995, "12958"), (1982, "12356"), (1979, "12065"))
    return next((order for year, order in starts if sent.year >= year), "11652")


def _tags(post: Post, rng: Random) -> list[str]:
    tags = word_list("tags")
    chosen = dict.fromkeys(rng.choices(tags, language.zipf(len(tags)), k=rng.randint(1, 6)))
    country = countries.find(post.country) if post.country and post.country != "US" else None
    return [*chosen, *(country.fips[:1] if country else ())]


def _subject(facts: Facts, rng: Random) -> str:
    noun, other = rng.choices(word_list("nouns")[:900], k=2)
    adjective = rng.choice(word_list("adjectives"))
    verb = rng.choice(word_list("verbs")[:300])
    place = rng.choice((f"{body_name(facts.post)}: ", "", f"{language.rare_words(rng, 1)[0]}: "))
    return rng.choice(_SUBJECTS).format(p=place, a=adjective, n=noun, o=other, v=verb).upper()


def _surname(facts: Facts) -> str:
    """The head of post: another one every three years."""
    turn = sum(map(ord, facts.post.key)) + facts.sent.year // 3
    names = word_list("last_names")
    return names[turn % len(names)].upper()


def _paragraphs(facts: Facts, rng: Random) -> list[str]:
    """The numbered paragraphs with the headings before them, each in one line."""
    marks = _LEVELS[facts.classification][2]
    pieces = _prose(rng)
    if len(pieces) > 2:
        pieces[0] = f"SUMMARY: {pieces[0]} END SUMMARY."
        pieces[-1] = f"COMMENT: {pieces[-1]} END COMMENT."
    texts = [f"¶1. (U) {FICTION}"]
    for number, piece in enumerate(pieces, 2):
        if number % 4 == 3 and number <= len(pieces):
            texts.append(rng.choice(_HEADINGS))
        texts.append(f"¶{number}. ({rng.choice(marks)}) {piece}")
    return texts


def _prose(rng: Random) -> list[str]:
    """Paragraphs of three to eight sentences; their length together is drawn from a log-normal distribution."""
    wanted = min(max(rng.lognormvariate(0, _SPREAD) * _MEDIAN, 40), 20_000)
    pool = language.sentences()
    drawn = rng.choices(pool, k=max(1, round(wanted / language.mean_words())))
    pieces, start = [], 0
    while start < len(drawn):
        end = start + rng.randint(3, 8)
        pieces.append(" ".join([sentence.text for sentence in drawn[start:end]]))
        start = end
    filled = "\n".join(pieces) % language.rare_words(rng, sum([sentence.rare for sentence in drawn]))
    return filled.split("\n")


def _wrapped(text: str) -> list[str]:
    """``text`` in lines of at most 68 characters; much faster than :mod:`textwrap`."""
    lines, start, length = [], 0, len(text)
    while length - start > _WIDTH:
        end = text.rfind(" ", start, start + _WIDTH + 1)
        if end <= start:
            end = text.find(" ", start)
            if end < 0:
                break
        lines.append(text[start:end])
        start = end + 1
    lines.append(text[start:])
    return lines


def _paged(lines: list[str], name: str, serial: int, pages: int) -> list[str]:
    """The lines with a page line before each page but the first."""
    result = lines[:_LINES_PER_PAGE]
    for page in range(2, pages + 1):
        result += ["", f"{name} {serial:08}  {page:03} OF {pages:03}", "", ""]
        result += lines[(page - 1) * _LINES_PER_PAGE : page * _LINES_PER_PAGE]
    return result
