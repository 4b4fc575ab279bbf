"""The rows of some tables in a large JSON file, one at a time; what lies beside them is skipped, not kept.

An export of a whole site has more values than fit into memory as nodes, and most of its tables (settings,
tags, members) are of no use here. A row is held to the same bounds as a whole file of another format.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterator, Sequence

from vislint.readers.json_text import data_error, parse_json, shape_of
from vislint.readers.nodes import Node

Step = Collection[str] | None
"""Names of members to go into; None for every entry of a list."""

_SPACE = re.compile(r"[ \t\n\r]*")


def rows_of(text: str, path: Sequence[Step]) -> Iterator[tuple[str, Node]]:
    """Each value that the path leads to, and the last name on the way. Raises DataError."""
    walk = _Walk(text)
    try:
        end = yield from walk.into(walk.space(0), path, "")
        end = walk.space(end)
        if end != len(text):
            raise json.JSONDecodeError("Extra data", text, end)
    except json.JSONDecodeError as error:
        raise data_error(error) from error


class _Walk:
    """Goes through a text once, from its start to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._place = (0, 1, 0)
        """Where the last row began, its line, and where that line began."""

    def space(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def into(self, at: int, path: Sequence[Step], name: str) -> Generator[tuple[str, Node], None, int]:
        """Yields what lies at the path below the value that begins at `at`; returns where that ends."""
        if not path:
            end = shape_of(self.text, at)
            yield name, self._node(at, end)
            return end
        step, opening = path[0], self.text[at : at + 1]
        if step is None and opening == "[":
            return (yield from self._items(at, path[1:], name))
        if step is not None and opening == "{":
            return (yield from self._members(at, step, path[1:]))
        return shape_of(self.text, at)

    def _items(self, at: int, path: Sequence[Step], name: str) -> Generator[tuple[str, Node], None, int]:
        at = self.space(at + 1)
        if self.text[at : at + 1] == "]":
            return at + 1
        while True:
            at = self.space((yield from self.into(at, path, name)))
            if self.text[at : at + 1] == "]":
                return at + 1
            at = self._expect(",", at)

    def _members(
        self, at: int, step: Collection[str], path: Sequence[Step]
    ) -> Generator[tuple[str, Node], None, int]:
        at = self.space(at + 1)
        if self.text[at : at + 1] == "}":
            return at + 1
        while True:
            if self.text[at : at + 1] != '"':
                raise json.JSONDecodeError("Expecting property name enclosed in double quotes", self.text, at)
            end = shape_of(self.text, at)
            name = str(json.loads(self.text[at:end], strict=False))
            at = self._expect(":", self.space(end))
            if name in step:
                at = yield from self.into(at, path, name)
            else:
                at = shape_of(self.text, at)
            at = self.space(at)
            if self.text[at : at + 1] == "}":
                return at + 1
            at = self._expect(",", at)

    def _expect(self, sign: str, at: int) -> int:
        """Where the value behind a sign begins."""
        if self.text[at : at + 1] != sign:
            raise json.JSONDecodeError(f"Expecting '{sign}' delimiter", self.text, at)
        return self.space(at + 1)

    def _node(self, at: int, end: int) -> Node:
        """The row with its places in the file; lines are counted from the row before."""
        before, line, start = self._place
        line += self.text.count("\n", before, at)
        start = max(start, self.text.rfind("\n", before, at) + 1)
        self._place = (at, line, start)
        return parse_json(self.text[at:end], line, at - start + 1)
