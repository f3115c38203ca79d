"""Invented archives of any size, to try and to measure the program with.

Every cable says that it is fiction, is complete from routing header to signer, and parses. Cable number *i* depends on
the seed and on the cables before it only: a larger sample starts with the smaller one.
"""

from __future__ import annotations

from generator.sample.writing import write_sample

__all__ = ["write_sample"]
