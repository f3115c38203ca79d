"""Terms are Lunr's own, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr import get_default_builder
from lunr.stemmer import stemmer
from lunr.tokenizer import Tokenizer

from generator.search.stemmer import stem
from generator.search.terms import terms


def lunr_terms(text: str) -> list[str]:
    """Lunr's default pipeline, with the stemmer of lunr.js in place of its own."""
    pipeline = get_default_builder().pipeline
    pipeline.remove(stemmer)
    return [stem(str(token)) for token in pipeline.run(Tokenizer(text))]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The Kazakhstanis' economic policies, and the multi-vector foreign policy.",
        'U.S.-Russia relations; "recovery" (9 %) — São Tomé\u00a0e Príncipe\r\nІ ¶5. -- x',
        "İstanbul ΣΊΣΥΦΟΣ ß",
    ],
)
def test_examples(text: str) -> None:
    assert terms(text) == lunr_terms(text)


@given(st.text(alphabet=st.characters() | st.sampled_from(" -\n\t\u00a0.,'\"eis")))
def test_any_text(text: str) -> None:
    assert terms(text) == lunr_terms(text)
