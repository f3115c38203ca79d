"""Templates become pages: Jinja2 that escapes everything, and errors that name the template and its line."""

from __future__ import annotations

import keyword
import re
import traceback
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import jinja2
import numpy as np
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from generator.errors import Problem, ReftelError
from generator.language import Language
from generator.pages import overrides, translating
from generator.pages.escaping import escaped
from generator.pages.views import Head, SiteView

_SUSPECT = bytes(code for code in (*range(32), *range(127, 160)) if code not in b"\t\n")
"""Bytes of control characters in UTF-8; those from 128 on stand in other characters too."""
_OTHER_CONTROL = re.compile(b"\xc2[\x80-\x9f]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class View(Protocol):
    """What a template knows as ``page``."""

    @property
    def head(self) -> Head:
        """What the page says of itself."""
        ...


class _Template(jinja2.Template):
    """A template whose pieces are escaped without a wrapper around each: they are joined at once."""

    @classmethod
    def from_code(cls, *arguments: Any) -> jinja2.Template:
        template = super().from_code(*arguments)
        template.root_render_func.__globals__["escape"] = escaped  # the name that compiled templates call
        return template


class _CodeGenerator(CodeGenerator):
    """Views are records: ``page.title`` is an attribute as in Python, and never looked for as an item."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
        else:
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")


class _Context(Context):
    """Calls a macro without looking what else it might be."""

    def call(self, obj: Any, /, *arguments: Any, **options: Any) -> Any:
        if type(obj) is not Macro:
            return super().call(obj, *arguments, **options)
        options.pop("_loop_vars", None)
        options.pop("_block_vars", None)
        return obj(self.eval_ctx, *arguments, **options)


class _Environment(jinja2.Environment):
    template_class = _Template
    code_generator_class = _CodeGenerator
    context_class = _Context
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    language: Language

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Globals as a plain dictionary: Jinja's own chain of two is walked, key by key, for each page and import."""
        return {**self.globals, **d} if d else self.globals

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        return super()._generate(translating.Translator(self.language).visit(source), *arguments, **options)


class Templates:
    """The templates of one folder, and those of the publisher's own that replace some of them."""

    def __init__(self, folder: Path, language: Language, own: Path | None = None) -> None:
        self._folder = folder
        self._folders = (own, folder) if own else (folder,)
        self._environment = _Environment(
            loader=overrides.loader(folder, own),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[translating.EXTENSION],
        )
        self._environment.language = language
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
        self._environment.newstyle_gettext = True  # type: ignore[attr-defined]
        self._environment.globals |= translating.functions(language)

    def render(self, name: str, site: SiteView, page: View) -> bytes:
        """The page that the template ``name`` makes of a view, without control characters.

        Raises:
            ReftelError: the template is missing or wrong; the message names it and the line.
        """
        with self._named(name):
            return printable(self._environment.get_template(name).render(site=site, page=page))

    def part(self, name: str, macro: str, values: Sequence[object]) -> Markup:
        """What a macro of the template ``name`` makes of ``values``.

        Raises:
            ReftelError: see :meth:`render`.
        """
        with self._named(name):
            function: Callable[..., Markup] = getattr(self._environment.get_template(name).module, macro)
            return function(*values)

    def check(self, content: Path) -> list[Problem]:
        """What is wrong with the names of the publisher's own templates in the folder ``content``.

        Raises:
            ReftelError: one of them cannot be read; see :meth:`render`.
        """
        return list(overrides.check(content, self._folder, self._parsed))

    def _parsed(self, name: str) -> nodes.Template:
        with self._named(name):
            self._environment.get_template(name)  # compiled, it shows more mistakes than parsed
            source, path, _ = self._environment.loader.get_source(self._environment, name)  # type: ignore[union-attr]
            return self._environment.parse(source, name, path)

    @contextmanager
    def _named(self, name: str) -> Iterator[None]:
        """Errors of templates, told by their file and line."""
        try:
            yield
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.filename or self._folder / name}:{error.lineno}"
            raise ReftelError(f"{where}: the template cannot be read: {error.message}") from error
        except jinja2.TemplateNotFound as error:
            where = self._line(error) or str(self._folders[0] / name)
            raise ReftelError(f"{where}: {overrides.gone([str(error.name)])}") from error
        except UnicodeDecodeError as error:
            raise ReftelError(f"{self._not_utf8(error, name)}: the template is not UTF-8; save it so") from error
        except RecursionError as error:
            where = self._line(error) or str(self._folders[0] / name)
            own = f"write {overrides.ORIGINAL}NAME.html for the program's own"
            what = f"a template extends or includes itself ({own}), or a macro calls itself without end"
            raise ReftelError(f"{where}: {what}") from error
        except Exception as error:
            line = self._line(error)
            if line is None:
                raise
            raise ReftelError(f"{line}: the template failed: {error}") from error

    def _not_utf8(self, error: UnicodeDecodeError, name: str) -> str:
        """``file:line`` of the template that could not be decoded; it may be one that ``name`` makes use of."""
        found = (path for folder in self._folders for path in sorted(folder.rglob("*")))
        files = (path for path in found if _holds(path, error.object))
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"{next(files, self._folder / name)}:{line}"

    def _line(self, error: Exception) -> str | None:
        """``file:line`` of the innermost template that ``error`` passed through."""
        folders = tuple(map(str, self._folders))
        found = None
        for frame, line in traceback.walk_tb(error.__traceback__):
            file = frame.f_code.co_filename
            if file.startswith(folders):
                # Jinja puts the lines of templates into the errors of pages, but not into those of macros.
                template = frame.f_globals.get("__jinja_template__")
                found = f"{file}:{template.get_corresponding_lineno(line) if template else line}"
        return found


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def printable(html: str) -> bytes:
    """``html`` as UTF-8; a control character, which HTML does not allow, is shown as its picture (U+2400 ff.)."""
    data = html.encode("utf-8", "replace")
    if not _has_controls(data) and not _OTHER_CONTROL.search(data):
        return data
    return _CONTROL.sub(_picture, html).encode("utf-8", "replace")


def suspect(data: bytes) -> bool:
    """Whether UTF-8 may hold a control or another invisible character; much faster than a search for one."""
    return _has_controls(data) if data.isascii() else len(data.translate(None, _SUSPECT)) != len(data)


def _has_controls(data: bytes) -> bool:
    """Whether there is a control character of ASCII in UTF-8, but for tabs and line breaks."""
    codes = np.frombuffer(data, np.uint8)
    low, breaks = int(np.count_nonzero(codes < ord(" "))), int(np.count_nonzero(codes == ord("\n")))
    return (low > breaks and low > breaks + data.count(b"\t")) or b"\x7f" in data


def _picture(match: re.Match[str]) -> str:
    return picture(match[0])


def picture(control: str) -> str:
    """A visible character for a control character: ``␇`` for the bell."""
    code = ord(control)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
