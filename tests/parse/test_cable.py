# ruff: noqa: E501 -- cases are one line each
"""Whole messages: a tidy one, the traps that real ones hold, random ones, hostile ones, and real ones where they are."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Cable, Part, PartKind, RawCable
from generator.parse import parse_cable
from generator.sources import discover, read
from tests.parse.samples import FIELDS, HEADER, MESSAGE, TEXT, bare, cable, raw


def test_a_tidy_cable() -> None:
    found = cable()
    assert found.canonical_id == "09ASTANA99"
    assert found.subject == "KAZAKHSTAN: A YURT IS NOT A HOUSE, SAYS MINISTER"
    assert (found.date, found.sent) == (dt.date(2009, 1, 1), dt.datetime(2009, 1, 1, 12, tzinfo=dt.UTC))
    assert (found.classification.level, found.captions, found.sections) == ("CONFIDENTIAL", ("SIPDIS",), 2)
    assert (found.origin, found.post, found.country) == ("Embassy Astana", "ASTANA", "KZ")
    assert (found.precedence, found.transmission_id) == ("OP", "VZCZCXRO1234")
    assert [a.name for a in found.action] == ["SECSTATE WASHDC"]
    assert [a.name for a in found.info] == ["CIS COLLECTIVE", "AMEMBASSY MOSCOW", "CDR USCENTCOM MACDILL AFB FL"]
    assert [tag.code for tag in found.tags] == ["PREL", "PGOV", "KZ"]
    assert [reference.cable for reference in found.references] == ["08ASTANA12"]
    assert found.authority is not None
    assert found.authority.name == "Jane Q. Sample"
    assert found.declassification is not None
    assert found.declassification.date == dt.date(2019, 1, 1)
    assert found.summary == "The minister said that a yurt is not a house."
    assert [(p.number, p.marking, p.heading) for p in found.paragraphs] == [
        (1, "C", None), (2, "C", "WHAT HE SAID"), (3, "U", None),
    ]  # fmt: skip
    assert found.paragraphs[1].text == "He said it twice, because nobody had listened to him when he said it first."
    assert found.signer == "SAMPLE"
    assert (found.partial, found.redactions, found.problems) == (False, 0, ())
    assert [part.kind.value for part in found.parts] == [
        "header", "classification", "caption", "attention", "executive-order", "tags", "subject", "reference",
        "classified-by", "paragraph", "heading", "paragraph", "page-line", "paragraph", "paragraph", "signer",
    ]  # fmt: skip


OLD = """R 021133Z JUL 79
FM AMEMBASSY ASTANA
TO SECSTATE WASHDC 5702
C O N F I D E N T I A L ASTANA 1103

