"""The tags of a text in MDX, with their attributes, and everything in it that is no Markdown.

A small scanner, not a parser: it steps over code, comments, imports and exports, and reads each tag up to its
`>`, with strings and expressions inside. What is never closed is plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from vislint.readers.code_spans import FENCE, CodeSpans

LONGEST_EXPRESSION = 10_000
MOST_BROKEN = 200
"""After so many tags that never end, no more are looked for: the text is not MDX."""

_NEXT = re.compile(
    rf"""(?P<fence>{FENCE})
    | (?P<esm>^import\s[\w$*{{}},\s]{{0,2000}}?\bfrom\s*['"][^'"\n]+['"];? | ^import\s*['"][^'"\n]+['"];?
        | ^export[ ](?:const|let|var|default|function|async|class|\*|\{{)(?:[^\n]|\n(?![ \t]*\n))*)
    | (?P<escape>\\[\\`<{{])
    | (?P<html><!--)
    | (?P<comment>\{{\s{{0,20}}/\*)
    | (?P<code>`+)
    | (?P<tag><(?=[A-Za-z/>]))""",
    re.M | re.X,
)
_TAG_NAME = re.compile(r"<(/?)([A-Za-z][\w.:-]*)?")
_ATTRIBUTE = re.compile(r"[A-Za-z_$@:][\w.:$@-]*")
_EQUALS = re.compile(r"\s*=\s*")
_BARE = re.compile(r"""[^\s"'`<>{}=]+""")
_IN_EXPRESSION = re.compile(r"""[{}'"`]|//[^\n]*|/\*.*?\*/""", re.S)
_COMMENT_END = re.compile(r"\*/\s{0,20}\}")


@dataclass(frozen=True, slots=True)
class Value:
    """What an attribute holds: a text, or an expression in JavaScript."""

    text: str
    is_expression: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """An opening tag; `start` and `end` are offsets. `spreads` when `{...props}` may add attributes."""

    name: str
    attributes: Mapping[str, Value]
    start: int
    end: int
    closes: bool = False
    spreads: bool = False


@dataclass(frozen=True)
class Scan:
    """The tags of a text, its imports and exports, and the spans that hold no Markdown."""

    tags: list[Tag] = field(default_factory=list)
    modules: list[str] = field(default_factory=list)
    hidden: list[tuple[int, int]] = field(default_factory=list)


def scan(text: str) -> Scan:
    """Read `text` from its beginning to its end. Never raises."""
    found, code, position, broken = Scan(), CodeSpans(text), 0, 0
    last_html, last_comment = text.rfind("-->"), text.rfind("*/")
    while match := _NEXT.search(text, position):
        start, kind = match.start(), match.lastgroup
        end: int | None = match.end()
        match kind:
            case "fence":
                end = code.fence_end(match)
            case "code":
                end = code.inline_end(match)
            case "html":
                end = _after(text, "-->", match.end()) if last_html > start else None
            case "comment":
                closing = _COMMENT_END.search(text, match.end()) if last_comment > start else None
                end = closing.end() if closing else None
            case "esm":
                found.modules.append(match[0])
            case "tag" if broken < MOST_BROKEN:
                tag = _read_tag(text, start)
                broken += tag is None
                end = tag.end if tag else None
                if tag and tag.name:
                    found.tags.append(tag)
        if end is not None and kind not in ("code", "escape") and end > start:
            found.hidden.append((start, end))
        position = max(end or 0, start + 1) if kind != "code" else max(end or 0, match.end())
    return found


def _after(text: str, closing: str, position: int) -> int | None:
    found = text.find(closing, position)
    return found + len(closing) if found >= 0 else None


def _read_tag(text: str, start: int) -> Tag | None:
    """The tag that begins at `start`; None when it never ends."""
    opening = _TAG_NAME.match(text, start)
    if opening is None:
        return None
    attributes: dict[str, Value] = {}
    position, spreads = opening.end(), False
    while position < len(text):
        sign = text[position]
        if sign == ">":
            closes = bool(opening[1]) or text[position - 1] == "/"
            return Tag(
                "" if opening[1] else opening[2] or "", attributes, start, position + 1, closes, spreads
            )
        name = _ATTRIBUTE.match(text, position)
        if name:
            position, value = _read_value(text, name.end())
            attributes.setdefault(name[0], value)
        elif sign == "{":
            position, spreads = _expression_end(text, position), True
        elif sign in "\"'":
            position = _after(text, sign, position + 1) or -1
        else:
            position = -1 if sign == "<" else position + 1
        if position < 0:
            return None
    return None


def _read_value(text: str, position: int) -> tuple[int, Value]:
    """What follows the name of an attribute; -1 for a value that never ends."""
    equals = _EQUALS.match(text, position)
    if equals is None or equals.end() == len(text):
        return position, Value("")
    start = equals.end()
    sign = text[start]
    if sign in "\"'":
        end = text.find(sign, start + 1)
        return end + 1 if end >= 0 else -1, Value(html.unescape(text[start + 1 : max(end, 0)]))
    if sign == "{":
        end = _expression_end(text, start)
        return end, Value(text[start + 1 : max(end - 1, 0)].strip(), is_expression=True)
    bare = _BARE.match(text, start)
    return (bare.end(), Value(html.unescape(bare[0]))) if bare else (start, Value(""))


def _expression_end(text: str, start: int) -> int:
    """The end of `{…}`, with braces and strings inside; -1 when it never ends or is far too long."""
    depth, position, limit = 0, start, start + LONGEST_EXPRESSION
    while match := _IN_EXPRESSION.search(text, position, limit):
        sign, position = match[0], match.end()
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                return position
        elif sign in "'\"`":
            closing = re.compile(rf"(?:[^\\{sign}{'' if sign == '`' else chr(10)}]|\\.)*{sign}", re.S)
            string = closing.match(text, position, limit)
            position = string.end() if string else position
    return -1
