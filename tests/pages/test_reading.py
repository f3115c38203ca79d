"""The reading view."""

from __future__ import annotations

import pytest

from generator.language import Language
from generator.model import Cable, Paragraph, Part, PartKind
from generator.pages import reading
from generator.pages.citations import Citations
from generator.pages.explanations import Acronyms
from generator.pages.reading import Reading
from tests.pages.making import cable


def view(made: Cable) -> Reading:
    return reading.view(made, Citations({}), Acronyms("glossary.html"))


def read(*paragraphs: Paragraph, summary: str | None = None) -> Reading:
    made: Cable = cable(paragraphs=paragraphs, summary=summary)
    return view(made)


def test_ids_are_unlike_one_another() -> None:
    numbers = (1, 2, None, 2, None, 2)
    found = read(*(Paragraph("x", number=number) for number in numbers))
    assert [each.id for each in found.paragraphs] == ["par1", "par2", "p-3", "par2-2", "p-5", "par2-3"]


def test_a_portion_mark_is_explained() -> None:
    found = read(Paragraph("x", marking="S//NF"), Paragraph("y", marking="ODD"), Paragraph("z"))
    first, second, third = found.paragraphs
    assert first.marking == "S//NF"
    assert first.meaning.startswith("Secret: ")
    assert "Noforn: " in first.meaning
    assert (second.marking, second.meaning, third.marking) == ("ODD", "", "")


@pytest.mark.parametrize(
    ("marking", "shown"),
    [
        ("CONFIDENTIAL - ENTIRE TEXT", "C - ENTIRE TEXT"),
        ("Secret", "S"),
        ("LIMITED OFFICIAL USE", "LOU"),
        ("SECRET/NOFORN", "S/NOFORN"),
        ("SBU", "SBU"),
        ("ODD", "ODD"),
    ],
)
def test_a_level_in_words_is_short_in_the_margin(marking: str, shown: str) -> None:
    (only,) = read(Paragraph("x", marking=marking)).paragraphs
    assert only.marking == shown


def test_a_portion_mark_is_explained_in_the_language() -> None:
    made = cable(paragraphs=(Paragraph("x", marking="S//NF"),))
    (only,) = reading.view(made, Citations({}), Acronyms("glossary.html"), Language("es")).paragraphs
    assert only.meaning.startswith("Secret: Cabe esperar que su divulgación dañe")
    assert only.meaning.endswith("Noforn: No comunicable a extranjeros [E.O. 12958; 32 CFR 2001]")


@pytest.mark.parametrize("before", ["A. ", "", "-- ", "--"])
def test_portion_marks_of_parts_are_explained(before: str) -> None:
    (only,) = read(Paragraph(f"{before}(S/NF) The bridge was closed.\n{before}(ODD) It was opened.")).paragraphs
    assert '<a class="x" href="glossary.html#marking-S" title="Secret: ' in only.text
    assert '[E.O. 12958; 32 CFR 2001]">(S/NF)</a> The bridge' in only.text
    assert "(ODD) It" in only.text


def test_letters_in_brackets_are_no_portion_marks() -> None:
    (only,) = read(Paragraph("Reasons 1.4 (C) and (U) were given, and Plan (S) too.")).paragraphs
    assert "marking-" not in only.text


def test_headings_are_kept_apart() -> None:
    (only,) = read(Paragraph("x", heading="PART ONE\nTHE BRIDGE")).paragraphs
    assert [heading.text for heading in only.headings] == ["PART ONE", "THE BRIDGE"]


def test_what_no_rule_recognised_is_shown_but_mere_rules_are_not() -> None:
    parts = (Part(PartKind.OTHER, 0, 3), Part(PartKind.PARAGRAPH, 4, 5), Part(PartKind.OTHER, 6, 9))
    assert view(cable(text="--- x odd", parts=parts)).rest == ("odd",)


