"""The schema of an Astro site's collections, read as text: which fields are images, and where entries lie."""

from __future__ import annotations

import re
from dataclasses import dataclass

from vislint.readers.drafting import join
from vislint.readers.js_text import strings, uncommented
from vislint.repository import Repository

NAMES = tuple(
    f"src/{stem}.{suffix}"
    for stem in ("content.config", "content/config")
    for suffix in ("ts", "mts", "js", "mjs")
)

_STEP = re.compile(
    r"""(?P<string>"(?:[^"\\\n]|\\.)*"(?!\s*:)|'(?:[^'\\\n]|\\.)*'(?!\s*:)|`[^`]*`)
    | (?P<key>[\w$]+)['"]?\s*:
    | (?P<image>\bimage\s*\(\s*\))
    | (?P<sign>[{}])""",
    re.X,
)
_NESTED = re.compile(
    r"([\w$]+)['\"]?\s*:\s*(?:z\s*\.\s*)?(?:array\s*\(\s*z\s*\.\s*)?\w*object\s*\(\s*$", re.I
)
_LOOK_BACK = 120


@dataclass(frozen=True, slots=True)
class Schema:
    """What the collections of a site say about their entries."""

    images: tuple[str, ...] = ()
    """Fields that hold an image, dotted."""
    keys: frozenset[str] = frozenset()
    """Every field, each by its last name."""
    folders: tuple[str, ...] = ()
    """Where entries lie, relative to the site."""


def read_schema(repository: Repository, folder: str) -> Schema:
    """The schema of the site in `folder`; an empty one when it has none or none that is plain to read."""
    path = next((join(folder, name) for name in NAMES if join(folder, name) in repository.file_set), "")
    if not path:
        return Schema()
    text = uncommented(repository.head(path))
    folders = [join(base) for base in strings(text, "base") if base.strip("./")]
    keys = frozenset(match["key"] for match in _STEP.finditer(text) if match["key"])
    return Schema(tuple(dict.fromkeys(image_fields(text))), keys, tuple(dict.fromkeys(folders)))


def image_fields(text: str) -> list[str]:
    """The fields whose schema is `image()`: `heroImage`, `cover.src` for an object inside."""
    found: list[str] = []
    above: list[str] = []
    key = ""
    for step in _STEP.finditer(text):
        if step["key"]:
            key = step["key"]
        elif step["image"] and key:
            found.append(".".join([*filter(None, above), key]))
        elif step["sign"] == "{":
            nested = _NESTED.search(text, max(0, step.start() - _LOOK_BACK), step.start())
            above.append(nested[1] if nested and nested[1] != "schema" else "")
        elif step["sign"] == "}" and above:
            above.pop()
    return found
