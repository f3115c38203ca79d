"""From files to :class:`~generator.model.RawCable`: nothing is interpreted here, only unpacked.

Two steps. :func:`discover` lists the files of a content folder; :func:`read` opens one of them, recognises its
layout from the content and yields its cables one at a time: an archive of any size passes through little memory.
Between the two, :func:`cut` makes parts of a file of many cables, so that several workers read it.

How to add a layout: write a module with a reader ``(stream, source) -> Iterator[RawCable | Problem]`` and a recogniser
``(head) -> bool``, and add one line to ``LAYOUTS`` in :mod:`generator.sources.layouts`. The rules that a reader keeps:

- It yields a :class:`~generator.model.RawCable` for each cable, as soon as it has it.
- It yields a :class:`~generator.errors.Problem` for each record that it rejects, with the line, and goes on.
  What is odd about a cable but does not stop it travels in ``RawCable.problems``.
- It decodes bytes with :func:`generator.sources.encoding.decode` and changes nothing else in the text.
- It raises nothing but ``OSError``, whatever the bytes are.

A layout that holds many cables in a file also tells how its records start and reads a part of a file
(:class:`~generator.sources.layouts.Parts`).
"""

from __future__ import annotations

from generator.sources.discovery import Discovery, InputFile, discover, discover_paths
from generator.sources.layouts import LAYOUTS, Layout, cut, read
from generator.sources.parts import Part

__all__ = ["LAYOUTS", "Discovery", "InputFile", "Layout", "Part", "cut", "discover", "discover_paths", "read"]
