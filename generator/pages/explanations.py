"""What stands on a cable's page, explained where it stands: each code leads to its entry in the glossary.

An entry's place there is named after its kind and code (:func:`anchor`); whoever makes a link needs to know no more.
The acronyms of the field are explained in the text at their first occurrence on a page, those alone that mean one
thing. What the vocabulary says is put into the site's language once, and kept as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec
from markupsafe import Markup

from generator import urls
from generator.language import Language
from generator.model import Cable, PartKind
from generator.pages.escaping import escaped
from generator.pages.translating import attributes
from generator.parse.classification import parse_classification
from generator.vocabulary import countries, markings
from generator.vocabulary.acronyms import Acronym, acronyms
from generator.vocabulary.lines import lines
from generator.vocabulary.tags import TagMeaning

LONGEST = 34
"""Characters of a line of the header that the legend shows."""
_FAR = 4000
"""Characters of a header that are looked through for its lines."""
_ROUTED = 2
"""Letters of precedence before routing indicators."""
USAGE = "usage"
"""The source of what no handbook says."""
_UNFIT = re.compile(r"[^A-Za-z0-9]+")
_IN_BRACKETS = re.compile(r"\((?<=\s\()[\"']?([A-Z]{2,})s?[\"']?\)")
_FAR_BEFORE = 80
"""Characters before a bracket in which the word before it ends; most are blanks where a line ends."""
_LONGEST_LINK = 200
"""Characters from the beginning of a link to the last acronym in it."""
_GOVERNMENT = "GOX"
"""The glossary's entry for the governments of all countries."""
_NO_GOVERNMENTS = frozenset({"GOD", "GOV", "GOP"})
_PARTS = {
    PartKind.CLASSIFICATION: "classification",
    PartKind.EXECUTIVE_ORDER: "executive-order",
    PartKind.TAGS: "tags",
    PartKind.REFERENCE: "reference",
    PartKind.CLASSIFIED_BY: "classified-by",
}
"""The lines of the body that the legend shows, by the glossary's name of them."""
_WORDS = {"DE": "station", "ZNR": "security", "ZNY": "security", "FM": "from", "TO": "to", "INFO": "info"}
"""The lines of the header that are known by their first word."""
ENGLISH = Language()
"""The language of the vocabulary itself."""


class LegendLine(msgspec.Struct, frozen=True):
    """A line of the cable with what it is."""

    text: str
    """As transmitted, cut where it is long."""
    brief: Markup
    anchor: Markup


@lru_cache(maxsize=4096)
def anchor(kind: str, code: str) -> Markup:
    """Where the glossary explains a code: ``tag-PREL``, ``reason-b``, ``line-dtg``."""
    return Markup(f"{kind}-{_UNFIT.sub('-', code).strip('-')}")  # noqa: S704 - letters, digits and hyphens


@lru_cache(maxsize=4096)
def meaning(text: str, language: Language) -> Markup:
    """``text`` from the vocabulary as HTML, in a language; made once, since the same stand on thousands of pages.

    What is not translated says that it is English.
    """
    if language.has_meaning(text):
        return Markup(escaped(language.meaning(text)))  # noqa: S704
    return Markup(f"<span{attributes(language)['english']}>{escaped(text)}</span>")  # noqa: S704


@lru_cache(maxsize=256)
def of_classification(value: str, language: Language) -> Markup:
    """What a classification means: the level in words, then each of the caveats."""
    parsed = parse_classification(value)
    known = [markings.find(part) for part in (parsed.level, *parsed.caveats) if part]
    return Markup(". ").join(meaning(marking.meaning, language) for marking in known if marking)


@lru_cache(maxsize=4096)
def of_tag(tag: TagMeaning, language: Language) -> Markup:
    """What a tag means, as :func:`meaning` has it; a country by its name."""
    return Markup(escaped(named)) if (named := _country(tag, language)) else meaning(tag.meaning, language)  # noqa: S704


def sourced(meaning: str, *sources: str) -> str:
    """A meaning with where it stands, but for what no rule says."""
    told = "; ".join(dict.fromkeys(source for source in sources if source != USAGE))
    return f"{meaning} [{told}]" if told else meaning


def of_tag_as_text(tag: TagMeaning, language: Language) -> str:
    """The same as plain text, for what is no HTML."""
    return _country(tag, language) or language.meaning(tag.meaning)


def _country(tag: TagMeaning, language: Language) -> str:
    """The country that a tag means; empty where it is none, or another than the one of today on its ground."""
    country = countries.find(tag.country) if tag.country else None
    return language.country(country.code, country.name) if country and country.name == tag.meaning else ""


@lru_cache(maxsize=64)
def glossary(folder: str) -> Markup:
    """The glossary, as a page in ``folder`` links to it."""
    return Markup(urls.relative(f"{folder}/", urls.GLOSSARY))  # noqa: S704 - a path needs no escaping


