"""The body's first line."""

from __future__ import annotations

import pytest

from generator.parse.body_line import parse_body_line

CASES = {
    "CONFIDENTIALNAIROBI 010012\n": ("CONFIDENTIAL", 1, "NAIROBI", 10012),
    "CONFIDENTIALSECTION 01 OF 04 USUN NEW YORK 001817\n": ("CONFIDENTIAL", 4, "USUN NEW YORK", 1817),
    "CONFIDENTIALITY MATTERS\n": ("", 1, "", None),
    "C O N F I D E N T I A L SECTION 01 OF 04 ASTANA 001103 \n": ("CONFIDENTIAL", 4, "ASTANA", 1103),
    "S E C R E T ABU DHABI 000097\n": ("SECRET", 1, "ABU DHABI", 97),
    "UNCLAS SECTION 01 OF 24 STATE 080163\n": ("UNCLASSIFIED", 24, "STATE", 80163),
    "UNCLASSIFIED LONDON 01234\n": ("UNCLASSIFIED", 1, "LONDON", 1234),
    "CONFIDENTIAL ISLAMABAD 003418\n": ("CONFIDENTIAL", 1, "ISLAMABAD", 3418),
    "C O N F I D E N T I A L NOFORN SECTION 01 OF 02 BUENOS AIRES 000095": (
        "CONFIDENTIAL//NOFORN",
        2,
        "BUENOS AIRES",
        95,
    ),
    "SECRET//NOFORN ASTANA 000001\n": ("SECRET//NOFORN", 1, "ASTANA", 1),
    "C O N F I D E N T I A L //NOFORN// SECTION 01 OF 02 ASTANA 000001": ("CONFIDENTIAL//NOFORN", 2, "ASTANA", 1),
    "UNCLAS // ASTANA 000001\n": ("UNCLASSIFIED", 1, "ASTANA", 1),
    "C O N F I D E N T I A L ASTANA 000099 SECTION 01 OF 02\n": ("CONFIDENTIAL", 2, "ASTANA", 99),
    "CONFIDENTIAL ASTANA 000099 SECTION TWO OF THREE\n": ("CONFIDENTIAL", 3, "ASTANA", 99),
    "UNCLAS E F T O STATE 012345\n": ("UNCLASSIFIED//E F T O", 1, "STATE", 12345),
    "e c r e t section 01 of 02 beijing 002963": ("SECRET", 2, "beijing", 2963),
    "O N F I D E N T I A L RPO DUBAI 000049": ("CONFIDENTIAL", 1, "RPO DUBAI", 49),
    "L I M I T E D  O F F I C I A L  U S E STATE 015113": ("LIMITED OFFICIAL USE", 1, "STATE", 15113),
    "LIMITED OFFICIAL USE SECTION ONE OF TWO GENEVA 01234": ("LIMITED OFFICIAL USE", 2, "GENEVA", 1234),
    "UNCLAS FINAL SECTION OF 03 ASTANA 000099": ("UNCLASSIFIED", 3, "ASTANA", 99),
    "TOP SECRET MOSCOW 000001": ("TOP SECRET", 1, "MOSCOW", 1),
    "UNCLAS VALLETTA \n\nSENSITIVE\n": ("UNCLASSIFIED", 1, "VALLETTA", None),
    "UNCLAS \n\nSENSITIVE\n": ("UNCLASSIFIED", 1, "", None),
    "SIPDIS\n": ("", 1, "", None),
    "": ("", 1, "", None),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_lines(text: str, expected: tuple[str, int, str, int | None]) -> None:
    found = parse_body_line(text, 0)
    assert (found.classification, found.sections, found.post, found.serial) == expected


def test_the_rest_of_the_line_is_left() -> None:
    line = "C O N F I D E N T I A L ASTANA 000099"
    for rest in (" SIPDIS E.O. 12958: N/A", " SECTION 3 OF THE LAW", "\nSECTION 1 OF 2"):
        found = parse_body_line(f"\n {line}{rest}", 0)
        assert f"\n {line}{rest}"[found.start : found.end] == line
