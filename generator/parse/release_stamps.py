"""What the Department stamped on the pages of a cable when it released it.

To the National Archives (``Declassified/Released US Department of State EO Systematic Review 20 MAR 2014``), and under
the Freedom of Information Act (``UNCLASSIFIED U.S. Department of State Case No. … Doc No. … Date: …``, and before 2010
``UNITED STATES DEPARTMENT OF STATE`` / ``REVIEW AUTHORITY: …`` / ``DATE/CASE ID: …``). They stand at the head and the
foot of each page, on one line or on several, in the middle of sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGNS = ("Declassified/Released", "REVIEW AUTHORITY", "Department of State Case No", "Current Class")
"""One of them stands in each text that has such stamps; to look for them first is much faster."""
_NAME = r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,3}"
_STAMPS = re.compile(
    r"^[ \t]*(?P<stamp>(?i:"
    r"(?:(?-i:[A-Z][a-z]+ [A-Z]\. [A-Z][a-z]+)\s+)?Declassified/Released\s+US\s+Department\s+of\s+State"
    r"\s+EO\s+Systematic\s+Review\s+\d{1,2} [A-Z]{3} \d{4})"
    r"|(?:[A-Z]+ )?U\.S\. Department of State Case No[^\n]{0,80}"
    r"|UNITED STATES DEPARTMENT OF STATE(?=\s+REVIEW AUTHORITY)"
    rf"|REVIEW AUTHORITY:(?:[ \t]*\n?[ \t]*{_NAME})?(?:, Senior\s+Reviewer)?"
    r"|DATE/CASE ID:[^\n]{0,40}"
    r"|(?:RELEASED|DENIED|DECLASSIFIED) IN (?:FULL|PART)[^\n]{0,40}"
    r"|Page: \d+\s+Current Class:[^\n]{0,40}(?:\s+(?:Current Handling|(?:Document|Case) Number|Channel):[^\n]{0,40})*"
    r")[ \t]*$",
    re.M,
)


def release_stamps(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each stamp from ``start`` on, in order."""
    if any(text.find(sign, start) >= 0 for sign in _SIGNS):
        for match in _STAMPS.finditer(text, start):
            yield match.span("stamp")
