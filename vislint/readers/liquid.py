"""Templates inside Markdown, as Liquid and Nunjucks write them: `{{ value | filter }}`, `{% tag %}`.

Markdown must not read them: quotes and brackets inside would break a link. So each is replaced by a word of
the same length that stands for it, and put back into what was found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vislint.readers.code_spans import blotted, code_spans
from vislint.readers.markdown_images import FoundImage, comment_spans
from vislint.readers.visual_names import VISUAL_SUFFIX

_TEMPLATE = re.compile(r"\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}", re.S)
_COMMENTS = ("comment", "highlight")
_QUIET = (*_COMMENTS, "raw", "verbatim")
_LITERAL = re.compile(
    r"""\{\{-?\s*(["'])(?P<path>[^"'{}]*)\1\s*(?:\|\s*(?:url|relative_url|absolute_url|safe)\s*)*-?\}\}"""
)

_MARK, _FILL, _DIGIT = "\ue000", "\ue001", 0xE100
_BASE = 1000
_WORD = re.compile(rf"{_MARK}([\ue100-\ue4e7])([\ue100-\ue4e7])[{_FILL}\n]*")

_IMAGE_LIKE = re.compile(r"\w*(?:figure|img|image|picture|photo)\w*", re.I)
_SHORTCODE = re.compile(r"\{%-?\s*(?P<name>\w+)\s+(?P<inner>.{0,2000}?)-?%\}", re.S)
_ARGUMENT = re.compile(
    r"""(?:(?P<key>[\w-]+)["']?\s*[=:]\s*)?
    (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<word>[^\s,"'{}\[\]=:|]+))""",
    re.X | re.S,
)
_VISUAL = re.compile(rf"\.{VISUAL_SUFFIX}(?:[?#].*)?$", re.I)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text without its templates; lines and columns stay what they are."""

    text: str
    templates: tuple[str, ...] = ()

    def put_back(self, image: FoundImage) -> FoundImage:
        """The image with the templates in its address, alt text and title as they are written."""
        return replace(
            image,
            reference=self._shown(image.reference),
            alt=None if image.alt is None else self._shown(image.alt),
            title=None if image.title is None else self._shown(image.title),
        )

    def _shown(self, text: str) -> str:
        return _WORD.sub(self._template, text) if _MARK in text else text

    def _template(self, word: re.Match[str]) -> str:
        index = (ord(word[1]) - _DIGIT) * _BASE + ord(word[2]) - _DIGIT
        return self.templates[index] if index < len(self.templates) else word[0]


def hide_templates(text: str) -> Hidden:
    """The text with every template replaced by a word that stands for it; comments are made blank."""
    if "{" not in text:
        return Hidden(text)
    plain = blotted(text, _spans(text, _COMMENTS))
    templates: list[str] = []

    def word(match: re.Match[str]) -> str:
        index = len(templates)
        if index >= _BASE * _BASE:
            return re.sub(r"[^\n]", " ", match[0])
        templates.append(match[0])
        digits = chr(_DIGIT + index // _BASE) + chr(_DIGIT + index % _BASE)
        return f"{_MARK}{digits}" + re.sub(r"[^\n]", _FILL, match[0][3:])

    return Hidden(_TEMPLATE.sub(word, plain), tuple(templates))


def literal(reference: str) -> str:
    """The path inside `{{ "/a.png" | url }}`; any other reference as it is."""
    found = _LITERAL.fullmatch(reference.strip())
    return found["path"] if found else reference


@dataclass(frozen=True, slots=True)
class Shortcode:
    """A tag that shows an image: `{% image "a.png", "alt" %}`. `source` is None when it is no plain text."""

    source: str | None
    written: str
    alt: str | None
    alt_possible: bool
    start: int


def image_shortcodes(text: str) -> Iterator[Shortcode]:
    """The tags of `text` whose name says that they show an image; not those in code and comments."""
    if "{%" not in text:
        return
    silent = [*_spans(text, _QUIET), *code_spans(text), *comment_spans(text)]
    for match in _SHORTCODE.finditer(blotted(text, silent)):
        if _IMAGE_LIKE.fullmatch(match["name"]) and not match["name"].startswith("end"):
            found = _read(match)
            if found is not None:
                yield found


def _spans(text: str, tags: Sequence[str]) -> list[tuple[int, int]]:
    """Where `{# … #}` stand, and the tags of these names up to their end."""
    ways = [(r"\{#", r"#\}")]
    ways += [(rf"\{{%-?\s*{tag}\b", rf"\{{%-?\s*end{tag}\s*-?%\}}") for tag in tags]
    spans = []
    for opening, closing in ways:
        position = 0
        while (start := re.compile(opening).search(text, position)) and (
            end := re.compile(closing).search(text, start.end())
        ):
            spans.append((start.start(), end.end()))
            position = end.end()
    return spans


def _read(match: re.Match[str]) -> Shortcode | None:
    named: dict[str, str | None] = {}
    positional: list[str | None] = []
    for argument in _ARGUMENT.finditer(match["inner"]):
        text = next((argument[kind] for kind in ("double", "single") if argument[kind] is not None), None)
        value = None if text is None else re.sub(r"\\(.)", r"\1", text)
        if argument["key"]:
            named.setdefault(argument["key"].lower(), value)
        else:
            positional.append(value)
    if "src" not in named and not positional:
        return None
    source = named["src"] if "src" in named else positional.pop(0)
    shown = source if source is not None and _VISUAL.search(source) else None
    has_alt = "alt" in named or bool(positional)
    alt = named["alt"] if "alt" in named else next(iter(positional), None)
    return Shortcode(
        shown,
        source or match[0],
        alt if alt is not None or not has_alt else "{{…}}",
        has_alt or "src" in named,
        match.start(),
    )
