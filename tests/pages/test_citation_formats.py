"""The citations that scripts make: the texts are those of the page, and any text of a cable comes through BibTeX, RIS
and CSL-JSON as it is."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.archive.catalogue import Entry
from generator.config import Site
from generator.model import Addressee
from generator.pages import citation
from tests.pages.making import cable
from tests.tools import Node

SCRIPT = Path(__file__).parent / "citations.js"
AT = {"url": "https://example.org/a_b/cable/2009/07/X%20Y.html#par5", "accessed": "2026-11-24", "par": "5"}
ODD = 'A{B}\\C~D^E&F%G$H#I_J "K" ‘L’ @M{N, TY  - JOUR\r\nER  - \u2028Ünï <b>'
CABLE = {"key": "09ASTANA1", "id": "09ASTANA1", "subject": ODD, "date": "2009-07-02", "origin": f"Embassy {ODD}",
         "to": f"To {ODD}", "site": f"Archive {ODD}", "publisher": f"House {ODD}"}  # fmt: skip
EMPTY = {"key": "unnamed", "id": "", "subject": "", "date": "", "origin": "", "to": "", "site": "T", "publisher": ""}

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: " ".join(text.split()))
FEW = settings(max_examples=5, phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""An example is a run of Node with many cables; to shrink it would take minutes."""
DATES = st.none() | st.dates(dt.date(1960, 1, 1), dt.date(2030, 1, 1))


def made(node: Node, *cited: tuple[Mapping[str, object], Mapping[str, str]]) -> Any:
    return json.loads(node(SCRIPT, stdin=json.dumps([{"cable": one, "at": at} for one, at in cited])))


def squeezed(text: str) -> str:
    """Line breaks and controls are blanks in the formats."""
    return " ".join(re.sub("[\x00-\x1f\x7f-\x9f]", " ", text).split())


def read_bibtex(text: str) -> tuple[str, dict[str, str]]:
    """Key and fields of one entry, with TeX's commands undone; braces must balance."""
    head = re.match(r"@techreport\{([\w.-]+),\n", text)
    assert head, text
    fields: dict[str, str] = {}
    place = head.end()
    while name := re.compile(r"  (\w+) = (?:\{|([a-z]{3}),\n)").match(text, place):
        if name[2]:  # the name of a month
            fields[name[1]], place = name[2], name.end()
            continue
        start = place = name.end()
        depth = 1
        while depth:
            sign = text[place]
            place += 2 if sign == "\\" else 1
            depth += {"{": 1, "}": -1}.get(sign, 0)
        fields[name[1]] = text[start : place - 1]
        place = text.index("\n", place) + 1
    assert text[place:] == "}\n"
    return head[1], fields


def without_tex(text: str) -> str:
    names = {"textbackslash{}": "\\", "textasciitilde{}": "~", "textasciicircum{}": "^"}
    return re.sub(r"\\(text\w+\{\}|.)", lambda match: names.get(match[1], match[1]), text)


def read_ris(text: str) -> list[tuple[str, str]]:
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\r\n]*)", line) for line in lines]
    assert all(found), lines
    return [(match[1], match[2]) for match in found if match]


def check(given: dict[str, str], at: dict[str, str], made: dict[str, str]) -> None:
    """What was made of a cable can be read back."""
    key, bibtex = read_bibtex(made["bibtex"])
    assert key == (f"{given['key']}-par{at['par']}" if at["par"] else given["key"])
    title = given["subject"] or f"Cable {given['id']}".strip()
    assert without_tex(bibtex["title"][1:-1]) == squeezed(title)
    assert without_tex(bibtex.get("author", "{}")[1:-1]) == squeezed(given["origin"])
    assert bibtex["url"] == at["url"]
    assert bibtex.get("date", "") == given["date"]
    publisher = given["publisher"] or given["site"]
    assert without_tex(bibtex["institution"]) == squeezed(publisher)
    ris = read_ris(made["ris"])
    assert dict(ris)["PB"] == squeezed(publisher)
    assert (ris[0], ris[-1][0]) == (("TY", "RPRT"), "ER")
    assert [tag for tag, _ in ris].count("ER") == 1
    assert dict(ris)["TI"] == squeezed(title)
    [item] = json.loads(made["csl"])
    assert item["type"] == "report"
    assert (item["title"], item["publisher"], item["archive"]) == (title, publisher, given["site"])
    assert item.get("author", [{"literal": ""}]) == [{"literal": given["origin"]}]


