"""Text from a repository, made safe to print.

Names, alt texts and captions are hostile until they have passed through here: a terminal obeys control
characters, and direction marks make a text read differently from what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_JOINERS = "\u200c\u200d"
"""They have a use only between two letters or emoji outside ASCII."""
_UNSEEN = (
    "\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_LETTER = rf"[^\x00-\x7f{_UNSEEN}{_JOINERS}]"

_HOSTILE = re.compile(rf"[\x00-\x1f{_UNSEEN}]|(?<!{_LETTER})[{_JOINERS}]|[{_JOINERS}](?!{_LETTER})")
_SUSPECT = re.compile(rf"[\x00-\x1f{_UNSEEN}{_JOINERS}]")
"""Hardly any text has one: to look for them alone takes a fifth of the time."""
_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}

_ADDRESS = re.compile(r"""https?://[^\s"'<>]+""")

LONG_NAME = 120
"""File names are shown whole up to here."""
LONG_TEXT = 80


def printable(text: str) -> str:
    """`text` with everything that a terminal obeys or that cannot be seen written as an escape."""
    if _harmless(text):
        return text
    return _HOSTILE.sub(lambda found: _escape(found.group()), text)


def printable_lines(lines: Iterable[str]) -> str:
    """Lines made printable, each with a line break behind it."""
    return "".join(f"{printable(part)}\n" for line in lines for part in line.split("\n"))


def json_safe(serialised: str) -> str:
    """Serialised JSON with the same characters as JSON escapes, so that nothing is lost.

    Lone surrogates stand for bytes of a path that is not UTF-8; as JSON escapes they would make many
    parsers stop, so they become the two characters of the byte, such as `\\xff`.
    """
    if _harmless(serialised):
        return serialised
    return _HOSTILE.sub(lambda found: _json_escape(found.group()), serialised)


def _harmless(text: str) -> bool:
    return (text.isascii() and text.isprintable()) or _SUSPECT.search(text) is None


def shorten(text: str, length: int = LONG_TEXT) -> str:
    """`text` with its middle replaced by an ellipsis where it is longer than `length` characters."""
    if len(text) <= length:
        return text
    head = length // 2
    tail = length - 1 - head
    return f"{text[:head]}…{text[len(text) - tail :]}"


def shorten_addresses(text: str) -> str:
    """`text` with its long web addresses shortened in the middle, and nothing else."""
    return _ADDRESS.sub(lambda found: shorten(found.group()), text)


def cells(text: str) -> int:
    """Columns that `text` takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def pad(text: str, width: int) -> str:
    """`text` with spaces up to `width` columns."""
    return text + " " * (width - cells(text))


def _width(character: str) -> int:
    if unicodedata.combining(character) or character in "\u200c\u200d\ufe0e\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code < 0x100:
        return _NAMED.get(character, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(character: str) -> str:
    if character == "\n":
        return character
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\\" + _escape(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