E.O. 12065: GDS 7/2/85 (ROE, JANE H.) OR-M
TAGS: PREL, KZ
SUBJECT: THE TENTS, AND THEIR REHABI-
LITATION
"""


def old(behind: str) -> Cable:
    return parse_cable(RawCable(source="old.txt", line=1, id="1979ASTANA01103", text=OLD + behind))


def test_a_cable_of_the_seventies() -> None:
    found = old("REF: (A) STATE 298228 (B) GENEVA 0501\n1. LONDON PRESS SAYS NOTHING.\n\n2. THE TENTS ARE COLD.\nROE\n")
    assert found.subject == "THE TENTS, AND THEIR REHABI-LITATION"
    assert found.authority is not None
    assert found.authority.name == "JANE H. ROE"
    assert [reference.cable for reference in found.references] == ["79STATE298228", "79GENEVA501"]
    assert [p.text for p in found.paragraphs] == ["LONDON PRESS SAYS NOTHING.", "THE TENTS ARE COLD."]


def test_attention_lines_behind_the_fields() -> None:
    found = old("\nFOR THE SECRETARY FROM AMBASSADOR ROE\n\nDEPT PASS NASA\n\n1. THE TENTS ARE COLD.\n")
    assert [(p.heading, p.text) for p in found.paragraphs] == [(None, "THE TENTS ARE COLD.")]
    assert sum(part.kind is PartKind.ATTENTION for part in found.parts) == 2


def test_attention_lines_swallow_no_field_and_no_subject() -> None:
    text = OLD.replace("E.O. 12065", "FOR THE SECRETARY E.O. 12065").replace(
        "REHABI-\nLITATION", "FATE: LETTER\n\nFROM PRESIDENT OTTER"
    )
    found = parse_cable(RawCable(source="old.txt", line=1, id="79ASTANA1", text=text + "\n1. THE TENTS.\n"))
    assert found.declassification is not None
    assert found.declassification.date == dt.date(1985, 7, 2)
    unfinished = OLD.replace("THEIR REHABI-\nLITATION\n", "A LETTER TO\n\nTHE SECRETARY FROM THE OTTERS\n")
    found = parse_cable(
        RawCable(source="old.txt", line=1, id="79ASTANA1", text=unfinished + "REF: STATE 12\n\n1. THE TENTS.\n")
    )
    assert found.subject == "THE TENTS, AND A LETTER TO THE SECRETARY FROM THE OTTERS"


@pytest.mark.parametrize("behind", [" POSS DUPE", " (POSS DUPE)", " TOSEC 070095", " CORRECTED COPY"])
def test_what_stands_behind_the_time_of_a_page_line(behind: str) -> None:
    page = f"CONFIDENTIAL\n\nPAGE 02        ASTANA  01103  021200Z{behind}\n"
    found = old(f"\n1. THE TENTS ARE COLD AND THIS LED TO A\n{page}DISCUSSION OF THE OTTERS.\n\n2. THE END.\n")
    assert found.paragraphs[0].text == "THE TENTS ARE COLD AND THIS LED TO A DISCUSSION OF THE OTTERS."


@pytest.mark.parametrize("mark", ["NNN", "NNNN"])
def test_the_end_of_a_message_between_sections(mark: str) -> None:
    second = OLD.replace("1103\n", "1103 SECTION 02 OF 02\n", 1).partition("E.O.")[0]
    page = "PAGE 01        ASTANA  01103  02 OF 02  021200Z\n"
    first = OLD.replace("1103\n", "1103 SECTION 01 OF 02\n", 1)
    text = f"{first}\n1. THE OTTERS SAY THAT\nCONFIDENTIAL\n\n\n{mark}\n\n\nCONFIDENTIAL\n\n{page}{second}\nALL WILL BE WELL.\n\n2. THE END.\n"
    found = parse_cable(RawCable(source="old.txt", line=1, id="79ASTANA1103", text=text))
    assert [p.text for p in found.paragraphs] == ["THE OTTERS SAY THAT ALL WILL BE WELL.", "THE END."]


def test_a_table_goes_on_on_the_next_page() -> None:
    page = "CONFIDENTIAL\n\nPAGE 02        ASTANA  01103  021200Z\n"
    found = old(
        f"\n1. THEY HAVE:\n\n   TENTS      7\n   OTTERS     5\n{page}   LAMPS      2\n   YURTS      1\n\n2. THE END.\n"
    )
    assert found.paragraphs[0].text.splitlines()[-4:] == ["TENTS 7", "OTTERS 5", "LAMPS 2", "YURTS 1"]


def test_a_lost_header_is_read_from_that_of_a_later_section() -> None:
    first, second = (OLD.replace("1103\n", f"1103 SECTION 0{number} OF 02\n", 1) for number in (1, 2))
    text = f"C O N F{first.partition('C O N F')[2]}\n1. THE OTTERS SAY\n\n{second}\nTHAT ALL IS WELL.\n\n2. THE END.\n"
    found = parse_cable(RawCable(source="old.txt", line=1, id="79ASTANA1103", text=text))
    assert (found.sent, found.precedence) == (dt.datetime(1979, 7, 2, 11, 33, tzinfo=dt.UTC), "R")
    assert [addressee.name for addressee in found.action] == ["SECSTATE WASHDC"]
    assert [p.text for p in found.paragraphs] == ["THE OTTERS SAY THAT ALL IS WELL.", "THE END."]


def test_the_header_of_a_quoted_cable_is_not_that_of_the_cable() -> None:
    quoted = "R 021133Z JUL 74\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC\nC O N F I D E N T I A L SECTION 02 OF 02 PARIS 01234\n"
    found = bare(
        f"CONFIDENTIAL ASTANA 000099\nSUBJECT: A\n\n1. WE REPEAT THE FOLLOWING. QUOTE\n\n{quoted}SUBJECT: B\n\n2. END.\n"
    )
    assert (found.sent, found.action, found.origin) == (None, (), "")


def test_an_addressee_whose_name_begins_as_a_classification() -> None:
    header = HEADER.replace("RUEHC/SECSTATE WASHDC IMMEDIATE 1234", "SECRETARY OF STATE WASHDC 12345")
    found = bare(f"{header}{FIELDS}{TEXT}")
    assert found.classification.level == "CONFIDENTIAL"
    assert [addressee.name for addressee in found.action] == ["SECRETARY OF STATE WASHDC"]


def test_what_the_publisher_leaves_out_is_read_from_the_message() -> None:
    found = bare(MESSAGE)
    assert found.date == dt.date(2009, 1, 1)
    assert found.origin == "AMEMBASSY ASTANA"
    assert found.classification.level == "CONFIDENTIAL"
    assert (found.post, found.country) == ("ASTANA", "KZ")


def test_the_publishers_subject_stands_in_where_the_message_has_none() -> None:
    assert cable("UNCLAS ASTANA 000099\n\n1. (U) Text.\n", subject=" A  yurt ").subject == "A yurt"


def test_the_day_stays_as_the_publisher_wrote_it() -> None:
    assert cable(date=dt.date(2009, 1, 2)).date == dt.date(2009, 1, 2)


def test_a_telegram_of_the_seventies() -> None:
    found = bare(
        "PAGE 01 STATE 015113\n\n42\nORIGIN EUR-25\n\nDRAFTED BY EUR:JSAMPLE:ABC\nAPPROVED BY EUR:JDOE\n"
        "                     --------------------- 012345\nR 182333Z JAN 73\nFM SECSTATE WASHDC\nTO AMEMBASSY BONN\n"
        "INFO AMEMBASSY LONDON\nUSMISSION NATO\nC O N F I D E N T I A L STATE 015113\n\nLIMDIS\n\nE.O. 11652: GDS\n\n"
        "TAGS: PFOR, GW, UK\n\nSUBJECT: TALKS WITH MINISTER SAMPLE ON\nTHE MATTER OF TENTS\n\nREF: BONN 1234\n\n"
        "1. SUMMARY: MINISTER SAMPLE CALLED AND SAID NOTHING. END SUMMARY.\n\n2. THE SECRETARY HAD NOT HEARD ANYTHING AND\n"
        "CONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE 02 STATE 015113\n\nTHAT THIS WAS JUST AS WELL. THERE WERE IN\n14. OTHER TALKS NO"
        " TENTS.\n\n3. NOBODY WAS THERE.\n\nDOE\n\nCONFIDENTIAL\n\n\nNNNN\n"
    )
    assert found.sent == dt.datetime(1973, 1, 18, 23, 33, tzinfo=dt.UTC)
    assert found.subject == "TALKS WITH MINISTER SAMPLE ON THE MATTER OF TENTS"
    assert found.captions == ("LIMDIS",)
    assert [a.name for a in found.info] == ["AMEMBASSY LONDON", "USMISSION NATO"]
    assert [p.number for p in found.paragraphs] == [1, 2, 3]
    assert found.paragraphs[1].text == (
        "THE SECRETARY HAD NOT HEARD ANYTHING AND THAT THIS WAS JUST AS WELL. THERE WERE IN 14. OTHER TALKS NO TENTS."
    )
    assert found.summary == "MINISTER SAMPLE CALLED AND SAID NOTHING."
    assert found.signer == "DOE"


def test_a_cable_on_one_line() -> None:
    found = bare(" ".join(MESSAGE.split()))
    assert found.subject == "KAZAKHSTAN: A YURT IS NOT A HOUSE, SAYS MINISTER"
    assert [p.number for p in found.paragraphs] == [1, 2, 3]
    assert found.signer == "SAMPLE"
    assert found.sent == dt.datetime(2009, 1, 1, 12, tzinfo=dt.UTC)
    assert [a.name for a in found.info] == ["CIS COLLECTIVE", "AMEMBASSY MOSCOW", "CDR USCENTCOM MACDILL AFB FL"]


def test_lower_case_from_top_to_end() -> None:
    found = bare(MESSAGE.lower())
    assert found.subject == "kazakhstan: a yurt is not a house, says minister"
    assert (found.classification.level, found.captions, found.precedence) == ("CONFIDENTIAL", ("SIPDIS",), "OP")
    assert found.action[0].route == "RUEHC"


def test_an_extract_without_a_header() -> None:
    notice = (
        "This record is a partial extract of the original cable. The full text of the original cable is not available."
    )
    found = cable(notice + FIELDS + TEXT)
    assert found.partial
    assert found.parts[0].kind is PartKind.NOTICE
    assert found.sent is None
    assert found.subject.startswith("KAZAKHSTAN")


def test_windows_line_ends() -> None:
    there, here = cable(MESSAGE.replace("\n", "\r\n")), cable()
    for field in (
        "subject",
        "summary",
        "paragraphs",
        "signer",
        "action",
        "info",
        "tags",
        "references",
        "sent",
        "captions",
    ):
        assert getattr(there, field) == getattr(here, field), field


def test_a_layout_that_keeps_header_and_body_apart_reads_the_same() -> None:
    apart = cable(body_start=len(HEADER))
    assert apart.parts == cable().parts
    assert apart.body_start == len(HEADER)


# -- nothing is lost, nothing raises -----------------------------------------------------------------------------------


def check_parts(found: Cable) -> None:
    """Parts are in order, apart, and hold everything that is not white space."""
    position = 0
    for part in found.parts:
        assert position <= part.start < part.end, (found.id, part)
        assert not found.text[position : part.start].strip(), (found.id, part)
        position = part.end
    assert not found.text[position:].strip(), found.id


def check_text(found: Cable) -> None:
    """The paragraphs hold the letters and digits of their parts, marks and portion marks included, and no others."""
    inside = letters(
        "".join(found.text[part.start : part.end] for part in found.parts if part.kind is PartKind.PARAGRAPH)
    )
    shown = Counter(
        letters("".join(f"{'' if p.number is None else p.number}{p.marking or ''}{p.text}" for p in found.paragraphs))
    )
    zeros = Counter(inside)["0"] - shown["0"]  # ``01.`` is paragraph 1
    assert Counter(inside) - Counter("0" * max(0, zeros)) == shown, found.id


def letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


LINES = (
    *MESSAGE.splitlines(), "", "", "", "SUMMARY", "-------", "¶2010.  While", "¶A. item", "- item", "(SBU) Text", "SIPDIS",
    "XXXXXXXXXXXX", "NNNN", "CONFIDENTIAL", "SAMPLE", "PAGE 02 STATE 015113", "FM AMEMBASSY BONN", "E.O. 12958: N/A TAGS: PREL",
    "REF: A. STATE 1 SUBJECT: Y", "Classified By: X", "Visit Astana's Website", "1. (C) A 2. (C) B", "¶1. C) Odd", "a   b   c",
    "S E C R E T ASTANA 000099", "Friday, 11 January 2008, 11:28", "\t", "\x0c", "\u2028", "\xa0", "É", "³",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=40).map("\n".join))
def test_mixed_lines_lose_nothing(text: str) -> None:
    found = bare(text)
    check_parts(found)
    check_text(found)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = bare(text)
    assert found.text == text
    check_parts(found)


@given(st.text(alphabet="¶1.(C) \n-AaXR/:0", max_size=200), st.integers(-3, 250))
def test_any_border_is_borne(text: str, border: int) -> None:
    check_parts(parse_cable(raw(FIELDS + text, body_start=border, id=text[:20], origin=text[:30])))


HOSTILE = {
    "digits": "7", "empty lines": "\n", "blank lines": " \n", "marks": "¶1.", "mark lines": "¶1.\n", "marked text": "¶1. (C) Foo\n",
    "one line": "word ", "rules": "---\n", "dashes": "-", "brackets": "(", "portions": "(C) ", "redactions": "X", "orders": "E.O. 12958: ",
    "tags": "TAGS: PREL\n", "subjects": "SUBJECT: foo\n", "references": "REF: A. STATE 1\n", "levels": "S E C R E T ", "times": "O " * 9,
    "headers": "O 021133Z JUL 09\nFM X\nTO Y\n", "page lines": "ASTANA 00001103  002 OF 004\n", "counters": " OF 0", "captions": "SIPDIS\n",
    "items": "A. ", "footers": "Visit Astana Website ", "ends": "END SUMMARY ", "names": "Smith ", "abbreviations": "U.S. ",
    "columns": "a   b\n", "old pages": "PAGE 02 STATE 015113 182333Z\n", "numbers": "1. A\n", "routes": "OO RUEHC\n",
    "long subjects": "SUBJECT: TENTS\nAND TWENTY-TWO OTTERS\n", "later sections": "SECRET SECTION 02 OF 02 ASTANA 000099\nFOR DOE\n",
    "broken pages": "X  SECRET\nPAGE 02\nASTANA 00099\n", "dashes of Unicode": "\u2013 ",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length_only(name: str) -> None:
    """Half a million characters within seconds, alone and behind a header: squared, they would take minutes."""
    for head in ("", HEADER + FIELDS):
        text = head + HOSTILE[name] * (500_000 // len(HOSTILE[name]))
        start = time.process_time()
        check_parts(bare(text))
        assert time.process_time() - start < 4


# -- real cables -------------------------------------------------------------------------------------------------------


def load(folder: Path) -> dict[str, RawCable]:
    entries = (entry for file in discover(folder).files for entry in read(file))
    return {entry.id: entry for entry in entries if isinstance(entry, RawCable)}


@pytest.fixture(scope="module")
def real(shared_cables: Path) -> dict[str, Cable]:
    return {name: parse_cable(entry) for name, entry in load(shared_cables / "text").items()}


@pytest.fixture(scope="module")
def real_pages(shared_cables: Path) -> dict[str, RawCable]:
    return load(shared_cables / "html")


def test_real_cables_lose_nothing(real: dict[str, Cable]) -> None:
    for found in real.values():
        check_parts(found)
        check_text(found)


def test_real_cables_have_what_cables_have(real: dict[str, Cable]) -> None:
    def share(has: list[bool]) -> float:
        return sum(has) / len(has)

    cables = list(real.values())
    assert share([bool(found.subject) for found in cables]) > 0.99
    assert share([bool(found.paragraphs) for found in cables]) > 0.99
    assert share([bool(found.tags) for found in cables]) > 0.99
    assert share([found.post is not None for found in cables]) == 1
    assert share([found.sent is not None for found in cables if not found.partial]) > 0.99
    assert share([bool(found.action) for found in cables if not found.partial]) > 0.99
    assert share([found.canonical_id == found.id for found in cables]) > 0.99
    assert share([found.signer is not None for found in cables]) > 0.93
    assert sum(len(found.problems) for found in cables) <= 3


def test_real_cables_hold_little_that_no_rule_knows(real: dict[str, Cable]) -> None:
    def size(part: Part) -> int:
        return part.end - part.start

    other = sum(size(part) for found in real.values() for part in found.parts if part.kind is PartKind.OTHER)
    assert other < 0.001 * sum(len(found.text) for found in real.values())


def test_pages_and_texts_of_the_same_cables_read_the_same(
    real: dict[str, Cable], real_pages: dict[str, RawCable]
) -> None:
    same = (
        "subject",
        "date",
        "sent",
        "action",
        "info",
        "tags",
        "references",
        "authority",
        "summary",
        "paragraphs",
        "signer",
    )
    for name in sorted(real.keys() & real_pages.keys()):
        page = parse_cable(real_pages[name])
        for field in same:
            assert getattr(page, field) == getattr(real[name], field), (name, field)
