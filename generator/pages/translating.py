"""Words in templates: what a template says in full is put into the site's language when it is compiled.

So ``{{ _("Text") }}`` is text of the page like any other and costs nothing when pages are made; of
``{{ _("%(count)s in all", count=n) }}`` only the value is left. Forms for numbers (``ngettext``) are chosen when the
page is made. As in Jinja's own extension, a message is HTML, and the values put into it are escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from generator import locale
from generator.language import Language

EXTENSION = "jinja2.ext.i18n"
_PLACE = re.compile(r"%(?:\((\w+)\)s|%)")


def functions(language: Language) -> dict[str, Any]:
    """The names by which templates ask for words, dates and numbers."""

    def gettext(message: str, **values: object) -> Markup:
        return Markup(language.gettext(message)) % values  # noqa: S704 - from the catalogue

    def ngettext(one: str, many: str, num: int, **values: object) -> Markup:
        values = {"num": language.number(num), **values}
        return Markup(language.plural(one, many, num)) % values  # noqa: S704

    def pgettext(context: str, message: str, **values: object) -> Markup:
        return Markup(language.pgettext(context, message)) % values  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}


def attributes(language: Language) -> dict[str, str]:
    """What a template writes into a tag whose text is not in the site's language, but in that of the field or a cable.

    ``english`` is for what is English for certain, ``original`` for what mostly is, ``own`` for what is in the site's
    language inside of these; on English sites they are empty.
    """
    if language.code == locale.SOURCE:
        return {"english": "", "original": "", "own": ""}
    turned = language.direction == "rtl"
    return {
        "english": ' lang="en"' + ' dir="ltr"' * turned,
        "original": ' lang="en"' + ' dir="auto"' * turned,
        "own": f' lang="{language.code}"' + ' dir="rtl"' * turned,
    }


class Translator(NodeTransformer):
    """Puts the words of a parsed template into a language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._made: list[nodes.Concat] = []
        self._attributes = attributes(language)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Attributes that tell of a text's language."""
        text = self._attributes.get(node.name)
        return node if text is None else nodes.TemplateData(text, lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """A call that asks for a message in full becomes its text."""
        self.generic_visit(node)
        message = self._message(node)
        values = {value.key: value.value for value in node.kwargs}
        if message is None or node.dyn_args or node.dyn_kwargs:
            return node
        wanted = {name for name in _PLACE.findall(message) if name}
        if not wanted <= values.keys():
            return node
        made = nodes.Concat(list(_pieces(message, values, node.lineno)), lineno=node.lineno)
        if len(made.nodes) == 1:
            return made.nodes[0]
        self._made.append(made)
        return made

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """What is shown is not first put together."""
        self.generic_visit(node)
        node.nodes = [piece for shown in node.nodes for piece in self._parts(shown)]
        return node

    def _parts(self, shown: nodes.Expr) -> list[nodes.Expr]:
        return shown.nodes if isinstance(shown, nodes.Concat) and shown in self._made else [shown]

    def _message(self, node: nodes.Call) -> str | None:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        given = [argument.value for argument in node.args if isinstance(argument, nodes.Const)]
        if len(given) != len(node.args) or not all(isinstance(text, str) for text in given):
            return None
        if name in ("_", "gettext") and len(given) == 1:
            return self._language.gettext(*given)
        return self._language.pgettext(*given) if name == "pgettext" and len(given) == 2 else None


def _pieces(message: str, values: dict[str, nodes.Expr], line: int) -> Iterator[nodes.Expr]:
    """The text of a message and the values in it, in turn; at least one piece."""
    text, done = "", 0
    for place in _PLACE.finditer(message):
        text += message[done : place.start()]
        done = place.end()
        if place[1] is None:
            text += "%"
            continue
        yield nodes.TemplateData(text, lineno=line)
        yield values[place[1]]
        text = ""
    yield nodes.TemplateData(text + message[done:], lineno=line)
