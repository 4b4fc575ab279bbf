"""Quarto: pages in `.qmd`, with the preview that they name or that Quarto takes from their text."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from vislint.model import Attachment, Post, Resolution
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, alt_of, configuration, folder_of, join, open_document
from vislint.readers.front_matter import Document
from vislint.readers.lines import Lines
from vislint.readers.markdown_images import FoundImage
from vislint.readers.moments import status_of
from vislint.readers.nodes import Node
from vislint.readers.page import page_post
from vislint.repository import Repository

NAME = "quarto"
PRIORITY = 40

_CONFIGS = ("_quarto.yml", "_quarto.yaml")
_DEFAULTS = ("website.open-graph.image", "website.twitter-card.image", "website.image")
_EXTENSION = ("default-image-extension", "format.html.default-image-extension")
_ATTRIBUTES = re.compile(r"\{([^{}\n]*(?:\n[^{}\n]+)?)\}")
_ALT = re.compile(r"""(?<![\w-])fig-alt\s*=\s*(?:"((?:\\.|[^"\\])*)"|'([^']*)')""")
_CHOSEN = "chosen by Quarto from the text, since the page names none"


def recognise(repository: Repository) -> Iterator[Recognised]:
    seen: set[str] = set()
    for path in repository.files:
        folder, name = posixpath.split(path)
        if name not in _CONFIGS or folder in seen:
            continue
        if any(other.endswith(".qmd") for other in repository.under(folder)):
            seen.add(folder)
            yield Recognised(folder, f"{name} and *.qmd files")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> Quarto:
    config = configuration(repository, folder, dict.fromkeys(_CONFIGS, ".yml"), NAME)
    output = config.at("project.output-dir").text.strip("/")
    cards = [config.at(name) for name in ("website.open-graph", "website.twitter-card")]
    return Quarto(
        repository,
        folder,
        signal,
        config.first(*_DEFAULTS),
        join(folder, output) if output else "",
        writes_cards=any(card.given and card.flag is not False for card in cards),
        extension=config.first(*_EXTENSION).text or "png",
    )


@dataclass(frozen=True)
class Quarto:
    """A Quarto website. Its posts are all `.qmd` pages outside of folders that begin with `_` or a dot."""

    repository: Repository
    folder: str
    signal: str
    default: Node
    """The preview of pages that have none, as the configuration writes it."""
    output: str
    """The folder that the site is built into; "" for the usual `_site`."""
    writes_cards: bool = False
    """Whether the configuration asks for link previews at all."""
    extension: str = "png"
    """What the name of an image in a text ends in where it has no extension: Quarto's own word for web pages
    is png (quarto-cli, src/format/formats-shared.ts, 2026-11-27)."""
    format: str = NAME

    def claims(self, path: str) -> bool:
        if not path.endswith(".qmd") or (self.folder and not path.startswith(f"{self.folder}/")):
            return False
        inner = path[len(self.folder) :].lstrip("/")
        built = bool(self.output) and path.startswith(f"{self.output}/")
        return not built and not any(step.startswith(("_", ".")) for step in inner.split("/"))

    def read(self, path: str) -> list[Post]:
        document = open_document(self.repository, path, NAME)
        return [document if isinstance(document, Post) else self._post(path, document)]

    def _post(self, path: str, document: Document) -> Post:
        data, gathering = document.data, Gathering(document.flaw)
        named = self._add_named(gathering, path, data)
        chosen = self._add_body(gathering, path, document)
        if not named and chosen is not None:
            gathering.attachments.insert(0, _as_preview(chosen))
        elif not named and self.default.text.strip():
            top = self.repository.resolve(self.default.text, [self.folder], site_roots=[self.folder])
            place = Node(self.default.value, data.line)
            gathering.attachments.insert(0, _preview(place, top, Node(None), alt_possible=False))
        return page_post(
            path,
            NAME,
            document,
            gathering,
            text=data.first("description", "abstract", "subtitle").text,
            when=data.get("date"),
            status=status_of(data),
            bare=self._is_bare(document, named=named or bool(gathering.attachments or gathering.lost)),
        )

    def _is_bare(self, document: Document, *, named: bool) -> bool:
        """Whether it is certain that no picture is there: code and shortcodes may make one."""
        own = document.data.first("open-graph.image", "twitter-card.image", "listing")
        made = any(sign in document.body for sign in ("```{", "{{<", "<img", "<figure", "::: {"))
        return self.writes_cards and not (named or own.given or made)

    def _resolve(self, path: str, reference: str) -> Resolution:
        """A reference beside the page; with "/", from the top of the project."""
        return self.repository.resolve(reference, [folder_of(path)], site_roots=[self.folder])

    def _in_text(self, path: str, extension: str, reference: str) -> Resolution:
        """The same for an image of the text, whose extension may be left out."""
        found = self._resolve(path, reference)
        if found.standing != "missing" or posixpath.splitext(reference)[1]:
            return found
        longer = self._resolve(path, f"{reference}.{extension}")
        return longer if longer.standing != "missing" else found

    def _add_named(self, gathering: Gathering, path: str, data: Node) -> bool:
        """Gather the `image` of the page; True as well when the page says that it wants none."""
        node = data.get("image")
        if not node.text.strip() or node.flag is not None:
            return node.flag is False
        resolution = self._resolve(path, node.text)
        gathering.attachments.append(_preview(node, resolution, data.get("image-alt"), alt_possible=True))
        return True

    def _add_body(self, gathering: Gathering, path: str, document: Document) -> Attachment | None:
        """Gather the images of the text; gives the one that Quarto takes for the preview."""
        lines = Lines(document.body, document.body_line)
        found = gathering.find(document.body, document.body_line)
        extension = document.data.first(*_EXTENSION).text or self.extension
        resolve = partial(self._in_text, path, extension.lstrip("."))
        first = len(gathering.attachments)
        marked: list[Attachment] = []
        for image in found.images:
            attributes = _ATTRIBUTES.match(document.body, image.end)
            said = attributes[1] if attributes else ""
            gathering.add_image(_told(image, said), lines, resolve, "body")
            if ".preview-image" in said.split():
                marked.append(gathering.attachments[-1])
        gathering.lose_inverted(found.inverted, lines)
        return next(iter([*marked, *gathering.attachments[first:]]), None)


def _preview(node: Node, resolution: Resolution, alt: Node, *, alt_possible: bool) -> Attachment:
    return Attachment(
        reference=node.text.strip(),
        line=node.line,
        column=node.column,
        resolution=resolution,
        alt=alt_of(alt),
        alt_possible=alt_possible,
        role="preview",
    )


def _told(image: FoundImage, attributes: str) -> FoundImage:
    """The image with the alt text of its attributes, which wins over the caption in the brackets."""
    alt = _ALT.search(attributes)
    if alt is None:
        return image
    return replace(image, alt=re.sub(r"\\(.)", r"\1", alt[1]) if alt[1] is not None else alt[2])


def _as_preview(image: Attachment) -> Attachment:
    """An image of the text as the page's card; what is wrong with it there is not said twice."""
    found = image.resolution
    if found.standing != "local":
        return replace(image, role="preview", resolution=Resolution("generated"), alt_possible=False)
    told = replace(found, note=found.note or _CHOSEN)
    return replace(image, role="preview", resolution=told, alt_possible=bool(image.alt))
