"""Zola: pages with the preview that their theme takes from `[extra]`, and images in their text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vislint.model import Attachment, Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import SOURCES, Gathering, Resolve, alt_of, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.moments import status_of
from vislint.readers.nodes import Node
from vislint.readers.page import add_page_body, page_post
from vislint.readers.zola_shortcodes import read_shortcodes
from vislint.repository import Repository

NAME = "zola"
PRIORITY = 30

FIELDS = (
    "social_media_card", "local_image", "remote_image", "og_image", "og_preview_img", "banner", "image",
    "cover", "cover_image", "featured_image", "thumbnail",
)  # fmt: skip
"""Fields of `[extra]` that themes show, in the order in which they are asked: those of tabi first."""

_CONFIGS = ("zola.toml", "config.toml")
_ADDRESS = re.compile(r"^base_url\s*=", re.M)
_COLOCATED = re.compile(r"_?index(?:\.[\w-]+)?\.md")
_LANGUAGE = re.compile(r"(?:\.[a-z]{2,3}(?:-\w{2,4})?)?\.md$", re.I)


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, name = posixpath.split(path)
        if name not in _CONFIGS or folder in seen or "themes" in folder.split("/"):
            continue
        if join(folder, "content") in repository.folders and _ADDRESS.search(repository.head(path)):
            seen.add(folder)
            yield Recognised(folder, f"{name} with base_url, and content/")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Zola:
    return Zola(repository, folder, signal, _static(repository, folder))


def _static(repository: Repository, folder: str) -> tuple[str, ...]:
    """The folders of files that are served as they are: the site's, then its theme's."""
    own = join(folder, "static")
    for name in _CONFIGS:
        if join(folder, name) in repository.file_set:
            document = open_document(repository, join(folder, name), NAME, ".toml")
            theme = "" if isinstance(document, Post) else document.data.get("theme").text.strip("/")
            return (own, join(folder, "themes", theme, "static")) if theme else (own,)
    return (own,)


@dataclass(frozen=True)
class Zola:
    """A Zola site. Its posts are all pages, also the `_index.md` of a section, which has its own card."""

    repository: Repository
    folder: str
    signal: str
    static: tuple[str, ...]
    format: str = NAME

    @property
    def content(self) -> str:
        return join(self.folder, "content")

    def claims(self, path: str) -> bool:
        return path.startswith(f"{self.content}/") and path.endswith(".md")

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    def _post(self, path: str, document: Document) -> Post:
        data, gathering = document.data, Gathering(document.flaw)

        _add_preview(gathering, data, resolve_preview=lambda text: self._resolve_preview(path, text))
        hidden, shown = read_shortcodes(document.body)
        in_shortcodes = {image.reference for image in shown}

        def resolve(reference: str) -> Resolution:
            found = self._resolve(path, reference)
            lost = found.standing == "missing" and reference in in_shortcodes
            return self._from_top(found, reference) if lost else found

        add_page_body(gathering, document, hidden, shown, resolve)
        return page_post(
            path,
            NAME,
            document,
            gathering,
            text=data.get("description").text,
            when=data.first("date", "extra.date"),
            status=status_of(data),
        )

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference in the text: beside the page, below its address, or from the top of the site."""
        folders = [*self._around(path), *self.static, self.content]
        return self.repository.resolve(reference, folders, site_roots=[*self.static, self.content])

    def _from_top(self, missing: Resolution, reference: str) -> Resolution:
        """A reference in a shortcode, whose template may look from the top: `@/` stands for content/."""
        named = f"content/{reference[2:]}" if reference.startswith("@/") else reference
        found = self.repository.resolve(named, [self.folder], site_roots=[self.folder])
        return found if found.path else missing

    def _resolve_preview(self, path: str, reference: str) -> Resolution:
        """A preview, looked for as tabi does: beside the page, one folder up, in static/ and content/."""
        here = folder_of(path)
        top = [*self.static, self.content, self.folder]
        above = [folder_of(here)] if here != self.content else []
        folders = [here, *above, *self._around(path), *top]
        return self.repository.resolve(reference, folders, site_roots=[*top, here])

    def _around(self, path: str) -> list[str]:
        """The folders that a relative reference can mean, given where the page is served."""
        here = folder_of(path)
        own = _COLOCATED.fullmatch(posixpath.basename(path))
        address = here if own else _LANGUAGE.sub("", path)
        served = [join(root, address[len(self.content) :]) for root in self.static]
        return list(dict.fromkeys([here, address, *served]))


def _add_preview(gathering: Gathering, data: Node, resolve_preview: Resolve) -> None:
    """Gather the picture of the first field that names one."""
    for name in FIELDS:
        entry = data.at(f"extra.{name}").items[:1]
        named = entry[0].first("image", *SOURCES) if entry and entry[0].fields else (*entry, Node(None))[0]
        reference = named.text.strip()
        if not reference or isinstance(named.value, bool):
            continue
        told = entry[0].first("alt", "alt_text") if entry[0].fields else Node(None)
        alt = told if told.given else data.first(f"extra.{name}_alt", f"extra.{name}_alt_text")
        gathering.attachments.append(
            Attachment(
                reference=reference,
                line=named.line,
                column=named.column,
                resolution=resolve_preview(reference),
                alt=alt_of(alt),
                alt_possible=bool(entry[0].fields) or alt.given,
                role="preview",
            )
        )
        return
