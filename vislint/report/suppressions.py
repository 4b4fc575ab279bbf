"""What to write into a post so that a rule is silent there: lines to copy.

Each line works wherever several of them stand, beside whatever the post says already: comments in YAML, HTML
and MDX, dotted keys in TOML. JSON has the one key only.
"""

from __future__ import annotations

import json
import posixpath
import shlex
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vislint.model import Post
from vislint.readers.front_matter import kind_of_front_matter, normalised
from vislint.readers.suppressions import BODIES, DATA, GENERATED

REASON = "the reason"
MOST_READ = 1_000_000
"""Characters of a post that are read to tell its front matter."""

_HTML = "<!-- {word} {rule}: {reason} -->"
_JSX = "{{/* {word} {rule}: {reason} */}}"
_YAML = "# {word} {rule}: {reason}"
_TOML = 'vislint.ignore.{rule} = "{reason}"'
_LINES = {"---": _YAML, "+++": _TOML}
_PLACES = {
    "---": "on a line of its own in the front matter",
    "+++": "at the top of the front matter, right below +++",
    "{": "right after the first { of the front matter",
}
_DATA_PLACES = {
    ".json": "right after the { of the post",
    ".toml": "above the other keys of the post",
}


@dataclass(frozen=True, slots=True)
class HowTo:
    """Where the lines go, in words, and the line of each rule."""

    place: str
    lines: tuple[tuple[str, str], ...]
    comment: str = ""
    """How a comment in the text does the same for the line below it; empty where there are none."""
    command: str = ""
    """What holds the findings back where the file has no place for a line."""


def how_to(post: Post, rules: Iterable[str], root: str = "") -> HowTo | None:
    """None where no rule spoke. `root` is the folder of the content repository."""
    named = [*dict.fromkeys(rules)]
    end = posixpath.splitext(post.path)[1].lower()
    if not named:
        return None
    if post.format not in GENERATED and end in DATA:
        place = _DATA_PLACES.get(end, "on a line of its own among the keys of the post")
        comment = _comment(_YAML) if end in (".yml", ".yaml") else ""
        return HowTo(place, _lines(_of_data(end), named), comment)
    if post.format not in GENERATED and end in BODIES:
        body = _JSX if end == ".mdx" else _HTML if BODIES[end] else ""
        kind = kind_of_front_matter(_beginning(root, post.path))
        if kind:
            return HowTo(_PLACES[kind], _lines(_LINES.get(kind, ""), named), _comment(body))
        if body:
            return HowTo("on a line of its own in the text", _lines(body, named), _comment(body))
    return HowTo("", (), command=f"vislint baseline write {shlex.quote(post.path)}")


def _of_data(end: str) -> str:
    return _TOML if end == ".toml" else "" if end == ".json" else _YAML


def _lines(shape: str, rules: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """A line of each rule in `shape`, which is empty for JSON."""
    return tuple(
        (rule, shape.format(word="vislint-ignore-post", rule=rule, reason=REASON) if shape else _json(rule))
        for rule in rules
    )


def _comment(shape: str) -> str:
    return shape.format(word="vislint-ignore", rule="RULE", reason=REASON) if shape else ""


def _json(rule: str) -> str:
    return f'"vislint": {json.dumps({"ignore": {rule: REASON}})},'


def _beginning(root: str, path: str) -> str:
    try:
        with Path(root, path).open(encoding="utf-8", errors="replace", newline="") as file:
            return normalised(file.read(MOST_READ))
    except OSError:
        return ""
