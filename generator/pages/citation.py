"""How a cable is cited, and what its page says of it to reference managers, search engines and previews.

Three forms of text, each made of the same parts; the scripts in ``templates/static/citation.js`` make the same, and
BibTeX, RIS and CSL-JSON, in the browser, which alone knows the day of access and, where ``site.url`` is not set, the
address.

- NARA: *Citing Records in the National Archives of the United States* (General Information Leaflet 17) and its
  supplement *Citing Foreign Affairs Records*: sender to receiver, kind and number, title, date, from the item up to
  who holds it, set apart by semicolons; for what was read online the address and the day.
- Chicago: a note after *The Chicago Manual of Style* (17th ed., 14.111 and 14.229: letters and other correspondence
  in collections): sender to receiver, title, kind, date, collection, address.
- APA: *Publication Manual* (7th ed., 10.4: reports with a number), as its web site tells for archival documents that
  are open on the web.

Of a cable that was published in part each form says that it is an extract.

All three are forms of English-language styles; they do not follow the language of the site. The subject stands as in
the cable: no rule of capitals can tell ``NATO`` from a word.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

import msgspec
from markupsafe import Markup

from generator.archive.catalogue import Entry
from generator.config import Site
from generator.model import Addressee, Cable
from generator.pages.escaping import script_json
from generator.vocabulary import posts

ACCESSED = "[date of access]"
ADDRESS = "[address of this page]"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DEPARTMENT = "SECSTATE WASHDC"
"""The Department of State, as cables address it."""
_INNER_QUOTES = str.maketrans({'"': "'", "“": "‘", "”": "’"})


class Citation(msgspec.Struct, frozen=True):
    """What the page of a cable says of how to cite it."""

    nara: str
    chicago: str
    apa: str
    data: Markup
    """JSON-LD, from which the scripts make the other formats."""
    subject: str
    """Empty where there is none."""
    origin: str
    number: str
    """The cable's id."""
    day: str
    """``2009-07-02``; empty where unknown."""
    collection: str
    """The site's title."""
    publisher: str
    """Who publishes the site; its title where that is not said."""
    address: str
    """Empty where the site's own is not known."""


class _Person(msgspec.Struct, frozen=True, tag_field="@type", tag="Organization"):
    """Who sends, receives or publishes."""

    name: str


class _Collection(msgspec.Struct, frozen=True, tag_field="@type", tag="Collection", omit_defaults=True):
    name: str
    publisher: _Person | None = None


class _Data(msgspec.Struct, frozen=True, omit_defaults=True):
    """The cable in the words of schema.org: a ``Message`` that is part of an archive.

    ``ArchiveComponent`` is made to stand beside the type that says what the thing is.
    """

    context: str = msgspec.field(name="@context")
    type: tuple[str, ...] = msgspec.field(name="@type")
    identifier: str = ""
    name: str = ""
    date: str = msgspec.field(name="dateSent", default="")
    status: str = msgspec.field(name="creativeWorkStatus", default="")
    """``Incomplete`` where only an extract was published."""
    sender: _Person | None = None
    recipient: _Person | None = None
    collection: _Collection | None = msgspec.field(name="isPartOf", default=None)
    url: str = ""


def view(entry: Entry, cable: Cable, site: Site, address: str) -> Citation:
    """How to cite ``cable``, whose page has the address ``address`` (empty where that is unknown)."""
    collection, publisher = site.title, site.publisher
    number = entry.id or entry.canonical_id
    receiver = addressee(cable.action)
    subject, origin, date = entry.subject, entry.origin, entry.date
    data = _Data(
        context="https://schema.org",
        type=("Message", "ArchiveComponent"),
        identifier=number,
        name=subject,
        date=date.isoformat() if date else "",
        status="Incomplete" if entry.partial else "",
        sender=_Person(origin) if origin else None,
        recipient=_Person(receiver) if receiver else None,
        collection=_Collection(collection, _Person(publisher) if publisher else None),
        url=address,
    )
    where = address or ADDRESS
    between = f"{origin} to {receiver}" if origin and receiver else origin
    item = f"{number} (extract)".lstrip() if entry.partial else number
    quoted = f"“{subject.translate(_INNER_QUOTES).rstrip('.')},”" if subject else ""
    return Citation(
        nara=_nara(between, quoted, item, date, f"{collection}, {where} (accessed {ACCESSED})."),
        chicago=_chicago(between, quoted, item, date, f"{collection}, accessed {ACCESSED}, {where}."),
        apa=_apa(entry, number, f"{collection}. Retrieved {ACCESSED}, from {where}"),
        data=script_json(data),
        subject=subject,
        origin=origin,
        number=number,
        day=data.date,
        collection=collection,
        publisher=publisher or collection,
        address=address,
    )


def addressee(action: tuple[Addressee, ...]) -> str:
    """Whom a cable is addressed to for action, under a plain name: the Secretary of State if among them, else the
    first; ``et al.`` stands for the others. Empty where there is none."""
    names = dict.fromkeys(_plain(receiver.name) for receiver in action if not receiver.excluded)
    department = _plain(DEPARTMENT)
    name = department if department in names else next(iter(names), "")
    return f"{name} et al." if len(names) > 1 else name


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    post = posts.find(name)
    return post.title if post else name


def _nara(between: str, quoted: str, item: str, date: dt.date | None, where: str) -> str:
    day = _american(date) if date else "undated"
    what = f"Telegram {item}" if item else "Telegram"
    names = f"{between}, {what}" if between else what
    return f"{names}, {quoted} {day}; {where}" if quoted else f"{names}, {day}; {where}"


def _chicago(between: str, quoted: str, item: str, date: dt.date | None, where: str) -> str:
    what = f"cable {item}" if item else "cable"
    title = f"{quoted} {what}" if quoted else what
    names = f"{between}, {title}" if between else title
    return f"{names}, {_american(date) if date else 'n.d.'}, {where}"


def _apa(entry: Entry, number: str, where: str) -> str:
    subject, origin, date = entry.subject, entry.origin, entry.date
    when = f"({date.year}, {_MONTHS[date.month - 1]} {date.day})" if date else "(n.d.)"
    kind = "[Diplomatic cable, extract]" if entry.partial else "[Diplomatic cable]"
    # What has no title is described in its place.
    names = (subject.rstrip("."), f"(Cable No. {number})" if number else "", kind)
    title = " ".join(filter(None, names if subject else (names[2], names[1])))
    return f"{origin}. {when}. {title}. {where}" if origin else f"{title}. {when}. {where}"


def _american(date: dt.date) -> str:
    return f"{_MONTHS[date.month - 1]} {date.day}, {date.year}"
