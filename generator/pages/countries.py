"""Countries: where cables were sent from, and what their TAGS name; two lists, told apart and linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator import urls
from generator.archive.catalogue import Catalogue, Group
from generator.context import Context, RangeTask, StageResult
from generator.language import Language, marked, sort_key
from generator.pages import worldmap
from generator.pages.charts import Chart
from generator.pages.country_lists import Country, all_countries
from generator.pages.dates import all_years
from generator.pages.listing import (
    Heading,
    Listed,
    ListPage,
    described,
    on_page,
    over_time,
    publish,
    publish_list,
    search_within,
    weighed,
)
from generator.pages.paging import page_count, pieces
from generator.pages.partners import Particular, particular
from generator.pages.press import Press, Run
from generator.pages.views import Head, Link
from generator.pages.worldmap import WorldMap
from generator.urls import Listing
from generator.vocabulary import countries, posts

INDEX = urls.index(Listing.COUNTRY)
_ABROAD = marked("Cables from posts in %(country)s.")
_HOME = marked("Cables from the Department of State and other offices in the United States.")
"""It is at home there and has no post, but its cables are from there."""


class CountryRow(msgspec.Struct, frozen=True):
    """A country in the overview; its name leads to the cables from it or, where there are none, to those about it."""

    name: Link
    sent: Link
    about: Link


class PostRow(msgspec.Struct, frozen=True):
    """A post of a country."""

    origin: Link
    count: str


class CountryIndexView(msgspec.Struct, frozen=True):
    """The overview."""

    head: Head
    script: str
    map: WorldMap | None
    chart: Chart | None
    rows: tuple[CountryRow, ...]


class CountryView(ListPage, frozen=True, kw_only=True):
    """The main page of a country: its posts and what they sent."""

    name: str
    lead: str
    """What is listed, in a sentence."""
    overview: Link
    about: Link
    """The other list: the cables whose TAGS name the country."""
    tags: tuple[Link, ...]
    """Its geopolitical TAGS, and a search in the list."""
    posts: tuple[PostRow, ...]
    particular: Particular | None
    """What its posts wrote about, the country itself left out."""
    count: int


def tasks(context: Context, catalogue: Catalogue) -> Iterator[RangeTask]:
    """One task for the overview, others for the countries."""
    yield RangeTask(context, 0, 0)
    per_page = context.config.pages.per_page
    yield from weighed(context, [2 * page_count(country.weight, per_page) for country in all_countries(catalogue)])


def render(task: RangeTask) -> StageResult:
    """Write the pages of the countries of a task; the one without any is the overview."""
    run = Run(task.context)
    found = all_countries(run.press.catalogue)
    if task.start == task.stop:
        run.publish(INDEX, "countries.html", index_view(run.press, found))
    origins = _origins(run.press)
    for country in found[task.start : task.stop]:
        _publish_country(run, country, origins.get(country.code, ()))
        publish(run, _about(run.press, country))
    return run.result()


def total(catalogue: Catalogue) -> int:
    """Number of lists: two for each country."""
    return 2 * len(all_countries(catalogue))


def index_view(press: Press, found: Iterable[Country]) -> CountryIndexView:
    """All countries with both of their lists."""
    number = press.language.number
    rows = tuple(
        CountryRow(
            Link(press.country(country.code), urls.relative(INDEX, country.url)),
            Link(number(country.sent.count if country.sent else 0), urls.relative(INDEX, country.sent_url())),
            Link(number(country.about.count if country.about else 0), urls.relative(INDEX, country.about_url())),
        )
        for country in sorted(found, key=lambda country: sort_key(press.country(country.code)))
    )
    script = urls.relative(INDEX, urls.static("table.js"))
    head = press.head(INDEX, press.language.gettext("Countries"), section=INDEX)
    return CountryIndexView(head, script, worldmap.world(press, INDEX), all_years(press, INDEX), rows)


def _publish_country(run: Run, country: Country, origins: Sequence[Group]) -> None:
    press, language = run.press, run.press.language
    name = press.country(country.code)
    numbers = press.catalogue.numbers(Listing.COUNTRY, country.code) if country.sent else []
    chart, anchors = over_time(press, numbers, country.sent_url)
    sentence = _HOME if country.code == "US" else _ABROAD
    lead = language.gettext(sentence, country=name)
    special = particular(press, country.sent_url(), country.sent) if country.sent else None
    for piece in pieces(len(numbers), press.config.pages.per_page, country.sent_url, language):
        title = press.numbered(name, piece.page)
        about = language.cables(country.about.count if country.about else 0)
        view = CountryView(
            head=press.head(piece.url, title, described(press, title, len(numbers)), section=INDEX),
            name=name,
            lead=lead,
            overview=Link(language.gettext("Countries"), urls.relative(piece.url, INDEX)),
            about=Link(about, urls.relative(piece.url, country.about_url())),
            tags=(*_tags(press, piece.url, country.code), *_search(press, piece.url, country)),
            posts=_posts(language, origins, piece.url) if piece.page == 1 else (),
            chart=chart if piece.page == 1 else None,
            anchors=on_page(anchors, piece),
            particular=special if piece.page == 1 else None,
            count=len(numbers),
            pager=piece.pager,
        )
        publish_list(run, "country.html", view, piece.url, numbers[piece.start : piece.stop])
    run.count()


def _about(press: Press, country: Country) -> Listed:
    numbers = press.catalogue.numbers(Listing.ABOUT, country.code) if country.about else []
    language, name = press.language, press.country(country.code)
    sent = language.cables(country.sent.count if country.sent else 0)
    title = language.gettext("About %(country)s", country=name)
    chart, anchors = over_time(press, numbers, country.about_url)

    def heading(url: str) -> Heading:
        return Heading(
            kind=language.gettext("Country"),
            overview=Link(language.gettext("Countries"), urls.relative(url, INDEX)),
            title=title,
            meaning=language.gettext("Cables whose TAGS name the country, wherever they were sent from."),
            links=(
                Link(
                    language.gettext("From %(country)s: %(cables)s", country=name, cables=sent),
                    urls.relative(url, country.sent_url()),
                ),
                *_tags(press, url, country.code),
            ),
        )

    return Listed(
        url=country.about_url,
        count=len(numbers),
        numbers=numbers,
        title=title,
        section=INDEX,
        heading=heading,
        chart=chart,
        anchors=anchors,
        particular=particular(press, country.about_url(), country.about) if country.about else None,
    )


def _tags(press: Press, url: str, code: str) -> Iterator[Link]:
    known = countries.find(code)
    for tag in known.fips if known else ():
        target = press.group_url(Listing.TAG, tag)
        if target:
            yield Link(press.language.gettext("Tag %(code)s", code=tag), urls.relative(url, target))


def _search(press: Press, url: str, country: Country) -> Iterator[Link]:
    if country.sent:
        yield search_within(press, url, country=country.code)


def _origins(press: Press) -> dict[str, list[Group]]:
    """The origins of the archive by the ISO code of their country."""
    found: dict[str, list[Group]] = {}
    for group in press.groups(Listing.ORIGIN):
        post = posts.find(group.value)
        if post and post.country:
            found.setdefault(post.country, []).append(group)
    return found


def _posts(language: Language, origins: Iterable[Group], url: str) -> tuple[PostRow, ...]:
    return tuple(
        PostRow(Link(group.value, urls.relative(url, group.url)), language.number(group.count)) for group in origins
    )
