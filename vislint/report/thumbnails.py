"""Small copies of pictures for the HTML report: 320 pixels, WebP, each content once.

A picture that cannot be shown safely gets a reason instead: nothing here raises, follows a path out of the
repository, or decodes more pixels than a bound.
"""

from __future__ import annotations

import base64
import io
import math
import os
import warnings
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from vislint.model import Asset, DefectKind
from vislint.wording import format_name

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 320
QUALITY = 70
EFFORT = 2
"""libwebp's method. 4 takes 2.4 times as long for files 10 % smaller (564 pictures, 2026-11-22)."""
MOST_PIXELS = 60_000_000
"""More are not decoded, unless JPEG's reduced decoding brings them down."""
MOST_JPEG_PIXELS = 260_000_000
"""Above the largest telephone cameras of 2026, 200 megapixels."""
LARGEST_PROFILE = 4096
"""Bytes of a colour profile that is worth its place in a small picture."""
CHEQUER = 8
"""Pixels a square of the ground under transparent pictures."""

_DECODERS = {
    "jpeg": "JPEG", "mpo": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF", "bmp": "BMP",
    "tiff": "TIFF",
}  # fmt: skip
_DEFECTS: Mapping[DefectKind, str] = {
    "empty": "the file is empty",
    "truncated": "the file is cut short",
    "corrupt": "the file is damaged",
    "lfs-pointer": "a Git LFS pointer, not a picture",
    "html": "a web page, not a picture",
    "not-a-visual": "not a picture",
    "bomb": "far too many pixels",
    "not-a-file": "not a file",
    "unreadable": "the file cannot be read",
}


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture that stands in a page by itself."""

    webp: bytes
    width: int
    height: int

    @property
    def uri(self) -> str:
        return f"data:image/webp;base64,{base64.b64encode(self.webp).decode('ascii')}"


def key_of(asset: Asset) -> str:
    """What tells pictures apart: their content, or the path of a file that could not be read."""
    return asset.hash or asset.path


def thumbnails(root: str, assets: Iterable[Asset]) -> dict[str, Thumbnail | str]:
    """By `key_of`, in the order given: the small picture, or in words why there is none."""
    wanted: dict[str, Asset] = {}
    for asset in assets:
        wanted.setdefault(key_of(asset), asset)
    base = Path(root).resolve()
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        warnings.simplefilter("ignore")
        made = list(pool.map(lambda asset: _thumbnail(base, asset), wanted.values()))
    return dict(zip(wanted, made, strict=True))


def _thumbnail(base: Path, asset: Asset) -> Thumbnail | str:
    reason = _objection(asset)
    if reason:
        return reason
    try:
        path = Path(base, asset.path).resolve()
        if not path.is_relative_to(base) or not path.is_file():
            return "the file cannot be read"
        with path.open("rb") as file, _opened(file, asset) as image:
            profile = _profile(image, asset)
            return _webp(_small(image, asset.header.orientation), profile)
    except Exception:  # noqa: BLE001 - a preview is a courtesy: no picture may end a report
        return "this picture cannot be decoded here"


def _objection(asset: Asset) -> str:
    """Why no preview is even tried; empty when one is."""
    header = asset.header
    if header.defect:
        return _DEFECTS[header.defect.kind]
    if asset.kind in ("video", "document"):
        return asset.kind
    if header.format not in _DECODERS:
        return format_name(header.format) or "unknown kind of file"
    pixels = (header.width or 0) * (header.height or 0)
    most = MOST_JPEG_PIXELS if _DECODERS[header.format] == "JPEG" else MOST_PIXELS
    return f"{pixels / 1e6:.0f} megapixels" if pixels > most else ""


def _opened(file: BinaryIO, asset: Asset) -> Image:
    """The picture, still undecoded, set to be decoded as small as its format can."""
    from PIL import Image, JpegImagePlugin

    decoder = _DECODERS[asset.header.format]
    if decoder != "JPEG":
        image = Image.open(file, formats=(decoder,))
        if math.prod(image.size) > MOST_PIXELS:
            raise ValueError("more pixels than its header told")
        return image
    # Image.open warns of large pictures before they could be told to decode at an eighth of their size.
    jpeg = JpegImagePlugin.JpegImageFile(file)
    stored = math.prod(jpeg.size)
    scale = SIDE / max(jpeg.size)
    jpeg.draft(None, (math.ceil(jpeg.width * scale), math.ceil(jpeg.height * scale)))
    # A progressive JPEG keeps all its coefficients in memory, however small it is decoded.
    costly = "progressive" in jpeg.info or math.prod(jpeg.size) > MOST_PIXELS
    if stored > MOST_JPEG_PIXELS or (costly and stored > MOST_PIXELS):
        raise ValueError("too many pixels")
    return jpeg


def _small(image: Image, orientation: int) -> Image:
    """The first frame, upright, at most SIDE pixels a side, without transparency."""
    from PIL.Image import Resampling

    # TIFF is the one decoder that turns pictures upright by itself.
    orientation = 1 if image.format == "TIFF" else orientation
    deep = image.mode.startswith("I;16")
    if image.mode in ("1", "P", "PA", "LA", "La") or ("transparency" in image.info and not deep):
        image = image.convert("RGBA")
    image.thumbnail((SIDE, SIDE), Resampling.LANCZOS)
    if deep:
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "RGBa"):
        image = _grounded(image.convert("RGBA"))
    return _upright(image.convert("RGB"), orientation)


def _grounded(image: Image) -> Image:
    """A transparent picture on a light chequer, so that one can see that it is transparent."""
    from PIL import Image as pillow  # noqa: N813

    width, height = image.size
    squares = pillow.new("L", (-(-width // CHEQUER), -(-height // CHEQUER)))
    squares.putdata(
        [255 if (x + y) % 2 else 232 for y in range(squares.height) for x in range(squares.width)]
    )
    size = (squares.width * CHEQUER, squares.height * CHEQUER)
    ground = squares.resize(size, pillow.Resampling.NEAREST).crop((0, 0, width, height)).convert("RGB")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _upright(image: Image, orientation: int) -> Image:
    """Turned as EXIF orientation `orientation` (1 to 8) asks."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE, 6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    return image.transpose(turns[orientation]) if orientation in turns else image


def _profile(image: Image, asset: Asset) -> bytes:
    """The colour profile where it changes what is seen and weighs little."""
    plain = asset.header.icc in ("", "sRGB", "damaged") or image.mode not in ("RGB", "RGBA")
    profile = b"" if plain else image.info.get("icc_profile") or b""
    return profile if len(profile) <= LARGEST_PROFILE else b""


def _webp(image: Image, profile: bytes) -> Thumbnail:
    buffer = io.BytesIO()
    image.save(buffer, "WEBP", quality=QUALITY, method=EFFORT, icc_profile=profile, exif=b"")
    return Thumbnail(buffer.getvalue(), image.width, image.height)
