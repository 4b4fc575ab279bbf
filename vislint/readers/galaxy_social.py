"""galaxy-social: Markdown posts whose `media:` names accounts that plugins.yml sets up.

Images stand in the body. Those that the front matter lists pass the publisher's schema and are never posted.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from vislint.model import Destination, Lost, Post
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.nodes import Node
from vislint.repository import Repository

NAME = "galaxy-social"
PRIORITY = 20

_ACCOUNTS = "plugins.yml"
_THREAD_BREAK = re.compile(r"\n[ \t]*\n[ \t]*\n\s*")
_WEB = re.compile(r"https?://", re.I)


def recognise(repository: Repository) -> Iterator[Recognised]:
    for path in repository.files:
        folder = folder_of(path)
        named = posixpath.basename(path) == _ACCOUNTS and join(folder, "posts") in repository.folders
        if named and re.search(r"^plugins\s*:", repository.head(path), re.M):
            yield Recognised(folder, f"{_ACCOUNTS} and posts/")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> GalaxySocial:
    return GalaxySocial(repository, folder, signal, _accounts(repository, join(folder, _ACCOUNTS)))


@dataclass(frozen=True)
class GalaxySocial:
    """A folder with plugins.yml; `accounts` is None when that file cannot be read."""

    repository: Repository
    folder: str
    signal: str
    accounts: Mapping[str, str] | None
    format: str = NAME

    def claims(self, path: str) -> bool:
        inside = path.startswith(join(self.folder, "posts") + "/") and path.endswith(".md")
        return inside and posixpath.basename(path).lower() != "readme.md"

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    def _post(self, path: str, document: Document) -> Post:
        data, gathering = document.data, Gathering(document.flaw)
        accounts = [entry for entry in data.get("media").items if entry.text]
        if not accounts:
            gathering.note("names no account under media:, so it goes nowhere", data)
        resolve = partial(self.repository.resolve, folders=[folder_of(path)])
        text = gathering.add_body(document, resolve, "media", embedded=resolve)
        shown = [image for image in gathering.attachments if _WEB.match(image.reference)]
        gathering.lost += [
            Lost(image.reference, image.line, image.column, *_LOCAL)
            for image in gathering.attachments
            if not _WEB.match(image.reference)
        ]
        for entry in data.get("images").items:
            source = entry.get("url") if entry.fields else entry
            alt = entry.first("alt_text", "alt").text
            hint = f"put ![{alt}]({source.text}) in the text below the front matter"
            gathering.lose(source.text, source, _FRONT_MATTER, hint)
        text = text.strip()
        parts = [part for part in _THREAD_BREAK.split(text) if part]
        return Post(
            path,
            NAME,
            text=text,
            segments=tuple(parts) if len(parts) > 1 else (),
            text_split=True,
            destinations=tuple(map(self._destination, accounts)),
            attachments=tuple(shown),
            lost=tuple(gathering.lost),
            flaw=gathering.flaw,
        )

    def _destination(self, entry: Node) -> Destination:
        account = entry.text.strip().lower()
        guess = account.partition("-")[0]
        known = self.accounts is None or account in self.accounts
        return Destination(
            declared=entry.text.strip(),
            network=(self.accounts or {}).get(account, guess),
            line=entry.line,
            column=entry.column,
            known=known,
            foreign=known,
        )


_FRONT_MATTER = "is listed in the front matter, where galaxy-social never looks for images"
_LOCAL = (
    "is no web address, and galaxy-social fetches every image from the web",
    "upload the file and write its https address",
)


def _accounts(repository: Repository, path: str) -> Mapping[str, str] | None:
    """Account → network: the part of `class` before its first dot."""
    document = open_document(repository, path, NAME, ".yml")
    if isinstance(document, Post):
        return None
    plugins: Iterable[Node] = document.data.get("plugins").items
    return {
        plugin.get("name").text.lower(): plugin.get("class").text.partition(".")[0].lower()
        for plugin in plugins
        if plugin.get("name").text
    }
