"""A picture opened to be decoded as small as its format can, within bounds.

Pillow and not OpenCV: it reads palettes, CMYK and 16 bits, and it does not print on standard error what it
thinks of a damaged file. Of JPEG it only settles the size: simplejpeg decodes the same pixels to an array in
14.0 ms, where Pillow takes 16.7 and OpenCV 15.0 (64 photographs of 1 to 12 megapixels, 2026-11-27).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from vislint.model import Asset, DefectKind
from vislint.wording import format_name

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
"""More are not decoded, unless JPEG's reduced decoding brings them down."""
MOST_JPEG_PIXELS = 260_000_000
"""Above the largest telephone cameras of 2026, 200 megapixels."""

DECODERS = {
    "jpeg": "JPEG", "mpo": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "bmp": "BMP",
    "tiff": "TIFF",
}  # fmt: skip
"""Pillow's name of each format that is decoded here."""
_DEFECTS: Mapping[DefectKind, str] = {
    "empty": "the file is empty",
    "truncated": "the file is cut short",
    "corrupt": "the file is damaged",
    "lfs-pointer": "a Git LFS pointer, not a picture",
    "annex-pointer": "a git-annex pointer, not a picture",
    "html": "a web page, not a picture",
    "not-a-visual": "not a picture",
    "bomb": "far too many pixels",
    "not-a-file": "not a file",
    "dangling-link": "a link to a file that is not there",
    "unreadable": "the file cannot be read",
}


def objection(asset: Asset) -> str:
    """Why the picture is not even tried, in words; empty when it is."""
    header = asset.header
    if header.defect:
        return _DEFECTS[header.defect.kind]
    if asset.kind in ("video", "document"):
        return asset.kind
    if header.format not in DECODERS:
        return format_name(header.format) or "unknown kind of file"
    pixels = (header.width or 0) * (header.height or 0)
    most = MOST_JPEG_PIXELS if DECODERS[header.format] == "JPEG" else MOST_PIXELS
    return f"{pixels / 1e6:.0f} megapixels" if pixels > most else ""


def open_reduced(file: BinaryIO, format_name: str, side: int) -> Image:
    """The picture, still undecoded, set to decode to at least `side` pixels where the file has them.

    Raises ValueError for more pixels than the bounds, and whatever Pillow raises for a damaged file.
    """
    from PIL import Image, JpegImagePlugin

    decoder = DECODERS[format_name]
    if decoder != "JPEG":
        image = Image.open(file, formats=(decoder,))
        if math.prod(image.size) > MOST_PIXELS:
            raise ValueError("more pixels than its header told")
        return image
    # Image.open warns of large pictures before they could be told to decode at an eighth of their size.
    jpeg = JpegImagePlugin.JpegImageFile(file)
    stored = math.prod(jpeg.size)
    scale = side / max(jpeg.size)
    jpeg.draft(None, (math.ceil(jpeg.width * scale), math.ceil(jpeg.height * scale)))
    # A progressive JPEG keeps all its coefficients in memory, however small it is decoded.
    costly = "progressive" in jpeg.info or math.prod(jpeg.size) > MOST_PIXELS
    if stored > MOST_JPEG_PIXELS or (costly and stored > MOST_PIXELS):
        raise ValueError("too many pixels")
    return jpeg
