"""One row of a scheduler's CSV → one post."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from vislint.model import Attachment, Destination, Post, Resolution, Unreadable
from vislint.readers.csv_cells import Cell, Row
from vislint.readers.moments import moment
from vislint.readers.nodes import Node
from vislint.readers.scheduler_header import Columns

NAME = "scheduler-csv"

Entry = tuple[str, int, int]
"""A text and its line and column."""

_SLASHED = re.compile(r"(\d{1,4})/(\d{1,2})/(\d{1,4})(?=\D|$)")
_NICKNAMES = {"twitter/x": "x", "x/twitter": "x", "x (twitter)": "x"}
_FORMS = {"story": "story", "reel": "reel"}
"""Forms of a post that are slots of their own at Instagram and Facebook."""
_WITH_FORMS = frozenset({"instagram", "facebook"})
_VISUAL_KINDS = frozenset({"image", "video"})
_MONTHS = 12
_CUT = "a comma or a line break in a text needs quotes around the text"


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, path: str, columns: Columns, resolve: Callable[[str], Resolution]) -> None:
        self._path = path
        self._columns = columns
        self._resolve = resolve

    def read(self, row: Row) -> Post:
        columns = self._columns
        if row.unclosed:
            return Post(self._path, NAME, row.line, unreadable=_never_closed(row.unclosed))
        attachments, flaw = self._visuals(row)
        places = tuple(self._destinations(row))
        when = " ".join(filter(None, (row.cell(column).text.strip() for column in columns.when)))
        return Post(
            self._path,
            NAME,
            line=row.line,
            title=_text(row, columns.title),
            text=_text(row, columns.text),
            destinations=places,
            attachments=attachments,
            publish=_moment(row, columns.when),
            publish_text=when,
            status="draft" if Node(_text(row, columns.draft)).flag else None,
            link="" if self._shows_link(row) else _text(row, columns.link),
            flaw=self._width_flaw(row) or flaw or self._goes_nowhere(row, places),
        )

    def _shows_link(self, row: Row) -> bool:
        """Whether the column of visuals of this row holds visuals: one tool keeps its links there too."""
        kind = self._columns.kind
        return kind is not None and row.cell(kind).text.strip().lower() in _VISUAL_KINDS

    def _visuals(self, row: Row) -> tuple[tuple[Attachment, ...], Unreadable | None]:
        columns = self._columns
        if columns.kind is not None and not self._shows_link(row):
            return (), None
        shared = self._shared_alts(row)
        found: list[Attachment] = []
        for column, own_alt in columns.media:
            for entry in _entries(row.cell(column), columns.scheduler.separator):
                alt = shared[len(found)] if len(found) < len(shared) else ""
                if own_alt is not None:
                    alt = row.cell(own_alt).text.strip()
                found.append(self._visual(entry, alt))
        over = len(shared) - len(found)
        return tuple(found), self._too_many_alts(row, len(shared), len(found)) if over > 0 else None

    def _visual(self, entry: Entry, alt: str) -> Attachment:
        reference, line, column = entry
        takes_alts = self._columns.takes_alts
        resolution = self._resolve(reference)
        return Attachment(reference, line, column, resolution, alt or None, alt_possible=takes_alts)

    def _shared_alts(self, row: Row) -> list[str]:
        column = self._columns.alts
        text = _text(row, column)
        return [alt.strip() for alt in text.split(self._columns.scheduler.alt_separator)] if text else []

    def _too_many_alts(self, row: Row, alts: int, visuals: int) -> Unreadable:
        cell = row.cell(self._columns.alts or 0)
        mark = self._columns.scheduler.alt_separator
        message = f"has {alts} alt texts for {visuals} visual{'s' * (visuals != 1)}"
        return Unreadable(message, cell.line, cell.column, f"put one {mark} between two alt texts")

    def _destinations(self, row: Row) -> Iterator[Destination]:
        columns = self._columns
        if columns.scheduler.only:
            yield Destination(columns.scheduler.name, columns.scheduler.only, "", row.line)
        if columns.networks is not None:
            for declared, line, column in _entries(row.cell(columns.networks), ",;|\n"):
                name = declared.strip(" []\"'")
                network, _, slot = _plain_name(name).partition("/")
                yield Destination(name, network, slot, line, column)
        for column, network in columns.marks:
            cell = row.cell(column)
            if Node(cell.text).flag:
                yield Destination(network, network, self._form(row, network), cell.line, cell.column)

    def _form(self, row: Row, network: str) -> str:
        """Stories and reels are slots of their own."""
        column = self._columns.kinds.get(network)
        if column is None or network not in _WITH_FORMS:
            return ""
        return _FORMS.get(row.cell(column).text.strip().lower(), "")

    def _width_flaw(self, row: Row) -> Unreadable | None:
        """A row that is too long or too short: its text fell apart, or another row's did."""
        columns, there = self._columns, len(row.texts)
        if any(text.strip() for text in row.texts[columns.width :]):
            cell = row.cell(columns.width)
        elif there <= columns.last_needed:
            cell = row.cell(there)
        else:
            return None
        message = f"has {there} cells where the header has {columns.width}"
        return Unreadable(message, cell.line, cell.column, _CUT)

    def _goes_nowhere(self, row: Row, places: Sequence[Destination]) -> Unreadable | None:
        if places or not self._columns.marks:
            return None
        cell = row.cell(self._columns.marks[0][0])
        hint = "write TRUE in the column of each network"
        return Unreadable("is marked for no network, so it goes nowhere", cell.line, cell.column, hint)


def _text(row: Row, column: int | None) -> str:
    return "" if column is None else row.cell(column).text.strip()


def _entries(cell: Cell, separators: str) -> Iterator[Entry]:
    """The parts of a cell that lists something, each with its place."""
    pattern = f"[^{re.escape(separators)}]+" if separators else r"[\s\S]+"
    for match in re.finditer(pattern, cell.text) if cell.text else ():
        text = match[0].strip()
        if text:
            lead = len(match[0]) - len(match[0].lstrip())
            yield text, *cell.place(match.start() + lead)


def _plain_name(name: str) -> str:
    folded = " ".join(name.lower().split())
    return _NICKNAMES.get(folded, folded).replace(" ", "-")


def _never_closed(cell: Cell) -> Unreadable:
    return Unreadable(
        "has a cell in quotes that never ends, so it swallows every row below",
        cell.line,
        cell.column,
        'close the quotes, and write " inside a text twice',
    )


def _moment(row: Row, columns: Sequence[int]) -> datetime | None:
    parts = [row.cell(column).text.strip() for column in columns]
    if len(parts) == len(("year", "month", "day", "hour", "minute")):
        year, month, day, hour, minute = parts
        return moment(Node(f"{year}-{month}-{day} {hour}:{minute:0>2}"))
    return moment(Node(_year_first(" ".join(filter(None, parts)))))


def _year_first(text: str) -> str:
    """`2026/7/6` and dates with the year last, where day and month cannot be taken for each other."""
    match = _SLASHED.match(text)
    if match is None:
        return text
    first, second, third = match.groups()
    rest = text[match.end() :]
    if len(first) > len("31"):
        return f"{first}-{second}-{third}{rest}"
    month, day = sorted((first, second), key=int)
    return text if int(day) <= _MONTHS and first != second else f"{third}-{month}-{day}{rest}"
