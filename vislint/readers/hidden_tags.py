"""Template tags out of the way of Markdown, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vislint.readers.markdown_images import FoundImage

_FIRST, _LAST = 0xF0000, 0xFFFFD
"""Private characters: no text holds them, and each stands for one tag."""
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_HIDDEN = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])\\1*")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text with its tags blotted out: Markdown does not read them, and places stay the same."""

    text: str
    tags: Mapping[str, str]
    """Each blot, and what is to be read in its place."""

    def shown(self, image: FoundImage) -> FoundImage:
        """An image whose address or alt text holds a tag, with what the tag stands for."""
        if not _HIDDEN.search(f"{image.reference}{image.alt}{image.title}"):
            return image
        alt, title = (text and self._read(text) for text in (image.alt, image.title))
        return replace(image, reference=self._read(image.reference), alt=alt, title=title)

    def _read(self, text: str) -> str:
        return _HIDDEN.sub(lambda match: self.tags.get(match[1], ""), text)


def hide(text: str, tags: Iterable[tuple[int, int, str]]) -> Hidden:
    """Blot out tags, each given as its start, its end and what it stands for; in order, none nested."""
    pieces, shown, position = [], {}, 0
    for number, (start, end, meaning) in enumerate(tags):
        blot = chr(_FIRST + number % (_LAST - _FIRST))
        pieces += [text[position:start], re.sub(r"[^\n]", blot, text[start:end])]
        shown[blot] = meaning
        position = end
    return Hidden("".join([*pieces, text[position:]]), shown)


def fenced_spans(text: str) -> list[tuple[int, int]]:
    """Where the fenced code of a text stands, however indented; one without an end runs to the last line."""
    spans, start, fence, position = [], 0, "", 0
    for row in text.split("\n"):
        mark = _FENCE.match(row)
        if not fence and mark:
            start, fence = position, mark[1]
        elif mark and mark[1].startswith(fence) and not row[mark.end() :].strip():
            spans.append((start, position + len(row)))
            fence = ""
        position += len(row) + 1
    return [*spans, (start, len(text))] if fence else spans


def without_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with spaces for its parts at `spans`, which are in order; lines and columns stay the same."""
    pieces, position = [], 0
    for start, end in spans:
        pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])
