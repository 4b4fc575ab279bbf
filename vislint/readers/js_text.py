"""Configuration in JavaScript, TypeScript or JSON with comments, read as text: nothing is ever run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from vislint.readers.drafting import join
from vislint.repository import Repository

_STRING = r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?\*/", re.S)
_BRACKET = re.compile(rf"{_STRING}|[{{}}\[\]()]", re.S)
_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.S)
_TEXT = r"""['"`](?P<text>[^'"`\n]*)['"`]"""


def uncommented(text: str) -> str:
    """The text with its comments made blank; strings and places stay what they are."""
    return _COMMENT.sub(lambda match: match[0] if match["string"] else re.sub(r"[^\n]", " ", match[0]), text)


def config_text(repository: Repository, folder: str, names: Iterable[str]) -> str:
    """The configuration in `folder` that bears one of `names`, without its comments; empty without one."""
    paths = (join(folder, name) for name in sorted(names))
    path = next((path for path in paths if path in repository.file_set), "")
    return uncommented(repository.head(path)) if path else ""


def objects(text: str, opening: str) -> Iterator[str]:
    """The inside of each `{…}` right behind a match of `opening`, without what is nested in it."""
    for match in re.finditer(rf"(?:{opening})\s*\{{", text):
        yield _outermost(text, match.end())


def _outermost(text: str, start: int) -> str:
    """What follows `start` up to the bracket that closes it; the insides of other brackets left out."""
    depth, kept, position = 1, [], start
    for match in _BRACKET.finditer(text, start):
        if match["string"]:
            continue
        opens = match[0] in "{[("
        if depth == 1:
            kept.append(text[position : match.start() if not opens else match.end()])
        depth += 1 if opens else -1
        position = match.start()
        if depth == 0:
            break
    return "".join(kept)


def strings(text: str, key: str) -> list[str]:
    """The strings behind `key:` or `key(`, wherever they stand."""
    return [match["text"] for match in re.finditer(rf"""\b{key}['"]?\s*(?::|\()\s*{_TEXT}""", text)]


def listed(text: str, key: str) -> list[str]:
    """The strings of the first list behind `key:`."""
    found = re.search(rf"\b{key}['\"]?\s*:\s*\[([^\]]*)\]", text)
    return [match["text"] for match in re.finditer(_TEXT, found[1])] if found else []


def loose_json(text: str) -> object:
    """JSON that may hold comments and trailing commas; None when it is something else."""
    plain = _COMMA.sub(lambda match: match["string"] or "", uncommented(text))
    try:
        return json.loads(plain)
    except (ValueError, RecursionError):
        return None
