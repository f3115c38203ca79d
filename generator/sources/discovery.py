"""Which files of a content folder are cables.

Every regular file at any depth is one, except ``site.toml`` and the folders that hold something else
(:data:`RESERVED`), names that start with a dot, and what editors leave behind (``name~``, ``#name#``),
and sites of this program.
A symbolic link is followed where it stays inside the folder, and only to what the folder does not show anyway.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from generator.errors import SITE_MARKER, Problem
from generator.sources.parts import WHOLE, Part

CONFIG = "site.toml"
RESERVED = frozenset({"pages", "notes", "collections", "templates", "static"})
"""Folders at the top of a content folder that hold no cables."""


class InputFile(msgspec.Struct, frozen=True):
    """A file that should hold cables."""

    path: str
    """Absolute path, to open; undecodable bytes of the name as surrogates."""
    source: str
    """The path as problems print it: relative to the content folder, with ``/``, odd characters escaped."""
    size: int
    """In bytes; of the part, where only a part is to be read."""
    part: Part = WHOLE
    """The stretch that is to be read; see :func:`generator.sources.cut`."""


class Discovery(msgspec.Struct, frozen=True):
    """What was found below a folder."""

    files: tuple[InputFile, ...]
    """Sorted by ``source``."""
    problems: tuple[Problem, ...]
    """Files and folders that could not be followed, sorted; none of them is in ``files``."""


def discover(content: Path) -> Discovery:
    """List the cable files of a content folder."""
    walk = _Walk(os.path.realpath(content), prefix="", content=True)
    walk.run()
    return Discovery(files=_sorted(walk.files), problems=tuple(sorted(walk.problems)))


def discover_paths(paths: Sequence[Path]) -> Discovery:
    """List the cable files that ``paths`` name: files, and folders with all that is below them.

    A file's ``source`` starts with the path as given. A folder that holds a ``site.toml`` is read as a content folder.
    A path that is named itself is read whatever its name is, a link wherever it leads.
    """
    files: list[InputFile] = []
    problems: list[Problem] = []
    for path in sorted(set(paths)):
        real = os.path.realpath(path)
        if os.path.isdir(real):
            prefix = "" if path == Path() else path.as_posix()
            walk = _Walk(real, prefix=prefix, content=os.path.isfile(os.path.join(real, CONFIG)))
            walk.run()
            files += walk.files
            problems += walk.problems
        else:
            found = _regular(real, printable(path.as_posix()))
            if isinstance(found, InputFile):
                files.append(found)
            else:
                problems.append(found)
    return Discovery(files=_sorted(files), problems=tuple(sorted(problems)))


def printable(name: str) -> str:
    """A file name as it can be printed on one line: control characters and undecodable bytes as hex."""
    return name if name.isprintable() else "".join(char if char.isprintable() else _escaped(char) for char in name)


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # os.fsdecode keeps an undecodable byte b as U+DC00 + b
        return f"\\x{code - 0xDC00:02x}"
    return char.encode("unicode_escape").decode("ascii")


def _sorted(files: list[InputFile]) -> tuple[InputFile, ...]:
    unique = {file.path: file for file in reversed(files)}
    return tuple(sorted(unique.values(), key=lambda file: (file.source, file.path)))


def _join(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if folder else name


def _regular(path: str, source: str) -> InputFile | Problem:
    try:
        status = os.stat(path)
    except OSError as error:
        return _unreadable(source, error)
    if not stat.S_ISREG(status.st_mode):
        return Problem(source, 0, "neither a file nor a folder; not read. Move it out of the content folder.")
    return InputFile(path, source, status.st_size)


def _unreadable(source: str, error: OSError) -> Problem:
    return Problem(source, 0, f"cannot be read: {error.strerror or error}. Check that it exists and who may read it.")


class _Walk:
    """One walk below ``root``: first what lies there, then what links inside lead to."""

    def __init__(self, root: str, *, prefix: str, content: bool) -> None:
        self.root = root
        self.prefix = prefix
        self.content = content
        self.files: list[InputFile] = []
        self.problems: list[Problem] = []
        self._seen: set[str] = set()
        self._links: list[tuple[str, str]] = []

    def run(self) -> None:
        self._folder(self.root, self.prefix, top=self.content)
        while self._links:
            links, self._links = sorted(self._links), []
            for path, source in links:
                self._link(path, source)

    def _folder(self, path: str, source: str, *, top: bool = False) -> None:
        folders = [(path, source)]
        while folders:
            path, source = folders.pop()
            self._seen.add(path)
            if path != self.root and os.path.isfile(os.path.join(path, SITE_MARKER)):
                continue
            for entry in self._entries(path, source):
                below = _join(source, entry.name)
                if self._skipped(entry, top=top):
                    continue
                if entry.is_symlink():
                    self._links.append((entry.path, below))
                elif entry.path in self._seen:
                    continue
                elif entry.is_dir(follow_symlinks=False):
                    folders.append((entry.path, below))
                else:
                    self._file(entry.path, below)
            top = False

    def _entries(self, path: str, source: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(path) as entries:
                yield from sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.problems.append(_unreadable(printable(source) or ".", error))

    @staticmethod
    def _skipped(entry: os.DirEntry[str], *, top: bool) -> bool:
        name = entry.name
        if name.startswith(".") or name.endswith("~") or (name.startswith("#") and name.endswith("#")):
            return True
        return top and (name == CONFIG or (name in RESERVED and not entry.is_file(follow_symlinks=False)))

    def _file(self, path: str, source: str) -> None:
        self._seen.add(path)
        found = _regular(path, printable(source))
        if isinstance(found, InputFile):
            self.files.append(found)
        else:
            self.problems.append(found)

    def _link(self, path: str, source: str) -> None:
        shown = printable(source)
        try:
            target = os.path.realpath(path, strict=True)
        except OSError as error:  # a loop, or a target that is gone
            self.problems.append(Problem(shown, 0, f"symbolic link that leads nowhere: {error.strerror}. Remove it."))
            return
        if target != self.root and not target.startswith(_join(self.root, "")):
            what = "symbolic link out of the folder; not followed. Copy what it points to into the folder instead."
            self.problems.append(Problem(shown, 0, what))
        elif target not in self._seen:
            if os.path.isdir(target):
                self._folder(target, source)
            else:
                self._file(target, source)
