"""What a file is, told from its bytes and never from its name."""

from __future__ import annotations

import struct

from vislint.probe import markup
from vislint.probe.facts import Data

_PREFIXES = (
    (b"\xff\xd8", "jpeg"), (b"\x89PNG", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"),
    (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"II+\0", "tiff"), (b"MM\0+", "tiff"), (b"8BPS\0", "psd"),
    (b"%PDF-", "pdf"), (b"\xff\x0a", "jxl"), (b"\0\0\0\x0cJXL \r\n\x87\n", "jxl"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"), (b"\xff\x4f\xff\x51", "jp2"),
    (b"\0\0\x01\xba", "mpeg"), (b"\0\0\x01\xb3", "mpeg"), (b"FLV\x01", "flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "wmv"), (b"%!PS", "eps"), (b"gimp xcf ", "xcf"), (b"qoif", "qoi"),
)  # fmt: skip
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_QUICKTIME = frozenset({b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
_BMP_HEADERS = frozenset({12, 40, 52, 56, 64, 108, 124})
_OFFICE = ((b"word/", "docx"), (b"ppt/", "pptx"))
_OLD_OFFICE = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"))


def recognise(data: Data) -> str:
    """A lower-case name such as jpeg, heic, mp4; empty when the bytes are nothing that vislint knows."""
    head = data[:32]
    for prefix, name in _PREFIXES:
        if head.startswith(prefix):
            return name
    return _container(data, head) or _weak(data, head) or _svg(data)


def _container(data: Data, head: bytes) -> str:
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"AVI ": "avi"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _brand(data)
    if head[4:8] in _QUICKTIME and (head[:1] == b"\0" or head[4:8] == b"mdat"):
        return "mov"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "webm" if b"webm" in data[:64] else "mkv"
    if head[:4] == b"OggS":
        return "ogv" if b"theora" in data[:4096] else ""
    if head[:4] == b"PK\x03\x04" and b"[Content_Types].xml" in data[:4096]:
        return next((name for mark, name in _OFFICE if data.find(mark) > 0), "")
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return next((name for mark, name in _OLD_OFFICE if data.find(mark.encode("utf-16-le")) > 0), "")
    return ""


def _brand(data: Data) -> str:
    """By the brands of the `ftyp` box, the major one first."""
    end = min(max(int.from_bytes(data[:4], "big"), 16), 512)
    major = data[8:12]
    brands = {major, *(data[at : at + 4] for at in range(16, end, 4))}
    if brands & {b"avif", b"avis"}:
        return "avif"
    if major in _HEIC or brands & _HEIC - {b"mif1", b"msf1"}:
        return "heic"
    if major == b"qt  ":
        return "mov"
    if major[:3] in (b"3gp", b"3g2"):
        return "3gp"
    if major in (b"M4A ", b"M4B ", b"M4P ", b"crx "):
        return ""
    return "m4v" if major[:3] == b"M4V" else "mp4"


def _weak(data: Data, head: bytes) -> str:
    """Marks of two or four bytes that chance can produce: a second look decides."""
    if head[:2] == b"BM" and len(head) >= 18 and struct.unpack_from("<I", head, 14)[0] in _BMP_HEADERS:
        return "bmp"
    if head[:4] == b"\0\0\x01\0" and len(head) >= 22 and head[4] > 0 and head[5] == 0 and head[9] == 0:
        return "ico"
    if head[:1] == b"\x47" and data[188:189] == b"\x47" and data[376:377] == b"\x47":
        return "mpeg"
    return "pdf" if data[:64].lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-") else ""


def _svg(data: Data) -> str:
    if b"<" not in data[:512]:
        return ""
    found = markup.root(data)
    return "svg" if found and found.name == "svg" else ""
