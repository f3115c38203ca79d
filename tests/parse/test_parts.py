"""Parts cover a message whatever the rules found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model import PartKind
from generator.parse.parts import cover

TEXT = " ab c\n\nde  f g \nh "
PIECES = st.lists(
    st.tuples(st.sampled_from(PartKind), st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=8
)


@given(PIECES)
def test_ordered_disjoint_and_complete(pieces: list[tuple[PartKind, int, int]]) -> None:
    position = 0
    for part in cover(TEXT, pieces):
        assert not TEXT[position : part.start].strip()
        assert position <= part.start < part.end
        assert TEXT[part.start : part.end] == TEXT[part.start : part.end].strip()
        position = part.end
    assert not TEXT[position:].strip()


def test_what_lies_between_is_other() -> None:
    parts = cover("abc def ghi", [(PartKind.SIGNER, 8, 11), (PartKind.TAGS, 0, 3)])
    assert [part.kind for part in parts] == [PartKind.TAGS, PartKind.OTHER, PartKind.SIGNER]
