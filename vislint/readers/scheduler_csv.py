"""Bulk CSVs of schedulers: one row is one post; the header tells the tool.

Files without a header, and tables with headers of no known tool, are read where the configuration names this
format for their folder.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vislint.model import Post, Unreadable
from vislint.readers import Recognised
from vislint.readers.csv_cells import read_rows
from vislint.readers.drafting import folder_of, open_text
from vislint.readers.front_matter import normalised
from vislint.readers.scheduler_header import Columns, read_header
from vislint.readers.scheduler_rows import NAME, RowReader
from vislint.repository import Repository

__all__ = ["NAME", "PRIORITY", "open_site", "recognise"]

PRIORITY = 60

_SUFFIXES = (".csv", ".tsv")
_HEAD = 16 * 1024
"""Bytes in which a header is looked for; the longest known one has 2,000."""


def recognise(repository: Repository) -> Iterator[Recognised]:
    """Each folder that holds such a file directly."""
    seen: set[str] = set()
    for path in repository.files:
        folder = folder_of(path)
        if folder in seen or not _is_table(path):
            continue
        table = read_header(normalised(repository.head(path, _HEAD)), forced=False)
        if table:
            seen.add(folder)
            yield Recognised(folder, f"the header of {table.columns.scheduler.name} in {path}")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,
) -> SchedulerCsv:
    return SchedulerCsv(repository, folder, signal, forced)


@dataclass(frozen=True)
class SchedulerCsv:
    """A folder with bulk CSVs."""

    repository: Repository
    folder: str
    signal: str
    forced: bool = False
    format: str = NAME

    def claims(self, path: str) -> bool:
        if not _is_table(path):
            return False
        return self.forced or read_header(normalised(self.repository.head(path, _HEAD)), False) is not None

    def read(self, path: str) -> list[Post]:
        text = open_text(self.repository, path, NAME)
        if isinstance(text, Post):
            return [text]
        text = normalised(text)
        table = read_header(text, self.forced)
        if table is None:
            return [Post(path, NAME, unreadable=_UNKNOWN)] if text.strip() else []
        folders = dict.fromkeys((folder_of(path), ""))
        reader = RowReader(path, table.columns, lambda it: self.repository.resolve(it, list(folders)))
        rows = read_rows(text, table.delimiter, table.line, table.start)
        posts = [reader.read(row) for row in rows if not row.blank]
        return _with_case_flaw(posts, table.columns)


_UNKNOWN = Unreadable(
    "has a header of no known scheduler, and no columns for a text with visuals, networks or times",
    hint="name the columns text, image_url, date and networks",
)


def _with_case_flaw(posts: list[Post], columns: Columns) -> list[Post]:
    """The posts, the first of which tells of a header in the wrong letter case."""
    if not columns.wrong_case or not posts:
        return posts
    right = next(name for name in columns.scheduler.told_by if name.lower() == columns.wrong_case.lower())
    message = f'has the column "{columns.wrong_case}", which {columns.scheduler.name} does not read'
    flaw = Unreadable(message, 1, 1, f'write "{right}", in this letter case')
    return [replace(posts[0], flaw=posts[0].flaw or flaw), *posts[1:]]


def _is_table(path: str) -> bool:
    return posixpath.splitext(path)[1].lower() in _SUFFIXES
