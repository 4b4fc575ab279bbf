"""TOML with the line of every key, so that an error can show where it is.

tomllib gives values without positions. A scan of the lines is enough here: tables and keys at the start of
a line are found exactly; a key inside an inline table is reported at the line of its table.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from vislint.errors import VislintError

_TABLE = re.compile(r"\s*(\[\[?)\s*(.+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(
    r"""\s*((?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*="""
)
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+)""")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'[^\']*\'')

Path = tuple[str | int, ...]


class TomlFile:
    """A TOML document: its data, and where each key stands."""

    def __init__(self, text: str, name: str, error: type[VislintError]) -> None:
        """Raises `error` with file, line and the offending line when `text` is no TOML."""
        self.name = name
        self._error = error
        self._rows = text.replace("\r\n", "\n").split("\n")
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as problem:  # ValueError: also a number of 5,000 digits
            found = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
            line = int(found[1]) if found else len(self._rows)
            raise self.fail(_said(problem), line) from problem

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return _scan(self._rows)

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the key at `path`, or of the nearest table around it."""
        for length in range(len(path), 0, -1):
            line = self._lines.get(tuple(path[:length]))
            if line is not None:
                return line
        return 1

    def fail(self, message: str, where: int | Sequence[str | int], hint: str = "") -> VislintError:
        """An error that points at a line number or at the key at a path."""
        line = where if isinstance(where, int) else self.line(where)
        row = self._rows[line - 1].rstrip() if 0 < line <= len(self._rows) else ""
        return self._error(message, where=f"{self.name}:{line}", excerpt=_excerpt(line, row), hint=hint)


def _said(problem: Exception) -> str:
    match problem:
        case RecursionError():
            return "too deeply nested"
        case tomllib.TOMLDecodeError():
            message = re.sub(r"\s*\(at .*\)", "", str(problem))
            return message[:1].lower() + message[1:]
        case _:
            return "holds a date or number that does not exist, or is far too long"


def _excerpt(line: int, row: str) -> str:
    if not row.strip():
        return ""
    margin = f"{line:>5} | "
    indent = len(row) - len(row.lstrip())
    return f"{margin}{row}\n{' ' * (len(margin) - 2)}| {' ' * indent}{'^' * min(len(row.strip()), 60)}"


def _scan(rows: Sequence[str]) -> dict[Path, int]:
    lines: dict[Path, int] = {}
    arrays: Counter[Path] = Counter()
    table: Path = ()
    depth = 0
    quote = ""
    for number, row in enumerate(rows, 1):
        if quote:
            quote = "" if row.count(quote) % 2 else quote
            continue
        if depth == 0:
            heading = _TABLE.match(row)
            if heading:
                table = _heading(heading[1], _split(heading[2]), arrays)
                lines.setdefault(table, number)
                continue
            key = _KEY.match(row)
            if key:
                _note(lines, table, _split(key[1]), number)
        quote = next((mark for mark in ('"""', "'''") if row.count(mark) % 2), "")
        if not quote:
            bare = _STRING.sub("", row).partition("#")[0]
            depth = max(0, depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}")))
    return lines


def _heading(kind: str, parts: Path, arrays: Counter[Path]) -> Path:
    """The path of a table; entries of an array of tables are numbered from 0."""
    path: Path = ()
    for position, part in enumerate(parts):
        path = (*path, part)
        last = position == len(parts) - 1
        if last and kind == "[[":
            arrays[path] += 1
        if path in arrays:
            path = (*path, arrays[path] - 1)
    return path


def _note(lines: dict[Path, int], table: Path, parts: Path, number: int) -> None:
    for length in range(1, len(parts) + 1):
        lines.setdefault(table + parts[:length], number)


def _split(dotted: str) -> Path:
    return tuple(
        next(part for part in match.groups() if part is not None) for match in _PART.finditer(dotted)
    )
