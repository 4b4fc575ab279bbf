"""A TOML document whose errors show file, line and the line itself."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from vislint.errors import VislintError
from vislint.toml_places import Places, find_places


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
    def _places(self) -> Places:
        return find_places("\n".join(self._rows))

    def line(self, path: Sequence[str | int]) -> int:
        """The line of the key at `path`, or of the nearest table around it."""
        for length in range(len(path), 0, -1):
            place = self._places.get(tuple(path[:length]))
            if place is not None:
                return place[0]
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
