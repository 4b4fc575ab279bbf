"""Bluesky posts as JSON records, as nodejs/bluesky keeps them: waiting in new/, published in processed/.

A text file holds a thread, its parts divided by `---`. This publisher sends no images.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from vislint.model import Destination, Post
from vislint.readers import Recognised
from vislint.readers.drafting import folder_of, join, open_document, open_text
from vislint.readers.front_matter import normalised
from vislint.readers.nodes import Node
from vislint.repository import Repository

NAME = "bluesky-json"
PRIORITY = 30

_RECORD = re.compile(r"(?:^|.*/)records/(?:new|processed)/[^/]+\.json")
_ACTION = re.compile(r'"action"\s*:\s*"(?:post|repost|quote-post|reply)"')
_BREAK = re.compile(r"^---[ \t]*$", re.M)


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        if not _RECORD.fullmatch(path):
            continue
        folder = folder_of(folder_of(folder_of(path)))
        if folder not in seen and _ACTION.search(repository.head(path)):
            seen.add(folder)
            yield Recognised(folder, f'"action" in {path}')


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> BlueskyJson:
    return BlueskyJson(repository, folder, signal)


@dataclass(frozen=True)
class BlueskyJson:
    """The folder that holds records/."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        suffix = posixpath.splitext(path)[1]
        return suffix in (".json", ".txt") and self._status(path) is not None

    def read(self, path: str) -> list[Post]:
        if path.endswith(".txt"):
            text = open_text(self.repository, path, NAME)
            return [text if isinstance(text, Post) else self._thread(path, normalised(text))]
        document = open_document(self.repository, path, NAME, ".json")
        if isinstance(document, Post):
            return [document]
        return [self._post(path, record) for record in document.data.items if record.fields]

    def _status(self, path: str) -> Literal["draft", "published"] | None:
        """By the folder; None for a file in neither of the two."""
        folder = folder_of(path)
        if folder == join(self.folder, "records/new"):
            return "draft"
        return "published" if folder == join(self.folder, "records/processed") else None

    def _post(self, path: str, record: Node) -> Post:
        account = record.get("account")
        return Post(
            path,
            NAME,
            line=record.line,
            text=record.get("richText").text.strip(),
            destinations=(
                Destination(account.text or "bluesky", "bluesky", "", account.line, account.column),
            ),
            status=self._status(path),
            link=record.get("repostURL").text,
        )

    def _thread(self, path: str, text: str) -> Post:
        parts = [part.strip() for part in _BREAK.split(text) if part.strip()]
        return Post(
            path,
            NAME,
            text="\n\n".join(parts),
            segments=tuple(parts) if len(parts) > 1 else (),
            destinations=(Destination("bluesky", "bluesky"),),
            status=self._status(path),
        )
