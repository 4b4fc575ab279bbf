"""vislint's own format: drafts in Markdown, YAML or JSON that say where they go in `networks`.

One file is one post, or a collection under `posts:`. A `[fields]` table in the configuration maps a house's
own names. In a folder that the configuration gives to this format, `networks` may be left out.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from vislint.model import Post
from vislint.readers import Recognised
from vislint.readers.drafting import open_document
from vislint.readers.front_matter import Document
from vislint.readers.nodes import Node
from vislint.readers.own_fields import Fields
from vislint.readers.own_post import posts_of, read_post
from vislint.readers.own_signs import is_candidate, looks_like_data, looks_like_post
from vislint.repository import Repository

NAME = "vislint"
PRIORITY = 100

_MARKDOWN = (".md", ".markdown")
_SEEN = "networks: in "


def recognise(repository: Repository) -> Iterator[Recognised]:
    """The whole repository, told by the first file that names networks; the formats of tools come first."""
    site = open_site(repository, "", _SEEN, {})
    first = next(filter(site.claims, repository.files), None)
    if first is not None:
        yield Recognised("", _SEEN + first)


def open_site(
    repository: Repository, folder: str, signal: str, fields: Mapping[str, str], forced: bool = False
) -> Own:
    """When forced, every Markdown file with front matter is a post, also without `networks`."""
    return Own(repository, folder, signal, Fields(fields), forced)


@dataclass(frozen=True)
class Own:
    """A folder of drafts in the house's own format."""

    repository: Repository
    folder: str
    signal: str
    fields: Fields
    forced: bool = False
    format: str = NAME
    _opened: dict[str, Document | Post] = field(default_factory=dict)
    """Data files that were opened to tell whether they are posts: each is parsed once."""

    def claims(self, path: str) -> bool:
        if not is_candidate(path):
            return False
        head = self.repository.head(path)
        if _suffix(path) in _MARKDOWN:
            return looks_like_post(head, self.fields, self.forced)
        if not looks_like_data(head, self.fields):
            return False
        document = self._open(path)
        return isinstance(document, Post) or next(posts_of(document.data, self.fields), None) is not None

    def read(self, path: str) -> list[Post]:
        document = self._open(path)
        if isinstance(document, Post):
            return [document]
        if _suffix(path) in _MARKDOWN:
            whole = replace(document.data, line=1, column=1)
            return [read_post(self.repository, self.fields, path, document, whole, Node({}))]
        plain = replace(document, flaw=None)  # told once, by the first post
        posts = [
            read_post(self.repository, self.fields, path, plain, node, defaults)
            for node, defaults in posts_of(document.data, self.fields)
        ]
        return [replace(posts[0], flaw=posts[0].flaw or document.flaw), *posts[1:]] if posts else []

    def _open(self, path: str) -> Document | Post:
        suffix = _suffix(path)
        if suffix in _MARKDOWN:
            return open_document(self.repository, path, NAME)
        if path not in self._opened:
            self._opened[path] = open_document(self.repository, path, NAME, suffix)
        return self._opened[path]


def _suffix(path: str) -> str:
    return posixpath.splitext(path)[1].lower()
