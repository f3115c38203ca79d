"""Which cables belong together."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from generator.archive import related
from generator.archive.catalogue import Catalogue
from generator.model import Cable, Reference, Tag
from tests.pages.making import archive, cable


def made(folder: Path, *cables: Cable) -> dict[str, list[str]]:
    """For each cable those related to it, by id."""
    catalogue = Catalogue(archive(folder, *cables).store)
    ids = [entry.id for entry in catalogue.entries(0, len(cables))]
    return {
        id: [ids[other] for other in row if other >= 0] for id, row in zip(ids, catalogue.related.tolist(), strict=True)
    }


def some(number: int, subject: str = "", tags: tuple[str, ...] = (), references: tuple[str, ...] = ()) -> Cable:
    return cable(
        f"09ASTANA{number:03d}",
        subject=subject or f"NOTHING{number:03d}",
        tags=tuple(map(Tag, tags)),
        references=tuple(Reference(id, None, id) for id in references),
    )


def others(count: int) -> list[Cable]:
    """Cables that have nothing in common but where they come from."""
    return [
        some(100 + number, "".join(chr(65 + (number * 7 + place) % 26) for place in range(9)))
        for number in range(count)
    ]


def test_shared_rare_words_and_tags_relate(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        some(1, "THE ZEPPELIN ARRIVES", ("EAIR",)),
        some(2, "ZEPPELIN AGAIN", ("EAIR",)),
        some(3, "A HARVEST", ("EAGR",)),
        *others(20),
    )
    assert found["09ASTANA001"] == ["09ASTANA002"]
    assert found["09ASTANA002"] == ["09ASTANA001"]
    assert found["09ASTANA003"] == []


def test_what_all_have_in_common_relates_nothing(tmp_path: Path) -> None:
    assert not any(made(tmp_path, *others(20)).values())


def test_cables_that_cite_the_same_are_related_and_those_that_cite_one_another_are_not(tmp_path: Path) -> None:
    found = made(
        tmp_path,
        some(1, "THE ZEPPELIN", references=("09LIMA7", "09LIMA8")),
        some(2, references=("09LIMA7", "09LIMA8")),
        some(3, "THE ZEPPELIN", references=("09ASTANA001",)),
        *others(20),
    )
    assert found["09ASTANA001"] == ["09ASTANA002"]
    assert found["09ASTANA003"] == []


def test_at_most_five_the_nearest_first(tmp_path: Path) -> None:
    found = made(tmp_path, *(some(number, "THE ZEPPELIN", ("EAIR",)) for number in range(1, 9)), *others(60))
    assert found["09ASTANA004"] == ["09ASTANA003", "09ASTANA005", "09ASTANA002", "09ASTANA006"]
    assert all(len(row) <= related.MOST for row in found.values())


def test_archives_of_no_and_one_cable(tmp_path: Path) -> None:
    assert made(tmp_path / "none") == {}
    assert made(tmp_path / "one", some(1)) == {"09ASTANA001": []}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    cables = [some(number, f"ZEPPELIN WORD{number % 5:04d}", (f"TAG{number % 3}",)) for number in range(40)]
    one, two = (archive(tmp_path / name, *cables).store / related.FILE_NAME for name in ("a", "b"))
    assert one.read_bytes() == two.read_bytes()
    assert np.load(one).shape == (40, related.MOST)
