"""Titles in front of or behind the name of who classified a cable: ``Acting DCM``, ``Pol/Econ Counselor``."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.parse.words import word_set

_WORDS = word_set(
    """
    ACTING AD INTERIM DEPUTY DEP ASSISTANT ASST ASSOC ASSOCIATE PRINCIPAL SENIOR UNDER VICE CHIEF HEAD DIRECTOR DIR
    OFFICER OFF COUNSELOR COUNSELLOR COUNSELORS COUNS COUNSEL MINISTER MIN CONSUL CONSULATE CONSULAR GENERAL GEN
    AMBASSADOR AMB AMBASSADOR'S CHARGE CHARGÉ CHARG D'AFFAIRES D'AFFAIRS DAFFAIRES AFFAIRES AFFAIRS AI A.I CDA COM
    DCM ADCM PO DPO CG POC POL POLITICAL ECON ECONOMIC ECONOMICS ECO COMMERCIAL MANAGEMENT MGT MGMT ADMINISTRATIVE
    ADMIN PUBLIC CULTURAL INFORMATION MILITARY MIL POLMIL SECURITY LABOR LEGAL SCIENCE SCIENTIFIC TECHNOLOGY
    ENVIRONMENT ENVIRONMENTAL HEALTH ENERGY FINANCIAL TREASURY TRADE AGRICULTURAL AGRICULTURE REFUGEE REFUGEES
    NARCOTICS ENFORCEMENT DEFENSE ATTACHE ATTACHÉ DATT DAO RSO PAO IPO IRM IMO RMO GSO MO CAO HRO ESTH EST POLOFF
    ECONOFF CONOFF EMBOFF PAOFF ESTOFF POLCHIEF ECONCHIEF POLCOUNS POLCOUNSELOR ECONCOUNS ECONCOUNSELOR ECONMIN
    POLMIN POLMINCOUNS ECONMINCOUNS POLMINCOUNSELOR POLECON ECONPOL ECOPOL PEC POLEC PMC EMC MC M/C P/E A/DCM A/S
    DAS PDAS DASS U/S PDUSD ASD USD A/ECOPOL SECRETARY ADVISER ADVISOR REPRESENTATIVE REP ENVOY COORDINATOR COORD
    SUPERVISOR SPECIAL SECTION SEC UNIT OFFICE BUREAU DIVISION DEPARTMENT DESK TEAM LEADER MISSION EMBASSY POST
    INTERNAL EXTERNAL BILATERAL MULTILATERAL REGIONAL GLOBAL INTERNATIONAL EXECUTIVE INTERAGENCY PROVINCIAL
    PERMANENT DELEGATE DELEGATION SOCIAL FACILITIES PROTOCOL CUSTOMS MARITIME AVIATION LEGISLATIVE LOGISTICS
    MAINTENANCE MEDICAL NATIONAL POLAD PMIN CHAIRMAN CHAIR MEMBER USDEL ARSO CONGEN POLMINCONS COUN MINCOUN
    MCOUNSELOR ECMIN ECONOMICAL AMBASSADOR-AT-LARGE STAFF OPERATIONS WATCH INTERESTS USINT USUN USEU USOAS USNATO
    UNVIE USAID AID PRT RPO FSO TDY STATE MR MRS MS DR COL COLONEL LTC MAJ CAPT LT ADM ADMIRAL BG MG LTG CDR RADM
    VADM MAJOR HUMAN RIGHTS PROGRAM PROGRAMS PROLIFERATION NONPROLIFERATION ARMS CONTROL COUNTERTERRORISM CDDEA AF
    EAP EUR NEA SCA SA WHA ARA INR ISN PM DRL OES EEB EB IO PRM INL CA DS S/P S/CT S/WCI INR/OPS
    """
)
"""Words of titles, offices and bureaus as authors of cables write them."""

_LONG = word_set(
    """AMBASSADOR COUNSELOR COUNSELLOR POLITICAL ECONOMIC MINISTER SECRETARY ASSISTANT COORDINATOR DIRECTOR OFFICER
    D'AFFAIRES AFFAIRES AFFAIRS CONSULATE COMMERCIAL PRINCIPAL REPRESENTATIVE MANAGEMENT"""
)
"""Words that are also known when they are misspelt."""
_PARTS = re.compile(r"[/&-]")


@lru_cache(maxsize=4096)
def is_title_word(word: str) -> bool:
    """Whether a word belongs to a title, also when it is glued (``POL/ECON``) or misspelt (``AMABASSADOR``)."""
    plain = word.upper().replace("’", "'").strip('.,:;()"')
    if plain in _WORDS or plain == "D'":
        return True
    parts = [part for part in _PARTS.split(plain) if part]
    if len(parts) > 1:
        return "/" in plain or all(is_title_word(part) for part in parts)
    return len(plain) >= 7 and any(_is_near(plain, right) for right in _LONG)


def completes_title(start: str, rest: str) -> bool:
    """Whether a word of a title was cut into these two, as the 80th column does: ``AFFAIR`` and ``S``."""
    return start.upper() not in _WORDS and (start + rest).upper() in _WORDS


def starts_title(text: str) -> bool:
    """Whether a text begins with a title; an abbreviation in capitals counts (``ISN DIRECTOR``, ``ASD/ISA``)."""
    words = text.split(maxsplit=2)
    if not words or not words[0].strip("."):
        return False
    if is_title_word(words[0]):
        return True
    in_capitals = words[0].isupper() and words[0].isalpha() and len(words[0]) <= 5
    return in_capitals and len(words) > 1 and is_title_word(words[1])


def _is_near(wrong: str, right: str) -> bool:
    """Whether few letters are wrong, missing or too many (one in seven, three in eleven), or in another order."""
    if sorted(wrong) == sorted(right):
        return wrong[0] == right[0]
    most = 1 if len(right) < 9 else 2 if len(right) < 11 else 3
    if abs(len(wrong) - len(right)) > most or wrong[0] != right[0]:
        return False
    row = list(range(len(right) + 1))
    for i, a in enumerate(wrong, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1] <= most
