"""Problems that the program goes on from, and the one error that it does not."""

from __future__ import annotations

import re

import msgspec

SITE_MARKER = "reftel.json"
"""File in the root of every site that tells that the folder is one: it may be replaced, and holds no cables to read."""


_PARTICULAR = re.compile(r"""(?<!\w)'[^']{0,300}'(?!\w)|(?<!\w)"[^"]{0,300}"(?!\w)|(?<!\S)\S*[\d/]\S*""")
"""What differs between messages of one kind: what is quoted, numbers, ids and paths."""


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing in the input that a person should look at."""

    source: str
    """Path of the file, relative to the content folder, with ``/``."""
    line: int
    """Line in that file, counted from 1; 0 where the whole file is meant."""
    message: str
    """What was found, what was expected, what to do."""

    @property
    def kind(self) -> str:
        """The message without what is particular to this one place."""
        return _PARTICULAR.sub("…", self.message)

    def __str__(self) -> str:
        where = f"{self.source}:{self.line}" if self.line else self.source
        return f"{where}: {self.message}"


class ReftelError(Exception):
    """The build cannot go on; nothing was published.

    The message says what, where and what to do; the command line prints it without a traceback.
    """
