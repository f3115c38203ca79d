"""Paragraph marks: ``¶2. (C)``, ``2.``, ``(C) 2.``, ``¶2.(SBU)``; and which of them are real.

The publisher's converter took every number with a stop at the start of a line for a paragraph mark, also the end of a
sentence (``recovery beginning in`` / ``¶2010.``). The numbers of real paragraphs follow one another.
"""

from __future__ import annotations

import re

import msgspec

from generator.vocabulary import markings

_LEVEL = "S|C|U|TS|SBU|LOU|FOUO|R|U/FOUO|SECRET|TOP SECRET|CONFIDENTIAL|LIMITED OFFICIAL USE|UNCLAS(?:SIFIED)?"
_CAVEAT = "|".join(sorted({name for known in markings.caveats() for name in (known.code, known.portion)}))
_PORTION = (
    rf"(?:{_LEVEL})(?:(?=[ ,/–-])"
    rf"(?:[ ]?//?[ ]?[A-Z][A-Za-z, /]{{1,24}}|[ ]?[-–][ ]?(?:{_CAVEAT})(?: [A-Z, ]{{1,24}})?)?"
    r"(?:[ ]?[-–,]?[ ]?ENTIRE (?:TEXT|MESSAGE|CABLE))?)?"
)
_SECOND = rf"(?:[ ]?\((?P<caveat>{_CAVEAT})\))?"
"""A caveat in brackets of its own: ``(C) (NF)``."""
PORTION = re.compile(rf"\({{1,2}}\s?(?P<marking>{_PORTION})\s?\.?\){{1,2}}{_SECOND}", re.I)
"""A portion mark: ``(C)``, ``(S//NF)``, ``(C/REL NATO)``, ``(SBU-NF)``, and ``(C - ENTIRE TEXT)``, which one paragraph
bore for all of them (usual from 1978 on)."""

_ENTIRE = r"[ ]?[-–][ ]?ENTIRE (?:TEXT|MESSAGE|CABLE)\b"
"""Behind the portion mark that stands for all of them, in its brackets or not."""

MARK = re.compile(
    rf"(?:\((?P<before>{_PORTION})\)[ \t]*)?[(Q]?(?:¶[ \t]*)?"
    rf"(?P<number>\d{{1,4}})(?:[ ]?(?P<stop>[.,)])(?:\.(?!\.))?(?!\d)|(?=[ ]?\({_PORTION}\)))"
    rf"(?:(?:[ \t]*[(\[]{{0,2}}[ ]?(?P<behind>{_PORTION})[ ]?\.?[)\]]{{1,2}}{_SECOND}(?P<entire>{_ENTIRE})?"
    rf"|\s*(?P<bare>(?:{_LEVEL}){_ENTIRE}))(?:\.(?!\S))?)?[ \t]*"
    r"(?:(?P<hard>[A-Z\"'“‘\[(XS-]|\d(?=(?-i:\d{0,3}(?:ST|ND|RD|TH|st|nd|rd|th)?[ ][A-Z])))|(?P<end>$|\n))?",
    re.I,
)
"""A mark at the start of a line, behind its indentation; a portion mark behind the number has any brackets. That of the
entire text may stand below its number."""

FLAT_MARK = re.compile(rf"[¶\d](?<=\s[¶\d])(?:(?<=¶)[ ]?\d{{1,3}}\.|(?<=\d)\d{{0,2}}\.(?=[ ]?\({_PORTION}\)))")
"""A mark in the middle of a line, for cables that lost their line breaks (a search is fast by its first character)."""

_SHORT = 36
"""Half of what a line holds."""
_HIGHEST = 400
"""No cable has more paragraphs."""
_LONGEST_SHORT = 4
"""Portion marks that are abbreviations: ``SBU``."""


def written(marking: str | None, caveat: str | None) -> str | None:
    """A portion mark as it is shown: abbreviations in capitals, a caveat with brackets of its own behind a stroke."""
    if marking and len(marking) <= _LONGEST_SHORT:
        marking = marking.upper()
    return f"{marking}/{caveat.upper()}" if marking and caveat else marking


class Mark(msgspec.Struct, frozen=True, gc=False):
    """What may be a paragraph mark."""

    start: int
    text_start: int
    """Behind the mark and the portion mark."""
    number: int
    marking: str | None
    fresh: bool
    """An empty line, a rule or a page line stands before it."""
    after_sentence: bool
    """The text before it has come to an end of a sentence (or there is none)."""
    opens_sentence: bool
    """A portion mark or a capital follows."""
    behind_short: bool = False
    """The line before it was ended on purpose: more would have had room on it."""


