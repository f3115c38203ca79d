"""What is particular to the cables of a list, or common on them."""

from __future__ import annotations

from pathlib import Path

from generator.archive.catalogue import Catalogue, Group
from generator.model import Tag
from generator.pages import tags
from generator.pages.partners import particular
from generator.urls import Listing
from tests.pages.making import archive, cable, make_entries, page, press, words

CABLES = [
    cable("09ASTANA1", tags=(Tag("PREL"), Tag("PGOV"), Tag("CI"))),
    cable("09ASTANA2", tags=(Tag("PREL"), Tag("PGOV"), Tag("CI"))),
    cable("09ASTANA3", tags=(Tag("PREL"), Tag("ECON"))),
]


def test_lists_without_anything_particular_show_what_is_common(tmp_path: Path) -> None:
    context = archive(tmp_path, *CABLES)
    make_entries(context)
    for task in tags.tasks(context, Catalogue(context.store)):
        tags.render(task)
    tree = page(context, "tag/PREL.html")
    assert words(tree, "#particular") == ["Most common on these cables"]
    assert words(tree, ".partners thead th") == ["Tag", "Cables", "Country", "Cables"]
    assert [text.split()[0] for text in words(tree, ".partners tbody th")] == ["PGOV", "Chile"]
    assert words(tree, ".partners tbody td") == ["2", "2"]
    rare = page(context, "tag/ECON.html")
    assert words(rare, "#particular") == []
    assert "No other tag or country is named on two or more of these cables." in words(rare, "main p")


def test_classifications_have_no_partners(tmp_path: Path) -> None:
    made = press(tmp_path, *CABLES)
    assert particular(made, "x.html", Group(Listing.CLASSIFICATION, "SECRET", "secret", 3)) is None
