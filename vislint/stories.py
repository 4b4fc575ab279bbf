"""Which posts tell one story: language versions of a page, and a post that is tried again."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from vislint.model import Post

_LANGUAGE = r"[a-z]{2,3}(?:[-_](?:[A-Za-z]{2}|[A-Za-z][a-z]{3}))?"
"""A language with its region or script: `de`, `pcm`, `pt-br`, `zh-Hans`."""
_FOLDER = re.compile(_LANGUAGE)
_ENDING = re.compile(rf"(?:\.{_LANGUAGE}|[_-]{_LANGUAGE.replace('2,3', '2')})$")
_AGAIN = re.compile(r"^(?:retry[-_]?\d*[-_])+", re.IGNORECASE)
"""How tools name the copy of a post that could not be published."""


def same_story(one: Post, other: Post) -> bool:
    """Whether the two are versions of one post, by their file names or by their time.

    Two texts for the same minute are versions for two languages or accounts; the same text twice is not.
    """
    if one.path != other.path and _versions(PurePosixPath(one.path), PurePosixPath(other.path)):
        return True
    return one.publish is not None and one.publish == other.publish and one.text.strip() != other.text.strip()


def _versions(one: PurePosixPath, other: PurePosixPath) -> bool:
    first, second = _AGAIN.sub("", one.stem), _AGAIN.sub("", other.stem)
    if (first, second) != (one.stem, other.stem):
        return first == second
    return _folders(one) == _folders(other) and _ENDING.sub("", first) == _ENDING.sub("", second)


def _folders(path: PurePosixPath) -> list[str]:
    return [part for part in path.parts[:-1] if not _FOLDER.fullmatch(part)]
