"""Patterns as in .gitignore: checked, and brought from the file that says them to the root.

A pattern with a slash begins at the folder of the file that says it; one without fits in any folder.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from glob import escape
from pathlib import Path

from pathspec import GitIgnoreSpec

from vislint.strict import Pointer, dotted

MOST_STARS = 5
"""In one pattern: each further one multiplies the time that a name made for it takes."""

NOTHING = "!**"
"""A pattern that fits no file."""

Steps = tuple[str, ...]


def check_patterns(patterns: Iterable[str], file: Pointer, path: Sequence[str | int]) -> None:
    """Fail at a pattern that git would not take, or that could take for ever."""
    for pattern in patterns:
        try:
            GitIgnoreSpec.from_lines([pattern])
        except ValueError as error:
            raise file.fail(f'{dotted(path)}: "{pattern}" is no pattern as in .gitignore', path) from error
        if len(re.findall(r"\*+", pattern)) > MOST_STARS:
            raise file.fail(f'{dotted(path)}: "{pattern}" has more than {MOST_STARS} stars', path)


def brought_to(root: Path, patterns: Sequence[str], folder: Path) -> list[str]:
    """The patterns that stand in a file of `folder`, as they would be written at `root`."""
    if folder == root:
        return list(patterns)
    found = [moved for pattern in patterns for moved in _moved(pattern, folder, root)]
    return found or [NOTHING] * bool(patterns)


def folder_at(root: Path, name: str, folder: Path) -> str:
    """The folder called `name` in a file of `folder`, relative to `root`."""
    return os.path.relpath(folder / name, root).replace(os.sep, "/")


def _moved(pattern: str, folder: Path, root: Path) -> list[str]:
    sign = "!" if pattern.startswith("!") else ""
    body = pattern.removeprefix("!")
    if "/" not in body.rstrip("/"):
        return [pattern]
    states = {_joined(folder, body.strip("/").split("/"))}
    for part in root.parts:
        states = {rest for state in states for rest in _after(state, part)}
    end = "/" if body.endswith("/") else ""
    return sorted(f"{sign}/{'/'.join(state or ('**',))}{end}" for state in states)


def _joined(folder: Path, steps: Iterable[str]) -> Steps:
    whole = [escape(part) for part in folder.parts]
    for step in steps:
        if step == "..":
            del whole[max(1, len(whole) - 1) :]
        elif step not in (".", ""):
            whole.append(step)
    return tuple(whole)


def _after(state: Steps, part: str) -> set[Steps]:
    """What of a pattern is left once `part` of the way to the root is taken; () fits everything below."""
    if not state:
        return {()}
    if state[0] == "**":
        return {state, *_after(state[1:], part)}
    return {state[1:]} if fnmatchcase(part, state[0]) else set()
