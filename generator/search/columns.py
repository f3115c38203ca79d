"""How numbers and texts become the columns of a file of the index; see ``FORMAT.md``."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from generator.writer import Writer

Numbers = npt.NDArray[Any]
"""Whole numbers."""

DIGEST = 5
"""Bytes of a name."""

_LEVEL = 6
# The characters that a JavaScript string cannot hold as they are, and what stands for them.
_ESCAPED = tuple((bytes([code]), chr(0xC0 + place).encode()) for place, code in enumerate((0, 10, 13, 34, 92)))


def varints(numbers: Numbers) -> bytes:
    """Seven bits a byte, the lowest first; the eighth bit is set in all bytes of a number but its last."""
    rest: Numbers = numbers.astype(np.uint64)
    pieces = [rest & 127]
    while (rest := rest >> 7).any():
        pieces.append(rest & 127)
    if len(pieces) == 1:
        return pieces[0].astype(np.uint8).tobytes()
    table = np.stack(pieces, axis=1).astype(np.uint8)
    # A byte stands if it or a higher one of its number is not zero; the lowest always stands.
    stands = np.logical_or.accumulate(table[:, ::-1] != 0, axis=1)[:, ::-1]
    stands[:, 0] = True
    table[:, :-1] |= stands[:, 1:].astype(np.uint8) << 7
    return table[stands].tobytes()


def planes(numbers: Numbers) -> bytes:
    """Low bytes of all numbers, then their high bytes; what needs more than two bytes stands as 65,535."""
    clipped = np.minimum(numbers, 0xFFFF).astype("<u2")
    return clipped.view(np.uint8).reshape(-1, 2).T.tobytes()


def gaps(numbers: Numbers, starts: Numbers) -> Numbers:
    """Differences to the predecessor; those at the offsets ``starts`` stay as they are."""
    found: Numbers = np.diff(numbers.astype(np.int64), prepend=0)
    found[starts] = numbers[starts]
    return found


def texts(values: Iterable[str]) -> bytes:
    """Texts separated by line feeds, of which they hold none."""
    return "\n".join(values).encode("utf-8", "replace")


def name(letter: str, name_bytes: bytes) -> str:
    """The name of a file of the kind ``letter``, as it stands in the manifest and in the file itself."""
    return f"{letter}-{base64.b32encode(name_bytes).decode().lower()}"


def write(writer: Writer, letter: str, columns: Sequence[bytes]) -> bytes:
    """Write a file of the kind ``letter``; gives the bytes of its name."""
    packed = [varints(np.array([len(column)])) + column for column in columns]
    name_bytes = hashlib.sha256(b"".join(packed)).digest()[:DIGEST]
    label = name(letter, name_bytes)
    text = seven_bits(_deflate(packed))
    writer.write(f"search/{letter}/{label[2:4]}/{label}.js", b'reftel.take("%b","%b");\n' % (label.encode(), text))
    return name_bytes


def _deflate(columns: Sequence[bytes]) -> bytes:
    """Compress; a long column begins a block of its own, because its bytes are distributed in their own way."""
    compressor = zlib.compressobj(_LEVEL)
    pieces = []
    for column in columns:
        pieces.append(compressor.compress(column))
        if len(column) > 256:
            pieces.append(compressor.flush(zlib.Z_BLOCK))
    return b"".join([*pieces, compressor.flush()])


def seven_bits(data: bytes) -> bytes:
    """Bytes as the characters of a JavaScript string, seven bits each."""
    bits: Numbers = np.unpackbits(np.frombuffer(data, np.uint8))
    bits = np.append(bits, np.zeros(-len(bits) % 7, np.uint8)).reshape(-1, 7)
    text = (np.packbits(bits, axis=1) >> 1).tobytes()
    for raw, escaped in _ESCAPED:
        text = text.replace(raw, escaped)
    return text
