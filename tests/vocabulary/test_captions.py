"""Captions in their spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.vocabulary import captions

KINDS = {"distribution", "handling", "sensitivity", "channel", "subject", "precedence"}


@pytest.mark.parametrize(
    ("text", "code", "kind"),
    [
        ("NODIS", "NODIS", "distribution"),
        ("exdis", "EXDIS", "distribution"),
        ("S I P D I S", "SIPDIS", "distribution"),
        ("SIDPIS", "SIPDIS", "distribution"),
        ("NOFORN", "NOFORN", "handling"),
        ("SENSITIVE", "SENSITIVE", "sensitivity"),
        ("For Official Use Only", "FOUO", "sensitivity"),
        ("ROGER CHANNEL", "ROGER CHANNEL", "channel"),
        ("TERREP", "TERREP", "channel"),
        ("CODEL", "CODEL", "subject"),
        ("NIACT", "NIACT", "precedence"),
        ("CORRECTED COPY", "CORRECTED COPY", "handling"),
    ],
)
def test_find(text: str, code: str, kind: str) -> None:
    caption = captions.find(text)
    assert caption is not None
    assert (caption.code, caption.kind) == (code, kind)
    assert caption.meaning


@pytest.mark.parametrize("text", ["", "DEPT FOR SCA/CEN", "PRIORITY", "SIPDIS NOFORN", "CONFIDENTIAL"])
def test_what_is_no_single_caption(text: str) -> None:
    assert captions.find(text) is None


def test_codes_find_themselves() -> None:
    for code in captions.codes():
        caption = captions.find(code)
        assert caption is not None, code
        assert caption.code == code
        assert caption.kind in KINDS, caption


@given(st.sampled_from(sorted(captions.codes())))
def test_spacing_out_changes_nothing(code: str) -> None:
    assert captions.find(" ".join(code)) == captions.find(code)
