"""What a page may not hold, found in its markup alone: anything that runs or loads without the policy's leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

SOURCES = {"'none'", "'self'", "data:", "blob:", "file:"}
"""What a policy may allow: the site's own files, and what its own scripts make."""
DATA_SCRIPTS = {"application/json", "application/ld+json"}
FORBIDDEN = "style, iframe, frame, object, embed, base, applet"
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
SCHEMES = {"http", "https", "mailto"}
"""Where a link may lead, beside the site itself."""


def faults(page: Path) -> Iterator[str]:
    """What is wrong in a page; nothing in a good one."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    yield from _policy_faults(tree)
    yield from (f"<{node.tag}>" for node in tree.css(FORBIDDEN))
    for node in tree.css("*"):
        yield from (f"<{node.tag} {fault}>" for fault in _attribute_faults(node))
    for script in tree.css("script:not([src])"):
        if script.attributes.get("type") not in DATA_SCRIPTS:
            yield f"inline script: {script.text()[:80]}"


def _policy_faults(tree: LexborHTMLParser) -> Iterator[str]:
    policies = tree.css("meta[http-equiv='Content-Security-Policy' i]")
    if len(policies) != 1:
        yield f"{len(policies)} policies, expected one"
        return
    first = tree.css_first("meta[http-equiv='Content-Security-Policy' i], script, link, style, img, body")
    if first is None or first.tag != "meta":
        yield "something that loads stands before the policy"
    text = policies[0].attributes.get("content") or ""
    rules = {name: sources for name, *sources in (rule.split() for rule in text.split(";") if rule.strip())}
    for name, expected in (("default-src", ["'none'"]), ("base-uri", ["'none'"])):
        if rules.get(name) != expected:
            yield f"the policy's {name} is {rules.get(name)}, expected {expected}"
    for name, sources in rules.items():
        if not set(sources) <= SOURCES:
            yield f"the policy's {name} allows {sorted(set(sources) - SOURCES)}"


def _attribute_faults(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        text = re.sub(r"[\x00-\x20]", "", value or "")
        if name.startswith("on") or name in ("style", "srcdoc") or _leads_astray(node, name, text):
            yield f"{name}={text[:40]}"


def _leads_astray(node: LexborNode, name: str, url: str) -> bool:
    scheme = SCHEME.match(url)
    if _loads(node, name):
        return (scheme is not None or url.startswith("//")) and not url.startswith("data:image/")
    leads = name in ("href", "xlink:href", "action", "formaction")
    return leads and scheme is not None and scheme[0].lower() not in SCHEMES


def _loads(node: LexborNode, name: str) -> bool:
    """Whether the browser fetches what the attribute names when it shows the page."""
    canonical = node.tag == "link" and "canonical" in (node.attributes.get("rel") or "")
    return name in ("src", "srcset", "poster", "data") or (node.tag == "link" and name == "href" and not canonical)
