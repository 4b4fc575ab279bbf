"""TOML text → nodes: tomllib reads the values, a walk over the words finds where they stand."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from vislint.readers.nodes import MAX_VALUES, DataError, Node, too_many
from vislint.toml_places import Path, Places, find_places

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
        places = find_places(text, first_line)
        if len(places) > MAX_VALUES:
            raise too_many(first_line, 1)
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
