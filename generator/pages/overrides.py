"""Templates of the publisher's own, ``content/templates/NAME.html``, that stand in place of the program's.

``{% extends "!NAME.html" %}`` means the program's own template, so that one that takes its place need only hold the
blocks that differ. They are programs as much as the templates of Reftel are: Jinja is not a cage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import jinja2
from jinja2 import meta

from generator.errors import Problem
from generator.sources.discovery import printable

FOLDER = "templates"
ORIGINAL = "!"


def loader(folder: Path, own: Path | None) -> jinja2.BaseLoader:
    """Finds templates in ``own`` first, then in ``folder``."""
    plain = jinja2.FileSystemLoader(folder)
    if own is None:
        return plain
    both = jinja2.FileSystemLoader([own, folder])
    return jinja2.ChoiceLoader([both, jinja2.PrefixLoader({"": plain}, delimiter=ORIGINAL)])


def files(content: Path) -> Iterator[Path]:
    """What lies in the folder of the publisher's templates, in order."""
    found = sorted((content / FOLDER).rglob("*"))
    return (path for path in found if path.is_file() and not path.name.startswith("."))


def check(content: Path, folder: Path, parse: Callable[[str], jinja2.nodes.Template]) -> Iterator[Problem]:
    """Names that stand for no template; ``parse`` reads each of the templates.

    Raises:
        ReftelError: one cannot be read; by ``parse``.
    """
    own = content / FOLDER
    names = {path.relative_to(own).as_posix(): path for path in files(content) if path.suffix == ".html"}
    used = {str(name) for tree in map(parse, names) for name in meta.find_referenced_templates(tree)}
    for path in files(content):
        name = path.relative_to(own).as_posix()
        if name not in used and not (name in names and (folder / name).is_file()):
            what = "the program has no template of this name, and none of yours asks for it; not used. Correct the name"
            yield Problem(printable(path.relative_to(content).as_posix()), 0, what)
