"""Bytes to text by the rule of generator/sources/encoding.py."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.encoding import chunks, decode

UNDAMAGED = [
    ("ascii", b"plain", "plain", "utf-8"),
    ("utf-8", "¶1. café “x”".encode(), "¶1. café “x”", "utf-8"),
    ("utf-8 with mark", b"\xef\xbb\xbfcaf\xc3\xa9", "café", "utf-8"),
    ("utf-16 little endian", "¶ café\r\n".encode("utf-16"), "¶ café\n", "utf-16"),
    ("utf-16 big endian", b"\xfe\xff" + "¶ café".encode("utf-16-be"), "¶ café", "utf-16"),
    ("latin-1", "¶1. café".encode("latin-1"), "¶1. café", "latin-1"),
    ("windows-1252", "¶1. “café” – €".encode("windows-1252"), "¶1. “café” – €", "windows-1252"),
    ("line ends", b"a\r\nb\rc\n\rd\r\n", "a\nb\nc\n\nd\n", "utf-8"),
    ("nothing", b"", "", "utf-8"),
]


@pytest.mark.parametrize(("data", "text", "encoding"), [case[1:] for case in UNDAMAGED], ids=[c[0] for c in UNDAMAGED])
def test_sound_text_is_read_without_a_problem(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.problems) == (text, encoding, ())


DAMAGED = [
    ("cut off at the end", "é\né“".encode()[:-1], "é\né\ufffd", [2]),
    ("cut off at the end of ASCII", b"text\n\xe2\x80", "text\n\ufffd", [2]),
    ("cut off in the middle", "ééé\n“".encode()[:-1] + b" x", "ééé\n\ufffd x", [2]),
    ("one byte of Windows-1252 in UTF-8", "éé“\n".encode() + b"caf\xe9 \x96 x\nyes", "éé“\ncafé – x\nyes", [2]),
    ("several lines", "ééé\n".encode() + b"\xe9x\nok\n\xe9y \xe9z", "ééé\néx\nok\néy éz", [2, 4]),
    ("a byte that Windows-1252 lacks", b"\x93x\x94\n\x81", "“x”\n\x81", [2]),
    ("half of a UTF-16 character", b"\xff\xfea\x00\n\x00b", "a\n\ufffd", [2]),
]


@pytest.mark.parametrize(("data", "text", "lines"), [case[1:] for case in DAMAGED], ids=[case[0] for case in DAMAGED])
def test_damage_keeps_what_is_good_and_is_reported_by_line(data: bytes, text: str, lines: list[int]) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert [line for line, _ in decoded.problems] == lines


@given(st.binary())
def test_any_bytes_become_text_that_can_be_written_again(data: bytes) -> None:
    decoded = decode(data)
    decoded.text.encode("utf-8")
    assert "\r" not in decoded.text
    assert all(1 <= line <= decoded.text.count("\n") + 1 for line, _ in decoded.problems)


@given(st.text())
def test_utf_8_comes_back(text: str) -> None:
    expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert decode(text.encode()).text == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_chunks_join_to_the_whole(encoding: str) -> None:
    text = "é¶x\r\n" * 400_000
    assert decode(b"".join(chunks(io.BytesIO(text.encode(encoding))))).text == text.replace("\r\n", "\n")
