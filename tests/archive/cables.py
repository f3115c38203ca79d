"""Small archives of invented cables for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator import sources
from generator.archive import create, links, reading
from generator.archive.catalogue import Catalogue
from generator.report import Counts

CITIES = {"ASTANA": "Embassy Astana", "LIMA": "Embassy Lima"}


def cable(id: str, body: str, *, subject: str = "A BRIDGE IS OPENED", tags: str = "PREL KZ", ref: str = "") -> str:
    """A cable in the text layout; the origin follows from the id."""
    origin = next((name for city, name in CITIES.items() if city in id), "Embassy Nowhere")
    post, serial = origin.split()[1].upper(), id[-1:]
    reference = f"REF: {ref}\n" if ref else ""
    return (
        f"{id}\n{subject}\nThu Jul 02 00:00:00 +0200 20{id[:2]}\nUNCLASSIFIED\n{origin}\n"
        f"R 021133Z JUL {id[:2]}\nFM AMEMBASSY {post}\nTO RUEHC/SECSTATE WASHDC 5702\n"
        f"UNCLAS {post} 00000{serial}\n\nE.O. 12958: N/A\nTAGS: {tags}\nSUBJECT: {subject}\n{reference}\n"
        f"1. (U) {body}\n\nDOE\n"
    )


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    """A content folder with one cable for each id and body."""
    (folder / "cables").mkdir(parents=True, exist_ok=True)
    for id, body in texts.items():
        (folder / "cables" / f"{id}.txt").write_text(cable(id, body), "utf-8")
    return folder


def archive(folder: Path, texts: Mapping[str, str]) -> Catalogue:
    """The catalogue of such an archive; its store is in ``folder`` too."""
    store = folder / "store"
    store.mkdir(parents=True)
    files = sources.discover(write(folder / "content", texts)).files
    counts = Counts()
    results = [reading.read(task) for task in reading.tasks(files, store)]
    for result in results:
        counts.add(result.counts)
    create.create(store, [(result.name, result.lines) for result in results], counts)
    links.write(store)
    return Catalogue(store)
