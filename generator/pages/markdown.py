"""Markdown as HTML that is safe on a page of the site: CommonMark and tables, no raw HTML unless it is asked for.

A link without a scheme starts at the root of the site, whatever page the text stands on. ``[[09ASTANA1103]]`` alone on
a line becomes the entry of that cable, inside a sentence a link to it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from markupsafe import Markup

from generator import urls

SCHEMES = ("http", "https", "mailto")
_CABLE = re.compile(r"\[\[\s*([^\[\]\n]{1,300}?)\s*\]\]")
_ALIGN = re.compile(r"text-align:(left|right|center)")

CableHtml = Callable[[Sequence[str]], str]
"""Entries of the cables with these ids; a link where they stand in a sentence."""


class Cables(msgspec.Struct, frozen=True):
    """How cables that a text names are shown."""

    entries: CableHtml
    """A list of entries, as HTML."""
    link: Callable[[str], str]
    """A link, as HTML."""


class Page(msgspec.Struct, frozen=True):
    """Where a text will stand."""

    url: str
    top: int
    """Level of the heading above the text; its own start one below."""
    prefix: str = ""
    """Put before the ids of headings, so that several texts on a page stay apart."""


class Survey(msgspec.Struct, frozen=True):
    """What a text names, each with its line, counted from 0."""

    cables: tuple[tuple[str, int], ...]
    """Ids of cables."""
    pictures: tuple[tuple[str, int], ...]
    """Addresses of pictures on other sites."""
    places: tuple[tuple[str, int], ...]
    """Pages and files of this site that it leads to or shows, relative to the root, without fragment."""


class Markdown:
    """Turns Markdown into HTML."""

    def __init__(self, raw_html: bool = False) -> None:
        """``raw_html`` lets HTML in the text through, for texts that the publisher trusts."""
        self._parser = MarkdownIt("commonmark", {"html": raw_html}).enable("table")
        self._parser.validateLink = _is_safe  # type: ignore[method-assign, assignment]
        self._parser.block.ruler.before("paragraph", "cables", _cables_rule, {"alt": ["paragraph"]})
        self._parser.inline.ruler.before("link", "cable", _cable_rule)
        for rule in (_place_headings, _place_links, _align_by_class):
            self._parser.core.ruler.push(rule.__name__, rule)
        self._parser.add_render_rule("image", _render_image)
        self._parser.add_render_rule("cables", _render_cables)
        self._parser.add_render_rule("cable", _render_cable)

    def render(self, text: str, page: Page, cables: Cables) -> Markup:
        """``text`` as HTML for ``page``."""
        return Markup(self._parser.render(text, {"page": page, "cables": cables}))  # noqa: S704 - escaped by the parser

    def survey(self, text: str) -> Survey:
        """What ``text`` names."""
        cables: list[tuple[str, int]] = []
        pictures: list[tuple[str, int]] = []
        places: list[tuple[str, int]] = []
        line = 0
        for token in self._parser.parse(text, {"page": Page(urls.HOME, 1)}):
            line = token.map[0] if token.map else line
            if token.type == "cables":
                cables.extend((id, line + place) for place, id in enumerate(token.meta["ids"]))
            for child in token.children or ():
                line += child.type in ("softbreak", "hardbreak")
                target = str(child.attrGet("src") or child.attrGet("href") or "")
                if child.type == "cable":
                    cables.append((child.content, line))
                elif not _is_remote(target):
                    places.append((unquote(urlsplit(target).path), line))
                elif child.type == "image":
                    pictures.append((target, line))
        return Survey(tuple(cables), tuple(pictures), tuple((place, line) for place, line in places if place))


def _is_safe(link: str) -> bool:
    """Whether a link or image may be one: a path, or an address of the known schemes."""
    try:
        scheme = urlsplit("".join(link.split())).scheme
    except ValueError:
        return False
    return not scheme or scheme.lower() in SCHEMES


def place_link(source: str, href: str) -> str:
    """A link written in Markdown, for the page ``source``."""
    if href.startswith("#") or _is_remote(href):
        return href
    path, mark, fragment = href.partition("#")
    path = posixpath.normpath("/" + path).lstrip("/")
    return urls.relative(source, (path or urls.HOME) + mark + fragment)


def _cables_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that hold ``[[id]]`` and nothing else."""
    ids: list[str] = []
    for line in range(start, end):
        match = _CABLE.fullmatch(_line(state, line)) if state.sCount[line] - state.blkIndent < 4 else None
        if match is None:
            break
        ids.append(match[1])
    if not ids or silent:
        return bool(ids)
    state.line = start + len(ids)
    token = state.push("cables", "", 0)
    token.map = [start, state.line]
    token.meta = {"ids": ids}
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _cable_rule(state: StateInline, silent: bool) -> bool:
    """``[[id]]`` in a sentence."""
    match = _CABLE.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push("cable", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _place_headings(state: StateCore) -> None:
    """Headings start one level below the page's own, go down in single steps, and have ids."""
    page: Page = state.env["page"]
    headings = [index for index, token in enumerate(state.tokens) if token.type == "heading_open"]
    highest = min((int(state.tokens[index].tag[1]) for index in headings), default=1)
    level = page.top
    taken = {"content"}  # the id of every page's <main>
    for index in headings:
        level = min(int(state.tokens[index].tag[1]) - highest + page.top + 1, level + 1, 6)
        state.tokens[index].tag = state.tokens[index + 2].tag = f"h{level}"
        name = urls.unique_name(page.prefix + urls.slug(state.tokens[index + 1].content), taken)
        taken.add(name.lower())
        state.tokens[index].attrSet("id", name)


def _place_links(state: StateCore) -> None:
    page: Page = state.env["page"]
    for block in state.tokens:
        for token in block.children or ():
            for name in ("href", "src"):
                target = token.attrGet(name)
                if target is not None:
                    token.attrSet(name, place_link(page.url, str(target)))


def _align_by_class(state: StateCore) -> None:
    """Columns are aligned by a class, for the page's policy allows no style attributes."""
    for token in state.tokens:
        style = token.attrs.pop("style", None)
        if style and (match := _ALIGN.search(str(style))):
            token.attrSet("class", match[1])


def _is_remote(link: str) -> bool:
    return link.startswith("//") or bool(urlsplit(link).scheme)


def _render_image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    """A picture of the site; one from elsewhere would not be loaded, so its words stand in its place."""
    source = str(tokens[index].attrGet("src") or "")
    if not _is_remote(source):
        return renderer.image(tokens, index, options, env)
    words = renderer.renderInlineAsText(tokens[index].children or [], options, env)
    return str(Markup('<span class="stub" title="{}">{}</span>').format(source, words or source))


def _render_cables(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    cables: Cables = env["cables"]
    return str(cables.entries(tokens[index].meta["ids"]))


def _render_cable(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: OptionsDict, env: MutableMapping[str, Any]
) -> str:
    cables: Cables = env["cables"]
    return str(cables.link(tokens[index].content))


def stub(id: str, why: str) -> Markup:
    """What stands in place of a cable that the archive does not hold."""
    return Markup('<span class="stub">{}<span>{}</span></span>').format(id, why)
