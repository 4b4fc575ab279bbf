"""A folder a post: caption.txt or caption.md, and its slides beside it or in out/.

Every other format is asked first. One such folder may be chance; two are a habit.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from vislint.model import VIDEO_FORMATS, Attachment, Destination, Post, Resolution, Unreadable
from vislint.networks import load_networks
from vislint.readers import Recognised
from vislint.readers.drafting import Gathering, folder_of, join, open_document, open_text
from vislint.readers.front_matter import Document, normalised
from vislint.readers.nodes import Node
from vislint.repository import Repository, TextError

NAME = "caption-folders"
PRIORITY = 110

ENOUGH = 2
"""Folders that make a format."""

_CAPTIONS = ("caption.txt", "caption.md")
_OUT = "out"
_ALTS = "alt.txt"
_IMAGES = frozenset(
    {"jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "svg", "tif", "tiff", "bmp"}
)
_RAW = re.compile(r"[-_.]raw$", re.I)
_DIGITS = re.compile(r"(\d{1,18})")


def recognise(repository: Repository) -> Iterator[Recognised]:
    """The whole repository, told by the first of the folders."""
    folders = [folder_of(path) for path in repository.files if _is_caption(path)]
    with_slides = [folder for folder in dict.fromkeys(folders) if _slides(repository, folder)]
    if len(with_slides) >= ENOUGH:
        yield Recognised("", f"captions and slides in {len(with_slides)} folders such as {with_slides[0]}")


def open_site(
    repository: Repository,
    folder: str,
    signal: str,
    fields: Mapping[str, str],  # noqa: ARG001
    forced: bool = False,  # noqa: ARG001
) -> CaptionFolders:
    return CaptionFolders(repository, folder, signal)


class Names:
    """The networks that a folder may be named after."""

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        networks = load_networks()
        return {**networks.aliases, **{name: name for name in networks}}

    def destinations(self, folder: str) -> tuple[Destination, ...]:
        """The network that the outermost fitting folder is named after; none where there is none."""
        named = next((step for step in folder.split("/") if step.lower() in self._ids), None)
        return (Destination(named, self._ids[named.lower()]),) if named else ()


@dataclass(frozen=True)
class CaptionFolders:
    """A repository with folders of that kind."""

    repository: Repository
    folder: str
    signal: str
    format: str = NAME
    _names: Names = field(default_factory=Names)

    def claims(self, path: str) -> bool:
        return _is_caption(path)

    def read(self, path: str) -> list[Post]:
        document = self._open(path)
        if isinstance(document, Post):
            return [document]
        folder, gathering = folder_of(path), Gathering(document.flaw)
        text = gathering.add_body(document, lambda it: self.repository.resolve(it, [folder]), "media")
        told = {item.resolution.path for item in gathering.attachments}
        slides = _slides(self.repository, folder)
        alts = self._alts(gathering, folder, len(slides))
        gathering.attachments[:0] = [
            _attachment(folder, slide, alt, alts is not None)
            for slide, alt in zip_longest(slides, (alts or [])[: len(slides)], fillvalue="")
            if slide not in told
        ]
        return [
            Post(
                path,
                NAME,
                text=text.strip(),
                destinations=self._names.destinations(folder),
                attachments=tuple(gathering.attachments),
                lost=tuple(gathering.lost),
                flaw=gathering.flaw,
            )
        ]

    def _open(self, path: str) -> Document | Post:
        """A caption in Markdown may have front matter; one of plain text is text."""
        if path.endswith(".md"):
            return open_document(self.repository, path, NAME)
        text = open_text(self.repository, path, NAME)
        return text if isinstance(text, Post) else Document(Node({}), normalised(text))

    def _alts(self, gathering: Gathering, folder: str, slides: int) -> list[str] | None:
        """The lines of alt.txt, one a slide; the whole text for a single slide. None without the file."""
        places = (join(folder, _ALTS), join(folder, _OUT, _ALTS))
        path = next((place for place in places if place in self.repository.file_set), None)
        if path is None:
            return None
        try:
            text = normalised(self.repository.read_text(path)).strip()
        except TextError as error:
            gathering.flaw = gathering.flaw or Unreadable(f"has an {_ALTS} that {error}")
            return []
        lines = [line.strip() for line in text.split("\n")]
        if slides == 1:
            return [" ".join(filter(None, lines))]
        if len(lines) > slides:
            message = f"has {len(lines)} lines in {_ALTS} for {slides} slides"
            gathering.flaw = gathering.flaw or Unreadable(message, hint="write one line a slide")
        return lines


def _attachment(folder: str, slide: str, alt: str, alt_possible: bool) -> Attachment:
    reference = slide[len(folder) :].lstrip("/")
    return Attachment(reference, 1, 1, Resolution("local", slide), alt or None, alt_possible=alt_possible)


def _is_caption(path: str) -> bool:
    return posixpath.basename(path) in _CAPTIONS


def _slides(repository: Repository, folder: str) -> list[str]:
    """The finished pictures in out/, else those beside the caption, as people count."""
    for place in (join(folder, _OUT), folder):
        if place in repository.folders:
            slides = [
                path for path in repository.under(place) if folder_of(path) == place and _is_slide(path)
            ]
            if slides:
                return sorted(slides, key=_natural)
    return []


def _is_slide(path: str) -> bool:
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    kind = suffix.lower().lstrip(".")
    return (kind in VIDEO_FORMATS or kind in _IMAGES) and not _RAW.search(stem)


def _natural(path: str) -> list[tuple[int, str]]:
    """slide-2 before slide-10."""
    parts = _DIGITS.split(path.lower())
    return [(int(part), "") if number % 2 else (0, part) for number, part in enumerate(parts)]