def legend(cable: Cable, language: Language = ENGLISH) -> tuple[LegendLine, ...]:
    """How to read the header of this cable: the first line of each kind that it has, in order."""
    found: dict[str, str] = {}
    for kind, text in _lines(cable):
        found.setdefault(kind, text)
    return tuple(
        LegendLine(f"{text[: LONGEST - 1]}…" if len(text) > LONGEST else text, *_brief(kind, language))
        for kind, text in found.items()
    )


def _lines(cable: Cable) -> Iterator[tuple[str, str]]:
    for part in cable.parts:
        if part.kind is PartKind.HEADER:
            for line in cable.text[part.start : min(part.end, part.start + _FAR)].split("\n"):
                kind = _header_line(line)
                if kind:
                    yield kind, line.strip()
        elif part.kind is PartKind.PARAGRAPH:
            break
        elif kind := _PARTS.get(part.kind, ""):
            yield kind, cable.text[part.start : part.end].partition("\n")[0].strip()


def _header_line(line: str) -> str:
    """What kind of line it is by its first word; empty where that does not tell."""
    word, _, rest = line.partition(" ")
    if known := _WORDS.get(word):
        return known
    if word.startswith("VZCZ"):
        return "transmission"
    if word and len(word) <= _ROUTED and set(word) <= set("ZOPR"):
        return "dtg" if rest.lstrip()[:1].isdigit() else "routing"
    return ""


@lru_cache(maxsize=64)
def _brief(kind: str, language: Language) -> tuple[Markup, Markup]:
    return meaning(lines()[kind].brief, language), anchor("line", kind)


class Acronyms:
    """Explains acronyms in the HTML of one page, each once."""

    def __init__(self, glossary: str, text: str = "", language: Language = ENGLISH) -> None:
        """``glossary`` as in :func:`glossary`; what ``text``, the whole message, explains itself is left to it."""
        self.glossary = glossary
        self._links, self._language = _links(glossary, language), language
        self._seen = set(_introduced(text))
        self._may_be_words = text.isupper()

    def __call__(self, html: str) -> str:
        """``html`` with links around acronyms; it must have no capitals but in text."""
        return _acronym().sub(self._link, html)

    def _link(self, match: re.Match[str]) -> str:
        code = match[0]
        before = match.string[match.start() - 1 : match.start()]
        if code in self._seen or before.isalnum() or before in ("#", "-", "&"):
            return code
        start, near = match.start(), max(0, match.start() - _LONGEST_LINK)
        if match.string.rfind("<a ", near, start) > match.string.rfind("</a>", near, start):
            return code
        link = self._links.get(code) or ("" if self._may_be_words else _government(code, self.glossary, self._language))
        if link:
            self._seen.add(code)
        return link or code


def _introduced(text: str) -> Iterator[str]:
    """Acronyms in brackets behind the words that they stand for, which may not be those of the glossary."""
    for match in _IN_BRACKETS.finditer(text):
        if text[max(0, match.start() - _FAR_BEFORE) : match.start()].rstrip()[-1:].islower():
            yield match[1]


def _explained(code: str, item: Acronym, glossary: str, language: Language) -> str:
    title = escaped(sourced(language.meaning(item.meaning), item.source))
    return f'<a class="x" href="{glossary}#{anchor("acronym", item.code)}" title="{title}">{code}</a>'


@lru_cache(maxsize=64)
def _links(glossary: str, language: Language) -> dict[str, str]:
    """For each acronym that means one thing the link that explains it."""
    return {
        item.code: _explained(item.code, item, glossary, language)
        for item in acronyms()
        if item.plain and item.code.isalpha()
    }


@lru_cache(maxsize=4096)
def _government(code: str, glossary: str, language: Language) -> str:
    """The link that explains ``GOB``; empty for ordinary words. Which country it is, the letters do not tell."""
    known = {item.code: item for item in acronyms()}
    item = known.get(code) or known[_GOVERNMENT]
    return "" if code in _NO_GOVERNMENTS else _explained(code, item, glossary, language)


@cache
def _acronym() -> re.Pattern[str]:
    # Each branch begins with its letter: where one begins with a group, the search stops at every character.
    branches = "|".join(_branches(_links("", ENGLISH)))
    return re.compile(f"(?:{branches}|GO[A-Z]{{1,2}})(?![A-Za-z0-9])")


def _branches(words: Iterable[str]) -> Iterator[str]:
    """Patterns for words that branch letter by letter, which is much faster than to try one after another."""
    endings: dict[str, list[str]] = {}
    for word in words:
        if word:
            endings.setdefault(word[0], []).append(word[1:])
    for letter, rest in sorted(endings.items()):
        branches = "|".join(_branches(rest))
        yield letter + (f"(?:{branches})" if branches else "") + ("?" if "" in rest and branches else "")
