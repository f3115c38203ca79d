"""Tables in Markdown, and how numbers stand in them."""

from __future__ import annotations

from collections.abc import Sequence

NONE = "–"
"""Stands for what was not measured."""
Row = list[str]


def table(header: Row, rows: Sequence[Row]) -> str:
    """A Markdown table: the first column to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header))]

    def line(row: Row) -> str:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        return f"| {' | '.join(cells)} |"

    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(map(line, [header, rule, *rows])) + "\n"


def ratio(one: float | None, other: float | None) -> str:
    """How many times ``other`` goes into ``one``."""
    return f"{one / other:.2f}" if one is not None and other else NONE


def seconds(value: float | None) -> str:
    """With hundredths up to 100 seconds."""
    return NONE if value is None else f"{value:,.2f} s" if value < 100 else f"{value:,.0f} s"


def megabytes(value: float) -> str:
    """Bytes as millions; 0 means that nobody looked."""
    return f"{value / 1e6:,.0f} MB" if value else NONE


def kilobytes(value: float) -> str:
    """Bytes as thousands, without the unit."""
    return f"{value / 1000:,.0f}"


def whole(value: float) -> str:
    """Without decimals."""
    return f"{value:,.0f}"


def hundredths(value: float | None) -> str:
    """With two decimals."""
    return NONE if value is None else f"{value:.2f}"
