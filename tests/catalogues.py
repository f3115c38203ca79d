"""Brings the catalogues in ``generator/locale`` up to date with the words in templates, program and vocabulary.

Run by ``make words``. New messages come with an empty translation, those that are gone are left out; what is translated
stays as it is. Nothing is guessed: a message that was changed is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from generator import locale
from generator.language import MEANINGS
from generator.pages import reasons
from generator.vocabulary import acronyms, captions, countries, lines, markings, precedence, tags

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "marked", "say"), None),
    **dict.fromkeys(("ngettext", "plural", "sayCount"), (1, 2)),
    "pgettext": ((1, "c"), 2),
}
"""The functions that messages are given to, and which of their arguments these are."""
_SOURCES = (
    ("jinja2", "templates/*.html"),
    ("python", "generator/language.py"),
    ("python", "generator/pages/*.py"),
    ("javascript", "templates/static/search/*.js"),
)
JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


def messages() -> Iterator[tuple[str, str | tuple[str, ...], str | None]]:
    """File, message (or its forms for one and many) and context, in the order of files and lines."""
    for method, pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            found = extract_from_file(method, path, KEYWORDS, options=JINJA)
            for _, message, _, context in found:
                yield path.relative_to(ROOT).as_posix(), message, context


class Meaning(NamedTuple):
    """A text of the vocabulary."""

    group: str
    """``lines``, ``precedence``, … as its file is called; of TAGS and acronyms the kind too: ``tags subject``."""
    code: str
    text: str

    @property
    def source(self) -> str:
        """The file that it stands in."""
        name = self.group.partition(" ")[0]
        return "generator/pages/reasons.py" if name == "reasons" else f"generator/vocabulary/data/{name}.csv"


def meanings() -> Iterator[Meaning]:
    """What the vocabulary says of its codes, but for what Babel says: names of countries.

    Titles of lines in capitals are words of the cables.
    """
    for line in lines.lines().values():
        titles = () if line.title.isupper() else (line.title,)
        yield from (Meaning("lines", line.code, text) for text in (*titles, line.brief, line.meaning))
    yield from (Meaning("precedence", item.word, item.meaning) for item in precedence.all_precedences())
    yield from (Meaning("markings", item.code, item.meaning) for item in markings.all_markings())
    yield from (Meaning("captions", item.code, item.meaning) for item in captions.all_captions())
    yield from (Meaning("reasons", f"1.4({letter})", text) for letter, text in reasons.MEANINGS.items())
    for tag in tags.all_tags():
        country = countries.find(tag.country) if tag.country else None
        texts = ("" if country and country.name == tag.meaning else tag.meaning, tag.note)
        yield from (Meaning(f"tags {tag.kind}", tag.code, text) for text in texts if text)
    named = Locale.parse(locale.SOURCE).territories
    former = (country for country in countries.all_countries() if country.code not in named)
    yield from (Meaning("countries", country.code, country.name) for country in former)
    yield from (Meaning(f"acronyms {item.kind}", item.code, item.meaning) for item in acronyms.acronyms())


def catalogue(code: str) -> Catalog:
    """The catalogue of a language as it is."""
    with open(locale.catalogue(code), "rb") as file:
        return read_po(file, locale=code)


def renewed(code: str) -> bytes:
    """The catalogue of a language with all messages and no others."""
    old = catalogue(code)
    new = Catalog(locale=code, project="Reftel", fuzzy=False, header_comment=f"# The interface's words: {code}.")
    for source, message, context in messages():
        known = old.get(message[0] if isinstance(message, tuple) else message, context)
        string = known.string if known and isinstance(known.string, str) == isinstance(message, str) else None
        new.add(message, string, locations=[(source, 0)], context=context)
    for meaning in meanings():
        known = old.get(meaning.text, MEANINGS)
        string = known.string if known and isinstance(known.string, str) else None
        new.add(meaning.text, string, [(meaning.source, 0)], auto_comments=[meaning.code], context=MEANINGS)
    return _written(new)


def _written(catalog: Catalog) -> bytes:
    """The file, without what changes from day to day."""
    file = BytesIO()
    write_po(file, catalog, width=120, omit_header=True, include_lineno=False)
    plural = get_plural(catalog.locale)
    header = (
        f"{catalog.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        f'"Language: {catalog.locale}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: nplurals={plural.num_plurals}; plural={plural.plural_expr};\\n"\n\n'
    )
    return header.encode() + file.getvalue()


def main() -> None:
    """Write the catalogues."""
    for code in locale.languages():
        if code != locale.SOURCE:
            locale.catalogue(code).write_bytes(renewed(code))


if __name__ == "__main__":
    main()
