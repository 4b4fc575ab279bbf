"""Hugo: pages with a preview card and images in their text.

A page is read as Hugo builds it: leaf bundles, `images`, PaperMod's `cover`, the field names of other themes,
`resources`, and the picture that Hugo picks by its name when a page names none.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Post
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.hugo_page import Page
from vislint.readers.hugo_preview import add_preview
from vislint.readers.hugo_shortcodes import add_shortcodes, hide_shortcodes, named_again, without_code
from vislint.readers.hugo_site import CONFIG_NAMES, HugoSettings, read_settings
from vislint.readers.lines import Lines
from vislint.readers.moments import status_of
from vislint.readers.page import page_post
from vislint.repository import Repository

NAME = "hugo"
PRIORITY = 30

_SECTION_PAGE = re.compile(r"_index(?:\.[\w-]+)?\.(?:md|markdown)")
_SITE_FOLDERS = ("archetypes", "layouts", "themes", "static")


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, signal = _signal(repository, path)
        if signal and folder not in seen and "themes" not in folder.split("/"):
            seen.add(folder)
            yield Recognised(folder, signal)


def _signal(repository: Repository, path: str) -> tuple[str, str]:
    folder, name = posixpath.split(path)
    stem, suffix = posixpath.splitext(name)
    if folder == "config/_default" or folder.endswith("/config/_default"):
        site = folder.removesuffix("config/_default").rstrip("/")
        return site, "config/_default/" if join(site, "content") in repository.folders else ""
    if suffix not in CONFIG_NAMES.get(stem, ()):
        return folder, ""
    if stem == "hugo":
        return folder, name
    beside = [part for part in _SITE_FOLDERS if join(folder, part) in repository.folders]
    if not beside or join(folder, "content") not in repository.folders or _is_zola(repository, path):
        return folder, ""
    return folder, f"{name}, content/ and {beside[0]}/"


def _is_zola(repository: Repository, path: str) -> bool:
    """Zola's configuration has the same name and folders, and spells this key its own way."""
    return path.endswith(".toml") and bool(re.search(r"^base_url\s*=", repository.head(path), re.M))


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Hugo:
    return Hugo(repository, folder, signal, read_settings(repository, folder))


@dataclass(frozen=True)
class Hugo:
    """A Hugo site. Its posts are the pages of its sections; any other page can be read as well."""

    repository: Repository
    folder: str
    signal: str
    settings: HugoSettings
    format: str = NAME

    def claims(self, path: str) -> bool:
        content = self.settings.content_of(path)
        if content is None or not path.endswith((".md", ".markdown")):
            return False
        if _SECTION_PAGE.fullmatch(posixpath.basename(path)):
            return False
        page = Page.of(self.repository, self.settings, path)
        if page.is_resource:
            return False
        section, below, _ = page.address.partition("/")
        sections = self.settings.sections
        return bool(below) and (not sections or section.lower() in sections)

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    def _post(self, path: str, document: Document) -> Post:
        page = Page.of(self.repository, self.settings, path)
        data, gathering = document.data, Gathering(document.flaw)
        add_preview(gathering, page, data)
        bare = self.settings.no_default and not gathering.attachments and not gathering.lost
        self._add_body(gathering, page, document)
        return page_post(
            path,
            NAME,
            document,
            gathering,
            text=data.first("description", "summary", any_case=True).text,
            when=data.first("publishDate", "date", any_case=True),
            status=status_of(data, any_case=True),
            any_case=True,
            bare=bare,
        )

    def _add_body(self, gathering: Gathering, page: Page, document: Document) -> None:
        body = without_code(document.body)
        lines = Lines(body, document.body_line)
        previews = len(gathering.attachments)
        hidden = hide_shortcodes(body)
        found = gathering.find(hidden, document.body_line)
        for image in found.images:
            gathering.add_image(named_again(image), lines, page.resolve, "body")
        gathering.lose_inverted(found.inverted, lines)
        add_shortcodes(gathering, lines, page.resolve)
        gathering.attachments[previews:] = sorted(
            gathering.attachments[previews:], key=lambda item: (item.line, item.column)
        )
