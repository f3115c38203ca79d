"""The countries of an archive, each with up to two lists of cables: those sent from it, those about it."""

from __future__ import annotations

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.urls import Listing
from generator.vocabulary import countries


class Country(msgspec.Struct, frozen=True):
    """A country of the archive; one of the two groups may be missing."""

    code: str
    name: str
    file: str
    """Name of its pages' files."""
    sent: Group | None
    about: Group | None

    @property
    def weight(self) -> int:
        """Length of both lists together, for the work that they are; a cable may be in both."""
        return (self.sent.count if self.sent else 0) + (self.about.count if self.about else 0)

    @property
    def url(self) -> str:
        """The list that it has: of the cables from it or, where there are none, of those about it."""
        return self.sent_url() if self.sent else self.about_url()

    def sent_url(self, page: int = 1) -> str:
        """A page (from 1) of the cables from it."""
        return urls.listing(Listing.COUNTRY, self.file, page)

    def about_url(self, page: int = 1) -> str:
        """A page (from 1) of the cables about it."""
        return urls.listing(Listing.ABOUT, self.file, page)


def all_countries(catalogue: Catalogue) -> list[Country]:
    """The countries of the archive, by name."""
    sent = {group.value: group for group in catalogue.groups(Listing.COUNTRY)}
    about = {group.value: group for group in catalogue.groups(Listing.ABOUT)}
    found = (_country(code, sent.get(code), about.get(code)) for code in sorted({*sent, *about}))
    return sorted(found, key=lambda country: (country.name.casefold(), country.code))


def _country(code: str, sent: Group | None, about: Group | None) -> Country:
    known = countries.find(code)
    group = sent or about
    return Country(code, known.name if known else code, group.name if group else urls.slug(code), sent, about)
