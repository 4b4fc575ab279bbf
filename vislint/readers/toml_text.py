"""TOML text → nodes: tomllib reads the values, a walk over the words finds where they stand."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from vislint.readers.nodes import MAX_VALUES, DataError, Node, too_many

Path = tuple[str | int, ...]
Places = dict[Path, tuple[int, int]]

_WORD = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)|(?P<line>\n)|(?P<mark>[\[\]{},=.])"""
    r'''|(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<bare>[^\s\[\]{},=."'\#]+)""",
    re.S,
)
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_LONGEST_NUMBER = 18
_LONGEST_TEXT = 1_000_000
"""Characters; tomllib reads some 600,000 a second."""


def parse_toml(text: str, first_line: int = 1) -> Node:
    """The data in `text`, whose first line is `first_line` of the file. Raises DataError."""
    if len(text) > _LONGEST_TEXT:
        raise DataError(f"has more than {_LONGEST_TEXT:,} characters of TOML", first_line)
    try:
        data = tomllib.loads(text)
        places = _Walk(text, first_line).places()
        return _node(data, (), places, (first_line, 1))
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        column = int(found[2]) if found and found[2] else 1
        said = _AT.sub("", str(error))
        message = f"is not valid TOML: {said[:1].lower()}{said[1:]}"
        raise DataError(message, first_line + line - 1, column) from error
    except RecursionError as error:
        raise DataError("is nested too deep", first_line) from error
    except ValueError as error:
        raise DataError(
            "is not valid TOML: holds a date or number that does not exist", first_line
        ) from error


def _node(value: Any, path: Path, places: Places, around: tuple[int, int]) -> Node:
    place = places.get(path, around)
    if isinstance(value, dict):
        value = {key: _node(inner, (*path, key), places, place) for key, inner in value.items()}
    elif isinstance(value, list):
        value = [_node(inner, (*path, index), places, place) for index, inner in enumerate(value)]
    elif isinstance(value, int) and value.bit_length() > _LONGEST_NUMBER * 3:
        value = hex(value)
    return Node(value, *place)


class _Walk:
    """One pass over the words of valid TOML, noting where each value begins."""

    def __init__(self, text: str, first_line: int) -> None:
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._first_line = first_line
        self._words = _words(text)
        self._word = next(self._words)
        self._places: Places = {}
        self._arrays: Counter[Path] = Counter()

    def places(self) -> Places:
        with suppress(StopIteration):  # a place less is better than a post less
            self._statements()
        return self._places

    def _statements(self) -> None:
        table: Path = ()
        while self._word.lastgroup is not None:
            if self._word.lastgroup == "line":
                self._next()
            elif self._word[0] == "[":
                table = self._heading()
            else:
                path = self._key(table, "=")
                self._next()
                self._value(path)

    def _next(self) -> None:
        self._word = next(self._words)

    def _note(self, path: Path) -> None:
        start = self._word.start()
        row = bisect.bisect_right(self._starts, start) - 1
        place = row + self._first_line, start - self._starts[row] + 1
        if len(self._places) >= MAX_VALUES:
            raise too_many(*place)
        self._places.setdefault(path, place)

    def _heading(self) -> Path:
        start, double = self._word, False
        self._next()
        if self._word[0] == "[":
            double = True
            self._next()
        parts = self._key((), "]")
        self._next()
        if double:
            self._next()
        path: Path = ()
        for number, part in enumerate(parts, 1):
            path = (*path, part)
            if double and number == len(parts):
                self._arrays[path] += 1
            if self._arrays.get(path):
                path = (*path, self._arrays[path] - 1)
        self._word, after = start, self._word
        self._note(path)
        self._word = after
        return path

    def _key(self, path: Path, end: str) -> Path:
        while self._word[0] != end:
            if self._word.lastgroup in ("text", "bare"):
                path = (*path, _name(self._word))
            self._next()
        return path

    def _value(self, path: Path) -> None:
        self._note(path)
        match self._word[0]:
            case "[":
                self._next()
                self._entries(path)
            case "{":
                self._next()
                self._fields(path)
            case _:
                while self._word.lastgroup in ("text", "bare") or self._word[0] == ".":
                    self._next()

    def _entries(self, path: Path) -> None:
        index = 0
        while self._word[0] != "]":
            if self._word.lastgroup == "line" or self._word[0] == ",":
                index += self._word[0] == ","
                self._next()
            else:
                self._value((*path, index))
        self._next()

    def _fields(self, path: Path) -> None:
        while self._word[0] != "}":
            if self._word.lastgroup == "line" or self._word[0] == ",":
                self._next()
            else:
                inner = self._key(path, "=")
                self._next()
                self._value(inner)
        self._next()


def _words(text: str) -> Iterator[re.Match[str]]:
    for match in _WORD.finditer(text):
        if match.lastgroup != "skip":
            yield match
    end = re.compile("$").match(text, len(text))
    if end is not None:
        yield end


def _name(word: re.Match[str]) -> str:
    if word.lastgroup == "bare":
        return word[0]
    return str(tomllib.loads(f"k = {word[0]}")["k"])
