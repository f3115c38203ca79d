"""Invented cables and small archives for tests of pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
from selectolax.lexbor import LexborHTMLParser

from generator.archive import create, links, rows
from generator.archive.catalogue import Catalogue
from generator.archive.segments import SegmentWriter
from generator.config import SiteConfig
from generator.context import Context
from generator.model import Cable, Classification, Paragraph
from generator.pages import entry_files
from generator.pages.press import Press
from generator.report import Counts
from tests.building import ROOT

CABLE = Cable(
    source="cables/09ASTANA1.txt",
    line=6,
    id="09ASTANA1",
    canonical_id="09ASTANA1",
    subject="A BRIDGE IS OPENED",
    date=dt.date(2009, 7, 2),
    sent=dt.datetime(2009, 7, 2, 11, 33, tzinfo=dt.UTC),
    released=None,
    classification=Classification("CONFIDENTIAL//NOFORN", "CONFIDENTIAL", ("NOFORN",)),
    captions=("SIPDIS",),
    origin="Embassy Astana",
    post="ASTANA",
    country="KZ",
    precedence="O",
    transmission_id="VZCZCXRO0001",
    sections=1,
    action=(),
    info=(),
    tags=(),
    references=(),
    authority=None,
    declassification=None,
    summary=None,
    paragraphs=(Paragraph("The bridge was opened.", number=1, marking="C"),),
    signer="DOE",
    partial=False,
    redactions=0,
    text="1. (C) The bridge was opened.\nDOE\n",
    body_start=None,
    parts=(),
    problems=(),
)
"""A plain cable; tests change what they are about."""


def cable(id: str = "09ASTANA1", **values: object) -> Cable:
    """The plain cable with another id and other values."""
    return msgspec.structs.replace(CABLE, **({"id": id, "canonical_id": id, "source": f"cables/{id}.txt"} | values))


def archive(
    folder: Path, *cables: Cable, config: SiteConfig | None = None, files: Mapping[str, str] | None = None
) -> Context:
    """An archive of ``cables`` under ``folder``, with ``files`` in its content folder; its pages are not yet made."""
    content, store, site = folder / "content", folder / "store", folder / "site"
    for path in (content, store, site):
        path.mkdir(parents=True)
    for name, text in (files or {}).items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_text(text, "utf-8")
    with open(store / "0.cables", "wb") as file:
        segment = SegmentWriter("0.cables", file)
        rows.save(store / f"0{rows.ENDING}", (rows.row_of(each, segment.append(each), "") for each in cables))
    create.create(store, [("0", 0)], Counts())
    context = Context(config or SiteConfig(), content, ROOT / "templates", store, site, None)
    links.write(store)
    return context


def make_entries(context: Context) -> None:
    """Make what the lists of such an archive hold."""
    for task in entry_files.tasks(context, Catalogue(context.store)):
        entry_files.write(task)


def press(folder: Path, *cables: Cable, config: SiteConfig | None = None) -> Press:
    """What makes the pages of such an archive."""
    return Press(archive(folder, *cables, config=config))


def page(context: Context, url: str) -> LexborHTMLParser:
    """A page that was made."""
    return LexborHTMLParser((context.site / url).read_text("utf-8"))


def words(tree: LexborHTMLParser, selector: str) -> list[str]:
    """The text of the elements that fit, blanks squeezed."""
    return [" ".join(node.text().split()) for node in tree.css(selector)]
