"""`vislint-ignore` in comments: HTML in Markdown, JSX in MDX, `#` in YAML.

    <!-- vislint-ignore low-contrast: brand wash, agreed -->
    # vislint-ignore-post no-time-zone, cadence: the agency sets the hour

`vislint-ignore` is about its own line when something else stands there, else about the next line that is not
blank. `vislint-ignore-post` is about the whole post.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

from vislint.readers.code_spans import blotted, code_spans
from vislint.readers.lines import Lines

WORD = "vislint-ignore"
LONGEST = 2_000
"""Characters of one comment: longer ones are none of these."""

Kind = Literal["html", "jsx", "yaml"]

_SAID = rf"{WORD}(?P<post>-post)?(?![\w-])"
_SHAPES: dict[Kind, re.Pattern[str]] = {
    "html": re.compile(rf"<!--\s{{0,20}}{_SAID}(?P<rest>.{{0,{LONGEST}}}?)-->", re.S),
    "jsx": re.compile(rf"\{{\s{{0,20}}/\*\s{{0,20}}{_SAID}(?P<rest>.{{0,{LONGEST}}}?)\*/\s{{0,20}}\}}", re.S),
    "yaml": re.compile(rf"(?:^|(?<=[ \t]))#[ \t]{{0,20}}{_SAID}(?P<rest>[^\n]*)", re.M),
}
_REST = re.compile(r"\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)\s*(?P<colon>:\s*(?P<reason>.*))?", re.S)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `start` and `end` are its offsets in the text that was searched."""

    start: int
    end: int
    line: int
    column: int
    lines: tuple[int, int]
    """First and last line that it is about."""
    for_post: bool
    rules: tuple[str, ...]
    """Empty when it is not written as it should be."""
    reason: str


def comments_in_body(body: str, first_line: int, kinds: Iterable[Kind]) -> list[Comment]:
    """The comments of a Markdown text; in code they are examples and count as none."""
    if WORD not in body:
        return []
    plain = blotted(body, code_spans(body))
    return _comments(plain, first_line, [match for kind in kinds for match in _SHAPES[kind].finditer(plain)])


def comments_in_yaml(text: str, first_line: int = 1) -> list[Comment]:
    """The comments of YAML; inside a value the same words are text."""
    if WORD not in text:
        return []
    values = list(_values(text))
    starts = [start for start, _ in values]

    def is_text(offset: int) -> bool:
        at = bisect.bisect_right(starts, offset) - 1
        return at >= 0 and offset < values[at][1]

    found = [match for match in _SHAPES["yaml"].finditer(text) if not is_text(match.start())]
    return _comments(text, first_line, found)


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where the scalars stand, in order, as far as the text can be read."""
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if isinstance(event, yaml.ScalarEvent) and event.start_mark and event.end_mark:
                yield event.start_mark.index, event.end_mark.index
    except (yaml.YAMLError, ValueError):
        return


def _comments(text: str, first_line: int, found: list[re.Match[str]]) -> list[Comment]:
    lines = Lines(text, first_line)
    rows = blotted(text, [match.span() for match in found]).split("\n")
    following = _next_filled(rows)
    comments = []
    for match in sorted(found, key=lambda it: it.start()):
        line, column = lines.place(match.start())
        last = lines.place(max(match.end() - 1, match.start()))[0]
        first_row, last_row = line - first_line, last - first_line
        alone = following[first_row] > last_row
        target = following[last_row] + first_line
        reach = (target, target) if alone else (line, last)
        comments.append(_comment(match, (line, column), reach))
    return comments


def _next_filled(rows: list[str]) -> list[int]:
    """For each row the first one from it on that is not blank; the number of rows where there is none."""
    following, found = len(rows), []
    for number in range(len(rows) - 1, -1, -1):
        following = number if rows[number].strip() else following
        found.append(following)
    return found[::-1]


def _comment(match: re.Match[str], place: tuple[int, int], reach: tuple[int, int]) -> Comment:
    said = _REST.fullmatch(match["rest"].rstrip())
    return Comment(
        match.start(),
        match.end(),
        *place,
        lines=reach,
        for_post=bool(match["post"]),
        rules=tuple(re.split(r"\s*,\s*", said["rules"])) if said else (),
        reason=" ".join((said["reason"] or "").split()) if said else "",
    )
