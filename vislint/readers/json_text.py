"""JSON text → nodes."""

from __future__ import annotations

import bisect
import json
import re

from vislint.readers.nodes import MAX_VALUES, DataError, Node, NodeValue, too_many

_WORD = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.S)
_SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 18

_PLAIN = {
    "Expecting value": "a value is missing",
    "Expecting property name enclosed in double quotes": "a key in double quotes is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Expecting ':' delimiter": "a colon is missing after a key",
    "Extra data": "more follows after the end",
    "Unterminated string starting at": "a text in quotes is never closed",
}
_LAST_COMMA = re.compile(r",\s*([}\]])")
"""One comma too many, which Python tells in other words and at another place from version to version."""


def parse_json(text: str, first_line: int = 1, first_column: int = 1) -> Node:
    """The data in `text`, which begins at this place of the file. Raises DataError."""
    try:
        json.loads(text, parse_int=_ignore, parse_float=_ignore)
    except json.JSONDecodeError as error:
        raise data_error(error, first_line) from error
    except RecursionError as error:
        raise DataError("is nested too deep", first_line) from error
    return _build(text, first_line, first_column)


def data_error(error: json.JSONDecodeError, first_line: int = 1) -> DataError:
    """What the standard library says of a text, in plain words."""
    comma = _LAST_COMMA.search(error.doc, max(0, error.doc.rfind(",", 0, error.pos + 1)))
    if comma and comma.start() <= error.pos <= comma.end():
        line, column = (
            error.doc.count("\n", 0, comma.start()),
            comma.start() - error.doc.rfind("\n", 0, comma.start()),
        )
        said = f"is not valid JSON: a comma stands before {comma[1]}"
        return DataError(said, line + first_line, column, "take the comma out")
    plain = _PLAIN.get(error.msg, error.msg.lower())
    return DataError(f"is not valid JSON: {plain}", error.lineno + first_line - 1, error.colno)


def shape_of(text: str, at: int) -> int:
    """Where the value that begins at `at` ends. Raises JSONDecodeError or DataError."""
    try:
        return _SHAPES.raw_decode(text, at)[1]
    except RecursionError as error:
        raise DataError("is nested too deep", text.count("\n", 0, at) + 1) from error


def json_end(text: str) -> int | None:
    """Where the JSON object that `text` begins with ends; None when it is broken."""
    try:
        return _SHAPES.raw_decode(text)[1]
    except (ValueError, RecursionError):
        return None


def _ignore(number: str) -> None:
    """Stands for a number where only the shape is asked for: a number may have a million digits."""


_SHAPES = json.JSONDecoder(parse_int=_ignore, parse_float=_ignore)


def _build(text: str, first_line: int, first_column: int) -> Node:
    """Nodes of text that is known to be valid."""
    starts = [1 - first_column, *(match.end() for match in re.finditer("\n", text))]
    root: list[Node] = []
    stack: list[list[Node] | dict[str, Node]] = []
    keys: list[str | None] = [None]
    container: list[Node] | dict[str, Node] = root
    values = 0
    for match in _WORD.finditer(text):
        word = match[0]
        if word in ",:":
            continue
        if word in "}]":
            container = stack.pop()
            keys.pop()
            continue
        if isinstance(container, dict) and keys[-1] is None:
            keys[-1] = _string(word)
            continue
        row = bisect.bisect_right(starts, match.start()) - 1
        node = Node(_value(word), row + first_line, match.start() - starts[row] + 1)
        values += 1
        if values > MAX_VALUES:
            raise too_many(node.line, node.column)
        if isinstance(container, dict):
            container[keys[-1] or ""] = node
            keys[-1] = None
        else:
            container.append(node)
        if isinstance(node.value, dict | list):
            stack.append(container)
            container = node.value
            keys.append(None)
    return root[0]


def _value(word: str) -> NodeValue:
    match word:
        case "{":
            return {}
        case "[":
            return []
        case "true" | "false":
            return word == "true"
        case "null" | "NaN" | "Infinity" | "-Infinity":
            return None
        case _ if word.startswith('"'):
            return _string(word)
        case _:
            return _number(word)


def _string(word: str) -> str:
    return _SURROGATE.sub("\ufffd", str(json.loads(word)))


def _number(word: str) -> int | float | str:
    if len(word) > _LONGEST_NUMBER:
        return word
    return int(word) if word.lstrip("-").isdigit() else float(word)
