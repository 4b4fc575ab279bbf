"""A text file in two parts: front matter in YAML, TOML or JSON, and the body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vislint.model import Unreadable
from vislint.readers.json_text import json_end, parse_json
from vislint.readers.nodes import DataError, Node
from vislint.readers.toml_text import parse_toml
from vislint.readers.yaml_rescue import parse_yaml_kindly

_OPENING = re.compile(r"\s*\n(?=\S)|")
_FENCES = {"---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.M), "+++": re.compile(r"^\+\+\+[ \t]*$", re.M)}
_LANGUAGES = {"yaml": "---", "yml": "---", "toml": "+++", "json": "{", "js": "js", "javascript": "js"}
"""What may stand behind `---`, and how the data is then read (gray-matter 4.0.3, lib/engine.js)."""
_KEY = re.compile(r"""["']?[\w.-]+["']?[ \t]*[:=]""")


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its data with places, its body, and what is wrong with the data."""

    data: Node
    body: str
    body_line: int = 1
    flaw: Unreadable | None = None
    """What was read all the same, and other programs may stumble over."""
    trouble: Unreadable | None = None
    """Why the data could not be read."""


@dataclass(frozen=True, slots=True)
class _Parts:
    kind: str
    front: str
    front_line: int
    body: str
    body_line: int


def normalised(text: str) -> str:
    """`text` with plain line ends and without a byte order mark; lines and columns stay what they are."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_front_matter(text: str, first_line: int = 1) -> Document:
    """A text with front matter, or none: then everything is body. Never raises."""
    text = normalised(text)
    try:
        parts = _split(text, first_line)
    except DataError as error:
        return Document(Node({}), text, first_line, trouble=_unreadable(error))
    if parts is None:
        return Document(Node({}), text, first_line)
    try:
        data, mended = _parse(parts)
    except DataError as error:
        return Document(Node({}, parts.front_line), parts.body, parts.body_line, trouble=_unreadable(error))
    flaw = _unreadable(mended) if mended else None
    return Document(data, parts.body, parts.body_line, flaw=flaw)


def read_data(text: str, suffix: str) -> Document:
    """A whole file of YAML, TOML or JSON, as its suffix says. Never raises."""
    text = normalised(text)
    mended: DataError | None = None
    try:
        match suffix.lower():
            case ".json":
                data = parse_json(text)
            case ".toml":
                data = parse_toml(text)
            case _:
                data, mended = parse_yaml_kindly(text)
        flaw = Unreadable(*_fields(mended)) if mended else None
        return Document(data, "", flaw=flaw)
    except DataError as error:
        return Document(Node({}), "", trouble=Unreadable(*_fields(error)))


def front_matter_of(head: str) -> str | None:
    """The raw front matter at the start of a file, as far as `head` holds it; None when there is none."""
    try:
        parts = _split(normalised(head), 1)
    except DataError:
        return normalised(head)
    return parts.front if parts else None


def front_matter_place(text: str) -> tuple[str, int]:
    """The raw front matter in YAML of a normalised text, and its first line; empty when there is none."""
    try:
        parts = _split(text, 1)
    except DataError:
        return "", 1
    return (parts.front, parts.front_line) if parts and parts.kind == "---" else ("", 1)


def kind_of_front_matter(text: str) -> str:
    """`---`, `+++` or `{`, as the front matter of a normalised text is written; empty when there is none."""
    try:
        parts = _split(text, 1)
    except DataError:
        return ""
    return parts.kind if parts and parts.kind != "js" else ""


def _split(text: str, first_line: int) -> _Parts | None:
    """Raises DataError for front matter that begins and never ends."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    line = text.count("\n", 0, start) + first_line
    first = text[start : start + 3]
    if first in _FENCES:
        return _fenced(text, start, line, first)
    if re.match(r'\{\s*["}]', text[start : start + 200]):
        length = json_end(text[start:])
        if length is None:
            return _Parts("{", text[start:], line, "", line)
        end = start + length
        body_line = text.count("\n", 0, end) + first_line
        after = text.find("\n", end)
        body = "" if after < 0 or text[end:after].strip() else text[after + 1 :]
        return _Parts("{", text[start:end], line, body, body_line + 1)
    return None


def _fenced(text: str, start: int, line: int, fence: str) -> _Parts | None:
    row_end = text.find("\n", start)
    language = text[start:row_end].removeprefix(fence).strip().lower()
    kind = _LANGUAGES.get(language if fence == "---" else "") if language else fence
    if row_end < 0 or kind is None:
        return None
    closing = _FENCES[fence].search(text, row_end + 1)
    if closing is None:
        if _KEY.match(text, row_end + 1):
            raise DataError(
                f"never ends: no line {fence} closes it", line, 1, f"put {fence} below the last key"
            )
        return None
    front = text[row_end + 1 : closing.start()]
    body_line = line + text.count("\n", start, closing.end()) + 1
    return _Parts(kind, front, line + 1, text[closing.end() + 1 :], body_line)


def _parse(parts: _Parts) -> tuple[Node, DataError | None]:
    mended: DataError | None = None
    match parts.kind:
        case "+++":
            data = parse_toml(parts.front, parts.front_line)
        case "{":
            data = parse_json(parts.front, parts.front_line)
        case "js":
            data = Node({}, parts.front_line)  # a program, which is never run
        case _:
            data, mended = parse_yaml_kindly(parts.front, parts.front_line)
    if not data.given:
        data = Node({}, parts.front_line)
    if not isinstance(data.value, dict):
        hint = "write `key: value` on each line"
        raise DataError("is no list of keys and values", data.line, data.column, hint)
    return data, mended


def _unreadable(error: DataError) -> Unreadable:
    return Unreadable(f"has front matter that {error.message}", error.line, error.column, error.hint)


def _fields(error: DataError) -> tuple[str, int, int, str]:
    return error.message, error.line, error.column, error.hint
