"""The images in a Markdown text, each with its exact place.

CommonMark with HTML and tables, by markdown-it. That parser gives lines of blocks only, so its inline rules
are wrapped to note where each image begins and ends, and blocks are laid over the lines they came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vislint.readers.html_images import HtmlImages
from vislint.readers.lines import Lines
from vislint.readers.visual_names import VISUAL_SUFFIX

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


_WORTH_PARSING = re.compile(r"!\[|<(?:img|image|picture|video|source)\b|\)\[", re.I)
_INVERTED = re.compile(rf"!?\(([^()\n]*)\)\[([^\[\]\n]+\.{VISUAL_SUFFIX}(?:[?#][^\[\]\s]*)?)\]", re.I)
_EMBED = re.compile(rf"!\[\[([^\[\]|#\n]+\.{VISUAL_SUFFIX})(?:#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]", re.I)
_SIZE = re.compile(r"\d+(?:x\d+)?")
_UNEXPLAINED = re.compile(r"!\[([^\[\]\n]*)\]\[([^\[\]\n]+)\]")
_FRAME = re.compile(r"</?(?:picture|video|source)\b[^<>]*>", re.I)


@dataclass(frozen=True, slots=True)
class FoundImage:
    """An image as the text names it; `start` and `end` are offsets in the text."""

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


@dataclass(frozen=True, slots=True)
class MarkdownImages:
    """What a text shows, and what Markdown does not show of it."""

    images: tuple[FoundImage, ...] = ()
    inverted: tuple[FoundImage, ...] = ()
    """Written the wrong way round: `(alt)[file]`."""
    embeds: tuple[FoundImage, ...] = ()
    """Written as Obsidian does: `![[file]]`, `![[file|alt]]`, `![[file|300]]`."""
    unexplained: tuple[FoundImage, ...] = ()
    """`![alt][label]` with a label that no line explains."""


def find_images(text: str, *, mdx: bool = False) -> MarkdownImages:
    """Every image of `text` in order. Raises RecursionError for text that is nested too deep.

    With `mdx` there are no HTML and no indented code: the tags of MDX are read elsewhere.
    """
    if not _WORTH_PARSING.search(text):
        return MarkdownImages()
    text = text.replace("\0", "\ufffd")
    lines = Lines(text)
    reader = _Reader(lines, mdx)
    environment: dict[str, object] = {}
    for token in _parser(mdx).parse(text, environment):
        reader.take(token, environment)
    kinds = (reader.images, reader.inverted, reader.embeds, reader.unexplained)
    return MarkdownImages(*(tuple(sorted(found, key=lambda image: image.start)) for found in kinds))


def without_images(text: str, images: Sequence[FoundImage]) -> str:
    """The text that is left when the images and HTML comments are taken out."""
    kept = _cut(text, [(image.start, image.end) for image in images])
    return _FRAME.sub("", _cut(kept, comment_spans(kept)))


def comment_spans(text: str) -> list[tuple[int, int]]:
    """Where the HTML comments of a text stand; one that is never closed is none."""
    spans = []
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        spans.append((start, end + 3))
        start = text.find("<!--", end + 3)
    return spans


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    kept, position = [], 0
    for start, end in spans:
        kept.append(text[position : max(position, start)])
        position = max(position, end)
    return "".join([*kept, text[position:]])


class _Span(NamedTuple):
    rule: str
    start: int
    end: int
    token: Token | None


class _Laid:
    """A block's content laid over the lines of the text that it came from."""

    def __init__(self, lines: Lines, row: int, content: str, cursor: dict[int, int]) -> None:
        self._lines = lines
        self._row = row
        self._content = Lines(content)
        self._shifts: list[int | None] = []
        for number, part in enumerate(content.split("\n")):
            inner = part.strip()
            found = lines.row(row + number).find(inner, cursor.get(row + number, 0))
            if found >= 0:
                cursor[row + number] = found + len(inner)
            indent = len(part) - len(part.lstrip())
            self._shifts.append(lines.start(row + number) + found - indent if found >= 0 else None)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the content → offsets in the text."""
        first = self._origin(start)
        last = self._origin(end)
        if first is None or last is None:
            return self._search(start, end)
        return first, last

    def _origin(self, offset: int) -> int | None:
        row, column = self._content.place(offset)
        shift = self._shifts[row - 1]
        return None if shift is None else max(0, shift + column - 1)

    def _search(self, start: int, end: int) -> tuple[int, int]:
        """For a line that the parser changed on the way, such as a table cell with an escaped bar."""
        row = self._content.place(start)[0] - 1
        written = self._lines.row(self._row + row)
        snippet = self._content.text[start:end].partition("\n")[0]
        found = next((at for at in map(written.find, (snippet, snippet[:2])) if at >= 0), 0)
        begin = self._lines.start(self._row + row) + found
        return begin, begin + len(snippet)


class _Reader:
    """Collects the images of the blocks that it is given."""

    def __init__(self, lines: Lines, mdx: bool) -> None:
        self.images: list[FoundImage] = []
        self.inverted: list[FoundImage] = []
        self.embeds: list[FoundImage] = []
        self.unexplained: list[FoundImage] = []
        self._mdx = mdx
        self._lines = lines
        self._html = HtmlImages()
        self._row = 0
        self._cursor: dict[int, int] = {}

    def take(self, block: Token, environment: dict[str, object]) -> None:
        if block.map:
            self._row = block.map[0]
        if block.type not in ("inline", "html_block") or not _WORTH_PARSING.search(block.content):
            return
        laid = _Laid(self._lines, self._row, block.content, self._cursor)
        if block.type == "html_block":
            self._take_html(block.content, 0, laid)
        else:
            spans = _spans(block.content, environment, self._mdx)
            for span in spans:
                if span.rule == "image" and span.token is not None:
                    self.images.append(_image(span.token, *laid.place(span.start, span.end)))
                elif span.rule == "html_inline":
                    self._take_html(block.content[span.start : span.end], span.start, laid)
            self._take_unread(block.content, spans, laid)

    def _take_html(self, html: str, start: int, laid: _Laid) -> None:
        for tag in self._html.read(html):
            place = laid.place(start + tag.start, start + tag.end)
            more = tag.alt_possible, tag.optional, tag.variant
            self.images.append(FoundImage(tag.reference, tag.alt, tag.title, *place, *more))

    def _take_unread(self, content: str, spans: Sequence[_Span], laid: _Laid) -> None:
        """What looks like an image to its author and is none to Markdown."""

        def outside(pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
            for match in pattern.finditer(content):
                if all(match.end() <= span.start or match.start() >= span.end for span in spans):
                    yield match

        for match in outside(_INVERTED):
            self.inverted.append(
                FoundImage(match[2].strip(), match[1].strip(), None, *laid.place(*match.span()))
            )
        for match in outside(_EMBED):
            said = (match[2] or "").strip()
            alt = None if not said or _SIZE.fullmatch(said) else said
            self.embeds.append(FoundImage(match[1].strip(), alt, None, *laid.place(*match.span())))
        for match in outside(_UNEXPLAINED):
            place = laid.place(*match.span())
            self.unexplained.append(FoundImage(match[2].strip(), match[1].strip(), None, *place))


def _image(token: Token, start: int, end: int) -> FoundImage:
    source, title = token.attrs.get("src", ""), token.attrs.get("title")
    alt = "".join(_plain(token.children or ())).strip()
    return FoundImage(str(source), alt, None if title is None else str(title), start, end)


def _plain(tokens: Sequence[Token]) -> Iterator[str]:
    """The text of an alt: what is left of its Markdown when the markup is gone."""
    for token in tokens:
        match token.type:
            case "text" | "text_special" | "code_inline":
                yield token.content
            case "softbreak" | "hardbreak":
                yield " "
            case "image":
                yield from _plain(token.children or ())


def _spans(content: str, environment: dict[str, object], mdx: bool) -> list[_Span]:
    """Where the images, links, code and tags of a block stand."""
    spans: list[_Span] = []
    tokens: list[Token] = []
    parser = _parser(mdx)
    parser.inline.parse(content, parser, {**environment, "spans": spans}, tokens)
    return spans


@lru_cache(maxsize=2)
def _parser(mdx: bool) -> MarkdownIt:
    """Made once, and only where Markdown is parsed: the import takes longer than reading a hundred posts."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import autolink, backtick, html_inline, image, link

    class AsWritten(MarkdownIt):
        """Keeps addresses as they are written, whatever their scheme."""

        def normalizeLink(self, url: str) -> str:  # noqa: N802
            return url

        def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
            return True

    parser = AsWritten("commonmark", {"html": True}).enable("table")
    rules = {"backticks": backtick, "link": link, "image": image, "autolink": autolink}
    for name, rule in {**rules, "html_inline": html_inline}.items():
        parser.inline.ruler.at(name, _noting(name, rule))
    parser.core.ruler.enableOnly(["normalize", "block"])
    if mdx:
        parser.disable(["code", "html_block", "html_inline", "autolink"])
    return parser


def _noting(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def noted(state: StateInline, silent: bool) -> bool:
        spans, start = state.env.get("spans"), state.pos
        if silent or spans is None:
            return rule(state, silent)
        before, tokens = len(spans), len(state.tokens)
        if not rule(state, silent):
            return False
        if name == "image":
            del spans[before:]  # what stands inside an alt text is not shown
        token = state.tokens[-1] if len(state.tokens) > tokens else None
        spans.append(_Span(name, start, state.pos, token))
        return True

    return noted
