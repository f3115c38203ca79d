"""The reading view."""

from __future__ import annotations

from generator.model import Cable, Paragraph, Part, PartKind
from generator.pages import reading
from generator.pages.citations import Citations
from generator.pages.reading import Reading
from tests.pages.making import cable


def read(*paragraphs: Paragraph, summary: str | None = None) -> Reading:
    made: Cable = cable(paragraphs=paragraphs, summary=summary)
    return reading.view(made, Citations({}))


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


def test_headings_are_kept_apart() -> None:
    (only,) = read(Paragraph("x", heading="PART ONE\nTHE BRIDGE")).paragraphs
    assert only.headings == ("PART ONE", "THE BRIDGE")


def test_what_no_rule_recognised_is_shown_but_mere_rules_are_not() -> None:
    parts = (Part(PartKind.OTHER, 0, 3), Part(PartKind.PARAGRAPH, 4, 5), Part(PartKind.OTHER, 6, 9))
    assert reading.view(cable(text="--- x odd", parts=parts), Citations({})).rest == ("odd",)


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
