"""Jekyll: posts, drafts and collections, with the preview that jekyll-seo-tag or the theme names."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from vislint.model import Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, join, open_document
from vislint.readers.front_matter import Document, front_matter_of
from vislint.readers.jekyll_liquid import read_liquid, without_unseen
from vislint.readers.jekyll_page import Page, add_preview
from vislint.readers.jekyll_site import CONFIGS, POST_FOLDERS, JekyllSettings, read_settings
from vislint.readers.moments import Status
from vislint.readers.nodes import Node
from vislint.readers.page import MARKDOWN, add_page_body, page_post
from vislint.repository import Repository

NAME = "jekyll"
PRIORITY = 40

_SUFFIXES = (*MARKDOWN, ".mkd", ".mkdn", ".mkdown")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-")
_TOOLS = frozenset({"node_modules", "vendor", "_site", ".github"})
_UNPUBLISHED = re.compile(r"(?:^|/)[_.](?!posts/|drafts/)")


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, name = posixpath.split(path)
        if name not in CONFIGS or folder in seen or _TOOLS.intersection(folder.split("/")):
            continue
        signal = _signal(repository, folder)
        if signal:
            seen.add(folder)
            yield Recognised(folder, f"{name} and {signal}")


def _signal(repository: Repository, folder: str) -> str:
    """What beside the configuration tells a Jekyll site: Hexo has the same names, in source/."""
    if '"hexo"' in repository.head(join(folder, "package.json")):
        return ""
    settings = read_settings(repository, folder)
    names = [*POST_FOLDERS, *(join(settings.collections, f"_{name}") for name in sorted(settings.names))]
    for name in names:
        if join(settings.source, name) in repository.folders:
            return f"{name}/"
    below = (posixpath.basename(found) for found in _folders(repository, settings.source))
    return next((f"{name}/" for name in sorted(below) if name in POST_FOLDERS), "")


def _folders(repository: Repository, folder: str) -> Iterator[str]:
    for found in repository.folders:
        if (not folder or found.startswith(f"{folder}/")) and not _TOOLS.intersection(found.split("/")):
            yield found


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Jekyll:
    return Jekyll(repository, folder, signal, read_settings(repository, folder))


@dataclass(frozen=True)
class Jekyll:
    """A Jekyll site. Its posts are those of `_posts` and `_drafts` and the pages of its collections."""

    repository: Repository
    folder: str
    signal: str
    settings: JekyllSettings
    format: str = NAME

    def claims(self, path: str) -> bool:
        source = self.settings.source
        if source and not path.startswith(f"{source}/"):
            return False
        if not path.lower().endswith(_SUFFIXES) or _TOOLS.intersection(path.split("/")):
            return False
        kind = self.settings.kind_of(path)
        if kind in ("posts", "drafts"):
            return True
        return bool(kind) and front_matter_of(self.repository.head(path)) is not None

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in self.repository.under(self.settings.source):
            if not _UNPUBLISHED.search(self.settings.inner(path)):
                found[posixpath.basename(path)].append(path)
        return {name: tuple(paths) for name, paths in found.items()}

    def _post(self, path: str, document: Document) -> Post:
        page = Page(self.repository, self.settings, self._names, path, document.data)
        gathering = Gathering(document.flaw)
        add_preview(gathering, page)
        bare = self.settings.no_default and not gathering.attachments
        _add_body(gathering, page, document)
        post = page_post(
            path,
            NAME,
            document,
            gathering,
            text=document.data.first("description", "excerpt").text,
            when=_when(page),
            status=_status(page),
            bare=bare and page.is_built,
        )
        return post if page.is_built else replace(post, destinations=())


def _when(page: Page) -> Node:
    """The `date`, else the one that the name of the file begins with."""
    dated = _DATED.match(posixpath.basename(page.path))
    given = page.data.get("date")
    return given if given.given or dated is None else Node(dated[1], page.data.line)


def _status(page: Page) -> Status | None:
    """Jekyll leaves out drafts, what is not `published`, and what the configuration excludes."""
    hidden = page.settings.kind_of(page.path) == "drafts" or page.settings.excludes(page.path)
    unpublished = page.field("published").flag is False or page.field("draft").flag is True
    return "draft" if hidden or unpublished else None


def _add_body(gathering: Gathering, page: Page, document: Document) -> None:
    body = without_unseen(document.body)
    hidden, tagged = read_liquid(body, page.value)
    in_tags = {image.reference for image in tagged}

    def resolve(reference: str) -> Resolution:
        return page.resolve_tag(reference) if reference in in_tags else page.resolve(reference)

    add_page_body(gathering, document, hidden, tagged, resolve)
