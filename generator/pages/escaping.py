"""Text as HTML, fast: a page of a cable is made of some two hundred pieces, a list of thousands."""

from __future__ import annotations

from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


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
