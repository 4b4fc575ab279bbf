"""What to write into a post so that a rule is silent there: lines to copy."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from vislint.model import Post

_PAGES = (".md", ".markdown", ".qmd", ".mdx")
_WEB = (".html", ".htm")
_GENERATED = frozenset({"built-site", "ghost-export", "bluesky-json", "scheduler-csv"})
"""Formats of files that a program writes: nobody edits them by hand."""
REASON = "the reason"


@dataclass(frozen=True, slots=True)
class HowTo:
    """Where the lines go, in words, and the line of each rule."""

    place: str
    lines: tuple[tuple[str, str], ...]
    comment: str = ""
    """How a comment in the text does the same for the line below it; empty where there are none."""


def how_to(post: Post, rules: Iterable[str]) -> HowTo | None:
    """None for kinds of file that have no place for it, and where no rule spoke."""
    named = list(dict.fromkeys(rules))
    end = posixpath.splitext(post.path)[1].lower()
    if not named or post.format in _GENERATED:
        return None
    if end in _PAGES:
        comment = "{/* vislint-ignore RULE: the reason */}" if end == ".mdx" else _COMMENT.format("RULE")
        return HowTo("in the front matter", tuple((rule, _yaml(rule)) for rule in named), comment)
    if end in _WEB:
        return HowTo("above what it is about", tuple((rule, _COMMENT.format(rule)) for rule in named))
    if end in (".yml", ".yaml"):
        place, comment = "beside the other keys of the post", "# vislint-ignore RULE: the reason"
        return HowTo(place, tuple((rule, _yaml(rule)) for rule in named), comment)
    if end == ".json":
        return HowTo("beside the other keys of the post", tuple((rule, _json(rule)) for rule in named))
    return None


_COMMENT = f"<!-- vislint-ignore {{}}: {REASON} -->"


def _yaml(rule: str) -> str:
    return f'vislint: {{ignore: {{{rule}: "{REASON}"}}}}'


def _json(rule: str) -> str:
    return f'"vislint": {json.dumps({"ignore": {rule: REASON}})}'
