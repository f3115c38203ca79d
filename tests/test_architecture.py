"""The shape of the program, held by its imports: they point one way, and a library is used in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.building import ROOT

LAYERS: tuple[tuple[str, ...], ...] = (
    ("cuts", "errors", "ids", "interrupts", "locale"),
    ("model",),
    ("language", "vocabulary"),
    ("sources", "parse", "theme"),
    ("urls", "config", "ledger", "workspace", "parallel", "progress", "record", "storage"),
    ("writer",),
    ("report",),
    ("cache",),
    ("archive", "cluster"),
    ("context",),
    ("pages", "search", "exports"),
    ("pipeline", "inspection", "sample", "serve"),
    ("checking",),
    ("cli",),
)
"""From the bottom up. A module may import what stands in lower rows and its own package, nothing beside it."""

LIBRARIES: dict[str, set[str]] = {
    "babel": {"language"},
    "click": {"cli"},
    "distributed": {"cluster"},
    "frontmatter": {"pages"},
    "fsspec": {"storage"},
    "imagesize": {"pages"},
    "jinja2": {"pages"},
    "lunr": {"search"},
    "markdown_it": {"pages"},
    "markupsafe": {"pages"},
    "rcssmin": {"pages"},
    "rjsmin": {"pages"},
    "rich": {"cli", "inspection", "progress"},
    "selectolax": {"sources"},
    "watchfiles": {"serve"},
}
"""Who may import what; a library that is not named here may be used anywhere."""

MAX_LINES = 400
FOLDERS = {"content", "docs", "generator", "node_modules", "output", "templates", "tests"}
FILES = {
    ".".join(path.relative_to(ROOT / "generator").with_suffix("").parts).removesuffix("__init__").rstrip("."): path
    for path in sorted(ROOT.glob("generator/**/*.py"))
}
"""The modules by their name below ``generator``; the package itself has the empty name."""
MODULES = pytest.mark.parametrize("module", [name for name in FILES if name])


def unit(module: str) -> str:
    """The entry of LAYERS that a module belongs to, the most precise one; a fault if there is none."""
    names = [name for layer in LAYERS for name in layer if f"{module}.".startswith(f"{name}.")]
    assert names, f"generator.{module} has no place in LAYERS"
    return max(names, key=len)


def height(name: str) -> int:
    return next(number for number, layer in enumerate(LAYERS) if name in layer)


def imports(path: Path) -> Iterator[str]:
    """Full names of what a file imports: modules, and names in modules."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}:{node.lineno}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(name: str) -> str | None:
    """The module of this program that an imported name means or lies in; None for a library's."""
    name = f"{name}.".removeprefix("generator.").removesuffix(".") if name.startswith("generator") else "."
    while name and name not in FILES:
        name = name.rpartition(".")[0]
    return name or None


@MODULES
def test_imports_point_downwards(module: str) -> None:
    this = unit(module)
    used = {unit(name) for name in map(own, imports(FILES[module])) if name}
    wrong = sorted(name for name in used if name != this and height(name) >= height(this))
    assert wrong == [], f"generator.{module} imports what stands beside or above it"


@MODULES
def test_libraries_are_used_in_one_place(module: str) -> None:
    used = {name.split(".")[0] for name in imports(FILES[module])}
    assert sorted(name for name in used if unit(module) not in LIBRARIES.get(name, {unit(module)})) == []


@MODULES
def test_only_the_command_line_prints_or_exits(module: str) -> None:
    calls = (node.func for node in ast.walk(ast.parse(FILES[module].read_text("utf-8"))) if isinstance(node, ast.Call))
    found = sorted({name for name in map(ast.unparse, calls) if name in ("print", "exit", "quit", "sys.exit", "input")})
    assert found == [] or module == "cli"


def test_no_module_holds_two_concepts() -> None:
    files = [*ROOT.glob("generator/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("templates/static/**/*.js")]
    lengths = {str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n") for path in sorted(files)}
    assert {name: length for name, length in lengths.items() if length > MAX_LINES} == {}


def test_no_new_folder_at_the_top() -> None:
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith(".")}
    assert found <= FOLDERS | {"__pycache__"}


def test_every_folder_of_tests_is_a_package() -> None:
    """So that two test modules may have the same name."""
    folders = {path.parent for path in ROOT.glob("tests/**/*.py")}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []
