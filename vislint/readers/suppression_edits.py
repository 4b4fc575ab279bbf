"""Suppressions taken out of the text of a file, which stays as it is everywhere else.

What cannot be taken out with certainty is left for a person: a key that shares its line with others in block
style, front matter in JSON.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from vislint.model import Suppression
from vislint.readers.nodes import Node
from vislint.readers.suppression_comments import Comment
from vislint.readers.suppressions import KEY, Parts, comments_of, take_apart

_LINE_END = re.compile(r"\r\n|\r|\n")
_RULES = re.compile(r"(vislint-ignore(?:-post)?\s+)[\w-]+(?:\s*,\s*[\w-]+)*")


def without(text: str, path: str, content_format: str, unused: Sequence[Suppression]) -> tuple[str, int]:
    """The text without these suppressions, and how many were taken out."""
    taken = 0
    for said in sorted(unused, key=lambda it: (it.line, it.column), reverse=True):
        parts = take_apart(text, path, content_format)
        shorter = _without(text, path, parts, said) if parts else None
        after = take_apart(shorter, path, content_format) if shorter is not None else None
        if parts and after and shorter is not None and _same(parts.document.data, after.document.data):
            text, taken = shorter, taken + 1
    return text, taken


def _without(text: str, path: str, parts: Parts, said: Suppression) -> str | None:
    for comment in comments_of(parts):
        if (comment.line, comment.column) == (said.line, said.column) and said.rule in comment.rules:
            return _without_rule(text, comment, said.rule)
    source, first_line = (parts.yaml, parts.yaml_line)
    if posixpath.splitext(path)[1].lower() == ".json":
        source, first_line = _LINE_END.sub("\n", text), 1
    return _without_key(text, source, first_line, said) if source else _without_row(text, said)


def _without_rule(text: str, comment: Comment, rule: str) -> str:
    """The text without a rule of a comment, or without the comment when it names no other."""
    start = _offset(text, comment.line, comment.column)
    end = start
    for _ in range(comment.end - comment.start):
        end += 2 if text.startswith("\r\n", end) else 1
    left = [name for name in comment.rules if name != rule]
    if left:
        written = _RULES.sub(lambda found: found[1] + ", ".join(left), text[start:end], count=1)
        return text[:start] + written + text[end:]
    row_start = max((match.end() for match in _LINE_END.finditer(text, 0, start)), default=0)
    line_end = _LINE_END.search(text, end)
    before, after = text[row_start:start], text[end : line_end.start() if line_end else len(text)]
    if not before.strip() and not after.strip():
        return text[:row_start] + text[line_end.end() if line_end else len(text) :]
    kept = text[:start].rstrip(" \t") if before.strip() else text[:start]
    return kept + (text[end:] if before.strip() else text[end:].lstrip(" \t"))


def _without_row(text: str, said: Suppression) -> str | None:
    """For TOML: the line of a key, when it holds that key alone."""
    start = _offset(text, said.line, 1)
    line_end = _LINE_END.search(text, start)
    row = text[start : line_end.start() if line_end else len(text)]
    if not re.match(rf"""\s*["']?{re.escape(said.rule)}["']?\s*=""", row):
        return None
    return text[:start] + text[line_end.end() if line_end else len(text) :]


def _offset(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    return starts[min(line, len(starts)) - 1] + column - 1


def _same(before: Node, after: Node) -> bool:
    """Whether everything but suppressions is as it was."""
    return bool(_others(before) == _others(after))


def _others(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {name: _others(inner) for name, inner in node.value.items() if name != KEY}
    return [_others(inner) for inner in node.value] if isinstance(node.value, list) else node.value


# --- keys in YAML and JSON ----------------------------------------------------------------------


@dataclass(slots=True)
class _Value:
    """A value of YAML: where it stands, and its entries; those of a list have no key."""

    start: int
    end: int
    place: tuple[int, int]
    flow: bool = False
    entries: list[tuple[str, int, _Value]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Where its last character stands; a block's own end lies behind the comments below it."""
        if self.entries and not self.flow:
            return max(value.last for _, _, value in self.entries)
        return self.end


_Chain = list[tuple[_Value, int]]
"""Mappings from the one that holds `vislint` down, each with the number of the entry that leads on."""


def _without_key(text: str, source: str, first_line: int, said: Suppression) -> str | None:
    try:
        events = yaml.parse(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        roots = [_value(event, events) for event in events if isinstance(event, yaml.NodeEvent)]
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    wanted = said.line - first_line, said.column - 1
    chain = next((found for root in roots for found in _chains(root, said.rule, wanted)), None)
    if chain is None:
        return None
    while len(chain) > 1 and len(chain[-1][0].entries) == 1:
        chain.pop()
    span = _span(source, *chain[-1])
    if span is None:
        return None
    ends = [_place(source, offset) for offset in span]
    start, end = (_offset(text, line + first_line, column + 1) for line, column in ends)
    return text[:start] + text[end:]


def _value(event: yaml.Event, events: Iterator[yaml.Event]) -> _Value:
    mark: Any = event.start_mark
    end: Any = event.end_mark
    found = _Value(mark.index, end.index, (mark.line, mark.column))
    if not isinstance(event, yaml.CollectionStartEvent):
        return found
    found.flow = bool(event.flow_style)
    keyed = isinstance(event, yaml.MappingStartEvent)
    for inner in events:
        if isinstance(inner, yaml.CollectionEndEvent):
            end = inner.end_mark
            found.end = end.index
            return found
        key = _value(inner, events) if keyed else None
        name = inner.value if keyed and isinstance(inner, yaml.ScalarEvent) else ""
        value = _value(next(events) if keyed else inner, events)
        found.entries.append((name, key.start if key else value.start, value))
    return found


def _chains(value: _Value, rule: str, wanted: tuple[int, int]) -> Iterator[_Chain]:
    for number, (name, _, inner) in enumerate(value.entries):
        if name == KEY:
            yield from _inside(inner, rule, wanted, [(value, number)])
        else:
            yield from _chains(inner, rule, wanted)


def _inside(said: _Value, rule: str, wanted: tuple[int, int], chain: _Chain) -> Iterator[_Chain]:
    for at, (name, _, ignore) in enumerate(said.entries):
        for number, (named, _, reason) in enumerate(ignore.entries if name == "ignore" else ()):
            found = [*chain, (said, at), (ignore, number)]
            if named == rule and reason.place == wanted and not reason.entries:
                yield found
            for beside, (_, _, inner) in enumerate(reason.entries if named == rule else ()):
                if inner.place == wanted:
                    yield [*found, (reason, beside)]


def _span(source: str, mapping: _Value, number: int) -> tuple[int, int] | None:
    """What to cut for one entry of a mapping; None when that cannot be told."""
    _, start, value = mapping.entries[number]
    if mapping.flow:
        if number + 1 < len(mapping.entries):
            return start, mapping.entries[number + 1][1]
        return (mapping.entries[number - 1][2].end if number else start), value.end
    row = source.rfind("\n", 0, start) + 1
    if source[row:start].strip():
        return None
    last = len(source[: value.last].rstrip())
    row_end = source.find("\n", last)
    return row, row_end + 1 if row_end >= 0 else len(source)


def _place(source: str, offset: int) -> tuple[int, int]:
    """Row and column, both from 0."""
    return source.count("\n", 0, offset), offset - source.rfind("\n", 0, offset) - 1
