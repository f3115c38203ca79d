"""Escaping: the same HTML as markupsafe's, whatever the value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from generator.pages.escaping import escaped


@given(st.text() | st.text("&<>'\"a ", min_size=1))
def test_text_is_escaped_as_by_markupsafe(text: str) -> None:
    assert escaped(text) == str(escape(text))


@pytest.mark.parametrize("value", [Markup("<b>&amp;</b>"), 7, 0.25, True, None])
def test_other_values_are_escaped_as_by_markupsafe(value: object) -> None:
    assert escaped(value) == str(escape(value))
