"""Offsets in a text ↔ lines and columns in its file."""

from __future__ import annotations

import bisect
import re


class Lines:
    """The lines of a text that begins at line `first_line` of a file."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self._first_line = first_line
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1."""
        row = bisect.bisect_right(self._starts, offset) - 1
        return row + self._first_line, offset - self._starts[row] + 1

    def start(self, row: int) -> int:
        """Where row `row`, from 0, begins; the end of the text for rows below it."""
        return self._starts[row] if row < len(self._starts) else len(self.text)

    def row(self, row: int) -> str:
        """Row `row`, from 0, without its line end."""
        return self.text[self.start(row) : self.start(row + 1)].removesuffix("\n")
