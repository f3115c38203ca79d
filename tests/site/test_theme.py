"""The publisher's theme, logo, templates and files, from ``site.toml`` to the page; and what is wrong with them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Page

from tests.building import build, run

CABLE = (
    "09ASTANA1\n(no subject)\nThu Jul 02 00:00:00 +0200 2009\nUNCLASSIFIED\nEmbassy Astana\n"
    "O 021133Z JUL 09\nFM AMEMBASSY ASTANA\nTO SECSTATE WASHDC\nUNCLAS ASTANA 000001\n\n"
    "SUBJECT: PLAINLY FICTION\n\n1. Text.\n"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#800"/></svg>'
PAGE = "cable/2009/07/09ASTANA1.html"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    put(folder / "cables/09ASTANA1.txt", CABLE)
    return folder


def put(path: Path, data: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)


def built(content: Path) -> tuple[Path, CompletedProcess[str]]:
    site = content.parent / "site"
    result = run("build", "--content", content, "--output", site)
    assert result.returncode == 0, result.stderr
    return site, result


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height))


def test_colours_and_fonts_reach_the_page(page: Page, content: Path) -> None:
    put(
        content / "site.toml",
        '[theme.light]\npaper = "#fff"\naccent = "#900"\n[theme.dark]\npaper = "#000000"\n'
        '[theme.fonts]\nserif = "Georgia, serif"\n',
    )
    site, result = built(content)
    assert "contrast" not in result.stdout + result.stderr
    page.goto((site / "index.html").as_uri())
    look = "(() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.fontFamily]; })()"
    assert page.evaluate(look) == ["rgb(255, 255, 255)", "Georgia, serif"]
    assert page.evaluate("getComputedStyle(document.querySelector('.menu a')).color") == "rgb(153, 0, 0)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(look)[0] == "rgb(0, 0, 0)"


def test_colours_that_cannot_be_read_are_told(content: Path) -> None:
    put(content / "site.toml", '[site]\ntitle = "A"\n\n[theme.light]\nink = "#aaa"\n')
    _, result = built(content)
    assert (
        "site.toml:5: theme.light.ink: ink #aaaaaa on paper #fbfaf6 has a contrast of 2.2"
        in result.stdout + result.stderr
    )


def test_a_wrong_colour_publishes_nothing(content: Path) -> None:
    put(content / "site.toml", '[theme.light]\nink = "black"\n')
    site = content.parent / "site"
    result = run("build", "--content", content, "--output", site)
    assert result.returncode == 2
    assert "site.toml:2: theme.light.ink: expected a colour such as #17575d" in result.stderr
    assert not site.exists()


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [("crest.svg", SVG, ("40", "20")), ("crest.png", png(12, 30), ("12", "30"))],
)
def test_a_logo(page: Page, content: Path, name: str, data: str | bytes, size: tuple[str, str]) -> None:
    put(content / "site.toml", f'[theme]\nlogo = "static/{name}"\n')
    put(content / "static" / name, data)
    site, _ = built(content)
    page.goto((site / PAGE).as_uri())
    logo = page.locator(".site-head img")
    assert (logo.get_attribute("width"), logo.get_attribute("height")) == size
    assert logo.evaluate("element => element.complete && element.naturalWidth > 0")
    assert logo.evaluate("element => Math.round(element.getBoundingClientRect().height)") > 20


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("gone.svg", None, "cannot be read: No such file"),
        ("big.png", png(9, 9) + b"\0" * 300_000, "make it smaller than 262,144"),
        ("evil.svg", SVG.replace("<rect", "<script>alert(1)</script><rect"), "holds a script"),
        ("evil.svg", SVG.replace("<rect", '<rect onload="alert(1)"'), "holds a script"),
        ("empty.svg", "", "damaged"),
        ("torn.png", png(9, 9)[:10], "tell its size"),
        ("text.png", "no picture", "tell its size"),
    ],
)
def test_a_logo_that_is_not_fit(content: Path, name: str, data: str | bytes | None, message: str) -> None:
    put(content / "site.toml", f'[site]\n[theme]\nlogo = "static/{name}"\n')
    if data is not None:
        put(content / "static" / name, data)
    site, result = built(content)
    told = result.stdout + result.stderr
    assert f"site.toml:3: theme.logo: static/{name} " in told
    assert message in told or message == "damaged"
    assert "<img" not in (site / PAGE).read_text("utf-8")


def test_a_template_replaces_one_and_builds_on_it(content: Path) -> None:
    put(
        content / "templates/base.html",
        '{% extends "!base.html" %}{% block more %}'
        '<meta name="mine" content="{{ page.head.frame.root }}">{% endblock %}',
    )
    put(content / "templates/404.html", "<!doctype html><title>Lost</title>{% include '_lost.html' %}")
    put(content / "templates/_lost.html", "<p>Nobody here.")
    site, result = built(content)
    assert "templates/" not in result.stdout + result.stderr
    assert '<meta name="mine" content="">' in (site / "index.html").read_text("utf-8")
    assert '<meta name="mine" content="../../../">' in (site / PAGE).read_text("utf-8")
    assert (site / "404.html").read_text("utf-8") == "<!doctype html><title>Lost</title><p>Nobody here."


def test_a_changed_template_makes_the_pages_anew(content: Path) -> None:
    site, _ = built(content)
    before = (site / PAGE).read_bytes()
    put(
        content / "templates/_frame.html",
        "{% macro top(site, frame) %}<p>TOP{% endmacro %}{% macro bottom(site, frame) %}{% endmacro %}",
    )
    built(content)
    assert b"<p>TOP" in (site / PAGE).read_bytes()
    (content / "templates/_frame.html").unlink()
    built(content)
    assert (site / PAGE).read_bytes() == before


def test_a_changed_logo_and_file_reach_the_site(content: Path) -> None:
    put(content / "site.toml", '[theme]\nlogo = "static/a.svg"\n')
    put(content / "static/a.svg", SVG)
    put(content / "static/deep/mine.css", "p{}")
    site, _ = built(content)
    assert (site / "static/deep/mine.css").read_text() == "p{}"
    put(content / "static/a.svg", SVG.replace("40 20", "44 20"))
    built(content)
    assert 'width="44"' in (site / PAGE).read_text("utf-8")
    assert (site / "static/a.svg").read_text() == SVG.replace("40 20", "44 20")
    assert site_files(built(content)[0]) == site_files(build(content, content.parent / "clean", "--clean"))


def site_files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("list.html", "<p>\n{% if %}", "templates/list.html:2: the template cannot be read"),
        ("cable.html", "\n\n{{ page.nothing }}", "templates/cable.html:3: the template failed"),
        (
            "home.html",
            '{% extends "base.html" %}\n{% block content %}{{ x }}{% endblock %}',
            "templates/home.html:2: the template failed",
        ),
        (
            "base.html",
            '{% extends "base.html" %}',
            "templates/base.html:1: a template extends or includes itself (write !NAME.html for the program's own)",
        ),
        ("collection.html", "{% for %}", "templates/collection.html:1: the template cannot be read"),
        ("text.html", b"<p>\n\xe9", "templates/text.html:2: the template is not UTF-8"),
        (
            "404.html",
            '{% extends "!none.html" %}',
            "templates/404.html:1: there is no template '!none.html'; correct the name",
        ),
    ],
)
def test_a_broken_template_publishes_nothing(content: Path, name: str, data: str | bytes, message: str) -> None:
    put(content / "templates" / name, data)
    site = content.parent / "site"
    result = run("build", "--content", content, "--output", site)
    assert result.returncode == 2, result.stdout
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not site.exists()


def test_names_that_stand_for_nothing_are_told(content: Path) -> None:
    put(content / "templates/cabel.html", "<p>")
    put(content / "templates/readme.txt", "notes")
    put(content / "static/site.css", "p{}")
    put(content / "static/search/x.js", "1")
    put(content / "static/what ever.css", "p{}")
    (content / "static/out.css").symlink_to("/etc/hostname")
    site, result = built(content)
    told = result.stdout + result.stderr
    for name in ("templates/cabel.html", "templates/readme.txt"):
        assert f"{name}: the program has no template of this name" in told
    assert "static/site.css: a file or folder of this name is the program's" in told
    assert "static/search/x.js: a file or folder of this name is the program's" in told
    assert "static/what ever.css: a name that not every server" in told
    assert "static/out.css: a link out of the content folder" in told
    assert not (site / "static/out.css").exists()
    assert not (site / "static/search/x.js").exists()
