"""The catalogue: repeated cables merged, different ones told apart, all in date order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import urls
from generator.archive import create, links, rows
from generator.archive.catalogue import BY_ID, Catalogue, connect
from generator.archive.rows import Details, Row
from generator.archive.segments import Place
from generator.errors import ReftelError
from generator.report import Counts
from generator.urls import Listing


def row(id: str, date: str | None = "2009-07-02", *, text: str = "", **values: object) -> tuple[Row, Details]:
    details: dict[str, object] = {
        "subject": f"SUBJECT OF {id}",
        "abstract": "",
        "classification": "UNCLASSIFIED",
        "level": "UNCLASSIFIED",
        "origin": "Embassy Astana",
        "country": "KZ",
        "partial": False,
        "fiction": False,
        "tags": ["PREL"],
        "about": [],
        "references": [],
        "place": Place("0.cables", 0, 0, id.encode().ljust(16)[:16]),
    }
    fields: dict[str, object] = {
        "source": f"{id}.txt",
        "line": 6,
        "id": id,
        "canonical_id": id,
        "name": id,
        "digest": (text or id).encode(),
        "shown": id.encode().ljust(16)[:16],
        "date": date,
        "sent": None,
    }
    details |= {name: values.pop(name) for name in list(values) if name in details}
    return Row(**(fields | values)), Details(**details)  # type: ignore[arg-type]


def catalogue(folder: Path, *found: tuple[Row, Details]) -> tuple[Catalogue, Counts, list[str]]:
    counts = Counts(read=len(found), published=len(found))
    rows.save(folder / f"0{rows.ENDING}", found)
    problems = create.create(folder, [("0", 0)], counts)
    links.write(folder)
    return Catalogue(folder), counts, [str(problem) for problem in problems]


def keys(found: Catalogue) -> list[str]:
    return [entry.key for entry in found.entries(0, found.count)]


def test_numbers_follow_date_then_time_then_id(tmp_path: Path) -> None:
    found, _, _ = catalogue(
        tmp_path,
        row("09B1", None),
        row("09A2", "2009-07-02", sent="2009-07-02T11:33:00+00:00"),
        row("09A1", "2009-07-02", sent="2009-07-02T12:00:00+00:00"),
        row("05Z1", "2005-01-01"),
        row("09A0", "2009-07-02", sent="2009-07-02T11:33:00+00:00"),
    )
    assert keys(found) == ["05Z1", "09A0", "09A2", "09A1", "09B1"]
    assert found.undated == 1
    assert [(str(day.date), day.first, day.count) for day in found.days] == [("2005-01-01", 0, 1), ("2009-07-02", 1, 3)]


def test_the_same_text_twice_is_one_cable(tmp_path: Path) -> None:
    found, counts, problems = catalogue(tmp_path, row("09A1", text="t"), row("09A1", text="t", source="again.txt"))
    assert keys(found) == ["09A1"]
    assert (counts.read, counts.published, counts.repeated) == (2, 1, 1)
    assert problems == ["again.txt:6: the same text as 09A1.txt under the same id '09A1'; published once"]


def test_different_texts_under_one_id_are_both_kept(tmp_path: Path) -> None:
    found, counts, problems = catalogue(
        tmp_path, row("09A1", text="one"), row("09A1", text="two", source="b.txt"), row("09A1-2", text="three")
    )
    assert sorted(keys(found)) == ["09A1", "09A1-2", "09A1-3"]
    assert counts.published == 3
    message = "id '09A1' stands in 09A1.txt too, with another text; both are kept, this one as '09A1-3'"
    remedy = "If one is a damaged copy, delete it; an id that is withheld withholds all that have it"
    assert problems == [f"b.txt:6: {message}. {remedy}"]


@pytest.mark.parametrize(("one", "other", "key"), [("09Ab1", "09AB1", "09AB1-2"), ("", "", "-2")])
def test_different_ids_with_one_file_name_are_told_apart(tmp_path: Path, one: str, other: str, key: str) -> None:
    found, counts, problems = catalogue(tmp_path, row(one, text="1", source="a"), row(other, text="2", source="b"))
    assert len({key.lower() for key in keys(found)}) == counts.published == 2
    same = f"id {other!r} would get the same file name as id {one!r} in a; both are kept, this one as"
    assert problems[0].startswith(f"b:6: {same}")
    assert problems[0].endswith(f"{key}'")


def test_a_store_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / create.FILE_NAME).mkdir()
    with pytest.raises(ReftelError, match="make room"):
        create.create(tmp_path, [], Counts())


def test_a_cable_is_found_without_a_search_through_all(tmp_path: Path) -> None:
    catalogue(tmp_path, row("09LIMA2"))
    plan = connect(tmp_path).execute(f"EXPLAIN QUERY PLAN SELECT id FROM cable {BY_ID}", ("09LIMA2",))
    steps = [step for *_, step in plan]
    assert any("INDEX" in step for step in steps)
    assert not [step for step in steps if "SCAN" in step]


def test_listings(tmp_path: Path) -> None:
    found, _, _ = catalogue(
        tmp_path,
        row("09A1", tags=["PREL", "KZ"], about=["KZ"]),
        row("09A2", tags=["PREL"], origin="Embassy Almaty"),
        row("09A3", tags=[], origin="", country=None),
    )
    assert [(group.value, group.count) for group in found.groups(Listing.TAG)] == [("KZ", 1), ("PREL", 2)]
    assert found.numbers(Listing.TAG, "PREL") == [0, 1]
    group = found.group(Listing.ABOUT, "KZ")
    assert group is not None
    assert group.url == "country/kazakhstan-about.html"
    assert [group.name for group in found.groups(Listing.ORIGIN)] == ["embassy-almaty", "embassy-astana"]


def test_listings_never_share_a_file(tmp_path: Path) -> None:
    found, _, _ = catalogue(tmp_path, row("09A1", tags=["human rights", "HUMAN RIGHTS", "../X", "\x00"]))
    names = [group.name.lower() for group in found.groups(Listing.TAG)]
    assert len(set(names)) == 4
    assert not any("/" in name for name in names)


def test_no_page_of_a_list_is_another_list(tmp_path: Path) -> None:
    origins = ["Embassy Astana", "EMBASSY ASTANA", "Embassy Astana 2", "embassy astana_2"]
    found, _, _ = catalogue(tmp_path, *(row(f"09A{number}", origin=origin) for number, origin in enumerate(origins)))
    names = [group.name for group in found.groups(Listing.ORIGIN)]
    assert len(set(names)) == 4
    pages = {urls.listing(Listing.ORIGIN, name, page) for name in names for page in range(1, 5)}
    assert len(pages) == 16


def test_references_both_ways(tmp_path: Path) -> None:
    found, _, _ = catalogue(
        tmp_path,
        row("09A1"),
        row("09A2", references=[("09A1", "A"), ("09X9", "B")]),
        row("09A3", references=[("09A1", "")]),
    )
    assert [entry.key for entry in found.citing(["09A1", "09A2"])["09A1"]] == ["09A2", "09A3"]
    assert list(found.resolve(["09X9", "09A1"])) == ["09A1"]
