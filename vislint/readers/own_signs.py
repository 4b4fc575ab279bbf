"""What tells a draft in the house's own format from every other Markdown, YAML and JSON file."""

from __future__ import annotations

import posixpath
import re

from vislint.readers.front_matter import front_matter_of
from vislint.readers.own_fields import TELLING, Fields

_SUFFIXES = frozenset({".md", ".markdown", ".yml", ".yaml", ".json"})
_NO_POSTS = re.compile(
    r"(?:readme|changelog|licen[cs]e|contributing|code[_-]of[_-]conduct|security|support|agents|claude)"
    r"(?:[._-][a-z]{2}(?:[_-][a-z]{2,4})?)?\.\w+|(?:docker-)?compose[\w.-]*\.ya?ml",
    re.I,
)
"""Files about the repository, also in a language: README.nl.md. A `license-plates.md` may be a post."""
_NO_FOLDERS = frozenset({"archetypes", "node_modules", "vendor", "site-packages"})
_OTHERS = re.compile(r"""^services\s*:|"schema"\s*:\s*"vislint\.""", re.M)
"""Of a compose file, and of what vislint itself wrote as JSON: `--compare` invites keeping it."""


def is_candidate(path: str) -> bool:
    """Whether the name and folder of a file may be those of a draft. Folders with a dot are for tools."""
    folder, name = posixpath.split(path)
    if posixpath.splitext(name)[1].lower() not in _SUFFIXES or _NO_POSTS.fullmatch(name):
        return False
    return not any(step in _NO_FOLDERS or step.startswith(".") for step in folder.split("/") if step)


def looks_like_post(head: str, fields: Fields, forced: bool) -> bool:
    """Whether the start of a Markdown file has front matter that names networks."""
    front = front_matter_of(head)
    if front is None:
        return False
    return forced or _has(front, fields.name("networks"), anywhere=False)


def looks_like_data(head: str, fields: Fields) -> bool:
    """Whether the start of a YAML or JSON file holds what a post holds."""
    if not _has(head, fields.name("networks"), anywhere=True) or _OTHERS.search(head):
        return False
    return any(_has(head, fields.name(own), anywhere=True) for own in TELLING)


def _has(text: str, dotted: str, *, anywhere: bool) -> bool:
    """Whether a line sets the key; a nested one is looked for by its last name, at any depth."""
    *above, name = dotted.split(".")
    lead = r"(?:^[ \t-]*|[{,]\s*)" if above or anywhere or text.startswith("{") else "^"
    return re.search(rf"""{lead}["']?{re.escape(name)}["']?[ \t]*[:=]""", text, re.M) is not None
