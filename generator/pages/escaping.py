"""Text as HTML, fast: a page of a cable is made of some two hundred pieces, a list of thousands."""

from __future__ import annotations

import re

import msgspec
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

_UNFIT = re.compile("[&<>\x7f-\x9f]")
"""Characters that do not stand in a page's data as they are."""


def escaped(value: object) -> str:
    """What markupsafe's ``escape`` makes of ``value``, but text as a plain string: to wrap it is the larger work.

    It is what ``escape`` itself calls for that, which markupsafe does not export; a test holds the two together.
    """
    if type(value) is str:
        text: str = _escape_inner(value)
        return text
    if type(value) is Markup:
        return value
    return str(value) if type(value) in (int, float) else escape(value)


def script_json(value: object) -> Markup:
    """``value`` as JSON that may stand in a ``<script>``."""
    data = msgspec.json.encode(value).decode()
    return Markup(_UNFIT.sub(lambda match: f"\\u{ord(match[0]):04x}", data))  # noqa: S704 - nothing is left to escape
