"""The glossary: every code of the vocabulary and the acronyms of the field, by kind, with meaning and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.language import Language, marked
from generator.pages import reasons
from generator.pages.explanations import USAGE, anchor, meaning, of_tag
from generator.pages.press import Press, Run
from generator.pages.views import Head
from generator.urls import Listing
from generator.vocabulary import acronyms, captions, lines, markings, precedence, tags
from generator.vocabulary.tags import TagKind

TEMPLATE = "glossary.html"
KEYS_SCRIPT = urls.static("cable-keys.js")

_TAGS: tuple[tuple[TagKind, str, str], ...] = (
    (TagKind.SUBJECT, marked("TAGS: subjects"), "5 FAH-3"),
    (TagKind.PROGRAM, marked("TAGS: programs"), "5 FAH-3"),
    (TagKind.ORGANISATION, marked("TAGS: organisations"), "5 FAH-3"),
    (TagKind.GEOPOLITICAL, marked("TAGS: countries and regions"), "5 FAH-3, FIPS 10-4"),
)
_ACRONYMS: tuple[tuple[str, str], ...] = (
    ("address", marked("Senders and receivers")),
    ("people", marked("People")),
    ("office", marked("Governments and their offices")),
    ("message", marked("Words about cables")),
    ("body", marked("International bodies")),
    ("subject", marked("Subjects and countries")),
)


class Term(msgspec.Struct, frozen=True):
    """An entry."""

    anchor: str
    code: str
    meaning: str
    source: str
    """The handbook, by its signs; empty for plain usage."""
    href: str = ""
    """The cables under it, where the archive has some."""


class Section(msgspec.Struct, frozen=True):
    """The entries of a kind."""

    anchor: str
    title: str
    terms: tuple[Term, ...]
    words: bool = False
    """Whether the codes are words rather than letters."""
    titled: bool = False
    """Whether the codes are titles, which are in the site's language."""


class GlossaryView(msgspec.Struct, frozen=True):
    """The page."""

    head: Head
    sections: tuple[Section, ...]
    script: str


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the page."""
    run = Run(context)
    head = run.press.head(urls.GLOSSARY, run.press.language.gettext("Glossary"), section=urls.GLOSSARY)
    run.publish(urls.GLOSSARY, TEMPLATE, GlossaryView(head, tuple(_sections(run.press)), KEYS_SCRIPT))
    run.count()
    return run.result()


def _sections(press: Press) -> Iterator[Section]:
    language, say = press.language, press.language.gettext
    yield Section("lines", say("The lines of a cable"), tuple(_lines(language)), words=True, titled=True)
    yield Section("precedence", say("Precedence"), tuple(_precedence(language)), words=True)
    yield Section("markings", say("Classification and portion marks"), tuple(_markings(language)), words=True)
    yield Section("captions", say("Captions"), tuple(_captions(language)), words=True)
    yield Section("reasons", say("Reasons for classification"), tuple(_reasons(language)))
    for kind, title in _ACRONYMS:
        yield Section(kind, say(title), tuple(_acronyms(language, kind)))
    for tag_kind, title, source in _TAGS:
        yield Section(f"tags-{tag_kind}", say(title), tuple(_tags(press, tag_kind, source)))


def _lines(language: Language) -> Iterator[Term]:
    for line in lines.lines().values():
        title = meaning(line.title, language)
        yield Term(anchor("line", line.code), title, meaning(line.meaning, language), _source(line.source))


def _precedence(language: Language) -> Iterator[Term]:
    for item in sorted(precedence.all_precedences(), key=lambda item: item.rank):
        code = f"{item.word} ({item.prosign})"
        yield Term(anchor("precedence", item.word), code, meaning(item.meaning, language), "ACP 127; 5 FAH-2 H-440")


def _markings(language: Language) -> Iterator[Term]:
    for item in markings.all_markings():
        place = anchor("marking", item.portion)
        source = (captions.find(item.code) or item).source
        yield Term(place, f"{item.code} ({item.portion})", meaning(item.meaning, language), source)


def _captions(language: Language) -> Iterator[Term]:
    for item in sorted(captions.all_captions(), key=lambda item: item.code):
        yield Term(anchor("caption", item.code), item.code, meaning(item.meaning, language), item.source)


def _reasons(language: Language) -> Iterator[Term]:
    for letter, text in reasons.MEANINGS.items():
        yield Term(anchor("reason", letter), f"1.4({letter})", meaning(text, language), "E.O. 12958, 1.4")


def _acronyms(language: Language, kind: str) -> Iterator[Term]:
    for item in acronyms.acronyms():
        if item.kind == kind:
            place = anchor("acronym", item.code)
            yield Term(place, item.code, meaning(item.meaning, language), _source(item.source))


def _source(source: str) -> str:
    return "" if source == USAGE else source


def _tags(press: Press, kind: TagKind, source: str) -> Iterator[Term]:
    language = press.language
    found: Iterable[tags.TagMeaning] = (tag for tag in tags.all_tags() if tag.kind is kind)
    for tag in sorted(found, key=lambda tag: tag.code):
        texts = [of_tag(tag, language), *([meaning(tag.note, language)] if tag.note else ())]
        href = press.group_url(Listing.TAG, tag.code)
        yield Term(anchor("tag", tag.code), tag.code, Markup(". ").join(texts), source, href)
