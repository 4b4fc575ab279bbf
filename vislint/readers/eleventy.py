"""Eleventy: Markdown pages that bear a date or tags, wherever the site keeps them.

Eleventy gives front matter no meaning for previews: the site's own templates do. So the usual names are read,
and a preview counts as found wherever such templates look for one.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from vislint.model import Attachment, Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, folder_of, join, open_document
from vislint.readers.eleventy_site import CONFIG_NAMES, EleventySettings, read_settings
from vislint.readers.front_matter import Document, front_matter_of
from vislint.readers.lines import Lines
from vislint.readers.liquid import hide_templates, image_shortcodes, literal
from vislint.readers.web_page import (
    CARD_FIELDS,
    USUAL_PREVIEWS,
    Fields,
    add_previews,
    date_in_name,
    is_private,
    page_post,
    roots_by_name,
)
from vislint.repository import Repository

NAME = "eleventy"
PRIORITY = 30

FIELDS = Fields(
    previews=(
        *("og.image", "opengraph.image", "social.image", "socialShareImage", "metadata.image", "seo.image"),
        *("meta.image", *USUAL_PREVIEWS),
    ),
    dates=("date", "pubDate", "publishDate"),
    texts=("description", "excerpt", "summary"),
)

_TELLING = re.compile(r"""^["']?(?:date|tags|pubDate|publishDate)["']?[ \t]*[:=]""", re.M)
_DATA_ENDS = (".json", ".11tydata.json", ".11tydata.js", ".11tydata.cjs", ".11tydata.mjs", ".11tydata.ts")
_TAGS = re.compile(r"""\btags["']?\s*:""")
_NO_POST = re.compile(r"(?:readme|changelog|licen[cs]e|contributing|code_of_conduct)\b", re.I)
_IMAGE_FOLDERS = ("img", "images", "assets/img", "assets/images", "static/img", "static/images", "_images")


def recognise(repository: Repository) -> Iterator[Recognised]:
    for folder, name in roots_by_name(repository, CONFIG_NAMES):
        yield Recognised(folder, name)


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,
) -> Eleventy:
    return Eleventy(repository, folder, signal, read_settings(repository, folder), forced)


@dataclass(frozen=True)
class Eleventy:
    """An Eleventy site. In a folder that is `forced`, all Markdown with front matter is a post."""

    repository: Repository
    folder: str
    signal: str
    settings: EleventySettings
    forced: bool = False
    format: str = NAME

    def claims(self, path: str) -> bool:
        source = self.settings.input
        if not path.endswith((".md", ".markdown")) or (source and not path.startswith(f"{source}/")):
            return False
        inner = path[len(source) :].lstrip("/")
        if (
            is_private(inner)
            or inner.startswith(".")
            or "/." in inner
            or _NO_POST.match(posixpath.basename(path))
        ):
            return False
        front = front_matter_of(self.repository.head(path))
        if front is None:
            return False
        return (
            self.forced or bool(_TELLING.search(front)) or date_in_name(path).given or self._is_tagged(path)
        )

    def _is_tagged(self, path: str) -> bool:
        """Whether a data file of the page's folder, or of one above it, gives tags to all of its pages."""
        folder = folder_of(path)
        while folder and len(folder) >= len(self.folder):
            name = posixpath.basename(folder)
            files = (f"{folder}/{name}{end}" for end in _DATA_ENDS)
            if any(
                file in self.repository.file_set and _TAGS.search(self.repository.head(file))
                for file in files
            ):
                return True
            folder = folder_of(folder)
        return False

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        if isinstance(document, Post):
            return [document]
        gathering = Gathering(document.flaw)
        add_previews(gathering, document.data, FIELDS, partial(self._preview, path))
        previews = len(gathering.attachments)
        self._add_text(gathering, path, document)
        body = sorted(gathering.attachments[previews:], key=lambda item: (item.line, item.column))
        gathering.attachments[previews:] = body
        post = page_post(path, NAME, document, gathering, FIELDS)
        carded = document.data.first(*CARD_FIELDS).given
        return [post if carded else replace(post, destinations=())]

    def _add_text(self, gathering: Gathering, path: str, document: Document) -> None:
        lines = Lines(document.body, document.body_line)
        hidden = hide_templates(document.body)
        found = gathering.find(hidden.text, document.body_line)
        for image in found.images:
            gathering.add_image(hidden.put_back(image), lines, partial(self._resolve, path), "body")
        gathering.lose_inverted([hidden.put_back(image) for image in found.inverted], lines)
        for tag in image_shortcodes(document.body):
            line, column = lines.place(tag.start)
            gathering.attachments.append(
                Attachment(
                    reference=tag.written,
                    line=line,
                    column=column,
                    resolution=self._of_shortcode(path, tag.source),
                    alt=tag.alt,
                    alt_possible=tag.alt_possible,
                    role="body",
                )
            )

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference in the text: beside the page, or from the top of the site."""
        return self._find(literal(reference), [folder_of(path)])

    def _preview(self, path: str, reference: str) -> Resolution:
        """A preview, also in the folders of images that templates put before it."""
        tops = self.settings.tops
        found = self._find(literal(reference), [folder_of(path), *tops])
        if found.standing != "missing":
            return found
        below = [join(top, name) for top in tops for name in _IMAGE_FOLDERS]
        inner = self.repository.resolve(reference, below, site_roots=below)
        return inner if inner.path else found

    def _of_shortcode(self, path: str, source: str | None) -> Resolution:
        """A shortcode may look for its image anywhere: only a path that says where it lies can be missing."""
        made = Resolution("generated", note="made by a shortcode of the site")
        if source is None:
            return made
        found = self._preview(path, source)
        return found if found.standing != "missing" or source.startswith((".", "/")) else made

    def _find(self, reference: str, folders: list[str]) -> Resolution:
        prefix = self.settings.prefix
        inner = reference[len(prefix) + 1 :] if prefix and reference.startswith(f"/{prefix}/") else ""
        for address, folder in self.settings.copied:
            for way in filter(None, (reference, inner)):
                if way.startswith(address) and not way.startswith("//"):
                    copied = self.repository.resolve("/" + way[len(address) :], [], site_roots=[folder])
                    if copied.standing != "missing":
                        return copied
        found = self.repository.resolve(reference, folders, site_roots=self.settings.tops)
        if found.standing == "missing" and inner:
            again = self.repository.resolve(inner, [], site_roots=self.settings.tops)
            found = again if again.path else found
        return found
