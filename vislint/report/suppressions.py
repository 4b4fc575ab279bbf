"""What to write into a post so that a rule is silent there: lines to copy."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from vislint.model import Post

_PAGES = (".md", ".markdown", ".mdown", ".qmd", ".mdx")
_COMMENTED = (".md", ".markdown", ".mdown", ".qmd", ".html", ".htm")
REASON = "the reason"


@dataclass(frozen=True, slots=True)
class HowTo:
    """Where the lines go, in words, and the line of each rule."""

    place: str
    lines: tuple[tuple[str, str], ...]
    comment: bool
    """True where a comment in the text does as well."""


def how_to(post: Post, rules: Iterable[str]) -> HowTo | None:
    """None for kinds of file that have no place for it, and where no rule spoke."""
    named = list(dict.fromkeys(rules))
    end = "." + post.path.rpartition(".")[2].lower()
    if not named:
        return None
    if end in _PAGES:
        return HowTo("in the front matter", tuple((rule, _yaml(rule)) for rule in named), end in _COMMENTED)
    if end in (".yml", ".yaml"):
        return HowTo("beside the other keys of the post", tuple((rule, _yaml(rule)) for rule in named), False)
    if end == ".json":
        return HowTo("beside the other keys of the post", tuple((rule, _json(rule)) for rule in named), False)
    if end in _COMMENTED:
        return HowTo("anywhere in the text", tuple((rule, comment(rule)) for rule in named), False)
    return None


def comment(rule: str) -> str:
    return f"<!-- vislint-ignore {rule}: {REASON} -->"


def _yaml(rule: str) -> str:
    return f'vislint: {{ignore: {{{rule}: "{REASON}"}}}}'


def _json(rule: str) -> str:
    return f'"vislint": {json.dumps({"ignore": {rule: REASON}})}'
