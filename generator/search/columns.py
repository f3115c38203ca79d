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

_PACKING = b"2"
"""Changes when the same columns are packed in another way, so that no file of the old way is kept."""
# Level and strategy of zlib. Small numbers repeat by chance only: looking for repetitions takes time and saves nothing.
_USUAL = (6, zlib.Z_DEFAULT_STRATEGY)
_PACKED = {"S": (4, zlib.Z_FILTERED), "P": (1, zlib.Z_HUFFMAN_ONLY)}
# The characters that a JavaScript string cannot hold as they are, and what stands for them.
_ESCAPED = tuple((bytes([code]), chr(0xC0 + place).encode()) for place, code in enumerate((0, 10, 13, 34, 92)))


def varints(numbers: Numbers) -> bytes:
    """Seven bits a byte, the lowest first; the eighth bit is set in all bytes of a number but its last."""
    largest = int(numbers.max(initial=0))
    if largest < 1 << 7:
        return numbers.astype(np.uint8).tobytes()
    # As 32 bits where they are enough: it halves what has to be moved.
    rest: Numbers = numbers.astype(np.uint32 if largest < 1 << 32 else np.uint64)
    sizes = 1 + sum((rest >= 1 << bits).astype(np.uint8) for bits in range(7, largest.bit_length(), 7))
    ends = np.cumsum(sizes, dtype=np.int64)
    places = ends - sizes
    found = np.empty(ends[-1], np.uint8)
    while len(rest):
        more = rest > 127
        found[places] = (rest & 127) | (more.astype(np.uint8) << 7)
        rest, places = rest[more] >> 7, places[more] + 1
    return found.tobytes()


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
    if not keep(writer, letter, name_bytes):
        text = seven_bits(_deflate(packed, *_PACKED.get(letter, _USUAL)))
        writer.write(url(letter, name_bytes), b'reftel.take("%b","%b");\n' % (label.encode(), text), _PACKING)
    return name_bytes


def keep(writer: Writer, letter: str, name_bytes: bytes) -> bool:
    """Take over a file of the build before; whether that was possible."""
    return writer.keep(url(letter, name_bytes), _PACKING)


def url(letter: str, name_bytes: bytes) -> str:
    """Where a file stands."""
    label = name(letter, name_bytes)
    return f"search/{letter}/{label[2]}/{label}.js"


def _deflate(columns: Sequence[bytes], level: int, strategy: int) -> bytes:
    """Compress; a long column begins a block of its own, because its bytes are distributed in their own way."""
    compressor = zlib.compressobj(level, strategy=strategy)
    pieces = []
    for column in columns:
        pieces.append(compressor.compress(column))
        if len(column) > 256:
            pieces.append(compressor.flush(zlib.Z_BLOCK))
    return b"".join([*pieces, compressor.flush()])


def seven_bits(data: bytes) -> bytes:
    """Bytes as the characters of a JavaScript string, seven bits each."""
    size = -(-len(data) * 8 // 7)
    groups = np.zeros((-(-len(data) // 7), 8), np.uint8)
    # Seven bytes are the lower 56 bits of a number, from which eight characters are taken.
    groups[:, 1:] = np.frombuffer(data + bytes(-len(data) % 7), np.uint8).reshape(-1, 7)
    values = groups.view(">u8").astype(np.uint64)
    characters = (values >> np.arange(49, -1, -7, dtype=np.uint64)) & np.uint64(127)
    text = characters.astype(np.uint8).tobytes()[:size]
    for raw, escaped in _ESCAPED:
        text = text.replace(raw, escaped)
    return text
