"""Front matter, read so that a mistake costs a Problem and never the page."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from generator.pages import pagefiles
from generator.pages.pagefiles import FrontMatter


def document(folder: Path, data: bytes | str, name: str = "about.md") -> pagefiles.Document:
    path = folder / "pages" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return next(each for each in pagefiles.documents(folder, "pages") if each.source == f"pages/{name}")


def test_all_keys(tmp_path: Path) -> None:
    text = "---\ntitle: About: us\norder: 2\nmenu: no\n---\n\nText\n"
    found = document(tmp_path, text.replace("About: us", '"About: us"'))
    assert found.matter == FrontMatter(title="About: us", order=2, menu=False)
    assert (found.text.strip(), found.line, found.problems) == ("Text", 6, ())


def test_files_that_are_no_markdown_are_told(tmp_path: Path) -> None:
    document(tmp_path, "Text")
    (tmp_path / "pages/more").mkdir()
    (tmp_path / "pages/more/further.md").write_text("Text")
    for name in ("about.docx", "About.MD", ".DS_Store"):
        (tmp_path / "pages" / name).write_text("Text")
    found = pagefiles.refused(tmp_path, "pages")
    assert [problem.source for problem in found] == ["pages/About.MD", "pages/about.docx", "pages/more"]
    assert all("Save it as Markdown" in problem.message for problem in found)


@pytest.mark.parametrize("text", ["", "Text", "---\nText", "***\n\nText"])
def test_none(tmp_path: Path, text: str) -> None:
    found = document(tmp_path, text)
    assert (found.matter, found.title, found.text, found.problems) == (FrontMatter(), "About", text, ())


FAULTS = {
    "not YAML": ("---\ntitle: x\nsummary: a: b\n---\nText", "pages/about.md:3: front matter is not YAML"),
    "a list": ("---\n- x\n---\nText", "pages/about.md:1: front matter is no list of 'key: value'"),
    "unknown key": ("---\ntitle: x\ncolour: red\n---\nText", "pages/about.md:3: unknown key 'colour'"),
    "wrong type": ("---\norder: first\n---\nText", "pages/about.md:2: order: expected a number, found 'first'"),
    "bad date": (
        "---\ndate: yesterday\n---\nText",
        "pages/about.md:2: date: expected a day such as 2009-07-02, found 'yesterday'; the page",
    ),
    "no day": ("---\ntitle: x\ndate: 2009-13-40\n---\nText", "pages/about.md:1: front matter is not YAML: month"),
    "a list as title": ("---\ntitle: [a, b]\n---\nText", "pages/about.md:2: title: expected text, found ['a', 'b']"),
    "too deep": ("---\ntitle: " + "[" * 10_000 + "\n---\nText", "pages/about.md:3: front matter is not YAML"),
    "not UTF-8": (b"---\ntitle: x\n---\nna\xefve\n", "pages/about.md:4: not UTF-8"),
}


@pytest.mark.parametrize(("data", "problem"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line_and_the_text_stays(tmp_path: Path, data: bytes | str, problem: str) -> None:
    found = document(tmp_path, data)
    assert [str(each)[: len(problem)] for each in found.problems] == [problem]
    assert "Text" in found.text or "na\ufffdve" in found.text


def test_a_name_that_is_no_text_is_told_as_others_are(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/09\xff1.md", "w") as file:
        file.write("Text")
    [found] = pagefiles.documents(tmp_path, "notes")
    assert (found.source, found.stem) == (r"notes/09\xff1.md", r"09\xff1")


def test_what_fits_is_kept(tmp_path: Path) -> None:
    found = document(tmp_path, "---\ntitle: 2009\norder: x\ndate: 2009-07-02\n---\n")
    assert found.matter == FrontMatter(title="2009", date=dt.date(2009, 7, 2))


def test_small_yaml_never_becomes_large(tmp_path: Path) -> None:
    levels = "".join(f"{chr(98 + level)}: &{chr(98 + level)} [{f'*{chr(97 + level)},' * 9}]\n" for level in range(9))
    found = document(tmp_path, f"---\na: &a [x]\n{levels}title: *j\nsummary:\n---\n")
    assert (found.title, found.matter.summary) == ("About", "")


def test_no_page_replaces_another(tmp_path: Path) -> None:
    for name in ("a b.md", "a-b.md", "About.md", "about.md"):
        document(tmp_path, "", name)
    names = [each.name for each in pagefiles.documents(tmp_path, "pages")]
    assert sorted(names) == ["About", "a-b", "a-b-2", "about-2"]


def test_order(tmp_path: Path) -> None:
    for name, order in (("a.md", 3), ("b.md", 1), ("c.md", 2)):
        document(tmp_path, f"---\norder: {order}\n---\n", name)
    assert [each.name for each in pagefiles.documents(tmp_path, "pages")] == ["b", "c", "a"]


def test_a_page_of_the_program_is_not_replaced(tmp_path: Path) -> None:
    document(tmp_path, "x", "search.md")
    assert pagefiles.pages(tmp_path) == []
    assert [problem.source for problem in pagefiles.refused(tmp_path, "pages")] == ["pages/search.md"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "notes").mkdir(parents=True)
    (tmp_path / "secret.md").write_text("secret")
    (content / "notes" / "x.md").symlink_to(tmp_path / "secret.md")
    assert pagefiles.documents(content, "notes") == []
    assert [problem.source for problem in pagefiles.refused(content, "notes")] == ["notes/x.md"]


def test_a_collection_does_not_replace_the_overview(tmp_path: Path) -> None:
    (tmp_path / "collections").mkdir()
    (tmp_path / "collections" / "index.md").write_text("x")
    (found,) = pagefiles.documents(tmp_path, "collections")
    assert found.name != "index"


def test_a_name_that_is_no_file_name_is_made_one(tmp_path: Path) -> None:
    found = document(tmp_path, "x", "Übér uns?.md")
    assert found.stem == "Übér uns?"
    assert found.name.startswith("Uber-uns-")
