"""What every format does on the way from a file to a post: open it, gather its visuals, note its faults."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from vislint.model import Attachment, Lost, Post, Resolution, Unreadable
from vislint.readers import Recognised
from vislint.readers.front_matter import Document, read_data, read_front_matter
from vislint.readers.lines import Lines
from vislint.readers.markdown_images import FoundImage, MarkdownImages, find_images, without_images
from vislint.readers.nodes import Node
from vislint.repository import Repository, TextError

SOURCES = ("src", "file", "path", "url")
"""Keys that hold the file of a visual, in the order in which they are asked."""

MAX_BODY = 1_000_000
"""Characters of a text in which images are looked for; the longest of 1,600 real posts has under 90,000."""

Role = Literal["media", "preview", "body"]
Resolve = Callable[[str], Resolution]


def roots_of(repository: Repository, workflow: str, suffix: str, name: str) -> Iterator[Recognised]:
    """Folders of a publisher that has a workflow file, or posts with a suffix of their own below `name`/."""
    found: dict[str, str] = {}
    for path in repository.files:
        if path == workflow or path.endswith(f"/{workflow}"):
            found[path.removesuffix(workflow).rstrip("/")] = workflow
        elif path.endswith(suffix):
            above, split, _ = f"/{folder_of(path)}/".partition(f"/{name}/")
            found.setdefault(above.strip("/") if split else folder_of(path), f"*{suffix} files")
    for folder, signal in found.items():
        if not any(folder != other and _holds(other, folder) for other in found):
            yield Recognised(folder, signal)


def _holds(folder: str, path: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def open_text(repository: Repository, path: str, name: str, most: int = 0) -> str | Post:
    """The file's text, or an unreadable post of format `name`."""
    try:
        return repository.read_text(path, most)
    except TextError as error:
        return Post(path, name, unreadable=Unreadable(str(error), error.line, hint=error.hint))


def open_document(repository: Repository, path: str, name: str, suffix: str = "") -> Document | Post:
    """The file in two parts, or as data with a `suffix`; an unreadable post of format `name` instead."""
    text = open_text(repository, path, name)
    if isinstance(text, Post):
        return text
    document = read_data(text, suffix) if suffix else read_front_matter(text)
    return Post(path, name, unreadable=document.trouble) if document.trouble else document


def configuration(repository: Repository, folder: str, suffixes: Mapping[str, str], name: str) -> Node:
    """What a site's configuration says: the first of its possible files that is there and can be read.

    `suffixes` tells by file name how each is read, `name` the content format.
    """
    for file, suffix in suffixes.items():
        if join(folder, file) in repository.file_set:
            document = open_document(repository, join(folder, file), name, suffix)
            if not isinstance(document, Post):
                return document.data
    return Node({})


def folder_of(path: str) -> str:
    return posixpath.dirname(path)


def join(*parts: str) -> str:
    """A path of its parts, with `.` and `..` worked out; "" stands for the root."""
    path = posixpath.normpath(posixpath.join("", *(part.lstrip("/") for part in parts if part)))
    return "" if path == "." else path


class Gathering:
    """The visuals of one post, in order, and those that its publisher will lose."""

    def __init__(self, flaw: Unreadable | None = None) -> None:
        self.attachments: list[Attachment] = []
        self.lost: list[Lost] = []
        self.flaw = flaw

    def note(self, message: str, node: Node, hint: str = "") -> None:
        """Keep the first fault that did not hinder reading."""
        self.flaw = self.flaw or Unreadable(message, node.line, node.column, hint)

    def lose(self, reference: str, node: Node, reason: str, hint: str) -> None:
        self.lost.append(Lost(reference, node.line, node.column, reason, hint))

    def add_image(self, found: FoundImage, lines: Lines, resolve: Resolve, role: Role) -> None:
        line, column = lines.place(found.start)
        resolution = resolve(found.reference)
        if found.optional and resolution.standing == "missing":
            return
        self.attachments.append(
            Attachment(
                reference=found.reference,
                line=line,
                column=column,
                resolution=resolution,
                alt=found.alt,
                alt_possible=found.alt_possible,
                title=found.title,
                role=role,
            )
        )

    def add_body(
        self,
        document: Document,
        resolve: Resolve,
        role: Role,
        *,
        embedded: Resolve | None = None,
        whole: bool = True,
    ) -> str:
        """Gather the images of a Markdown body; gives the text that is left without them.

        `embedded` tells where the embeds of Obsidian lead; without it they are left alone. `whole` is False
        where a template may add to the text. Of a picture or video in several files only one goes out as a
        visual of a post (role `media`).
        """
        found = self.find(document.body, document.body_line)
        lines = Lines(document.body, document.body_line)
        embeds = found.embeds if embedded else ()
        shown = sorted((*found.images, *embeds), key=lambda image: image.start)
        for image in shown if role != "media" else [image for image in shown if not image.variant]:
            self.add_image(image, lines, embedded if embedded and image in embeds else resolve, role)
        self.lose_inverted(found.inverted, lines)
        if whole:
            self._lose_unexplained(found.unexplained, lines)
        return without_images(document.body, shown)

    def find(
        self, body: str, body_line: int, read: Callable[[str], MarkdownImages] = find_images
    ) -> MarkdownImages:
        if len(body) > MAX_BODY:
            message = f"has a text of more than {MAX_BODY:,} characters: its images are not looked for"
            self.note(message, Node(None, body_line))
            return MarkdownImages()
        try:
            return read(body)
        except RecursionError:
            self.note("has a text that is nested too deep to look for images", Node(None, body_line))
            return MarkdownImages()

    def lose_inverted(self, inverted: Sequence[FoundImage], lines: Lines) -> None:
        for image in inverted:
            hint = f"write ![{image.alt}]({image.reference})"
            place = Node(None, *lines.place(image.start))
            self.lose(image.reference, place, "is written the wrong way round", hint)

    def _lose_unexplained(self, images: Sequence[FoundImage], lines: Lines) -> None:
        for image in images:
            hint = f"write ![{image.alt}](picture.png), or a line [{image.reference}]: picture.png"
            place = Node(None, *lines.place(image.start))
            self.lose(f"![{image.alt}][{image.reference}]", place, "has a label that no line explains", hint)


def without_options(text: str, option: re.Pattern[str]) -> str:
    """A text without the options of a poll, which are its last lines."""
    lines = text.strip().split("\n")
    while lines and option.match(lines[-1]):
        lines.pop()
        while lines and not lines[-1].strip():
            lines.pop()
    return "\n".join(lines).strip()


def alt_of(node: Node) -> str | None:
    """An alt text: None when there is no such key or nothing behind it."""
    return node.text if node.given else None
