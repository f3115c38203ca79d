"""What is particular to the cables of a list or common on them, as its page shows it.

The rule is in generator/archive/particular.py.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from generator import urls
from generator.archive.catalogue import Group, Partner
from generator.archive.particular import KINDS
from generator.language import Language
from generator.pages.explanations import of_tag
from generator.pages.press import Press
from generator.urls import Listing
from generator.vocabulary import tags


class PartnerRow(msgspec.Struct, frozen=True):
    """A tag or a country."""

    text: str
    href: str
    meaning: str
    """Of a tag; empty for a country."""
    count: str
    """Number of cables of the list that have it on their TAGS line."""
    times: str
    """How many times as often that is as in the whole archive: ``3.4``."""


class Particular(msgspec.Struct, frozen=True):
    """The most particular first, or the most common; both lists may be empty."""

    subjects: tuple[PartnerRow, ...]
    countries: tuple[PartnerRow, ...]
    common: bool = False
    """Whether nothing is particular, and what is common stands here instead."""


def particular(press: Press, url: str, group: Group) -> Particular | None:
    """What is particular to ``group``, for the page ``url``, or where nothing is, what is common on its cables.

    In a small archive nothing is particular to most groups, because it would take more cables to tell it from chance;
    what stands on two of them or more is still of use to the reader. None for a classification, which has no partners.
    """
    if group.kind not in KINDS:
        return None
    catalogue = press.catalogue
    found = _rows(press, url, group, catalogue.particular)
    if any(found):
        return Particular(*found)
    return Particular(*_rows(press, url, group, catalogue.common), common=True)


def _rows(
    press: Press, url: str, group: Group, partners: Callable[[Listing, str, Listing], list[Partner]]
) -> tuple[tuple[PartnerRow, ...], tuple[PartnerRow, ...]]:
    """The subjects and the countries."""
    subjects, countries = (
        tuple(_row(press, url, group, partner) for partner in partners(group.kind, group.value, kind))
        for kind in (Listing.TAG, Listing.ABOUT)
    )
    return subjects, countries


def _row(press: Press, url: str, group: Group, partner: Partner) -> PartnerRow:
    other = partner.group
    known = tags.find(other.value) if other.kind is Listing.TAG else None
    return PartnerRow(
        text=other.value if other.kind is Listing.TAG else press.country(other.value),
        href=urls.relative(url, other.url),
        meaning=of_tag(known, press.language) if known else "",
        count=press.language.number(partner.both),
        times=times_text(press.language, partner.both * press.catalogue.count / (group.count * other.count)),
    )


def times_text(language: Language, times: float) -> str:
    """``3.4``, ``27``, ``1,300``: two digits say enough."""
    if times < 9.95:
        return language.decimal(times)
    return language.number(round(float(f"{times:.2g}")))
