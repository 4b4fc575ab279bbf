"""toot-together: one toot a file, plain text, no media. Only names that end in `.toot` are published."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Destination, Post, Unreadable
from vislint.readers import Recognised
from vislint.readers.drafting import open_text, roots_of, without_options
from vislint.readers.front_matter import normalised
from vislint.repository import Repository

NAME = "toot-together"
PRIORITY = 11

_WORKFLOW = ".github/workflows/toot-together.yml"
_NEARLY = re.compile(r"\.toot(?:s|\W*|\.(?:txt|md))$", re.I)
_OPTION = re.compile(r"\[\s?\]\s+")


def recognise(repository: Repository) -> Iterator[Recognised]:
    return roots_of(repository, _WORKFLOW, ".toot", "toots")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> TootTogether:
    return TootTogether(repository, folder, signal)


@dataclass(frozen=True)
class TootTogether:
    """A folder with toots/."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        """Also files whose name only nearly fits: nobody else will ever tell that they are skipped."""
        name = posixpath.basename(path)
        return name.endswith(".toot") or ("toots" in path.split("/")[:-1] and bool(_NEARLY.search(name)))

    def read(self, path: str) -> list[Post]:
        if not path.endswith(".toot"):
            return [Post(path, NAME, unreadable=_skipped(path))]
        text = open_text(self.repository, path, NAME)
        if isinstance(text, Post):
            return [text]
        plain = without_options(normalised(text), _OPTION)
        return [Post(path, NAME, text=plain, destinations=(Destination("mastodon", "mastodon"),))]


def _skipped(path: str) -> Unreadable:
    why = (
        "there is a blank at the end of its name"
        if path[-1:].isspace()
        else 'its name does not end in ".toot"'
    )
    stem = _NEARLY.sub("", posixpath.basename(path))
    return Unreadable(
        f"is never published: toot-together skips it, for {why}", hint=f'rename it to "{stem}.toot"'
    )
