"""``robots.txt`` and, where the site's address is known, ``sitemap.xml`` (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from generator import urls
from generator.archive.catalogue import Catalogue
from generator.context import Context, StageResult
from generator.pages.press import Run

INDEX = "sitemap.xml"
MOST = 50_000
"""Most addresses in one file."""
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def tasks(context: Context, catalogue: Catalogue) -> list[Context]:  # noqa: ARG001
    """One task, after all pages are written."""
    return [context]


def render(context: Context) -> StageResult:
    """Write the files for crawlers."""
    run = Run(context)
    base = context.config.site.url.rstrip("/")
    lines = ["User-agent: *", "Disallow:"]
    if base:
        _write_sitemap(run, base, context.site)
        lines.append(f"Sitemap: {base}/{INDEX}")
    run.write("robots.txt", "\n".join(lines) + "\n")
    run.count()
    return run.result()


def _write_sitemap(run: Run, base: str, site: Path) -> None:
    """One file, or an index and files of at most :data:`MOST` addresses each."""
    pages = _pages(site)
    first = list(islice(pages, MOST))
    second = list(islice(pages, MOST))
    if not second:
        run.write(INDEX, _file("urlset", "url", base, first))
        return
    names: list[str] = []
    while first:
        names.append(f"sitemap-{len(names) + 1}.xml")
        run.write(names[-1], _file("urlset", "url", base, first))
        first, second = second, list(islice(pages, MOST))
    run.write(INDEX, _file("sitemapindex", "sitemap", base, names))


def _file(root: str, item: str, base: str, paths: list[str]) -> str:
    lines = [f"<{item}><loc>{escape(f'{base}/{path}')}</loc></{item}>\n" for path in paths]
    return f"{_XML}<{root} {_SPACE}>\n{''.join(lines)}</{root}>\n"


def _pages(site: Path, folder: str = "") -> Iterator[str]:
    """The pages that were written, folder by folder in the order of their names."""
    with os.scandir(site / folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        path = folder + entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _pages(site, f"{path}/")
        elif entry.name.endswith(".html") and path != urls.NOT_FOUND:
            yield path
