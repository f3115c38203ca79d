"""Brings the catalogues in ``generator/locale`` up to date with the words in templates and program.

Run by ``make words``. New messages come with an empty translation, those that are gone are left out; what is translated
stays as it is. Nothing is guessed: a message that was changed is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po

from generator import locale

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "marked", "say"), None),
    **dict.fromkeys(("ngettext", "plural", "sayCount"), (1, 2)),
    "pgettext": ((1, "c"), 2),
}
"""The functions that messages are given to, and which of their arguments these are."""
_SOURCES = (
    ("jinja2", "templates/*.html"),
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
