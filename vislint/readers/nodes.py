"""Data as a file writes it: every value knows its line and column.

YAML, TOML and JSON all become nodes. Plain scalars of YAML stay text, so that an odd date or a number of a
thousand digits harms nobody: who wants a number or a date reads it from the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias

Scalar = str | bool | int | float | datetime | date | time | None
NodeValue: TypeAlias = "Scalar | list[Node] | dict[str, Node]"

MAX_VALUES = 100_000
"""Values read of one file, those that YAML's aliases repeat counted each time: a year of daily posts of
100 values each has 36,500."""

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})


class DataError(Exception):
    """Text that cannot be read; the message is plain English, the place is that in the file."""

    def __init__(self, message: str, line: int, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint


class TooMuchError(DataError):
    """Text that is refused for its size: no mending helps."""


def too_many(line: int, column: int) -> TooMuchError:
    return TooMuchError(f"holds more than {MAX_VALUES:,} values", line, column, "split the file")


@dataclass(frozen=True, slots=True)
class Node:
    """A value and its place. What is not there is a node without a value, at the place of what lacks it."""

    value: NodeValue
    line: int = 1
    column: int = 1

    @property
    def given(self) -> bool:
        return self.value is not None

    @property
    def fields(self) -> Mapping[str, Node]:
        """The keys of a mapping; none for anything else."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> list[Node]:
        """The entries of a list; a single value counts as a list of one."""
        if isinstance(self.value, list):
            return self.value
        return [self] if self.given else []

    @property
    def text(self) -> str:
        """A scalar as text; empty for lists, mappings and nothing."""
        match self.value:
            case str():
                return self.value
            case bool():
                return str(self.value).lower()
            case int() | float():
                return str(self.value)
            case date() | time():
                return self.value.isoformat()
            case _:
                return ""

    @property
    def flag(self) -> bool | None:
        """True, false, or None for anything else."""
        word = self.text.strip().lower()
        return True if word in _TRUE else False if word in _FALSE else None

    @property
    def number(self) -> float | None:
        try:
            return None if isinstance(self.value, bool) else float(self.text)
        except ValueError:
            return None

    def get(self, name: str, *, any_case: bool = False) -> Node:
        found = self.fields.get(name)
        if found is None and any_case:
            folded = name.lower()
            found = next((node for key, node in self.fields.items() if key.lower() == folded), None)
        return found or Node(None, self.line, self.column)

    def at(self, dotted: str, *, any_case: bool = False) -> Node:
        """The value at a dotted path: the key as written where there is one, else level by level."""
        node = self
        found = self.fields.get(dotted)
        if found is not None:
            return found
        for name in dotted.split("."):
            node = node.get(name, any_case=any_case)
        return node

    def first(self, *dotted: str, any_case: bool = False) -> Node:
        """The first of the paths that holds something."""
        fields = self.fields
        for path in dotted if fields else ():
            node = fields.get(path)
            if node is None and (any_case or "." in path):
                node = self.at(path, any_case=any_case)
            if node is not None and node.given:
                return node
        return Node(None, self.line, self.column)

    def where(self, path: tuple[str | int, ...]) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest value around it."""
        node: Node | None = self
        line, column = self.line, self.column
        for step in path:
            if isinstance(step, int):
                node = node.items[step] if node and step < len(node.items) else None
            else:
                node = node.fields.get(step) if node else None
            if node is None:
                break
            line, column = node.line, node.column
        return line, column
