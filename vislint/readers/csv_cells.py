"""CSV text → rows whose cells know their line and column.

Python's own reader gives no places. This one reads row by row, so that a large file costs the row at hand;
like every lenient reader it takes a quote inside a plain cell as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

DELIMITERS = (",", ";", "\t")

_PLAIN = {delimiter: re.compile(rf"[^{delimiter}\n]*") for delimiter in DELIMITERS}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text; `line` and `column` are where it begins, with its opening quote."""

    text: str
    line: int
    column: int
    quoted: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a character of the cell; a doubled quote takes two columns."""
        before = self.text[:offset]
        row_start = before.rfind("\n") + 1
        doubled = before.count('"', row_start) if self.quoted else 0
        if row_start:
            return self.line + before.count("\n"), offset - row_start + doubled + 1
        return self.line, self.column + self.quoted + offset + doubled


@dataclass(slots=True)
class Row:
    """One row; `unclosed` is the cell whose quote never ends, so that it swallows the rest of the file."""

    line: int
    texts: list[str]
    cells: list[Cell] = field(default_factory=list)
    unclosed: Cell | None = None

    def cell(self, index: int) -> Cell:
        """The cell at `index`, from 0; an empty one at the end of the row where there is none."""
        if self.cells:
            last = self.cells[-1]
            return self.cells[index] if index < len(self.cells) else Cell("", last.line, last.column)
        column = sum(map(len, self.texts[:index])) + index + 1
        if index < len(self.texts):
            return Cell(self.texts[index], self.line, column)
        return Cell("", self.line, sum(map(len, self.texts)) + len(self.texts))

    @property
    def blank(self) -> bool:
        return not any(text.strip() for text in self.texts)


def read_rows(text: str, delimiter: str, line: int = 1, start: int = 0) -> Iterator[Row]:
    """The rows of a text from `start` on, where line `line` begins; lines end in a plain line feed."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text.find('"', start, end) < 0:
            yield Row(line, text[start:end].split(delimiter))
            start, line = end + 1, line + 1
            continue
        row, stop = _quoted_row(text, start, delimiter, line)
        yield row
        line += text.count("\n", start, stop)
        start = stop


def _quoted_row(text: str, start: int, delimiter: str, line: int) -> tuple[Row, int]:
    """A row with quotes in it, and where the next one begins."""
    cells: list[Cell] = []
    unclosed: Cell | None = None
    row_start, first_line, position = start, line, start
    while True:
        lead = _quote_ahead(text, position)
        column = lead - row_start + 1
        if lead < len(text) and text[lead] == '"':
            value, end = _quoted_cell(text, lead + 1)
            position = _plain_end(text, end or len(text), delimiter)
            cell = Cell(value + text[end or position : position], line, column, quoted=True)
            if end is None:
                unclosed = cell
            breaks = text.count("\n", lead, position)
            if breaks:
                line += breaks
                row_start = text.rfind("\n", lead, position) + 1
        else:
            end = _plain_end(text, position, delimiter)
            cell = Cell(text[position:end], line, column)
            position = end
        cells.append(cell)
        if text[position : position + 1] != delimiter:
            return Row(first_line, [each.text for each in cells], cells, unclosed), position + 1
        position += 1


def _plain_end(text: str, position: int, delimiter: str) -> int:
    match = _PLAIN[delimiter].match(text, position)
    return match.end() if match else position


def _quoted_cell(text: str, start: int) -> tuple[str, int | None]:
    """The text up to the closing quote, and where that has passed; None when there is none."""
    parts: list[str] = []
    while True:
        end = text.find('"', start)
        if end < 0:
            return "".join([*parts, text[start:]]), None
        parts.append(text[start:end])
        if text[end + 1 : end + 2] != '"':
            return "".join(parts), end + 1
        parts.append('"')
        start = end + 2


def _quote_ahead(text: str, position: int) -> int:
    """Where a quote stands that only blanks come before; `position` when there is no such quote."""
    lead = position
    while text[lead : lead + 1] == " ":
        lead += 1
    return lead if text[lead : lead + 1] == '"' else position
