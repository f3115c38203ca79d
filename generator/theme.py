"""``[theme]`` of ``site.toml``: colours, fonts and a logo, checked, and as the custom properties of the style sheet.

The publisher names three colours for each of light and dark; the others are mixed from them, as those of
``templates/static/site.css`` were. Contrast is that of WCAG 2.2 (1.4.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import msgspec

SCHEMES = ("light", "dark")
LOGO_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")
LEAST_CONTRAST = 4.5
"""Of text and what it stands on."""
_COLOR = re.compile(r"#(?:[0-9A-Fa-f]{3}){1,2}")
_IDENT = r"-?[A-Za-z_][\w-]*"
_FAMILY = rf"(?:{_IDENT}(?: {_IDENT})*|\"[\w .,&'+-]+\"|'[\w .,&+-]+')"
_FONTS = re.compile(rf"{_FAMILY}(?:\s*,\s*{_FAMILY})*", re.ASCII)

Palette = Mapping[str, str]
"""Colours by the names of their custom properties."""
Fault = tuple[tuple[str, ...], str]
"""Path of a key below ``theme``, and what is wrong with its value."""

DEFAULTS: Mapping[str, Palette] = {
    "light": {
        "paper": "#fbfaf6",
        "sheet": "#f3f0e8",
        "ink": "#211f1b",
        "soft": "#5f5a50",
        "line": "#d9d3c5",
        "accent": "#17575d",
        "mark": "#e5efe9",
        "found": "#f6e3a1",
    },
    "dark": {
        "paper": "#191816",
        "sheet": "#22201d",
        "ink": "#e6e1d7",
        "soft": "#a8a195",
        "line": "#3b3832",
        "accent": "#7fc3c5",
        "mark": "#20302e",
        "found": "#5a4a12",
    },
}
"""The colours of ``site.css``."""


class Colors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[theme.light]``, ``[theme.dark]``: colours as ``#rgb`` or ``#rrggbb``; empty for the program's own."""

    accent: str = ""
    """Links, buttons, bars."""
    paper: str = ""
    """What text stands on."""
    ink: str = ""
    """Text."""


class Fonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[theme.fonts]``: fonts that readers' machines have, separated by commas; the first that is there counts."""

    serif: str = ""
    """For reading."""
    sans: str = ""
    """For menus, buttons and charts."""
    mono: str = ""
    """For the text as transmitted."""


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[theme]``."""

    logo: str = ""
    """A picture in the content folder, ``static/…``; shown before the title."""
    light: Colors = Colors()
    dark: Colors = Colors()
    fonts: Fonts = Fonts()


def faults(theme: Theme) -> Iterator[Fault]:
    """Values that could not stand in a style sheet, or name no picture."""
    for scheme in SCHEMES:
        for name, value in _values(getattr(theme, scheme)):
            if not _COLOR.fullmatch(value):
                yield (scheme, name), "expected a colour such as #17575d"
    for name, value in _values(theme.fonts):
        if not _FONTS.fullmatch(value):
            yield ("fonts", name), 'expected names of fonts, separated by commas, such as Georgia, "Noto Serif", serif'
    path = PurePosixPath(theme.logo)
    if theme.logo and (path.parts[0] != "static" or ".." in path.parts or "\\" in theme.logo):
        yield ("logo",), "expected a file in the folder static beside site.toml, such as static/logo.svg"
    elif theme.logo and path.suffix.lower() not in LOGO_ENDINGS:
        yield ("logo",), f"expected a picture whose name ends in {', '.join(LOGO_ENDINGS)}"


def pale(theme: Theme) -> Iterator[Fault]:
    """Colours that cannot be read on one another."""
    for scheme in SCHEMES:
        given: Colors = getattr(theme, scheme)
        colors = palette(scheme, given)
        for text, ground in (
            ("ink", "paper"),
            ("ink", "sheet"),
            ("accent", "paper"),
            ("ink", "mark"),
            ("ink", "found"),
        ):
            found = contrast(colors[text], colors[ground])
            if found < LEAST_CONTRAST:
                key = next((name for name in (text, "paper", "accent") if getattr(given, name)), text)
                what = f"{text} {colors[text]} on {ground} {colors[ground]} has a contrast of {found:.1f} to 1"
                yield (scheme, key), f"{what}; readers need {LEAST_CONTRAST} to 1"
                break


def style(theme: Theme) -> str:
    """The rule of CSS that sets what the theme changes; empty where it changes nothing."""
    palettes = [palette(scheme, getattr(theme, scheme)) for scheme in SCHEMES]
    rules = []
    if palettes != [DEFAULTS[scheme] for scheme in SCHEMES]:
        light, dark = palettes
        rules += [f"--{name}:light-dark({light[name]},{dark[name]})" for name in light]
    rules += [f"--{name}:{value}" for name, value in _values(theme.fonts)]
    return f":root{{{';'.join(rules)}}}" if rules else ""


def palette(scheme: str, given: Colors) -> Palette:
    """All colours of a scheme."""
    if given == Colors():
        return DEFAULTS[scheme]
    paper, ink, accent = (getattr(given, name) or DEFAULTS[scheme][name] for name in ("paper", "ink", "accent"))
    sheet = mixed(ink, paper, 0.045)
    shares = (share / 100 for share in range(68, 100, 4))
    soft = next(
        (color for share in shares if contrast(color := mixed(ink, paper, share), sheet) >= LEAST_CONTRAST), full(ink)
    )
    return {
        "paper": full(paper),
        "sheet": sheet,
        "ink": full(ink),
        "soft": soft,
        "line": mixed(ink, paper, 0.17),
        "accent": full(accent),
        "mark": mixed(accent, paper, 0.12),
        "found": mixed("#e0a800", paper, 0.36),
    }


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(color: str, ground: str, share: float) -> str:
    """``share`` of a colour in another, as CSS mixes in sRGB."""
    pairs = zip(_channels(color), _channels(ground), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def full(color: str) -> str:
    """``#rgb`` as ``#rrggbb``."""
    digits = color[1:].lower()
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def _values(record: Colors | Fonts) -> Iterator[tuple[str, str]]:
    values = ((name, getattr(record, name)) for name in record.__struct_fields__)
    return ((name, value) for name, value in values if value)


def _channels(color: str) -> tuple[int, int, int]:
    digits = full(color)[1:]
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _luminance(color: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
