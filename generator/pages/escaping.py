"""Text as HTML, fast: a page of a cable is made of some two hundred pieces, a list of thousands."""

from __future__ import annotations

from markupsafe import Markup, escape


def escaped(value: object) -> str:
    """What markupsafe's ``escape`` makes of ``value``, but text as a plain string: to wrap it is the larger work."""
    if type(value) is str:
        return (
            value.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )
    if type(value) is Markup:
        return value
    return str(value) if type(value) in (int, float) else escape(value)
