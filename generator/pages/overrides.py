"""Templates of the publisher's own, ``content/templates/NAME.html``, that stand in place of the program's.

``{% extends "!NAME.html" %}`` means the program's own template, so that one that takes its place need only hold the
blocks that differ. They are programs as much as the templates of Reftel are: Jinja is not a cage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from generator.errors import Problem, ReftelError
from generator.sources.discovery import printable

FOLDER = "templates"
ORIGINAL = "!"
_NEVER = "the program has no template of this name, and none of yours asks for it; not used. Correct the name"


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


def check(content: Path, folder: Path, parse: Callable[[str], nodes.Template]) -> list[Problem]:
    """Names that stand for no template; ``folder`` holds the program's, ``parse`` reads each of the publisher's.

    Raises:
        ReftelError: some cannot be read, by ``parse``, or ask for templates that are not there; a line for each.
    """
    own = content / FOLDER
    names = {path.relative_to(own).as_posix(): path for path in files(content) if path.suffix == ".html"}
    used: set[str] = set()
    failures: list[str] = []
    for name, path in names.items():
        try:
            tree = parse(name)
        except ReftelError as error:
            failures.append(str(error))
            continue
        used |= {str(asked) for asked in meta.find_referenced_templates(tree)}
        failures += (f"{path}:{line}: {what}" for line, what in _unknown(tree, (own, folder)))
    if failures:
        raise ReftelError("\n".join(dict.fromkeys(failures)))
    return [
        Problem(printable(path.relative_to(content).as_posix()), 0, _NEVER)
        for path in files(content)
        if (name := path.relative_to(own).as_posix()) not in used and not (name in names and (folder / name).is_file())
    ]


def gone(names: Iterable[object]) -> str:
    """What to say of a template that was asked for by these names, none of which is one."""
    return f"there is no template {' or '.join(map(repr, names))}; correct the name, or write one"


def _unknown(tree: nodes.Template, folders: tuple[Path, Path]) -> Iterator[tuple[int, str]]:
    """Lines on which a template names another that is not there, and what to say of it.

    A name that is only known while a page is made is looked for then.
    """
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            continue
        if isinstance(node.template, nodes.Const) and not getattr(node, "ignore_missing", False):
            asked = node.template.value
            given = [asked] if isinstance(asked, str) else list(asked)
            if not any(_is_there(str(name), folders) for name in given):
                yield node.lineno, gone(given)


def _is_there(name: str, folders: tuple[Path, Path]) -> bool:
    """Whether a template of this name can be found, by the rules of :func:`loader`."""
    where = folders[1:] if name.startswith(ORIGINAL) else folders
    parts = name.removeprefix(ORIGINAL).split("/")
    return ".." not in parts and any(folder.joinpath(*parts).is_file() for folder in where)
