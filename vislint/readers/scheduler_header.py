"""Which scheduler wrote a CSV, and in which columns it keeps what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vislint.readers.csv_cells import DELIMITERS, Row, read_rows
from vislint.readers.schedulers import (
    ANY_TOOL,
    HOOTSUITE,
    HOOTSUITE_HEADER,
    POSTCRON,
    POSTCRON_HEADER,
    SCHEDULERS,
    Scheduler,
)

_SEPARATOR_LINE = re.compile(r"sep=(.)\n", re.I)
_MOMENT = re.compile(r"\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b")
_NUMBERS = re.compile(r"\s*\d+\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table keeps what: positions from 0, None or nothing for what it has no column for."""

    scheduler: Scheduler
    width: int
    text: int | None
    media: tuple[tuple[int, int | None], ...]
    """Each column of files, with that of its alt text when it has one of its own."""
    alts: int | None
    """The column with the alt texts of all files."""
    when: tuple[int, ...]
    networks: int | None
    marks: tuple[tuple[int, str], ...]
    kinds: Mapping[str, int]
    """Network → column that says in which form it goes there, such as `Instagram Post Type`."""
    link: int | None
    title: int | None
    draft: int | None
    kind: int | None
    wrong_case: str = ""
    """A header in a letter case that the scheduler does not read."""

    @property
    def takes_alts(self) -> bool:
        return self.alts is not None or any(alt is not None for _, alt in self.media)

    @property
    def last_needed(self) -> int:
        """The last column that a row cannot do without."""
        return max((self.text or 0, *self.when, *(column for column, _ in self.media[:1])))


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV whose columns are known; its rows begin at `start` of the text."""

    columns: Columns
    delimiter: str
    start: int
    line: int


def read_header(text: str, forced: bool) -> Table | None:
    """What the first row tells; None when no scheduler writes such a row.

    When the configuration has named the format, files without a header and headers of no known tool are read
    too, as far as their columns can be told.
    """
    wish = _SEPARATOR_LINE.match(text)
    skipped = wish.end() if wish else 0
    for delimiter in DELIMITERS:
        row = next(read_rows(text, delimiter, 1, skipped), None)
        if row is None or row.unclosed:
            continue
        columns = match_header([cell.strip() for cell in row.texts])
        if columns:
            start, line = _after(text, skipped, row)
            return Table(columns, delimiter, start, line)
    return _read_forced(text, skipped) if forced else None


def _read_forced(text: str, skipped: int) -> Table | None:
    line = 1 + bool(skipped)
    for delimiter in DELIMITERS:
        row = next(read_rows(text, delimiter, 1, skipped), None)
        if row is None or row.unclosed:
            continue
        bare = _without_header(row.texts)
        if bare:
            return Table(bare, delimiter, skipped, line)
        columns = _columns(ANY_TOOL, [cell.strip() for cell in row.texts])
        if columns.text is not None and (columns.media or columns.when or columns.networks is not None):
            start, line = _after(text, skipped, row)
            return Table(columns, delimiter, start, line)
    return None


def _after(text: str, skipped: int, row: Row) -> tuple[int, int]:
    """Where the rows below the header begin; a header in quotes may hold line breaks."""
    last = row.cells[-1] if row.cells else None
    breaks = (last.line - row.line + last.text.count("\n")) if last else 0
    start = skipped
    for _ in range(breaks + 1):
        end = text.find("\n", start)
        start = len(text) if end < 0 else end + 1
    return start, row.line + bool(skipped) + breaks + 1


def _without_header(cells: Sequence[str]) -> Columns | None:
    """Two tools write no header: they are told by where dates and numbers stand."""
    if len(cells) == len(POSTCRON_HEADER) and all(map(_NUMBERS.fullmatch, cells[1:6])):
        return _columns(POSTCRON, POSTCRON_HEADER)
    if 2 <= len(cells) <= len(HOOTSUITE_HEADER) and _MOMENT.match(cells[0]):
        return _columns(HOOTSUITE, HOOTSUITE_HEADER)
    return None


def match_header(header: Sequence[str]) -> Columns | None:
    """The first scheduler whose headers are there, by letter case first and then without it."""
    for told in (_is_told, _is_told_folded):
        for scheduler in SCHEDULERS:
            if told(scheduler, header):
                return _columns(scheduler, header)
    return None


def _is_told(scheduler: Scheduler, header: Sequence[str]) -> bool:
    if scheduler.in_order:
        return tuple(header[: len(scheduler.told_by)]) == scheduler.told_by
    names = set(header)
    return all(
        name in names or (name[-1] == "*" and any(cell.startswith(name[:-1]) for cell in header))
        for name in scheduler.told_by
    )


def _is_told_folded(scheduler: Scheduler, header: Sequence[str]) -> bool:
    folded = [cell.lower() for cell in header]
    told = tuple(name.lower() for name in scheduler.told_by)
    if scheduler.in_order:
        return tuple(folded[: len(told)]) == told
    return all(_find((name,), folded) is not None for name in told)


def _columns(scheduler: Scheduler, header: Sequence[str]) -> Columns:
    folded = [cell.lower() for cell in header]

    def at(*names: str) -> int | None:
        return _find([name.lower() for name in names], folded)

    shared = scheduler.alt_separator != ""
    pairs = [
        (at(name), None if shared or number >= len(scheduler.alts) else at(scheduler.alts[number]))
        for number, name in enumerate(scheduler.media)
    ]
    marks = [(at(name), network) for name, network in scheduler.marks.items()]
    kinds = {network: at(f"{name} Post Type") for name, network in scheduler.marks.items()}
    return Columns(
        scheduler,
        len(header),
        at(*scheduler.text),
        tuple((column, alt) for column, alt in pairs if column is not None),
        at(*scheduler.alts) if shared else None,
        _moment_columns(scheduler, [at(name) for name in scheduler.when]),
        at(*scheduler.networks),
        tuple((column, network) for column, network in marks if column is not None),
        {network: column for network, column in kinds.items() if column is not None},
        at(*scheduler.link),
        at(*scheduler.title),
        at(scheduler.draft),
        at(scheduler.kind),
        _wrong_case(scheduler, header),
    )


def _moment_columns(scheduler: Scheduler, found: Sequence[int | None]) -> tuple[int, ...]:
    there = [column for column in found if column is not None]
    return tuple(there[:1] if scheduler is ANY_TOOL else there)


def _wrong_case(scheduler: Scheduler, header: Sequence[str]) -> str:
    if not scheduler.case_matters:
        return ""
    return next((cell for cell in header if cell and _is_misspelt(cell, scheduler.told_by)), "")


def _is_misspelt(cell: str, names: Sequence[str]) -> bool:
    return cell not in names and cell.lower() in [name.lower() for name in names]


def _find(names: Sequence[str], folded: Sequence[str]) -> int | None:
    for name in filter(None, names):
        for index, cell in enumerate(folded):
            if cell == name or (name[-1] == "*" and cell.startswith(name[:-1])):
                return index
    return None
