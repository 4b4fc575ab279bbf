"""A table of a TOML file and where it stands: reads typed fields, and fails at the right line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from vislint.toml_file import TomlFile

T = TypeVar("T")

_NAMES = {str: "a text", bool: "true or false", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Node:
    file: TomlFile
    path: tuple[str | int, ...]
    data: Mapping[str, Any]

    def fail(self, message: str, key: str = "", word: str = "", known: Collection[str] = ()) -> NoReturn:
        """Raise the file's error at `key`, or at the table; `known` are what `word` may be meant to be."""
        hint = ""
        if known:
            from vislint.strict import did_you_mean

            hint = did_you_mean(word, known)
        raise self.file.fail(message, (*self.path, key) if key else self.path, hint)

    def only(self, known: Collection[str]) -> None:
        """Fail at the first key that is not known."""
        for key in self.data:
            if key not in known:
                self.fail(f'unknown key "{key}"', key, key, known)

    def get(self, key: str, kind: type[T], default: T | None = None) -> T:
        value = self.data.get(key, default)
        if value is None:
            self.fail(f"{key} is missing")
        if not isinstance(value, kind):
            self.fail(f"{key} must be {_NAMES.get(kind, kind.__name__)}, not {value!r}", key)
        return value

    def words(self, key: str, known: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts, empty when absent; only those in `known` unless that is empty."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self.fail(f"{key} must be a list of texts, not {value!r}", key)
        for word in value:
            if known and word not in known:
                self.fail(f'{key}: unknown value "{word}"', key, word, known)
        return tuple(value)

    def choice(self, key: str, known: Collection[str], default: str | None = None) -> Any:
        """One of `known`; callers know which Literal these are the members of."""
        value = self.data.get(key, default)
        if value is None:
            self.fail(f"{key} is missing: one of {', '.join(known)}")
        if key in self.data and value not in known:
            self.fail(f"{key}: unknown value {value!r}", key, str(value), known)
        return value

    def table(self, key: str) -> Node:
        """The table under `key`, empty when absent."""
        return Node(self.file, (*self.path, key), self.get(key, dict, {}))

    def tables(self, key: str) -> dict[str, Node]:
        """The tables inside the table under `key`, by name."""
        outer = self.table(key)
        return {name: outer.table(name) for name in outer.data}

    def rows(self, key: str) -> list[Node]:
        """The tables of an array of tables; none when absent."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.fail(f"{key} is written [[{'.'.join(map(str, self.path))}.{key}]]", key)
        return [Node(self.file, (*self.path, key, at), row) for at, row in enumerate(value)]
