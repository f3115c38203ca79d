"""Places on the site that the publisher's texts lead to, and whether there is something."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from generator import urls
from generator.pages import pagefiles
from generator.pages.press import Press
from generator.urls import Listing

REMEDY = "Write [[ID]] for a cable, static/NAME for a file of your own, NAME.html for a page in pages/"

_CABLES, _STATIC = "cable", "static"
_MADE = frozenset({"data", "search", "missing"})
"""Folders of files that follow from the cables; which are there is not looked up."""
_INDEXES = (urls.date_index(), *(urls.index(kind) for kind in Listing if kind is not Listing.ABOUT))
_LISTS = frozenset(url.partition("/")[0] for url in _INDEXES)
_FURTHER_PAGE = re.compile(r"-\d+(?=\.html$)")


def leads_nowhere(press: Press, place: str) -> bool:
    """Whether nothing is at ``place``, relative to the root: no cable, no page and no file of the publisher's."""
    folder, slash, name = place.partition("/")
    if slash and folder == _STATIC:
        return not any(_is_file(root / place) for root in (press.context.content, press.context.templates))
    if slash and folder == _CABLES:
        # A cable's downloads stand beside its page.
        key, page = Path(name).stem, str(Path(place).with_suffix(".html"))
        return all(entry.url != page for entry in press.catalogue.find(key))
    if slash and folder in _LISTS:
        return _lists(press).isdisjoint((place, _FURTHER_PAGE.sub("", place)))
    if slash and folder in _MADE:
        return False
    return place not in _pages(press)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that no file can have
        return False


@lru_cache(maxsize=1)
def _lists(press: Press) -> frozenset[str]:
    """The first pages of all lists, and their overviews; a country has both of its lists, if it has cables in one."""
    kinds = [(kind, kind) for kind in Listing] + [(Listing.ABOUT, Listing.COUNTRY), (Listing.COUNTRY, Listing.ABOUT)]
    groups = (urls.listing(page, group.name) for kind, page in kinds for group in press.groups(kind))
    dates = (day.date for day in press.catalogue.days)
    days = (
        url
        for date in dates
        for url in (urls.year(date.year), urls.month(date), urls.day(date), urls.day_of_year(date.month, date.day))
    )
    undated = [urls.undated()] if press.catalogue.undated else []
    return frozenset((*groups, *days, *undated, *_INDEXES, urls.on_this_day()))


@lru_cache(maxsize=1)
def _pages(press: Press) -> frozenset[str]:
    """What stands at the top, and the collections."""
    content = press.context.content
    own = (urls.text_page(document.name) for document in pagefiles.pages(content))
    collections = (urls.collection(document.name) for document in pagefiles.documents(content, pagefiles.COLLECTIONS))
    return frozenset((*pagefiles.made(), *own, *collections, urls.collection_index(), *urls.ROOT_FILES))
