"""The finished site, copied into object storage: only what is missing there or has changed here.

Object storage has no folders to swap, so the order of the copies keeps readers from following links to what is not
there: files that are new come first, then those that changed (pages, then overviews, then what leads into the search
index), then what is gone is deleted; the marker comes last.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from generator.errors import SITE_MARKER, ReftelError
from generator.storage.remote import WORK, Location, Remote, Stored, local_folder

PART = 50 << 20
"""Bytes of a part where a file goes up in several; S3 names it by the digests of all of them."""


class _Marker(msgspec.Struct):
    """What the marker of a site says that matters here."""

    holds: list[str] = []


@contextmanager
def output_folder(location: Location) -> Iterator[Path]:
    """The folder to build into; when the block ends without an error and a URL was meant, the site goes there.

    Raises:
        ReftelError: the storage refuses, or holds something else than a site.
    """
    if isinstance(location, Path):
        yield location
        return
    remote = Remote(location)
    check_replaceable(remote)
    folder = local_folder(location)
    yield folder
    publish(remote, folder)


def check_replaceable(remote: Remote) -> None:
    """Refuse a place that holds files, but no site of this program, and one that nothing can be written to."""
    tops = remote.tops() - {WORK}
    if not tops:
        remote.write(SITE_MARKER, b"{}")
    elif SITE_MARKER not in tops:
        raise ReftelError(
            f"{remote.url}: holds files that are no site of this program (there is no {SITE_MARKER} among them); "
            "nothing was changed; empty it or name another place with --output"
        )


def publish(remote: Remote, site: Path) -> None:
    """Make ``remote`` hold the finished site in the folder ``site``, and what the publisher added at its top.

    Raises:
        ReftelError: the storage refuses, or the publisher added a file of a name that the site has.
    """
    there = remote.files()
    owned = _holds(remote.read(SITE_MARKER)) if SITE_MARKER in there else set()
    marker = (site / SITE_MARKER).read_bytes()
    holds = _holds(marker)
    for name in sorted(({_top(name) for name in there} - owned) & holds):
        raise ReftelError(
            f"{remote.url}/{name}: was put there by hand, and the new site has a file of this name; "
            "nothing was published; move the file away"
        )
    old = {name: stored for name, stored in there.items() if _top(name) in owned}
    new = {str(path.relative_to(site)): path for top in sorted(holds) for path in _below(site / top)}
    changed = [name for name, path in new.items() if name not in old or not has_bytes(old[name], path)]
    if changed or old.keys() - new.keys():
        # Should the copying be stopped, the next build may replace what this one left.
        remote.write(SITE_MARKER, msgspec.json.encode({"holds": sorted(holds | owned)}))
        changed.sort(key=lambda name: (name in old, _rank(name), name))
        remote.put({name: new[name] for name in changed if name != SITE_MARKER})
        remote.delete(sorted(old.keys() - new.keys()))
        remote.write(SITE_MARKER, marker)


def _holds(marker: bytes) -> set[str]:
    """Names at the top of a site that a build put there."""
    try:
        holds = msgspec.json.decode(marker, type=_Marker).holds
    except msgspec.DecodeError:
        holds = []
    return {*holds, SITE_MARKER} - {WORK}


def _rank(name: str) -> int:
    """The place of a file in the order of copies: what others lead to comes before them."""
    if name.startswith("search/"):
        return 3 if name.count("/") == 1 else 0
    if name.startswith(("static/", "cable/", "data/")):
        return 0
    return 1 if "/" in name else 2


def _top(name: str) -> str:
    return name.partition("/")[0]


def _below(path: Path) -> Iterator[Path]:
    """A file itself, or all files below a folder."""
    yield from (path,) if path.is_file() else (found for found in sorted(path.rglob("*")) if found.is_file())


def has_bytes(stored: Stored, path: Path) -> bool:
    """Whether the storage says that it has the bytes of a file."""
    if stored.size != path.stat().st_size:
        return False
    with open(path, "rb") as file:
        if "-" in stored.tag:
            parts = [_md5(part).digest() for part in iter(partial(file.read, PART), b"")]
            return stored.tag == f"{_md5(b''.join(parts)).hexdigest()}-{len(parts)}"
        found = hashlib.file_digest(file, _md5).digest()
    return stored.tag in (found.hex(), base64.b64encode(found).decode())


def _md5(data: bytes = b"") -> Any:
    return hashlib.md5(data, usedforsecurity=False)