def marked(found: Reading) -> list[int]:
    return [place for place, each in enumerate(found.paragraphs) if each.summary]


def test_the_summary_is_marked() -> None:
    found = read(
        Paragraph("SUMMARY: The bridge was opened. END SUMMARY.", number=1),
        Paragraph("The bridge is long.", number=2),
        summary="The bridge was opened.",
    )
    assert marked(found) == [0]
    assert not any(each.summary_label for each in found.paragraphs)


def test_a_summary_of_several_paragraphs() -> None:
    found = read(
        Paragraph("The mayor spoke.", number=1),
        Paragraph("The bridge was opened.", number=2),
        Paragraph("- It is long.\n- It is blue.", number=3),
        Paragraph("Then it rained.", number=4),
        summary="The bridge was opened. - It is long. - It is blue.",
    )
    assert marked(found) == [1, 2]
    assert [each.summary_label for each in found.paragraphs] == [False, True, False, False]


def test_a_summary_that_is_nowhere_marks_nothing() -> None:
    assert marked(read(Paragraph("x"), summary="Something else.")) == []
    assert marked(read(summary="Something else.")) == []


def test_three_headings_make_a_table_of_contents() -> None:
    some = [Paragraph("x", heading=name) for name in ("ONE", "TWO\nHALVES", "THREE")]
    assert read(some[0], some[0]).contents == ()
    assert [(each.id, each.text) for each in read(*some).contents] == [
        ("h-1", "ONE"),
        ("h-2", "TWO"),
        ("h-3", "HALVES"),
        ("h-4", "THREE"),
    ]


def test_words_and_minutes_are_counted() -> None:
    found = read(Paragraph("one two three"), Paragraph("four\nfive"))
    assert (found.words, found.minutes) == (5, 1)
    assert read(Paragraph(" ".join(["word"] * 1150))).minutes == 5


TEXT = (
    "1. The bridge was\n\nASTANA 00000001  002 OF 003\n\nopened by the mayor.\nASTANA 00000001  003 OF 003\n2. He left."
)
PAGE_LINES = (TEXT.index("ASTANA"), TEXT.rindex("ASTANA"))


def joined(text: str, *paragraphs: str) -> list[str]:
    parts = tuple(Part(PartKind.PAGE_LINE, start, start + 27) for start in PAGE_LINES)
    made = cable(text=text, parts=parts, paragraphs=tuple(map(Paragraph, paragraphs)))
    return [str(each.text) for each in view(made).paragraphs]


def test_joints_are_shown_where_sentences_were_joined() -> None:
    first, second = joined(TEXT, "The bridge was opened by the mayor.", "He left.")
    mark = '<span class="joint" title="ASTANA 00000001 002 OF 003"></span>'
    assert first == f"<p>The bridge was {mark}opened by the mayor.</p>"
    assert second == "<p>He left.</p>", "a page line between paragraphs joins nothing"


def test_a_text_with_the_sign_of_a_joint_has_none() -> None:
    first, _ = joined(TEXT + "\ue000", "The bridge was opened by the \ue000mayor.", "He left.")
    assert first == "<p>The bridge was opened by the \ue000mayor.</p>"


def test_redactions_are_marked_where_there_are_some() -> None:
    paragraphs = (Paragraph("Mr. XXXXXXXX and SUPERBOWL XXX <b>"),)
    (only,) = view(cable(paragraphs=paragraphs, redactions=1)).paragraphs
    assert only.text == '<p>Mr. <span class="redacted">XXXXXXXX</span> and SUPERBOWL XXX &lt;b&gt;</p>'


def test_notices_in_place_of_names_are_marked() -> None:
    paragraphs = (Paragraph("Otter met [NAME REMOVED] [sic]."),)
    (only,) = view(cable(paragraphs=paragraphs, redactions=1)).paragraphs
    assert only.text == '<p>Otter met <span class="redacted">[NAME REMOVED]</span> [sic].</p>'
