"""Looking up names that are shortened or misspelt, without searching through all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

_SHORTEST_BEGINNING = 5
"""Letters that a shortened name must keep."""
_SHORTEST_MISSPELT = 6
_SHORTEST_EXCHANGED = 7
"""Letters of a name in which another letter may stand for the right one: in shorter names that makes other words
(``PLAGUE``, ``DURBIN``)."""


class Spellings:
    """Names of one or several words, in capitals with single blanks, and the keys that they stand for.

    Blanks do not count in exact look-ups (``TEL AVIV``, ``TELAVIV``); in shortened and misspelt names they must be
    right or all missing. Shortened names are found in a dictionary of all beginnings, misspelt ones in a dictionary of
    all names with one letter left out (symmetric deletion): every look-up is a few dictionary reads.
    """

    def __init__(self, never: Iterable[str] = ()) -> None:
        self._never = frozenset(never)
        self._exact: dict[str, str] = {}
        self._beginnings: defaultdict[str, set[str]] = defaultdict(set)
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        self._guessable: dict[str, str] = {}
        self._first_words: set[str] = set()
        self.most_words = 1
        self._longest = 0

    def add(self, name: str, key: str, *, guessable: bool) -> None:
        """Let ``name`` stand for ``key``; the first key of a name stays.

        A guessable name is found shortened and misspelt too.
        """
        joined = name.replace(" ", "")
        self.most_words = max(self.most_words, name.count(" ") + 1)
        if self._exact.setdefault(joined, key) != key or not guessable:
            return
        for form in {name, joined}:
            self._add_guessable(form, key)

    def _add_guessable(self, form: str, key: str) -> None:
        self._guessable[form] = key
        self._longest = max(self._longest, len(form))
        first, blank, _ = form.partition(" ")
        if blank:
            self._first_words.add(first)
        for end in range(len(form)):
            if len(form[:end].replace(" ", "")) >= _SHORTEST_BEGINNING:
                self._beginnings[form[:end].rstrip()].add(key)
        if len(form) >= _SHORTEST_MISSPELT:
            for variant in (form, *_without_one(form)):
                self._near[variant].add(form)

    def exact(self, joined: str) -> str | None:
        """The key of a name, given without blanks."""
        return self._exact.get(joined)

    def guess(self, words: Sequence[str]) -> str | None:
        """The only key that these words can mean if they are shortened, or else if one letter is wrong."""
        if len(words) > 1 and words[0] not in self._first_words:
            return None
        name = " ".join(words)
        if not _SHORTEST_BEGINNING <= len(name) <= self._longest + 1 or name in self._never:
            return None
        return self._shortened(name) or self._misspelt(name)

    def _shortened(self, name: str) -> str | None:
        return _only(self._beginnings.get(name, set()))

    def _misspelt(self, name: str) -> str | None:
        near = {
            self._guessable[form]
            for variant in (name, *_without_one(name))
            for form in self._near.get(variant, ())
            if form[0] == name[0] and form.count(" ") == name.count(" ") and _one_slip(name, form)
        }
        return _only(near)


def _only(keys: set[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _without_one(name: str) -> Iterator[str]:
    return (name[:i] + name[i + 1 :] for i in range(len(name)))


def _one_slip(wrong: str, right: str) -> bool:
    """Whether one letter was left out, put in, exchanged, or two neighbours changed places."""
    start = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    rest_wrong, rest_right = wrong[start:], right[start:]
    if len(wrong) != len(right):
        return rest_wrong[1:] == rest_right or rest_wrong == rest_right[1:]
    if rest_wrong[:2] == rest_right[1::-1] and rest_wrong[2:] == rest_right[2:]:
        return True
    return len(right) - right.count(" ") >= _SHORTEST_EXCHANGED and rest_wrong[1:] == rest_right[1:]
