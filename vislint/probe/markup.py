"""Text in angle brackets, told without parsing it: the root element, and an SVG's size.

No entity is ever looked up, and only the head of a file is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vislint.probe.facts import Data, Facts, truncated

_HEAD = 256 * 1024
"""Bytes in which the root element must begin; Illustrator writes some 10 KB of declarations before it."""
_TAIL = 64 * 1024
_MISC = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!doctype(?:[^>\[\"']|\"[^\"]*\"|'[^']*')*(\[)?", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_TAG = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(/?>)?")
_ATTRIBUTE = re.compile(r"(?<![\w.:-])([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LENGTH = re.compile(r"([+]?\d{0,9}(?:\.\d{0,20})?(?:[eE][+-]?\d)?)\s*([A-Za-z%]*)")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "q": 96 / 101.6,
}
"""CSS pixels of each unit (CSS Values and Units 3, section 6.2)."""
_LARGEST = 1_000_000


class Root(NamedTuple):
    """The outermost element; `declared` is the name in the document type, `closed` means empty."""

    prefix: str
    name: str
    attributes: dict[str, str]
    closed: bool
    declared: str


def text_of(head: bytes) -> str:
    """The characters of the start of a file, by its byte order mark."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def root(data: Data) -> Root | None:
    """The root element, or None when the file does not start like XML or HTML."""
    text = text_of(data[:_HEAD])
    position, declared = 0, ""
    while True:
        if misc := _MISC.match(text, position):
            position = misc.end()
        elif doctype := _DOCTYPE.match(text, position):
            words = doctype[0].split()
            declared = words[1].strip(">[").lower() if len(words) > 1 else ""
            end = (
                _SUBSET_END.search(text, doctype.end())
                if doctype[1]
                else re.compile(">").match(text, doctype.end())
            )
            if end is None:
                return Root("", declared, {}, True, declared)
            position = end.end()
        else:
            break
    tag = _TAG.match(text, position)
    if tag is None:
        return Root("", declared, {}, True, declared) if declared else None
    attributes = {match[1]: match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(tag[3])}
    return Root(tag[1] or "", tag[2], attributes, tag[3].endswith("/") or tag[4] == "/>", declared)


def read_svg(data: Data, facts: Facts) -> None:
    """Width and height in CSS pixels; the view box gives what is missing or relative."""
    found = root(data)
    if found is None or found.name != "svg":
        return
    width, height = (_pixels(found.attributes.get(name, "")) for name in ("width", "height"))
    box = _view_box(found.attributes.get("viewBox", ""))
    if box and not (width and height):
        across, down = box
        width, height = width or (height * across / down if height else across), height
        height = height or width * down / across
    if width and height and max(width, height) <= _LARGEST:
        facts.width, facts.height = max(round(width), 1), max(round(height), 1)
    closing = f"</{found.prefix}svg"
    tail = data[-_TAIL:]
    if not found.closed and closing.encode() not in tail and closing.encode("utf-16-le")[2:] not in tail:
        raise truncated(f"ends without its closing </{found.prefix}svg>")


def _pixels(length: str) -> float | None:
    """`120`, `10cm` to pixels; None for percentages, `em` and everything else that depends on the page."""
    match = _LENGTH.fullmatch(length.strip()) if len(length) < 100 else None
    unit = _PIXELS.get(match[2].lower()) if match else None
    if match is None or unit is None:
        return None
    try:
        return float(match[1]) * unit or None
    except ValueError:
        return None


def _view_box(value: str) -> tuple[float, float] | None:
    try:
        _, _, width, height = (float(part) for part in re.split(r"[\s,]+", value.strip()[:200]))
    except ValueError:
        return None
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else None
