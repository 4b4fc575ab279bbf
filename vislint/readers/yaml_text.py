"""YAML text → nodes, by the parser's events: no tag runs code, no alias is copied, no nesting is endless.

Key twice: the last one counts, and it is told. Unknown tags are read as if they were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import yaml

from vislint.readers.nodes import MAX_VALUES, DataError, Node, NodeValue, too_many

MAX_DEPTH = 100
"""Levels of nesting read; front matter of real posts has at most five."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# YAML 1.1 ends lines at these too, no editor does: they are put aside while the parser counts lines.
_ASIDE = {0x85: "\ue085", 0x2028: "\ue128", 0x2029: "\ue129", 0xFEFF: "\ueeff"}
_BACK = {ord(aside): chr(code) for code, aside in _ASIDE.items()}

_QUOTE = "put the value in quotes"
_ALIGN = "check its indentation and quotes"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLS = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}


def parse_yaml(text: str, first_line: int = 1) -> Node:
    """The data in `text`, whose first line is `first_line` of the file. Raises DataError.

    Several documents become a list of them.
    """
    return read_yaml(text, first_line)[0]


def read_yaml(text: str, first_line: int = 1) -> tuple[Node, DataError | None]:
    """The same, and the first value that is lost because its key stands twice."""
    odd = _REFUSED.search(text)
    if odd:
        line = text.count("\n", 0, odd.start())
        column = odd.start() - text.rfind("\n", 0, odd.start())
        raise DataError("holds a control character that YAML does not allow", first_line + line, column)
    builder = _Builder(text, first_line)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _in_plain_words(error, text, first_line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise DataError(f"is not valid YAML ({error})", first_line) from error
    return builder.result(), builder.repeated


def _events(text: str) -> Iterator[yaml.Event]:
    return yaml.parse(text.translate(_ASIDE), Loader=_LOADER)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    value: list[Node] | dict[str, Node]
    line: int
    column: int
    start: int
    anchor: str | None
    flow: bool
    before: int
    """Values read before it."""
    key: str | None = None
    merged: dict[str, Node] = field(default_factory=dict)
    template: bool = False
    """True when the only key is itself a mapping, as in `{{ name }}`: then the source text is the value."""


class _Builder:
    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._stack: list[_Open] = []
        self._documents: list[Node] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._values = 0
        """Values read so far; what an alias stands for counts again."""
        self.repeated: DataError | None = None
        """The first key that takes the place of another value."""

    def result(self) -> Node:
        if len(self._documents) == 1:
            return self._documents[0]
        return Node(list(self._documents) or None, self._first_line)

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._close(self._scalar(event), event.anchor)
            case yaml.SequenceStartEvent():
                self._open(event, [])
            case yaml.MappingStartEvent():
                self._open(event, {})
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                line, column = self._place(event)
                target, weight = self._anchors.get(event.anchor or "", (None, 0))
                if target is None:
                    message = f"is not valid YAML: nothing is named &{event.anchor}"
                    raise DataError(message, line, column, _QUOTE)
                self._values += weight - 1
                self._close(replace(target, line=line, column=column), None)
            case yaml.DocumentStartEvent():
                self._anchors.clear()

    def _place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        return (mark.line + self._first_line, mark.column + 1) if mark else (self._first_line, 1)

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        line, column = self._place(event)
        text: str = event.value.translate(_BACK)
        value: NodeValue = text
        if event.implicit[0]:
            value = None if text in _NULLS else _BOOLS.get(text, text)
        return Node(value, line, column)

    def _open(
        self, event: yaml.SequenceStartEvent | yaml.MappingStartEvent, value: list[Node] | dict[str, Node]
    ) -> None:
        line, column = self._place(event)
        if len(self._stack) >= MAX_DEPTH:
            raise DataError(f"is nested more than {MAX_DEPTH} levels deep", line, column)
        start = event.start_mark.index if event.start_mark else 0
        flow = bool(event.flow_style)
        self._stack.append(_Open(value, line, column, start, event.anchor, flow, self._values))

    def _end(self, event: yaml.Event) -> None:
        done = self._stack.pop()
        value: NodeValue = done.value
        end = event.end_mark.index if event.end_mark else 0
        source = self._text[done.start : end].strip()
        if done.template:
            value = source
        elif isinstance(value, dict) and done.merged:
            value = {**done.merged, **value}
        weight = self._values - done.before + 1
        self._close(Node(value, done.line, done.column), done.anchor, source, weight)

    def _close(self, node: Node, anchor: str | None, source: str = "", weight: int = 1) -> None:
        """Put a finished value where it belongs; a list or mapping used as a key becomes its source text."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise too_many(node.line, node.column)
        if anchor:
            self._anchors[anchor] = node, weight
        if not self._stack:
            self._documents.append(node)
            return
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif parent.key is None:
            parent.key = "null" if node.value is None else node.text or source
            parent.template |= parent.flow and source.startswith("{")
        else:
            if parent.key == "<<" and isinstance(node.value, dict | list):
                for base in reversed(node.items):
                    parent.merged.update(base.fields)
            else:
                before = parent.value.get(parent.key)
                if before is not None and before.given and before.value != node.value:
                    self.repeated = self.repeated or _twice(parent.key, before, node)
                parent.value[parent.key] = node
            parent.key = None


def _twice(key: str, before: Node, node: Node) -> DataError:
    said = f'gives "{key}" twice: some programs refuse that, the others read only the last'
    return DataError(said, node.line, node.column, f"join it with line {before.line}")


_PLAIN = (
    ("mapping values are not allowed", 'a value holds ": ", or a line is indented too far', ""),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself", ""),
    ("while scanning an a", "a value begins with * or &", ""),
    ("while scanning a quoted scalar", "a quoted text is never closed", "close the quotes"),
    ("while scanning a simple key", "a line has no colon after its key", "write `key: value`"),
    ("while parsing a flow sequence", "a list in [ ] is not closed or lacks a comma", ""),
    ("while parsing a flow mapping", "a mapping in { } is not closed or lacks a comma", ""),
    ("node content", "a list in [ ] or a mapping in { } is not closed", "close it"),
    ("did not find expected key", "a line does not fit the ones above it", _ALIGN),
    ("did not find expected '-'", "a line does not fit the list above it", "check its indentation"),
    ("expected <block end>", "a line does not fit the ones above it", _ALIGN),
)
_FROM_START = ("while scanning a quoted", "while parsing a flow", "while scanning a simple key")


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, first_line: int) -> DataError:
    said = f"{error.context or ''} {error.problem or ''}"
    mark = error.problem_mark
    if error.context_mark is not None and said.startswith(_FROM_START):
        mark = error.context_mark
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    if mark and text[mark.index : mark.index + 1] == "\t":
        said = "is not valid YAML: a tab stands where YAML wants blanks"
        return DataError(said, line, column, "indent with blanks")
    for words, plain, hint in _PLAIN:
        if words in said:
            return DataError(f"is not valid YAML: {plain}", line, column, hint or _QUOTE)
    return DataError(f"is not valid YAML ({(error.problem or 'unknown reason').strip()})", line, column)
