"""Exports of a Ghost site: one JSON file with all posts, their preview pictures and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Attachment, Destination, Post, Resolution, Unreadable
from vislint.readers import Recognised
from vislint.readers.drafting import Role, alt_of, folder_of, join, open_text
from vislint.readers.front_matter import normalised
from vislint.readers.ghost_body import body_images
from vislint.readers.json_rows import Step, rows_of
from vislint.readers.moments import moment, written
from vislint.readers.nodes import DataError, Node
from vislint.repository import Repository
from vislint.text_files import MAX_EXPORT_BYTES

NAME = "ghost-export"
PRIORITY = 50

PLACEHOLDER = "__GHOST_URL__"
"""Stands for the address of the site in every export."""

_EXPORT = re.compile(r'^\s*\{(?:\s*"meta"\s*:\s*\{[^{}]*\}\s*,)?\s*"db"\s*:\s*\[\s*\{\s*"(?:meta|data)"')
_IMAGES = "content/images"


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder = folder_of(path)
        if folder not in seen and _is_export(repository, path):
            seen.add(folder)
            yield Recognised(folder, f'"db" in {path}')


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> GhostExport:
    return GhostExport(repository, folder, signal)


@dataclass(frozen=True)
class GhostExport:
    """A folder with exports."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME

    def claims(self, path: str) -> bool:
        return _is_export(self.repository, path)

    def read(self, path: str) -> list[Post]:
        text = open_text(self.repository, path, NAME, MAX_EXPORT_BYTES)
        if isinstance(text, Post):
            return [text]
        text = normalised(text)
        try:
            more = {row.get("post_id").text: row for _, row in rows_of(text, _tables("posts_meta"))}
            rows = (row for _, row in rows_of(text, _tables("posts")) if row.fields)
            return [
                self._post(path, row, more.get(row.get("id").text, Node(None, row.line, row.column)))
                for row in rows
            ]
        except DataError as error:
            trouble = Unreadable(error.message, error.line, error.column, error.hint)
            return [Post(path, NAME, unreadable=trouble)]

    def _post(self, path: str, row: Node, meta: Node) -> Post:
        when = row.get("published_at")
        word = row.get("status").text.strip().lower()
        return Post(
            path,
            NAME,
            line=row.line,
            title=row.get("title").text,
            text=_given(row, meta, "custom_excerpt", "meta_description").text,
            destinations=(
                Destination("opengraph", "opengraph", "image", row.line, row.column, foreign=True),
            ),
            attachments=(*self._previews(path, row, meta), *self._body(path, row)),
            publish=moment(when),
            publish_text=written(when),
            publish_place=(when.line, when.column) if when.given else None,
            status="published" if word in ("published", "sent") else "draft" if word == "draft" else None,
        )

    def _previews(self, path: str, row: Node, meta: Node) -> Iterator[Attachment]:
        """The card shows `og_image`, else the feature image; the latter stands at the top of the page too."""
        feature, card = _given(row, meta, "feature_image"), _given(row, meta, "og_image")
        if card.text.strip():
            yield self._attachment(path, card, "preview", alt_possible=False)
        if feature.text.strip():
            alt = alt_of(_given(meta, row, "feature_image_alt"))
            yield self._attachment(path, feature, "body" if card.text.strip() else "preview", alt)
        twitter = _given(row, meta, "twitter_image")
        if twitter.text.strip():
            yield self._attachment(path, twitter, "preview", alt_possible=False)

    def _attachment(
        self, path: str, node: Node, role: Role, alt: str | None = None, *, alt_possible: bool = True
    ) -> Attachment:
        reference = node.text.strip()
        return Attachment(
            reference,
            node.line,
            node.column,
            self._resolve(path, reference),
            alt,
            alt_possible=alt_possible,
            role=role,
        )

    def _body(self, path: str, row: Node) -> Iterator[Attachment]:
        for image in body_images(row):
            yield Attachment(
                image.reference,
                row.line,
                row.column,
                self._resolve(path, image.reference),
                image.alt,
                alt_possible=image.alt_possible,
                role="body",
                title=image.title,
            )

    def _resolve(self, path: str, reference: str) -> Resolution:
        """The picture in content/images/ beside the export or at the top, when the repository has one."""
        inside = reference.removeprefix(PLACEHOLDER)
        if inside == reference and not reference.startswith("/content/"):
            return self.repository.resolve(reference, [folder_of(path)])
        bases = [base for base in (folder_of(path), "") if join(base, _IMAGES) in self.repository.folders]
        if not bases:
            return Resolution("remote", note="on the Ghost site")
        return self.repository.resolve(f"/{inside.lstrip('/')}", [], site_roots=bases)


def _tables(name: str) -> list[Step]:
    return [("db",), None, ("data",), (name,), None]


def _given(row: Node, meta: Node, *names: str) -> Node:
    """The first of the columns that holds something, in the table of posts or the one beside it."""
    for name in names:
        for table in (row, meta):
            node = table.get(name)
            if node.text.strip():
                return node
    return Node(None, row.line, row.column)


def _is_export(repository: Repository, path: str) -> bool:
    return path.lower().endswith(".json") and _EXPORT.match(repository.head(path, 4096)) is not None
