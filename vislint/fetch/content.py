"""Whether what comes in is a visual: told from its first bytes, and from its type where they say nothing."""

from __future__ import annotations

import re

from vislint.fetch.types import FetchError

HEAD = 512
"""How many bytes are looked at, if there are so many."""

_VISUAL = re.compile(
    rb"\xff\xd8\xff|\x89PNG|GIF8|BM|II\*\x00|MM\x00\*|RIFF....WEBP|RIFF....AVI|....ftyp|\x1aE\xdf\xa3|%PDF"
    rb"|\xff\x0a|\x00\x00\x00\x0cJXL|OggS|\x00\x00\x01[\xb3\xba]",
    re.DOTALL,
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*>\s*+|<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|body|script)\b",
    re.DOTALL | re.IGNORECASE,
)
_TYPES = ("image/", "video/")
_VAGUE = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/pdf"})


def judge(head: bytes, content_type: str) -> None:
    """Raises FetchError when these are the first bytes of something that no network shows."""
    if not head:
        raise FetchError("is empty")
    if _VISUAL.match(head):
        return
    fitting = content_type.startswith(_TYPES) or content_type in _VAGUE
    if _PAGE.match(head):
        raise FetchError("is a web page, not an image" if fitting else f"is {content_type}, not an image")
    if not fitting and b"<svg" not in head.lower():
        raise FetchError(f"is {content_type}, not an image")
