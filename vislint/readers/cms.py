"""Decap and Sveltia, which keep posts in git: read where no site generator is recognised."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Attachment, Post, Resolution
from vislint.readers import Recognised, likely_readers
from vislint.readers.cms_config import SUFFIXES, Collection, Media, Picture, pictures, read_collections
from vislint.readers.drafting import Gathering, alt_of, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.moments import status_of
from vislint.readers.nodes import Node
from vislint.readers.page import MARKDOWN, page_post
from vislint.repository import Repository

NAME = "cms"
PRIORITY = 90

NAMES = (
    "cover.image",
    "image",
    "cover",
    "featured_image",
    "featuredImage",
    "thumbnail",
    "hero_image",
    "heroImage",
)
"""Fields that are taken for the preview in a collection without any field for images."""

_CONFIG = re.compile(r"(?:^|.*/)admin/config\.ya?ml")
_ROOTS = ("static", "public", "src", "source", "assets", "site")
_GENERATORS = frozenset(
    {"astro", "docusaurus", "eleventy", "hugo", "jekyll", "mkdocs", "contentlayer", "quarto", "zola"}
)


def recognise(repository: Repository) -> Iterator[Recognised]:
    for path in repository.files:
        if _CONFIG.fullmatch(path) and "collections:" in repository.head(path):
            base, collections = _opened(repository, path)
            if any(each.folder in repository.folders for each in collections) and not _built(
                repository, base
            ):
                yield Recognised(base, path[len(base) :].lstrip("/"))


def _built(repository: Repository, base: str) -> bool:
    """Whether a site generator is recognised, which knows better what becomes of the files."""
    generators = [module for name, module in likely_readers(repository).items() if name in _GENERATORS]
    return any(found.folder == base for module in generators for found in module.recognise(repository))


def _opened(repository: Repository, path: str) -> tuple[str, list[Collection]]:
    """The folder that the configuration's paths start from, and its collections.

    They start from the top of the repository, unless the site was moved below it as a whole.
    """
    above = folder_of(folder_of(path))
    step = posixpath.basename(above)
    near = folder_of(above) if step in _ROOTS else above
    for base in dict.fromkeys(("", near)):
        collections = read_collections(repository, path, base)
        if any(each.folder in repository.folders for each in collections):
            return base, collections
    return near, []


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Cms:
    path = join(folder, signal)
    if path not in repository.file_set:
        path = next((path for path in repository.under(folder) if _CONFIG.fullmatch(path)), "")
    collections = _opened(repository, path)[1] if path else []
    return Cms(repository, folder, signal, tuple(collections))


@dataclass(frozen=True)
class Cms:
    """The folders of posts that a CMS edits."""

    repository: Repository
    folder: str
    signal: str
    collections: tuple[Collection, ...]
    format: str = NAME

    def claims(self, path: str) -> bool:
        collection = self._collection(path)
        if collection is None or posixpath.basename(path).startswith("_index."):
            return False
        if collection.suffix:
            return SUFFIXES.get(posixpath.splitext(path)[1][1:]) == collection.suffix
        return path.endswith((*MARKDOWN, ".mdx"))

    def read(self, path: str) -> list[Post]:
        collection = self._collection(path) or Collection("", "", Node(None), ())
        document = open_document(self.repository, path, NAME, collection.suffix)
        return [document if isinstance(document, Post) else self._post(path, document, collection)]

    def _collection(self, path: str) -> Collection | None:
        """The deepest folder of posts that holds the file."""
        holding = [each for each in self.collections if path.startswith(f"{each.folder}/")]
        return max(holding, key=lambda each: len(each.folder), default=None)

    def _post(self, path: str, document: Document, collection: Collection) -> Post:
        data, gathering = document.data, Gathering(document.flaw)
        found = pictures(collection.fields, data) if collection.has_images else _by_name(data)
        for picture in found:
            self._add(gathering, path, picture, collection)
        gathering.add_body(
            document, lambda text: self._resolve(path, text, collection.media), "body", whole=False
        )
        return page_post(
            path,
            NAME,
            document,
            gathering,
            text=data.first("description", "summary", "excerpt").text,
            when=data.first("publishDate", "pubDate", "date"),
            status=status_of(data),
        )

    def _add(self, gathering: Gathering, path: str, picture: Picture, collection: Collection) -> None:
        """Gather what an image field holds: the first is the post's preview, others stand on its page."""
        reference = picture.source.text.strip()
        if not reference or isinstance(picture.source.value, bool):
            return
        media = (picture.media, *collection.media) if picture.media else collection.media
        gathering.attachments.append(
            Attachment(
                reference=reference,
                line=picture.source.line,
                column=picture.source.column,
                resolution=self._resolve(path, reference, media),
                alt=alt_of(picture.alt),
                alt_possible=picture.alt_possible,
                role="body" if gathering.attachments else "preview",
            )
        )

    def _resolve(self, path: str, reference: str, media: tuple[Media, ...]) -> Resolution:
        """A reference as the CMS writes it: the public folder stands for the media folder.

        Whatever else is at the top of the built site lies where the media folder does.
        """
        text = reference.strip()
        here = folder_of(path)
        folders, roots, ways = [here], [], []
        for each in media:
            folder = join(here if each.from_post else self.folder, each.folder)
            public = f"/{each.public.strip('/')}/".replace("//", "/")
            if f"/{text.lstrip('/')}".startswith(public):
                ways.append(join(folder, f"/{text.lstrip('/')}"[len(public) :]))
            folders.append(folder)
            if f"/{folder}/".endswith(public):
                roots.append(f"/{folder}/".removesuffix(public).strip("/"))
        roots += [join(self.folder, name) for name in (*_ROOTS, "")]
        mapped = self.repository.look_up(ways) if ways else Resolution("missing")
        found = self.repository.resolve(text, [*folders, *roots], site_roots=roots)
        return mapped if mapped.path else found


def _by_name(data: Node) -> Iterator[Picture]:
    """The preview by the usual names, for a configuration that calls image fields plain text."""
    for name in NAMES:
        node = data.at(name)
        if node.text.strip():
            alt = (
                data.first("cover.alt", "alt") if name == "cover.image" else data.first("alt", f"{name}_alt")
            )
            yield Picture(node, alt, alt.given or name == "cover.image", None)
            return
