"""Pictures that claim more pixels than they can hold, or than anyone should open.

Most pixels a byte can stand for, measured on flat pictures of 8192×8192 with Pillow 13 (2026-11): JPEG 256
(512 is the floor of Huffman coding), GIF 1,330, TIFF 5,640, lossless WebP 25,500. PNG is counted in bytes:
deflate packs at most 1,032 into one.
"""

from __future__ import annotations

from vislint.model import Defect
from vislint.probe import png
from vislint.probe.facts import Facts

MOST_PIXELS = 500_000_000
_WORTH_A_LOOK = 16_000_000
_DEFLATE = 1100
_PIXELS_A_BYTE = {"jpeg": 1024, "mpo": 1024, "gif": 4096, "tiff": 10_000, "bmp": 10_000, "ico": 10_000}
_CODEC_PIXELS_A_BYTE = 100_000
_DRAWN = frozenset({"svg", "pdf", "mp4", "mov", "m4v", "3gp", "webm", "mkv", "avi"})
"""Never unpacked whole: their size is no number of stored pixels."""


def too_many(facts: Facts) -> Defect | None:
    """A defect when the header claims more than 500 megapixels."""
    pixels = _pixels(facts)
    if pixels <= MOST_PIXELS:
        return None
    return Defect("bomb", f"claims {_size(facts)} pixels, {pixels // 1_000_000:,} megapixels")


def impossible(facts: Facts, size: int) -> Defect | None:
    """A defect when `size` bytes cannot possibly hold what the header claims."""
    pixels = _pixels(facts)
    if pixels <= _WORTH_A_LOOK:
        return None
    if facts.format == "png":
        fits = png.unpacked(facts) <= _DEFLATE * size
    else:
        fits = pixels <= _PIXELS_A_BYTE.get(facts.format, _CODEC_PIXELS_A_BYTE) * size
    return None if fits else Defect("bomb", f"claims {_size(facts)} pixels in {size:,} bytes")


def _pixels(facts: Facts) -> int:
    return 0 if facts.format in _DRAWN else (facts.width or 0) * (facts.height or 0)


def _size(facts: Facts) -> str:
    return f"{facts.width}×{facts.height}"
