"""The language of a site: words from the catalogues, names of countries, dates and numbers as Babel writes them.

What the codes of the field mean is said in it too; the codes themselves stay as they are, and so do names of posts,
classifications and citations.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from generator import locale

_LOCALES = {"en": "en_001"}
"""English without a country of its own, which puts the day before the month."""
_DIGITS = "latn"
"""Those of ids, dates and serial numbers; in Arabic too, so that a page has digits of one kind."""
_ONLY_LARGE = {"es"}
"""Languages that group the digits of a number from five digits on (Babel groups from four in all)."""
_LEAP_YEAR = 2000
_SCRIPTS = "templates/static/search/"
MEANINGS = "vocabulary"
"""The context under which catalogues have what stands in ``generator/vocabulary``: ``Security`` as a subject of cables
need not be the word that a page uses."""


def marked(message: str) -> str:
    """``message`` as it is, but found by ``make words``: for what stands in a table and is translated later."""
    return message


_COMMAS = {"ltr": ", ", "rtl": "\u060c "}


class Language:
    """One language, with all that it says kept ready; a worker has one."""

    def __init__(self, code: str = locale.SOURCE) -> None:
        """``code`` is one of :func:`generator.locale.languages`."""
        self.code = code
        self._locale = Locale.parse(_LOCALES.get(code, code))
        self._short = Locale.parse(code)
        self.direction = self._locale.text_direction
        """``ltr`` or ``rtl``"""
        self._catalogue = _catalogue(code)
        self._words = _translations(self._catalogue)
        symbols = self._locale.number_symbols[_DIGITS]
        self._group, self._point = symbols["group"], symbols["decimal"]
        self.day = lru_cache(maxsize=4096)(self._day)
        """A date: ``2 July 2009``."""
        self.month = lru_cache(maxsize=4096)(self._month)
        """Its month: ``July 2009``."""
        self.day_of_year = lru_cache(maxsize=366)(self._day_of_year)
        """Month and day in any year: ``2 July``."""

    def gettext(self, message: str, **values: object) -> str:
        """``message`` in this language, with ``values`` in the places that it names: ``%(name)s``."""
        text = self._words.gettext(message)
        return text % values if values else text

    def ngettext(self, one: str, many: str, count: int, **values: object) -> str:
        """The message that fits a count, which stands in the place ``%(num)s``."""
        return self.plural(one, many, count) % {"num": self.number(count), **values}

    def plural(self, one: str, many: str, count: int) -> str:
        """The same, before anything is put into it."""
        return self._words.ngettext(one, many, count) or (one if count == 1 else many)

    def pgettext(self, context: str, message: str) -> str:
        """``message`` as it is meant in ``context``."""
        return self._words.pgettext(context, message)

    def listed(self, *parts: str) -> str:
        """Measures one behind the other: ``3 words, 1 minute``."""
        return _COMMAS[self.direction].join(parts)

    def meaning(self, text: str) -> str:
        """What the vocabulary says of a code, in this language; in English where the catalogue does not have it."""
        return self._words.pgettext(MEANINGS, text)

    def has_meaning(self, text: str) -> bool:
        """Whether :meth:`meaning` is in this language."""
        if self.code == locale.SOURCE:
            return True
        known = self._catalogue.get(text, MEANINGS)
        return known is not None and bool(known.string)

    def isolated(self, code: str) -> str:
        """A code such as ``1.4(b)`` that keeps its order among words from right to left."""
        return f"\u2066{code}\u2069" if self.direction == "rtl" else code

    def cables(self, count: int) -> str:
        """``1 cable``, ``2,731 cables``."""
        return self.ngettext("%(num)s cable", "%(num)s cables", count)

    def number(self, number: int) -> str:
        """``2,731``."""
        if self.code in _ONLY_LARGE and number < 10_000:
            return str(number)
        return f"{number:,}".replace(",", self._group)

    def decimal(self, number: float) -> str:
        """``3.4``: one digit behind the point."""
        return f"{number:.1f}".replace(".", self._point)

    def _day(self, date: dt.date) -> str:
        return format_date(date, "long", self._locale)

    def weekday_and_day(self, date: dt.date) -> str:
        """``Thursday, 2 July 2009``."""
        return format_date(date, "EEEE, d MMMM y" if self.code == locale.SOURCE else "full", self._locale)

    def _day_of_year(self, month: int, day: int) -> str:
        return str(format_skeleton("MMMMd", dt.datetime(_LEAP_YEAR, month, day), locale=self._locale))

    def _month(self, date: dt.date) -> str:
        return str(format_skeleton("yMMMM", dt.datetime(date.year, date.month, 1), locale=self._locale))

    def short_month(self, date: dt.date) -> str:
        """``Jul 2009``."""
        return str(format_skeleton("yMMM", dt.datetime(date.year, date.month, 1), locale=self._short))

    def time(self, moment: dt.datetime) -> str:
        """``2 July 2009, 11:33 UTC``."""
        moment = moment.astimezone(dt.UTC)
        return self.gettext("%(day)s, %(time)s UTC", day=self.day(moment.date()), time=f"{moment:%H:%M}")

    @property
    def scripts(self) -> dict[str, Any]:
        """For ``say.js``: what the scripts of the search page say, by what it is in English, and the forms of dates by
        month and of numbers.
        """
        year, day = 2345, 27
        dates = [dt.date(year, number, day) for number in range(1, 13)]
        return {
            "words": dict(self._said_by_scripts()),
            "days": [self.day(date).replace(str(day), "{d}").replace(str(year), "{y}") for date in dates],
            "months": [self.month(date).replace(str(year), "{y}") for date in dates],
            "group": self._group,
            "grouped": 10_000 if self.code in _ONLY_LARGE else 1000,
        }

    def _said_by_scripts(self) -> Iterator[tuple[str, str | dict[str, str]]]:
        for message in self._catalogue:
            if not any(file.startswith(_SCRIPTS) for file, _ in message.locations):
                continue
            if isinstance(message.id, str):
                yield message.id, str(message.string)
            else:
                strings = list(message.string or ())
                yield message.id[0], {kind: strings[place] for kind, place in self._forms.items()}

    @property
    def _forms(self) -> dict[str, int]:
        """The place of the form for each kind of number (``one``, ``few``), as browsers call them."""
        form: Callable[[int], int] = vars(self._words)["plural"]
        kinds: dict[str, int] = {}
        for number in (*range(200), 1_000_000):
            kinds.setdefault(str(self._locale.plural_form(number)), form(number))
        return {"other": max(kinds.values()), **kinds}

    @property
    def arrows(self) -> tuple[str, str]:
        """The way back and the way on, with a place for a name."""
        return ("← {}", "{} →") if self.direction == "ltr" else ("→ {}", "{} ←")

    @property
    def months(self) -> list[str]:
        """Names of the months, for headings."""
        return [heading(self._locale.months["stand-alone"]["wide"][number]) for number in range(1, 13)]

    @property
    def short_months(self) -> list[str]:
        """``Jul``."""
        return [self._short.months["stand-alone"]["abbreviated"][number] for number in range(1, 13)]

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """Names of the days of a week from Monday on, and the shortest sign for each."""
        names, signs = (self._locale.days["stand-alone"][width] for width in ("wide", "narrow"))
        return [(heading(names[number]), signs[number]) for number in range(7)]

    def country(self, code: str, name: str) -> str:
        """Name of the country with this ISO code, whose English one is ``name``; former states are in the catalogues,
        since Babel does not know them."""
        return name if self.code == locale.SOURCE else self._locale.territories.get(code) or self.meaning(name)


def sort_key(text: str) -> tuple[str, str]:
    """The place of a name among others: by its letters, whatever their case and marks."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return plain.casefold(), text


def heading(text: str) -> str:
    """``text`` with a capital at its start: some languages write names of months and days small."""
    return text[:1].upper() + text[1:]


def _catalogue(code: str) -> Catalog:
    if code == locale.SOURCE:
        return Catalog(locale=code)
    with open(locale.catalogue(code), "rb") as file:
        return read_po(file, locale=code)


def _translations(catalogue: Catalog) -> GNUTranslations:
    """The words of a catalogue, for Python's own gettext."""
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
