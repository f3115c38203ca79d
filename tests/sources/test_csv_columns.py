"""Which column holds what."""

from __future__ import annotations

import pytest

from generator.sources.csv_columns import CABLEGATE, columns, heading

RECORD = ("1", "7/2/2009 11:33", "09EXAMPLETON1", "Embassy", "SECRET", "", "HEADER", "BODY")
NAMED = {
    "id,date,reference_id,origin,classification,references,header,body": CABLEGATE,
    "id,date,ref_id,origin,classification,references,header,body": CABLEGATE,
    "id,date,nr,origin,classification,references,header,body": CABLEGATE,
    "number,date,name,origin,classification,references,header,text": CABLEGATE,
    "0,1,2,3,4,5,6,7": CABLEGATE,
    "a,b,c,d,e,f,g,h": CABLEGATE,
    ",date,id,origin,classification,references,header,body": CABLEGATE,
    '"Unnamed: 0","date (UTC)","refid",origin,class,refs,header,text': CABLEGATE,
    "number,date,refid,classification,origin,refs,header,text": (
        "", "date", "id", "classification", "origin", "references", "header", "body",
    ),
    "Reference ID,Subject,Created,Classification,Origin,Content": (
        "id", "subject", "date", "classification", "origin", "body",
    ),
    "Document Number,Draft Date,From,To,TAGS,Message Text": ("id", "date", "origin", "", "", "body"),
    "id, text": ("id", "body"),
}  # fmt: skip


@pytest.mark.parametrize(("line", "names"), NAMED.items())
def test_headings(line: str, names: tuple[str, ...]) -> None:
    fields = heading(line)
    assert fields is not None
    assert columns(fields, RECORD) == names


@pytest.mark.parametrize(
    "line",
    [
        "", "name", "name,town",
        '"1","7/2/2009 11:33","09EXAMPLETON1","Embassy","SECRET","","HEADER","BODY"',
        "1,long ago,09EXAMPLETON1,Embassy,SECRET,,,",
        "x" * 50 + ",date,id,body",
        '"","","","Embassy","SECRET","","null","UNCLAS EXAMPLETON"',
        '"x","long ago","Town","Embassy","SECRET","","null","UNCLAS EXAMPLETON',
        "x" * 200_000,
        ",".join(["id", "body", *map(str, range(200))]),
    ],
)  # fmt: skip
def test_no_headings(line: str) -> None:
    assert heading(line) is None


@pytest.mark.parametrize("line", ["id,date,origin", "date,body", "subject,classification,c,d,e,f,g,h"])
def test_headings_that_lack_the_id_or_the_message(line: str) -> None:
    fields = heading(line)
    assert fields is not None
    assert columns(fields, ("1", "x", "y", "z")) is None