@pytest.mark.parametrize("given", [CABLE, EMPTY])
@pytest.mark.parametrize("par", ["5", ""])
def test_formats_can_be_read_back(node: Node, given: dict[str, str], par: str) -> None:
    at = AT | {"par": par}
    [each] = made(node, (given, at))["each"]
    check(given, at, each)


@FEW
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, DATES), min_size=30, max_size=60))
def test_any_text_comes_through(node: Node, rows: list[tuple[str, str, str, str, dt.date | None]]) -> None:
    cited = [
        ({"key": f"K{number}", "id": id, "subject": subject, "date": date.isoformat() if date else "",
          "origin": origin, "to": to, "site": "T", "publisher": ""}, AT)
        for number, (id, subject, origin, to, date) in enumerate(rows)
    ]  # fmt: skip
    for (one, at), each in zip(cited, made(node, *cited)["each"], strict=True):
        check(one, at, each)


def entry(id: str, subject: str, origin: str, date: dt.date | None, *, partial: bool) -> Entry:
    return Entry(0, "K", id, "", subject, "", date, None, "", "", origin, None, partial, False)


@FEW
@given(st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, DATES, st.booleans()), min_size=30, max_size=60))
def test_texts_are_those_of_the_page(node: Node, rows: list[tuple[str, str, str, str, dt.date | None, bool]]) -> None:
    at = {"url": "http://x/", "accessed": "2026-11-24", "par": ""}
    cited = [
        ({"key": "K", "id": id, "subject": subject, "date": date.isoformat() if date else "", "origin": origin,
          "to": citation.addressee((Addressee(to),)), "site": "T", "publisher": "", "extract": extract}, at)
        for id, subject, origin, to, date, extract in rows
    ]  # fmt: skip
    for row, each in zip(rows, made(node, *cited)["each"], strict=True):
        id, subject, origin, to, date, extract = row
        one = cable(action=(Addressee(to),))
        found = citation.view(entry(id, subject, origin, date, partial=extract), one, Site(title="T"), "http://x/")
        for form in ("nara", "chicago", "apa"):
            expected = "November 24, 2026".join(getattr(found, form).rsplit(citation.ACCESSED, 1))
            assert each[form] == expected, form


def test_a_paragraph(node: Node) -> None:
    plain = EMPTY | {"id": "09ASTANA1", "subject": "S", "date": "2009-07-02", "origin": "Embassy Astana"}
    [each] = made(node, (plain, AT))["each"]
    assert "July 2, 2009, par. 5; T, https" in each["nara"]
    assert "July 2, 2009, par. 5, T, accessed" in each["chicago"]
    assert each["apa"].endswith("\n(Embassy Astana, 2009, para. 5)")
    assert "note = {par. 5}" in each["bibtex"]
    assert ("N1", "par. 5") in read_ris(each["ris"])


def test_an_extract(node: Node) -> None:
    one = CABLE | {"extract": True}
    [each] = made(node, (one, AT))["each"]
    check(CABLE, AT, each)
    assert each["bibtex"].count(", extract, par. 5}") == 1
    assert dict(read_ris(each["ris"]))["N1"].endswith(", extract, par. 5")
    assert json.loads(each["csl"])[0]["note"] == "extract, par. 5"


def test_a_folder_is_no_address(node: Node) -> None:
    [each] = made(node, (CABLE | {"site": "T"}, AT | {"url": "", "par": ""}))["each"]
    assert each["nara"].endswith("; T (accessed November 24, 2026).")
    assert each["chicago"].endswith(", T, accessed November 24, 2026.")
    assert each["apa"].endswith(". T. Retrieved November 24, 2026")
    assert not {"UR", "url", "URL"} & {
        *dict(read_ris(each["ris"])),
        *read_bibtex(each["bibtex"])[1],
        *json.loads(each["csl"])[0],
    }


def test_many_in_one_file(node: Node) -> None:
    plain = {"url": "http://x/", "accessed": "2026-11-24", "par": ""}
    found = made(node, (CABLE, plain), (EMPTY, plain))["all"]
    assert found["bibtex"].count("@techreport{") == 2
    assert [item["id"] for item in json.loads(found["csl"])] == ["09ASTANA1", "unnamed"]
    records = found["ris"].split("\r\n\r\n")
    assert [read_ris(record.removesuffix("\r\n") + "\r\n")[-1] for record in records] == [("ER", "")] * 2
    assert msgspec.json.decode(found["csl"])[1] == {
        "id": "unnamed", "type": "report", "genre": "Diplomatic cable", "title": "Cable", "publisher": "T",
        "archive": "T", "URL": "http://x/", "accessed": {"date-parts": [[2026, 11, 24]]},
    }  # fmt: skip
