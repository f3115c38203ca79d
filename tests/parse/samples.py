"""Invented messages: the posts are real, the rest is fiction."""

from __future__ import annotations

import datetime as dt

from generator.model import Cable, RawCable
from generator.parse import parse_cable

HEADER = """VZCZCXRO1234
OO RUEHAG RUEHAST RUEHBI
RUEHKW RUEHLA
DE RUEHTA #0099/01 0011200
ZNY CCCCC ZZH
O P 011200Z JAN 09
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234
INFO RUCNCIS/CIS COLLECTIVE PRIORITY 0017
RUEHMO/AMEMBASSY MOSCOW 0042
RHMFIUU/CDR USCENTCOM MACDILL AFB FL"""

FIELDS = """C O N F I D E N T I A L SECTION 01 OF 02 ASTANA 000099

SIPDIS

DEPT FOR SCA/CEN

E.O. 12958: DECL: 01/01/2019
TAGS: PREL, PGOV, KZ
SUBJECT: (C) KAZAKHSTAN: A YURT IS NOT A HOUSE, SAYS
MINISTER

REF: 08 ASTANA 12

Classified By: Ambassador Jane Q. Sample, reasons 1.4 (b) and (d).

"""

TEXT = """1. (C) SUMMARY: The minister said that a yurt is not a house.
END SUMMARY.

------------
WHAT HE SAID
------------

2. (C) He said it twice, because nobody had listened to him when

ASTANA 00000099  002 OF 002


he said it first.

3. (U) The Deputy Assistant Secretary cleared this message.

SAMPLE
"""

MESSAGE = HEADER + FIELDS + TEXT


def raw(text: str, **fields: object) -> RawCable:
    """A raw cable with the publisher's fields of a tidy archive, unless told otherwise."""
    known: dict[str, object] = {
        "source": "invented.txt",
        "line": 6,
        "id": "09ASTANA99",
        "date": dt.date(2009, 1, 1),
        "classification": "CONFIDENTIAL",
        "origin": "Embassy Astana",
    }
    return RawCable(text=text, **{**known, **fields})  # type: ignore[arg-type]


def cable(text: str = MESSAGE, **fields: object) -> Cable:
    """The parsed cable of an invented message."""
    return parse_cable(raw(text, **fields))


def bare(text: str) -> Cable:
    """A cable of which the publisher says nothing but the id."""
    return parse_cable(RawCable(source="invented.txt", line=1, id="09ASTANA99", text=text))
