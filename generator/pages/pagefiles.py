"""The publisher's Markdown files: front matter and text, read so that a mistake costs a Problem and never the page."""

from __future__ import annotations

import datetime as dt
import reprlib
from collections.abc import Container, Iterator
from pathlib import Path

import msgspec
import yaml
from frontmatter.default_handlers import YAMLHandler

from generator import urls
from generator.errors import Problem
from generator.language import Language
from generator.sources.discovery import printable

PAGES, NOTES, COLLECTIONS = "pages", "notes", "collections"
HOME = "index"
"""The page whose text opens the home page."""
_TAKEN = {"search", "404", "glossary", "reading-list"}
_OTHER = "not read; only files in this folder itself that end with .md are. Save it as Markdown, or move it elsewhere"
_EXPECTED = {dt.date | None: "a day such as 2009-07-02", bool: "true or false", float: "a number", str: "text"}
"""What a value of the front matter is to be, by the type of its field."""


class FrontMatter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may stand between the ``---`` lines at the beginning of a Markdown file."""

    title: str = ""
    summary: str = ""
    order: float = 1000
    """Place in the menu or list; the lowest comes first."""
    menu: bool = True
    """Whether a page is in the menu."""
    author: str = ""
    date: dt.date | None = None


class Document(msgspec.Struct, frozen=True):
    """One Markdown file."""

    name: str
    """Its file name without ending, fit for a URL and unlike that of any other file in the folder."""
    stem: str
    """Its file name without ending, as problems print it."""
    source: str
    """Its path, relative to the content folder."""
    matter: FrontMatter
    text: str
    """What stands behind the front matter."""
    line: int
    """Line of the file on which ``text`` starts."""
    problems: tuple[Problem, ...]

    @property
    def title(self) -> str:
        """Its title; made from its name where it has none."""
        return self.matter.title or self.name.replace("-", " ").replace("_", " ").capitalize()


def documents(content: Path, folder: str) -> list[Document]:
    """The Markdown files in ``content/<folder>``, in the order of their front matter, then by title."""
    found: list[Document] = []
    taken: set[str] = set()
    for path in _files(content, folder):
        if _is_inside(content, path):
            document = _read(content, path, taken)
            found.append(document)
            taken.add(document.name.lower())
    return sorted(found, key=lambda document: (document.matter.order, document.title, document.name))


def pages(content: Path) -> list[Document]:
    """The publisher's own pages, but for the one that opens the home page."""
    return [document for document in documents(content, PAGES) if document.name.lower() not in _TAKEN | {HOME}]


def made() -> Iterator[str]:
    """The pages beside the publisher's own that the program makes."""
    return map(urls.text_page, (HOME, *_TAKEN))


def refused(content: Path, folder: str) -> list[Problem]:
    """Files in ``content/<folder>`` that are not published: they lie elsewhere, or would replace another page."""
    problems = []
    for path in _files(content, folder):
        source = printable(path.relative_to(content).as_posix())
        if not _is_inside(content, path):
            problems.append(Problem(source, 0, "a link out of the content folder; not read. Copy the file itself"))
        elif folder == PAGES and path.stem.lower() in _TAKEN:
            problems.append(Problem(source, 0, "a page of this name is made by the program; rename the file"))
    others = (printable(path.relative_to(content).as_posix()) for path in _others(content, folder))
    return problems + [Problem(source, 0, _OTHER) for source in others]


def _others(content: Path, folder: str) -> list[Path]:
    """What is no Markdown file, but for hidden files."""
    found = (path for path in (content / folder).glob("*") if not path.name.startswith("."))
    return sorted(path for path in found if path.suffix != ".md" or not path.is_file())


def _files(content: Path, folder: str) -> list[Path]:
    found = (content / folder).glob("*.md")
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _is_inside(content: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(content.resolve())


def byline(matter: FrontMatter, language: Language) -> tuple[str, ...]:
    """Author and date, as far as they are given."""
    day = language.day(matter.date) if matter.date else ""
    return tuple(filter(None, (matter.author, day)))


def menu(content: Path) -> list[tuple[str, str]]:
    """Titles and URLs of the pages that the menu shows."""
    return [(document.title, urls.text_page(document.name)) for document in pages(content) if document.matter.menu]


def _read(content: Path, path: Path, taken: Container[str]) -> Document:
    source = printable(path.relative_to(content).as_posix())
    problems: list[Problem] = []
    whole = _text(path, source, problems)
    matter, text = _split(whole, source, problems)
    line = whole[: len(whole) - len(text)].count("\n") + 1
    name = urls.unique_name(_name(path), taken)
    return Document(name, printable(path.stem), source, matter, text, line, tuple(problems))


def _name(path: Path) -> str:
    """The file name of the page, and never that of an overview; the text of the home page keeps its own."""
    return HOME if path.parent.name == PAGES and path.stem == HOME else urls.safe_name(path.stem)


def _text(path: Path, source: str, problems: list[Problem]) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(source, 0, f"cannot be read: {error.strerror}"))
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(
            Problem(source, line, "not UTF-8; what cannot be read is shown as \ufffd. Save the file as UTF-8")
        )
        text = data.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _split(whole: str, source: str, problems: list[Problem]) -> tuple[FrontMatter, str]:
    """Front matter and the text behind it."""
    handler = YAMLHandler()
    if not handler.detect(whole):
        return FrontMatter(), whole
    try:
        front, text = handler.split(whole)
    except ValueError:  # one line of dashes only
        return FrontMatter(), whole
    try:
        return _convert(handler.load(front) or {}, front, source, problems), text
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a day that no calendar has is a ValueError
        problem = getattr(error, "problem", None) or str(error) or "cannot be read"
        mark = getattr(error, "problem_mark", None)
        message = f"front matter is not YAML: {problem}; the page is made without it"
        problems.append(Problem(source, mark.line + 1 if mark else 1, message))
        return FrontMatter(), text


def _convert(values: object, front: str, source: str, problems: list[Problem]) -> FrontMatter:
    """The record of ``values``; a value that does not fit is reported and left out."""
    if not isinstance(values, dict):
        problems.append(Problem(source, 1, "front matter is no list of 'key: value'; the page is made without it"))
        return FrontMatter()
    fields = {field.name: field.type for field in msgspec.structs.fields(FrontMatter)}
    known: dict[str, object] = {}
    for key, value in values.items():
        line = _line_of(str(key), front)
        if key not in fields:
            problems.append(Problem(source, line, f"unknown key {key!r}; known are {', '.join(fields)}"))
            continue
        if value is None:
            continue
        plain = isinstance(value, (str, int, float, dt.date))
        try:
            known[key] = msgspec.convert(str(value) if fields[key] is str and plain else value, fields[key])
        except msgspec.ValidationError:
            message = (
                f"{key}: expected {_EXPECTED[fields[key]]}, found {reprlib.repr(value)}; the page is made without it"
            )
            problems.append(Problem(source, line, message))
    return msgspec.convert(known, FrontMatter)


def _line_of(key: str, front: str) -> int:
    """Line of the file on which the front matter names ``key``."""
    for number, line in enumerate(front.split("\n"), start=1):
        if line.lstrip().startswith((key, f'"{key}', f"'{key}")):
            return number
    return 1
