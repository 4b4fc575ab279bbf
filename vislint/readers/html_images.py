"""The images and videos that HTML inside a text shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vislint.readers.lenient_html import LenientParser
from vislint.readers.lines import Lines

Attributes = Sequence[tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class TagImage:
    """An image of a tag; `start` and `end` are offsets of the tag. `alt` is None without the attribute."""

    reference: str
    alt: str | None
    title: str | None
    start: int
    end: int
    alt_possible: bool = True
    optional: bool = False
    """The still picture before a video: readers see the video also without it."""
    variant: bool = False
    """Another file of the same picture or video, from which a browser chooses one."""


class HtmlImages(LenientParser):
    """Reads pieces of HTML one after the other and remembers which element is open."""

    def __init__(self) -> None:
        super().__init__()
        self._inside = ""
        self._has_video = False
        self._lines = Lines("")
        self._found: list[TagImage] = []

    def read(self, html: str) -> list[TagImage]:
        """The images that `html` shows, in order; a tag that is never closed shows nothing."""
        self._found = []
        self._lines = Lines(html)
        self.reset()
        self.feed(html)
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "img" | "image":
                self._image(attrs)
            case "picture" | "audio":
                self._inside = tag
            case "video":
                self._inside = tag
                self._has_video = bool(_value(attrs, "src"))
                self._plain(_value(attrs, "src"))
                self._plain(_value(attrs, "poster"), optional=True)
            case "source" if self._inside != "audio":
                variant = self._inside == "picture" or (self._inside == "video" and self._has_video)
                for reference in filter(None, (_value(attrs, "src"), *_candidates(attrs))):
                    self._plain(reference, variant=variant)
                    self._has_video = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("picture", "video", "audio"):
            self._inside = ""

    def _image(self, attributes: Attributes) -> None:
        others = _candidates(attributes)
        reference = _value(attributes, "src") or next(iter(others), "")
        if reference:
            named = dict(reversed(attributes))
            alt = (named["alt"] or "") if "alt" in named else None
            self._add(reference, alt, _value(attributes, "title") or None, True)
        for other in dict.fromkeys(others):
            if other != reference:
                self._plain(other, variant=True)

    def _plain(self, reference: str, optional: bool = False, variant: bool = False) -> None:
        """A file without an alt text of its own."""
        if reference:
            self._add(reference, None, None, False, optional, variant)

    def _add(
        self,
        reference: str,
        alt: str | None,
        title: str | None,
        alt_possible: bool,
        optional: bool = False,
        variant: bool = False,
    ) -> None:
        row, column = self.getpos()
        start = self._lines.start(row - 1) + column
        end = start + len(self.get_starttag_text() or "")
        self._found.append(TagImage(reference, alt, title, start, end, alt_possible, optional, variant))


def _value(attributes: Attributes, name: str) -> str:
    """The first attribute of that name, as browsers take it."""
    return next(((value or "").strip() for key, value in attributes if key == name), "")


def _candidates(attributes: Attributes) -> list[str]:
    """The files of a `srcset`: each is followed by its size and a comma."""
    found: list[str] = []
    at_file = True
    for word in _value(attributes, "srcset").split():
        if not at_file:
            _, comma, word = word.partition(",")
            at_file = bool(comma)
        if at_file and word.strip(","):
            found.append(word.strip(","))
            at_file = word.endswith(",")
    return found