def read_mark(text: str, start: int, end: int, *, fresh: bool) -> Mark | None:
    """Read the mark at ``start``, which stands before ``end``; None where the line is no mark of a paragraph."""
    match = MARK.match(text, start, end)
    if not match or not is_mark(match):
        return None
    before, number, _, behind, caveat, entire, bare, hard, line_end = match.groups()
    marking = bare or written(behind or before, caveat)
    if entire and marking:
        marking += entire
    end = match.end() - 1 if hard else match.start("end") if line_end is not None else match.end()
    opens_sentence = marking is not None or bool(hard and not hard.islower())
    after, short = _after_sentence(text, start), not fresh and _is_short(text, start - 1)
    return Mark(start, end, int(number), marking, fresh, after, opens_sentence, short)


def is_mark(match: re.Match[str]) -> bool:
    """Whether what :data:`MARK` matched can be one: a number with a comma or a bracket needs a portion mark."""
    return match["stop"] == "." or bool(match["before"] or match["behind"] or match["bare"])


def opens_paragraph(text: str, start: int, end: int) -> bool:
    """Whether there may be a mark at ``start``, which stands before ``end``."""
    match = MARK.match(text, start, end)
    return match is not None and is_mark(match)


def _after_sentence(text: str, start: int) -> bool:
    before = text[start - 40 if start > 40 else 0 : start].rstrip()
    return not before or before[-1] in ".!?:;)\"”'’-—=_*>]X"


def _is_short(text: str, end: int) -> bool:
    """Whether the line that ends there begins near."""
    return end < _SHORT or "\n" in text[end - _SHORT : end]


def real_marks(marks: list[Mark]) -> list[bool]:
    """Tell for each mark whether it starts a paragraph.

    A mark that continues the numbering counts if it looks like a beginning at all; one that jumps must stand behind an
    empty line and open a sentence. Look-ahead decides between two marks that could both continue: in ``October`` /
    ``5. …`` the next paragraph with a portion mark is 3, so that 5 was no paragraph. Where no empty lines tell, the
    next number does (:func:`_goes_on`).
    """
    if len(marks) <= _HIGHEST and all(_follows(mark, number) for number, mark in enumerate(marks, 1)):
        return [True] * len(marks)
    open_numbers = [0]
    strict = sum(1 for mark in marks if mark.marking) * 2 > len(marks)
    verdicts = []
    for index, mark in enumerate(marks):
        verdict = _is_real(mark, open_numbers, strict, marks[index + 1 : index + 4])
        if verdict:
            while len(open_numbers) > 1 and open_numbers[-1] + 1 != mark.number:
                open_numbers.pop()
            if open_numbers[-1] + 1 == mark.number or mark.number > open_numbers[-1]:
                open_numbers[-1] = mark.number
            else:
                open_numbers.append(mark.number)
            del open_numbers[:-8]
        verdicts.append(verdict)
    return verdicts


def _follows(mark: Mark, number: int) -> bool:
    """Whether a mark is beyond doubt, as all of them are in most cables."""
    return mark.number == number and mark.fresh and mark.opens_sentence


def _goes_on(mark: Mark, following: list[Mark]) -> bool:
    """Whether the next number stands behind a mark, and its own does not come once more before that, or surer."""
    if any(other.number == mark.number and (other.marking or other.fresh) for other in following):
        return False
    near = (other.number for other in following if other.number in (mark.number, mark.number + 1))
    return next(near, 0) == mark.number + 1


def _is_real(mark: Mark, open_numbers: list[int], strict: bool, following: list[Mark]) -> bool:
    if mark.number == 0 or mark.number > _HIGHEST:
        return False
    expected = any(mark.number == number + 1 for number in open_numbers)
    if expected:
        if mark.fresh and mark.opens_sentence:
            return True
        if not (mark.after_sentence or mark.marking or mark.behind_short):
            return mark.opens_sentence and not strict and _goes_on(mark, following)
        if mark.marking or (mark.fresh and not strict):
            return True
        rival = any(other.number == mark.number and (other.marking or other.fresh) for other in following)
        return mark.opens_sentence and not rival
    if not mark.opens_sentence:
        return False
    return (mark.fresh and (mark.after_sentence or mark.marking is not None)) or (
        mark.marking is not None and mark.after_sentence
    )
