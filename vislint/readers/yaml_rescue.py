"""YAML that other publishers read all the same: the lines at fault are read as plain text.

`title: a: b`, `image: {{ base }}/x.png` and `by: @name` are refused by a strict parser. A post must not drop
out of sight because of one such line, so its value is quoted and the text is read again.
"""

from __future__ import annotations

import re

from vislint.readers.nodes import DataError, Node, TooMuchError
from vislint.readers.yaml_text import parse_yaml, read_yaml

MAX_REPAIRS = 20
MAX_REREAD = 4_000_000
"""Characters read again in all: each repair reads the whole text once more."""

_LINE = re.compile(r"(?P<lead>\s*(?:- +)*(?:[\w.-]+ *: +)?)(?P<value>\S.*)")
_OPENING = re.compile(r"""["'\[|>#]|\{(?![{%])""")


def parse_yaml_kindly(text: str, first_line: int = 1) -> tuple[Node, DataError | None]:
    """The data, and what other programs may stumble over: a line that had to be mended, a key that stands
    twice. Raises DataError when mending does not help."""
    try:
        return read_yaml(text, first_line)
    except TooMuchError:
        raise
    except DataError as error:
        first = error
    lines = text.split("\n")
    mended: set[int] = set()
    fault = first
    for _ in range(min(MAX_REPAIRS, MAX_REREAD // max(len(text), 1))):
        number = _mend(lines, fault.line - first_line, mended)
        if number is None:
            raise first
        mended.add(number)
        try:
            data = parse_yaml("\n".join(lines), first_line)
            return data, DataError(first.message, first.line, first.column, "put the value in quotes")
        except DataError as error:
            fault = error
    raise first


def _mend(lines: list[str], index: int, mended: set[int]) -> int | None:
    """Quote the value on the line at fault or the one above, and tell which it was."""
    for number in (index, index - 1):
        if number in mended or not 0 <= number < len(lines):
            continue
        match = _LINE.match(lines[number].rstrip())
        if match and match["lead"].strip() and not _OPENING.match(match["value"]):
            quoted = match["value"].replace("'", "''")
            lines[number] = f"{match['lead']}'{quoted}'"
            return number
    return None
