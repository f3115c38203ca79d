"""An archive whose every field tries to break out of its page."""

from __future__ import annotations

import json
from pathlib import Path

from tests.building import build

RUN = "window.pwned=1;alert(1)"
BREAK_OUT = (
    "</title></style></pre></textarea></script></svg>--> ]]>"
    f"<script>{RUN}</script>"
    f'<img src=x onerror="{RUN}">'
    f"<svg/onload={RUN}>"
    f'<a href="javascript:{RUN}">x</a>'
)
QUOTES = f"\" onmouseover=\"{RUN}\" ' onfocus='{RUN}' autofocus `"
TEMPLATE = "{{ 7*191 }}{% include 'x' %}{# x #}${7*191}"
EVALUATED = "1337"
"""What TEMPLATE would become if anything took it for a template."""
HOSTILE = f"{BREAK_OUT} {QUOTES} {TEMPLATE} javascript:{RUN} &lt;script&gt;{RUN}&lt;/script&gt;"
SUBJECT = "MARKER IN A HOSTILE SUBJECT"

TEXT_CABLE = f"""09ASTANA7777
{SUBJECT} {HOSTILE}
Thu Jul 02 00:00:00 +0200 2009
UNCLASSIFIED//{BREAK_OUT}
Embassy Astana
VZCZCXRO4947
OO RUEHAG
DE RUEHTA #7777/01 1831133
ZNR UUUUU ZZH
O 021133Z JUL 09
FM AMEMBASSY ASTANA
TO RUEHC/SECSTATE WASHDC {HOSTILE} IMMEDIATE 5702
INFO RUCNCIS/CIS COLLECTIVE <script>{RUN}</script> PRIORITY 1808
BT
UNCLAS SECTION 01 OF 01 ASTANA 007777

SENSITIVE
SIPDIS
{HOSTILE}

DEPT FOR {HOSTILE}

E.O. 12958: DECL: {HOSTILE}
TAGS: PREL, <script>{RUN}</script>, OVIP ({HOSTILE}), KZ
SUBJECT: {SUBJECT} {HOSTILE}

REF: A. ASTANA 7778
     B. {HOSTILE}

Classified By: Ambassador {HOSTILE} for reasons 1.4 (b) and (d)

¶1. (U) SUMMARY: {HOSTILE} END SUMMARY.

{QUOTES} HEADING {BREAK_OUT}

¶2. (SBU) {HOSTILE} See reftel and ref A, XXXXXXXXXXXX.

    ---------------------------
    <script>{RUN}</script>  | {QUOTES}
    ---------------------------

¶3. (U) {"<script>" * 50}

<script>{RUN}</script>
"""

JSON_CABLE = {
    "id": f"../../{BREAK_OUT}",
    "subject": f"{SUBJECT} {HOSTILE}",
    "date": "2009-07-03",
    "classification": HOSTILE,
    "origin": f"Embassy {HOSTILE}",
    "tags": ["PREL", HOSTILE],
    "references": [HOSTILE],
    "text": TEXT_CABLE.split("\n", 5)[5],
}

UNDATED_CABLE = {"id": BREAK_OUT[:60], "subject": HOSTILE, "text": f"{HOSTILE}\n\n1. {HOSTILE}\n"}

MARKDOWN = f"""---
title: {json.dumps(HOSTILE)}
author: {json.dumps(HOSTILE)}
summary: {json.dumps(HOSTILE)}
---

# {HOSTILE}

{HOSTILE}

<script>{RUN}</script>

<div onclick="{RUN}" style="color: red">x</div>

[link](javascript:{RUN}) [data](data:text/html,<script>{RUN}</script>) [vb](vbscript:x) <javascript:{RUN}>
[coded](&#106;avascript:{RUN}) [tab](java&#9;script:{RUN})
![picture](javascript:{RUN} "{RUN}") ![remote](https://example.org/x.png)
"""

SITE_TOML = f"""
[site]
title = {json.dumps(HOSTILE)}
subtitle = {json.dumps(HOSTILE)}
description = {json.dumps(HOSTILE)}
publisher = {json.dumps(HOSTILE)}
fiction_marker = "<script>"
"""


def make_hostile_site(folder: Path) -> Path:
    """Write the archive into ``folder/content`` and build it into ``folder/site``."""
    files = {
        "site.toml": SITE_TOML,
        "cables/hostile.txt": TEXT_CABLE,
        "cables/<img src=x onerror=alert(1)>.jsonl": f"{json.dumps(JSON_CABLE)}\n{json.dumps(UNDATED_CABLE)}\n",
        "notes/09ASTANA7777.md": MARKDOWN,
        "pages/hostile.md": MARKDOWN,
        "collections/hostile.md": f"{MARKDOWN}\n\n[[09ASTANA7777]]\n",
    }
    for name, text in files.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return build(folder / "content", folder / "site")
