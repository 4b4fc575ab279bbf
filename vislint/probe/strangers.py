"""Files that are no picture at all, and what they are instead."""

from __future__ import annotations

import re

from vislint.model import Defect
from vislint.probe import markup
from vislint.probe.facts import Data

_KNOWN = (
    (b"PK\x03\x04", "a ZIP archive"), (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"),
    (b"ID3", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"), (b"OggS", "an Ogg recording"), (b"RIFF", "a RIFF file without pictures"),
    (b"\x7fELF", "a program"), (b"MZ", "a program"), (b"wOF", "a font"), (b"\0\1\0\0\0", "a font"),
    (b"OTTO", "a font"), (b"SQLite format 3\0", "a database"), (b"\xd0\xcf\x11\xe0", "an Office file"),
)  # fmt: skip
_POINTER = re.compile(rb"\Aversion https://(?:git-lfs\.github\.com|hawser\.github\.com)/spec/v1\r?\n")
_POINTER_SIZE = re.compile(rb"^size (\d{1,18})\r?$", re.MULTILINE)


def explain(data: Data) -> Defect:
    """The defect of a file that `kinds.recognise` does not know; it has at least one byte."""
    head = data[:4096]
    if _POINTER.match(head):
        return Defect("lfs-pointer", _pointer(head))
    if b"/annex/objects/" in head[:200] and len(data) < 1024:
        return Defect("annex-pointer", "a git-annex pointer")
    if not head.strip(b"\0"):
        return Defect("corrupt", f"begins with nothing but zeros ({len(data):,} bytes)")
    if page := _page(data, head):
        return Defect("html", f"{page}, not a picture")
    for prefix, name in _KNOWN:
        if head.startswith(prefix):
            return Defect("not-a-visual", f"{name}, not a picture")
    if head[4:8] == b"ftyp":
        return Defect("not-a-visual", "a recording or raw camera file, not a picture")
    kind = "plain text" if _is_text(head) else "no known kind of picture, video or document"
    return Defect("not-a-visual", kind)


def _pointer(head: bytes) -> str:
    size = _POINTER_SIZE.search(head)
    stands = f" that stands for a file of {int(size[1]):,} bytes" if size else ""
    return f"a Git LFS pointer{stands}"


def _page(data: Data, head: bytes) -> str:
    """What web servers answer in place of a picture."""
    if b"<" not in head and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return ""
    found = markup.root(data)
    if found:
        names = (found.name.lower(), found.declared)
        return "an HTML page" if any(name in _HTML for name in names) else "an XML document"
    text = markup.text_of(head).strip()
    return "a JSON document" if re.match(r'\{\s*("|\}|$)|\[\s*[\[{"\d\]]', text) else ""


_HTML = frozenset(
    {"html", "head", "body", "title", "meta", "script", "div", "p", "h1", "center", "link", "style"}
)


def _is_text(head: bytes) -> bool:
    return not re.search(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]", head)
