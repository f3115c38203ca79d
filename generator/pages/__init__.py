"""The pages of the site: views made from the catalogue and the cables, and templates that show them."""

from __future__ import annotations

from generator.archive.catalogue import Catalogue
from generator.context import Stage, ranges
from generator.pages import (
    cable,
    classifications,
    collections,
    countries,
    dates,
    days_of_year,
    entry_files,
    fixed,
    glossary,
    home,
    links,
    missing,
    notes,
    origins,
    reading_list,
    sitemap,
    tags,
    text,
)
from generator.urls import Listing


def _count(catalogue: Catalogue) -> int:
    return catalogue.count


STAGES: tuple[Stage, ...] = (
    Stage("fixed files", fixed.tasks, fixed.render, checked=True),
    Stage("links", links.tasks, links.find, checked=True),
    Stage("cable pages", ranges, cable.render, _count),
    Stage("notes", notes.tasks, notes.check, checked=True),
    Stage("entries of lists", entry_files.tasks, entry_files.write, _count, checked=True),
    Stage("tags", tags.tasks, tags.render, lambda catalogue: len(catalogue.groups(Listing.TAG))),
    Stage("countries", countries.tasks, countries.render, countries.total),
    Stage("origins", origins.tasks, origins.render, lambda catalogue: len(catalogue.groups(Listing.ORIGIN))),
    Stage(
        "classifications",
        classifications.tasks,
        classifications.render,
        lambda catalogue: len(catalogue.groups(Listing.CLASSIFICATION)),
    ),
    Stage("dates", dates.tasks, dates.render),
    Stage("days of the year", days_of_year.tasks, days_of_year.render),
    Stage("collections", collections.tasks, collections.render, checked=True),
    Stage("texts", text.tasks, text.render, checked=True),
    Stage("missing cables", missing.tasks, missing.render, lambda catalogue: len(catalogue.missing_groups())),
    Stage("glossary", glossary.tasks, glossary.render),
    Stage("home", home.tasks, home.render, checked=True),
    Stage("reading list", reading_list.tasks, reading_list.render),
    Stage("sitemap", sitemap.tasks, sitemap.render),
)
"""The page kinds, in order. The first finds templates of the publisher's that cannot be read, before the long work; the
sitemap comes last, because it lists what the others wrote."""
