"""Archives with one YAML file a year: data/posts/2026.yml maps the id of each post to its fields.

`posts` in an entry is the log of where and when it was published; what has none yet waits in data/drafts/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vislint.model import Attachment, Destination, Post
from vislint.readers import Recognised
from vislint.readers.drafting import folder_of, join, open_document
from vislint.readers.moments import moment, written
from vislint.readers.nodes import Node
from vislint.repository import Repository

NAME = "yearly-yaml"
PRIORITY = 31

SERVICES = {"ig": "instagram", "tg": "telegram", "yt": "youtube", "vk": "vk"}
"""Short names in the log; vk is a network that vislint has no limits for."""

_YEAR = re.compile(r"(?:^|.*/)data/posts/\d{4}\.ya?ml")
_CONTENT = re.compile(r"^[ \t]+[\"']?content[\"']?[ \t]*:", re.M)


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        if not _YEAR.fullmatch(path):
            continue
        folder = folder_of(folder_of(folder_of(path)))
        if folder not in seen and _CONTENT.search(repository.head(path)):
            seen.add(folder)
            yield Recognised(folder, f"content: in {path}")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> YearlyYaml:
    return YearlyYaml(repository, folder, signal)


@dataclass(frozen=True)
class YearlyYaml:
    """The folder that holds data/posts/ and data/drafts/."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        if self._is_draft(path):
            return path.endswith((".yml", ".yaml"))
        in_posts = folder_of(path) == join(self.folder, "data/posts")
        return in_posts and _YEAR.fullmatch(path) is not None

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME, ".yml")
        if isinstance(document, Post):
            return [document]
        entries = document.data.fields.values()
        posts = [self._post(path, entry) for entry in entries if entry.fields]
        return [replace(posts[0], flaw=document.flaw), *posts[1:]] if posts else []

    def _is_draft(self, path: str) -> bool:
        return folder_of(path) == join(self.folder, "data/drafts")

    def _post(self, path: str, entry: Node) -> Post:
        log = [record for record in entry.get("posts").items if record.fields]
        when = next((record.get("published") for record in log if record.get("published").given), Node(None))
        published = when.given or any(record.get("id").given for record in log)
        return Post(
            path,
            NAME,
            line=entry.line,
            title=entry.get("title").text,
            destinations=tuple(_destination(record.get("service")) for record in log),
            attachments=tuple(
                Attachment(
                    content.text.strip(),
                    content.line,
                    content.column,
                    self.repository.resolve(content.text, [folder_of(path), self.folder]),
                    alt_possible=False,
                )
                for content in entry.get("content").items
                if content.text.strip()
            ),
            publish=moment(when),
            publish_text=written(when),
            status="published" if published else "draft" if self._is_draft(path) else None,
        )


def _destination(service: Node) -> Destination:
    name = service.text.strip().lower()
    known = name in SERVICES
    return Destination(
        declared=service.text.strip(),
        network=SERVICES.get(name, name),
        line=service.line,
        column=service.column,
        foreign=known,
    )
