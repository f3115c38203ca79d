"""Lines that hold captions and nothing else."""

from __future__ import annotations

import pytest

from generator.parse.captions import leading_captions, read_captions

CASES = {
    "SIPDIS": "SIPDIS",
    "SENSITIVE SIPDIS": "SENSITIVE SIPDIS",
    "NOFORN, SIPDIS": "NOFORN SIPDIS",
    "Sipdis": "SIPDIS",
    "N O F O R N": "NOFORN",
    "EXDIS": "EXDIS",
    "C O R R E C T E D  C O P Y (ADDED TAGS)": "CORRECTED COPY",
    "CORRECTED COPY CAPTION": "CORRECTED COPY",
    "C O R R E C T E D C O P Y": "CORRECTED COPY",
    "SIPDIS - NOFORN": "SIPDIS NOFORN",
    "LAW ENFORCEMENT SENSITIVE": "LES",
    "SENSITIVE BUT UNCLASSIFIED": "SENSITIVE",
    "SENSTIVE": "SENSITIVE",
    "SENSITIVE BUT UNCLASSIFIED.  PLEASE PROTECT ACCORDINGLY.": "SENSITIVE",
    "Sensitive but Unclassified.  Not for internet distribution.": "SENSITIVE NOT FOR INTERNET DISTRIBUTION",
    "(U) THIS CABLE IS SENSITIVE BUT UNCLASSIFIED AND NOT FOR INTERNET DISTRIBUTION.": (
        "SENSITIVE NOT FOR INTERNET DISTRIBUTION"
    ),
    "PLEASE HANDLE ACCORDINGLY.": "",
    "THIS CABLE IS SENSITIVE BUT UNCLASSIFIED IN PART": "",
    "DEPT FOR SCA/CEN": "",
    "SENSITIVE BUT UNCLASSIFIED. PLEASE PROTECT": "",
    "SIPDIS DEPT FOR SCA": "",
    "": "",
}


@pytest.mark.parametrize(("line", "expected"), CASES.items())
def test_lines(line: str, expected: str) -> None:
    assert " ".join(read_captions(line)).replace("  ", " ") == expected


def test_captions_before_something_else() -> None:
    found, end = leading_captions("SENSITIVE SIPDIS S/CT JANE Q. SAMPLE")
    assert found == ("SENSITIVE", "SIPDIS")
    assert "SENSITIVE SIPDIS S/CT"[end:] == "S/CT"
    assert leading_captions("EYES ONLY FOR THE AMBASSADOR")[0] == ("EYES ONLY",)
    assert leading_captions("SENSITIVE BUT UNCLASSIFIED") == ((), 0)
