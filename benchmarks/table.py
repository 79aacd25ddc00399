"""Rows as text."""

from __future__ import annotations


class Table:
    """A table that is printed row by row, as its values become known."""

    def __init__(self, *columns: tuple[str, int]) -> None:
        """Print the headings.

        Args:
            *columns: heading and width of each; a negative width keeps the column to the left.

        """
        self.widths = [width for _, width in columns]
        self.row(*(heading for heading, _ in columns))
        self.row(*("-" * abs(width) for width in self.widths))

    def row(self, *cells: str) -> None:
        """Print one row."""
        pairs = zip(cells, self.widths, strict=True)
        placed = [cell.ljust(-width) if width < 0 else cell.rjust(width) for cell, width in pairs]
        print("  ".join(placed), flush=True)
