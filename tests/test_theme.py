"""``[theme]``: what could break a style sheet is refused with its line; what cannot be read on its ground is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import config, theme
from generator.errors import ReftelError
from generator.theme import Colors, Fonts, Theme
from tests.building import ROOT

COLORS = st.from_regex(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", fullmatch=True)
STYLE = (ROOT / "templates/static/site.css").read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[theme]\ncolour = "red"\n', "site.toml:2: unknown key 'theme.colour'"),
        ('[theme.light]\naccent = "#123"\nacent = "#123"\n', "site.toml:3: unknown key 'theme.light.acent'"),
        ('[theme.light]\naccent = "red"\n', "site.toml:2: theme.light.accent: expected a colour"),
        ('[theme.dark]\n\npaper = "#12345"\n', "site.toml:3: theme.dark.paper: expected a colour"),
        ('[theme]\ndark = {ink = "#fff;}*{}"}\n', "site.toml:2: theme.dark.ink: expected a colour"),
        ('[theme.light]\nink = "url(x)"\n', "site.toml:2: theme.light.ink: expected a colour"),
        ("[theme.light]\nink = 3\n", "site.toml:2: theme.light.ink: Expected `str`"),
        ('[theme.fonts]\nserif = "Georgia; }"\n', "site.toml:2: theme.fonts.serif: expected names of fonts"),
        ('[theme.fonts]\nmono = "url(x)"\n', "site.toml:2: theme.fonts.mono: expected names of fonts"),
        ("[theme.fonts]\nsans = '\"x'\n", "site.toml:2: theme.fonts.sans: expected names of fonts"),
        ('[theme]\nlogo = "logo.svg"\n', "site.toml:2: theme.logo: expected a file in the folder static"),
        ('[theme]\nlogo = "static/../../x.svg"\n', "site.toml:2: theme.logo: expected a file in the folder static"),
        ('[theme]\nlogo = "/static/x.svg"\n', "site.toml:2: theme.logo: expected a file in the folder static"),
        ('[theme]\nlogo = "static/x.gif"\n', "site.toml:2: theme.logo: expected a picture whose name ends in .svg"),
    ],
)
def test_mistakes_are_named_with_their_line(text: str, message: str) -> None:
    with pytest.raises(ReftelError) as error:
        config.parse(text, "site.toml")
    assert str(error.value).startswith(message)


def test_a_whole_theme_is_taken() -> None:
    text = (
        '[theme]\nlogo = "static/crest.svg"\n[theme.light]\naccent = "#800000"\n[theme.dark]\naccent = "#fa8"\n'
        "[theme.fonts]\nserif = 'Georgia, \"Noto Serif\", serif'\nmono = \"ui-monospace, 'DejaVu Sans Mono'\"\n"
    )
    settings = config.parse(text, "site.toml").theme
    style = theme.style(settings)
    assert "--accent:light-dark(#800000,#ffaa88)" in style
    assert '--serif:Georgia, "Noto Serif", serif' in style
    assert "--sans" not in style
    assert list(theme.pale(settings)) == []


def test_nothing_given_changes_nothing() -> None:
    assert theme.style(Theme()) == ""
    assert list(theme.pale(Theme())) == []


def test_the_defaults_are_those_of_the_style_sheet() -> None:
    found = dict(re.findall(r"--(\w+): light-dark\((#\w+, #\w+)\);", STYLE))
    light, dark = (theme.DEFAULTS[scheme] for scheme in theme.SCHEMES)
    assert {name: f"{light[name]}, {dark[name]}" for name in light} == found


@pytest.mark.parametrize(
    ("colors", "key"),
    [
        (Colors(ink="#999"), "ink"),
        (Colors(paper="#222"), "paper"),
        (Colors(accent="#c9c"), "accent"),
        (Colors(ink="#777", paper="#888"), "ink"),
    ],
)
def test_what_cannot_be_read_is_told(colors: Colors, key: str) -> None:
    [(path, message)] = theme.pale(Theme(light=colors))
    assert path == ("light", key)
    assert re.search(r"has a contrast of \d\.\d to 1; readers need 4\.5 to 1", message)


@given(COLORS, COLORS, COLORS)
def test_quiet_text_can_be_read_where_text_can(accent: str, paper: str, ink: str) -> None:
    colors = Colors(accent=accent, paper=paper, ink=ink)
    palette = theme.palette("light", colors)
    assert all(re.fullmatch("#[0-9a-f]{6}", color) for color in palette.values())
    if theme.contrast(palette["ink"], palette["sheet"]) >= theme.LEAST_CONTRAST:
        assert theme.contrast(palette["soft"], palette["sheet"]) >= theme.LEAST_CONTRAST


@given(COLORS, COLORS)
def test_contrast(one: str, other: str) -> None:
    assert theme.contrast(one, other) == theme.contrast(other, one)
    assert 1 <= theme.contrast(one, other) <= 21.01
    assert theme.contrast(one, one) == 1


def test_contrast_of_known_colours() -> None:
    assert round(theme.contrast("#000", "#ffffff"), 2) == 21
    assert round(theme.contrast("#777", "#fff"), 2) == 4.48


@given(st.text(min_size=1, max_size=40))
def test_no_font_leaves_its_declaration(fonts: str) -> None:
    given_fonts = Theme(fonts=Fonts(serif=fonts))
    if not list(theme.faults(given_fonts)):
        assert not set(fonts) & set(";{}()<>\\\n")
        assert fonts.count('"') % 2 == 0
