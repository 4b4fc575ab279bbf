"""Plain data → a dataclass, where a key or value that does not fit is an error with a suggestion."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

import msgspec

from vislint.errors import VislintError

T = TypeVar("T")


class Pointer(Protocol):
    """A document, or several, that can point at the key at a path."""

    def fail(self, message: str, where: Sequence[str | int], hint: str = "") -> VislintError: ...


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """ "did you mean …?" or the known words when none is close; empty when there are none."""
    names = sorted(known)
    close = difflib.get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"known: {', '.join(names)}" if names else ""


def build(cls: type[T], data: Any, file: Pointer, path: Sequence[str | int] = ()) -> T:
    """`data` as a `cls`; raises the file's error at the line of the first key that is unknown or wrong."""
    if not isinstance(data, dict):
        raise file.fail(f"{dotted(path)} must be a table", path)
    known = {field.name for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in known:
            raise file.fail(f'unknown key "{dotted((*path, key))}"', (*path, key), did_you_mean(key, known))
    try:
        return msgspec.convert(data, cls)
    except msgspec.ValidationError as problem:
        said, _, where = str(problem).partition(" - at `$")
        steps = tuple(int(step) if step.isdigit() else step for step in re.findall(r"[\w-]+", where))
        at = (*path, *steps)
        raise file.fail(f"{dotted(at)}: {_plain(said)}", at) from problem


def dotted(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))


def _plain(said: str) -> str:
    names = {"`str`": "text", "`int`": "a whole number", "`float`": "a number", "`bool`": "true or false",
             "`array`": "a list", "`object`": "a table", "`null`": "nothing"}  # fmt: skip
    for name, plain in names.items():
        said = said.replace(name, plain)
    return said[:1].lower() + said[1:]
