"""The page of a cable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
from markupsafe import Markup

from generator import urls
from generator.archive.catalogue import Catalogue, Entry
from generator.cache import digest
from generator.context import RangeTask, StageResult
from generator.language import Language
from generator.model import Cable
from generator.pages import citation, explanations, facts, notes, reading, thread
from generator.pages.citation import Citation
from generator.pages.citations import SINGLE, Citations, letters_by_order
from generator.pages.escaping import script_json
from generator.pages.explanations import Acronyms, LegendLine
from generator.pages.facts import Facts
from generator.pages.notes import NoteView
from generator.pages.press import Press, Run
from generator.pages.prose import transmitted
from generator.pages.reading import Reading
from generator.pages.thread import Steps, Thread
from generator.pages.views import NO_SUBJECT, EntryView, Head, entry_view
from generator.record import published

TEMPLATE = "cable.html"
BATCH = 50
"""Cables whose links are looked up at once."""
MOST_CITING = 10
"""Citing cables that are shown; the others are folded."""


class ReferenceView(msgspec.Struct, frozen=True):
    """One entry of the REF line."""

    anchor: str
    letter: str
    text: str
    """As written."""
    cables: tuple[EntryView, ...]
    """The cables of the archive that it means."""
    missing: str
    """Canonical id of a cable that the archive does not hold; empty otherwise."""
    stub: str
    """Where it is told who cites that one."""


class Downloads(msgspec.Struct, frozen=True):
    """Files beside the page; empty where the browser makes them from ``data``."""

    text: str
    json: str
    name: str
    """File name without ending."""
    data: Markup
    """The record of the cable without what the page shows anyway."""
    script: str


Beside = tuple[Entry | None, Entry | None]
"""The cables before and after one in an order."""


class Neighbours(msgspec.Struct, frozen=True):
    """The cables before and after this one in an order."""

    name: str
    previous: EntryView | None
    next: EntryView | None


class CableView(msgspec.Struct, frozen=True):
    """Everything on the page of a cable."""

    head: Head
    entry: EntryView
    facts: Facts
    text: Reading
    transmitted: Markup
    redactions: str
    """``3 redactions``; empty for none."""
    notes: tuple[NoteView, ...]
    references: tuple[ReferenceView, ...]
    citing: tuple[EntryView, ...]
    citing_more: tuple[EntryView, ...]
    citing_count: str
    thread: Thread | None
    related: tuple[EntryView, ...]
    """Cables that have much in common with it (see :mod:`generator.archive.related`)."""
    neighbours: tuple[Neighbours, ...]
    glossary: str
    legend: tuple[LegendLine, ...]
    """How to read its header."""
    length: str
    """``1,203 words, 5 minutes``"""
    keys: str
    """The script for keys, views and explanations."""
    downloads: Downloads
    highlight: str
    """The script that marks the words of a search."""
    citation: Citation
    cite: str
    """The script that makes citations for programs."""


class Links(msgspec.Struct, frozen=True):
    """The other cables that the pages of a batch show."""

    cited: Mapping[str, Sequence[Entry]]
    """By canonical id, the cables that it means."""
    citing: Mapping[str, Sequence[Entry]]
    """By canonical id, the cables that refer to it."""
    by_date: Mapping[int, Beside]
    """By number of a cable, those before and after it."""
    by_origin: Mapping[int, Beside]
    """The same, from its origin."""
    related: Mapping[int, Sequence[Entry]]
    """By number, the cables related to it."""
    further: Steps


def render(task: RangeTask) -> StageResult:
    """Write the pages of the cables of a task."""
    run = Run(task.context)
    for start in range(task.start, task.stop, BATCH):
        _render(run, start, min(start + BATCH, task.stop))
    return run.result()


def _render(run: Run, start: int, stop: int) -> None:
    """Write the pages of a batch; those that would be what they were are taken over."""
    keys = _keys(run.press, start, stop)
    new = [number for number, (url, key) in enumerate(keys, start) if not run.keep(url, key)]
    if new:
        _write(run, new, {number: keys[number - start][1] for number in new})
    run.count(stop - start)


def _keys(press: Press, start: int, stop: int) -> list[tuple[str, bytes]]:
    """The page of each cable, and the digest of what it is made from, but for what all pages have in common."""
    catalogue = press.catalogue
    columns = [column[start:stop].tolist() for column in (catalogue.content, catalogue.shown, catalogue.around)]
    names = [(key, urls.cable(key, date)) for key, date in catalogue.names(start, stop)]
    return [
        (url, digest([*digests, repr(notes.of(press, key, url)).encode()]))
        for (key, url), *digests in zip(names, *columns, strict=True)
    ]


def _write(run: Run, new: Sequence[int], keys: Mapping[int, bytes]) -> None:
    press = run.press
    wanted = {other for number in new for other in (number - 1, number, number + 1)}
    numbers = sorted(number for number in wanted if 0 <= number < press.catalogue.count)
    entries = dict(zip(numbers, press.catalogue.entries_of(numbers), strict=True))
    cables = list(press.catalogue.cables_of(new))
    links = _links(press, entries, new, cables)
    for number, cable in zip(new, cables, strict=True):
        entry = entries[number]
        run.publish(entry.url, TEMPLATE, view(press, entry, cable, links), keys[number])


def _links(press: Press, entries: Mapping[int, Entry], new: Sequence[int], cables: Sequence[Cable]) -> Links:
    catalogue = press.catalogue
    cited = catalogue.resolve(reference.cable for cable in cables for reference in cable.references if reference.cable)
    citing = catalogue.citing(cable.canonical_id for cable in cables if cable.canonical_id)
    return Links(
        cited,
        citing,
        {number: (entries.get(number - 1), entries.get(number + 1)) for number in new},
        _by_origin(press, [entries[number] for number in new]),
        _found(press, _related(catalogue, new)),
        Steps(_further(press, cited, catalogue.graph.cites), _further(press, citing, catalogue.graph.cited_by)),
    )


def _related(catalogue: Catalogue, new: Sequence[int]) -> dict[int, list[int]]:
    rows = catalogue.related[new].tolist()
    return {number: [other for other in row if other >= 0] for number, row in zip(new, rows, strict=True)}


def _further(
    press: Press, groups: Mapping[str, Sequence[Entry]], of: Callable[[int], list[int]]
) -> dict[int, list[Entry]]:
    return _found(press, {entry.number: of(entry.number) for group in groups.values() for entry in group})


def _found(press: Press, rows: Mapping[int, Sequence[int]]) -> dict[int, list[Entry]]:
    """The cables with the numbers of each row."""
    wanted = sorted({other for row in rows.values() for other in row})
    found = dict(zip(wanted, press.catalogue.entries_of(wanted), strict=True))
    return {number: [found[other] for other in row] for number, row in rows.items()}


def _by_origin(press: Press, entries: Sequence[Entry]) -> dict[int, Beside]:
    numbers = {entry.number: press.sent_beside(entry.origin, entry.number) for entry in entries if entry.origin}
    wanted = sorted({number for pair in numbers.values() for number in pair if number is not None})
    found: dict[int | None, Entry] = dict(zip(wanted, press.catalogue.entries_of(wanted), strict=True))
    return {number: (found.get(before), found.get(after)) for number, (before, after) in numbers.items()}


def view(press: Press, entry: Entry, cable: Cable, links: Links) -> CableView:
    """The view of one cable, made from it, its entry, and the entries that its page shows."""
    url = entry.url
    references = tuple(_references(press.language, url, cable, links.cited))
    citing = [
        entry_view(url, other, press.language)
        for other in links.citing.get(cable.canonical_id, ())
        if other.number != entry.number
    ]
    meant = dict.fromkeys(reference.cable for reference in cable.references if reference.cable)
    cited = [other for id in meant for other in links.cited.get(id, ())]
    glossary = explanations.glossary(url.rpartition("/")[0])
    citations, acronyms = Citations(_anchors(cable, references)), Acronyms(glossary, cable.text, press.language)
    text = reading.view(cable, citations, acronyms, press.language)
    subject = cable.subject or press.language.gettext(NO_SUBJECT)
    head = press.head(url, f"{cable.id}: {subject}" if cable.id else subject, entry.abstract)
    return CableView(
        head=head,
        entry=entry_view(url, entry, press.language),
        facts=facts.view(press, url, entry, cable),
        text=text,
        transmitted=transmitted(cable.text),
        redactions=press.language.ngettext("%(num)s redaction", "%(num)s redactions", cable.redactions)
        if cable.redactions
        else "",
        notes=notes.of(press, entry.key, url),
        references=references,
        citing=tuple(citing[:MOST_CITING]),
        citing_more=tuple(citing[MOST_CITING:]),
        citing_count=press.language.cables(len(citing)),
        thread=thread.view(press.language, url, entry, cited, links.citing.get(cable.canonical_id, ()), links.further),
        related=tuple(entry_view(url, other, press.language) for other in links.related[entry.number]),
        glossary=glossary,
        legend=explanations.legend(cable, press.language),
        length=_length(press.language, text),
        keys=urls.relative(url, urls.static("cable-keys.js")),
        neighbours=tuple(_neighbours(press.language, url, entry, links)),
        downloads=_downloads(press, url, entry, cable),
        highlight=urls.relative(url, urls.static("highlight.js")),
        citation=citation.view(entry, cable, press.config.site, head.canonical),
        cite=urls.relative(url, urls.static("cite.js")),
    )


def _references(
    language: Language, url: str, cable: Cable, cited: Mapping[str, Sequence[Entry]]
) -> Iterator[ReferenceView]:
    for number, reference in enumerate(cable.references, start=1):
        found = cited.get(reference.cable, ()) if reference.cable else ()
        yield ReferenceView(
            anchor=f"ref-{number}",
            letter=reference.letter or "",
            text=reference.text,
            cables=tuple(entry_view(url, other, language) for other in found),
            missing=reference.cable if reference.cable and not found else "",
            stub=_stub(url, reference.cable) if reference.cable and not found else "",
        )


def _stub(url: str, id: str) -> str:
    return urls.relative(url, f"{urls.missing(id)}#{urls.missing_place(id)}")


def _length(language: Language, text: Reading) -> str:
    if not text.words:
        return ""
    words = language.ngettext("%(num)s word", "%(num)s words", text.words)
    minutes = language.ngettext("%(num)s minute to read", "%(num)s minutes to read", text.minutes)
    return language.listed(words, minutes)


def _anchors(cable: Cable, references: Sequence[ReferenceView]) -> dict[str, str]:
    """The places of the references on the page, by letter; the only one is meant without a letter too.

    Where none of them has a letter their order gives the letters that the text cites.
    """
    anchors = {reference.letter: reference.anchor for reference in reversed(references) if reference.letter}
    if references and not anchors:
        letters = letters_by_order([paragraph.text for paragraph in cable.paragraphs], len(references))
        anchors = {letter: reference.anchor for letter, reference in zip(letters, references, strict=False)}
    return anchors | {SINGLE: references[0].anchor} if len(references) == 1 else anchors


def _neighbours(language: Language, url: str, entry: Entry, links: Links) -> Iterator[Neighbours]:
    pairs = [(language.gettext("By date"), links.by_date[entry.number])]
    if entry.origin:
        pairs.append((language.gettext("From %(origin)s", origin=entry.origin), links.by_origin[entry.number]))
    for name, (previous, following) in pairs:
        if previous or following:
            yield Neighbours(name, _neighbour(language, url, previous), _neighbour(language, url, following))


def _neighbour(language: Language, url: str, entry: Entry | None) -> EntryView | None:
    return entry_view(url, entry, language) if entry else None


def _downloads(press: Press, url: str, entry: Entry, cable: Cable) -> Downloads:
    wanted = press.config.downloads

    def file(ending: str, there: bool) -> str:
        return urls.relative(url, urls.cable_file(entry.key, entry.date, ending)) if there else ""

    data = Markup() if wanted.text_files and wanted.json_files else _data(entry, cable)
    return Downloads(
        text=file("txt", wanted.text_files),
        json=file("json", wanted.json_files),
        name=entry.key,
        data=data,
        script=urls.relative(url, urls.static("cable.js")) if data else "",
    )


def _data(entry: Entry, cable: Cable) -> Markup:
    """The cable's record; the script adds what the page holds."""
    rest = published(msgspec.structs.replace(cable, action=(), info=(), paragraphs=(), text=""), entry.url)
    return script_json(rest)
