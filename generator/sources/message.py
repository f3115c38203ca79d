"""How header and body become one message, for the layouts that keep them apart."""

from __future__ import annotations


def join(header: str, body: str) -> tuple[str, int]:
    """The message and the offset at which its body starts.

    An empty line stands between the two, for they must not run together. A header ``null`` is the publisher's database
    saying that it has none.
    """
    if header.strip() in ("", "null"):
        return body, 0
    text = f"{header}\n\n{body}"
    return text, len(text) - len(body)
