"""The canonical id: year, post and serial number without leading zeros (``09ASTANA1103``)."""

from __future__ import annotations

import datetime as dt
import re

from generator.vocabulary import posts

_CLEAN = re.compile(r"(?P<year>[0-9]{2})(?P<post>[A-Z][A-Z'&-]*)(?P<serial>[0-9]{1,12})")


def canonical_id(
    published: str,
    *,
    body_post: str,
    body_serial: int | None,
    post: str | None,
    serial: int | None,
    date: dt.date | None,
) -> str:
    """The canonical form of an id.

    ``body_post`` and ``body_serial`` are those of the body's first line, ``post`` the key of the sending post,
    ``serial`` that of the DE line (its last four digits). An id that is clean keeps its post and loses
    leading zeros; one that is garbled (``08ECTION01OF02MANAMA492``) or cut off (``06ASTANA``) is made anew where the
    message tells enough.
    """
    name = published.strip()
    clean = _CLEAN.fullmatch(name)
    if clean and int(clean["serial"]) and _is_post(clean["post"], body_post):
        return f"{clean['year']}{clean['post']}{int(clean['serial'])}"
    key = _key(body_post) or post
    number = body_serial or serial
    year = name[:2] if re.match(r"\d\d\D", name) else f"{date.year % 100:02}" if date else ""
    if key and number and year:
        return f"{year}{key}{number}"
    return f"{clean['year']}{clean['post']}{int(clean['serial'])}" if clean else name


def _key(body_post: str) -> str | None:
    found = posts.find(body_post) if body_post else None
    return found.key if found else None


def _is_post(key: str, body_post: str) -> bool:
    """Whether the letters of an id are a post; where the body tells of no post they are believed."""
    return not body_post or posts.by_key(key) is not None or posts.find(key) is not None
