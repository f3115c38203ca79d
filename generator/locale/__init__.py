"""The catalogues of the interface's words, a file for each language beside that in which they are written."""

from __future__ import annotations

from pathlib import Path

SOURCE = "en"
"""The language of the words in templates and program."""
_FOLDER = Path(__file__).resolve().parent


def languages() -> tuple[str, ...]:
    """Codes of the languages that a site may have."""
    return tuple(sorted({SOURCE, *(path.stem for path in _FOLDER.glob("*.po"))}))


def catalogue(code: str) -> Path:
    """The file with the words of a language."""
    return _FOLDER / f"{code}.po"
