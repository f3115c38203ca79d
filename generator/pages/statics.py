"""The folder ``static``: one style sheet with the publisher's theme, scripts, and the publisher's own files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from pathlib import Path

import rcssmin
import rjsmin

from generator import config, theme, urls
from generator.errors import Problem, ReftelError
from generator.pages import logo
from generator.pages.press import Run
from generator.sources.discovery import printable

FOLDER = "static"
STYLES = ("site.css", "search.css")
"""Files that make the one style sheet, under the name of the first."""

_ZERO = re.compile(r"(?<=[\s:,(*/])0\.(?=\d)")
"""The zero of ``0.5``, which means the same without."""


def write(run: Run, *, bundled: Callable[[Path], bool]) -> None:
    """Write the folder, but for files that are bundled into others; note what of the publisher's is amiss."""
    folder = run.press.context.templates / FOLDER
    style = "\n".join([*(read(folder / name).decode() for name in STYLES), theme.style(run.press.config.theme)])
    run.write(urls.static(STYLES[0]), _ZERO.sub(".", str(rcssmin.cssmin(style))))
    taken = {name.lower() for name in STYLES}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        taken.add(name.lower())
        if not bundled(path) and path.suffix != ".css":
            run.write(urls.static(name), small(path))
    taken |= {f"{part}/" for name in taken for part in name.split("/")[:-1]}
    run.note(_own(run, taken))
    run.note(_amiss(run))


def read(path: Path) -> bytes:
    """What a file holds.

    Raises:
        ReftelError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReftelError(f"{path}: cannot be read: {error.strerror}") from error


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]


def small(path: Path) -> bytes:
    """A file; scripts without comments and blanks, which not every server compresses."""
    data = read(path)
    return str(rjsmin.jsmin(data.decode())).encode() if path.suffix == ".js" else data


def _own(run: Run, taken: Set[str]) -> Iterator[Problem]:
    """Copy the publisher's files; ``taken`` are names, and folders with a slash, that are not theirs to use. Names that
    differ in nothing but capitals are one name on many disks."""
    own: dict[str, str] = {}
    content = run.press.context.content
    folder = content / FOLDER
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        what = ""
        if not path.resolve().is_relative_to(content.resolve()):
            what = "a link out of the content folder; not copied. Copy the file itself"
        elif any(urls.safe_name(part) != part for part in name.split("/")):
            what = "a name that not every server and browser takes; not copied. Use letters, digits, dots and hyphens"
        elif name.lower() in taken or f"{name.split('/')[0].lower()}/" in taken:
            what = "a file or folder of this name is the program's; not copied. Rename it"
        elif (first := own.setdefault(name.lower(), name)) != name:
            what = f"differs from {first} in nothing but capitals; not copied. Rename it"
        if what:
            yield Problem(printable(path.relative_to(content).as_posix()), 0, what)
        else:
            run.write(urls.static(name), read(path))


def _amiss(run: Run) -> Iterator[Problem]:
    """What readers would miss in the theme."""
    content, settings = run.press.context.content, run.press.config
    for path, what in theme.pale(settings.theme):
        line = config.line_of(content, "theme", *path)
        yield Problem(config.FILE_NAME, line, f"theme.{'.'.join(path)}: {what}")
    try:
        logo.find(settings, content)
    except logo.Unfit as unfit:
        line = config.line_of(content, "theme", "logo")
        yield Problem(config.FILE_NAME, line, f"theme.logo: {settings.theme.logo} {unfit}; the site has no logo now")
