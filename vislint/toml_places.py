"""Where every value of a TOML document begins: tomllib gives values without positions."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress

Path = tuple[str | int, ...]
"""Keys, and positions in lists from 0."""

Places = dict[Path, tuple[int, int]]
"""Line and column of each value and each table heading, from 1."""

_WORD = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)|(?P<line>\n)|(?P<mark>[\[\]{},=.])"""
    r'''|(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<bare>[^\s\[\]{},=."'\#]+)""",
    re.S,
)


def find_places(text: str, first_line: int = 1) -> Places:
    """The places in valid TOML; the text begins at `first_line` of its file."""
    return _Walk(text, first_line).places()


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
        self._places.setdefault(path, (row + self._first_line, start - self._starts[row] + 1))

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
