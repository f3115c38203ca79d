"""``check`` tells what a build would tell of the publisher's files, and writes nothing."""

from __future__ import annotations

from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.archive.cables import write
from tests.building import run

FILES: dict[str, str | bytes] = {
    "notes/09NOWHERE9.md": "Hello.",
    "notes/09ASTANA1.md": "---\ntitel: x\n---\n\nSee [[09GONE1]].\n",
    "collections/a.md": "---\ndate: soon\n---\n\n[[09ASTANA1]]\n[[09GONE2]]\n",
    "pages/about.md": "---\ntitle: [\n---\n\nSee [[09GONE3]].\n\n![A bridge](https://example.org/x.png)\n",
    "pages/search.md": "Mine.",
    "pages/index.md": b"See [[09GONE4]].\n\xff\n",
    "site.toml": '[site]\n[theme]\nlogo = "static/gone.svg"\n[theme.light]\nink = "#aaa"\n',
    "static/site.css": "p{}",
    "templates/cabel.html": "x",
}
"""Mistakes that a build goes on from, one of each kind."""

TOLD = """\
collections/a.md:2: date: expected a day such as 2009-07-02, found 'soon'; the page is made without it
collections/a.md:6: the archive holds no cable '09GONE2'; a stub stands in its place. Check how it is written
notes/09ASTANA1.md:2: unknown key 'titel'; known are title, summary, order, menu, author, date
notes/09ASTANA1.md:5: the archive holds no cable '09GONE1'; a stub stands in its place. Check how it is written
notes/09NOWHERE9.md: a note that is not shown: the archive holds no cable '09NOWHERE9'. \
Its file has the name of the cable that it is about
pages/about.md:3: front matter is not YAML: did not find expected node content; the page is made without it
pages/about.md:5: the archive holds no cable '09GONE3'; a stub stands in its place. Check how it is written
pages/about.md:7: the picture 'https://example.org/x.png' is on another site and will not be loaded; \
its description is shown
pages/index.md:1: the archive holds no cable '09GONE4'; a stub stands in its place. Check how it is written
pages/index.md:2: not UTF-8; what cannot be read is shown as \ufffd. Save the file as UTF-8
pages/search.md: a page of this name is made by the program; rename the file
site.toml:3: theme.logo: static/gone.svg cannot be read: No such file or directory; put the picture there, \
or correct the name; the site has no logo now
site.toml:5: theme.light.ink: ink #aaaaaa on paper #fbfaf6 has a contrast of 2.2 to 1; readers need 4.5 to 1
static/site.css: a file or folder of this name is the program's; not copied. Rename it
templates/cabel.html: the program has no template of this name, and none of yours asks for it; not used. \
Correct the name
"""

TEMPLATES: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "several at once": (
        {"list.html": "<p>\n{% if %}", "text.html": "\n{{ 1 | nothing }}", "collection.html": b"<p>\n\xe9"},
        [
            "collection.html:2: the template is not UTF-8; save it so",
            "list.html:2: the template cannot be read: Expected an expression, got 'end of statement block'",
            "text.html:2: the template cannot be read: No filter named 'nothing'.",
        ],
    ),
    "an unknown variable": (
        {"cable.html": "\n\n{{ page.nothing }}"},
        ["cable.html:3: the template failed: 'CableView' object has no attribute 'nothing'"],
    ),
    "what is not there, on a page that nothing asks for": (
        {"text.html": "<p>\n\n{% include '_none.html' %}", "list.html": "{% extends '!none.html' %}"},
        [
            "list.html:1: there is no template '!none.html'; correct the name, or write one",
            "text.html:3: there is no template '_none.html'; correct the name, or write one",
        ],
    ),
    "an endless circle": (
        {"list.html": "<p>\n{% include 'list.html' %}"},
        [
            "list.html:2: a template extends or includes itself (write !NAME.html for the program's own), or a macro "
            "calls itself without end"
        ],
    ),
}  # fmt: skip
"""Templates of the publisher's own that end a build."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write(tmp_path / "content", {"09ASTANA1": "The bridge is open.", "09LIMA2": "The road is open."})


def put(content: Path, files: dict[str, str | bytes]) -> None:
    for name, data in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def check(content: Path, *options: str) -> CompletedProcess[str]:
    return run("check", "--content", content, "--quiet", *options)


def build(content: Path) -> CompletedProcess[str]:
    return run("build", "--content", content, "--output", content.parent / "site", "--quiet")


def test_mistakes_that_a_build_goes_on_from(content: Path) -> None:
    put(content, FILES)
    before = sorted(content.parent.rglob("*"))
    found = check(content, "--strict")
    assert found.stderr == TOLD
    assert found.returncode == 0, "no cable was rejected"
    assert sorted(content.parent.rglob("*")) == before
    assert build(content).stderr == TOLD


@pytest.mark.parametrize(("files", "told"), TEMPLATES.values(), ids=TEMPLATES)
def test_templates_that_end_a_build(content: Path, files: dict[str, str | bytes], told: list[str]) -> None:
    put(content / "templates", files)
    found = check(content)
    assert found.stderr.splitlines() == [f"Error: {content}/templates/{line}" for line in told]
    assert found.returncode == 2
    ended = build(content)
    assert (ended.returncode, ended.stderr) == (2, found.stderr)


def test_a_check_goes_on_where_a_build_ends(content: Path) -> None:
    put(content, {"templates/404.html": "{{ nothing }}", "notes/09NOWHERE9.md": "x"})
    found = check(content)
    assert "notes/09NOWHERE9.md: a note that is not shown" in found.stderr
    assert "templates/404.html:1: the template failed: 'nothing' is undefined" in found.stderr
    assert found.returncode == 2


def test_an_unknown_language(content: Path) -> None:
    put(content, {"site.toml": '[site]\nlanguage = "tlh"\n'})
    for result in (check(content), build(content)):
        assert result.stderr == (
            f"Error: {content}/site.toml:2: site.language is 'tlh'; expected one of ar, en, es, fr, ru\n"
        )
        assert result.returncode == 2


def test_good_templates_of_ones_own_are_only_tried(content: Path) -> None:
    put(content, {"templates/base.html": '{% extends "!base.html" %}'})
    before = sorted(content.parent.rglob("*"))
    found = check(content)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    assert sorted(content.parent.rglob("*")) == before
