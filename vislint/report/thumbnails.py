"""Small copies of pictures for the HTML report: 320 pixels, WebP, each content once.

A picture that cannot be shown safely gets a reason instead: nothing here raises, follows a path out of the
repository, or decodes more pixels than a bound.
"""

from __future__ import annotations

import base64
import io
import os
import warnings
from collections.abc import Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vislint.model import Asset
from vislint.probe.pictures import objection, open_reduced

if TYPE_CHECKING:
    from PIL.Image import Image

SIDE = 320
QUALITY = 70
EFFORT = 2
"""libwebp's method. 4 takes 2.4 times as long for files 10 % smaller (564 pictures, 2026-11-22)."""
LARGEST_PROFILE = 4096
"""Bytes of a colour profile that is worth its place in a small picture."""


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A small picture that stands in a page by itself."""

    webp: bytes
    width: int
    height: int
    clear: bool = False
    """Whether something of it is transparent."""

    @property
    def uri(self) -> str:
        return f"data:image/webp;base64,{base64.b64encode(self.webp).decode('ascii')}"


Kept = MutableMapping[str, Thumbnail]
"""Small pictures by the hash of the content that they show."""


def key_of(asset: Asset) -> str:
    """What tells pictures apart: their content, or the path of a file that could not be read."""
    return asset.hash or asset.path


def thumbnails(root: str, assets: Iterable[Asset], kept: Kept | None = None) -> dict[str, Thumbnail | str]:
    """By `key_of`, in the order given: the small picture, or in words why there is none.

    `kept` has those of earlier pages and takes those of this one.
    """
    kept = {} if kept is None else kept
    wanted: dict[str, Asset] = {}
    for asset in assets:
        wanted.setdefault(key_of(asset), asset)
    base = Path(root).resolve()
    with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        warnings.simplefilter("ignore")
        made = pool.map(lambda asset: kept.get(asset.hash) or _thumbnail(base, asset), wanted.values())
        found = dict(zip(wanted, made, strict=True))
    kept.clear()
    kept.update({key: small for key, small in found.items() if isinstance(small, Thumbnail)})
    return found


def _thumbnail(base: Path, asset: Asset) -> Thumbnail | str:
    reason = objection(asset)
    if reason:
        return reason
    try:
        path = Path(base, asset.path).resolve()
        if not path.is_relative_to(base) or not path.is_file():
            return "the file cannot be read"
        with path.open("rb") as file, open_reduced(file, asset.header.format, SIDE) as image:
            profile = _profile(image, asset)
            return _webp(_small(image, asset.header.orientation), profile)
    except Exception:  # noqa: BLE001 - a preview is a courtesy: no picture may end a report
        return "this picture cannot be decoded here"


def _small(image: Image, orientation: int) -> Image:
    """The first frame, upright, at most SIDE pixels a side, with an alpha channel only where it is used."""
    from PIL.Image import Resampling

    # TIFF is the one decoder that turns pictures upright by itself.
    orientation = 1 if image.format == "TIFF" else orientation
    deep = image.mode.startswith("I;16")
    if image.mode in ("1", "P", "PA", "LA", "La") or ("transparency" in image.info and not deep):
        image = image.convert("RGBA")
    image.thumbnail((SIDE, SIDE), Resampling.LANCZOS)
    if deep:
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    return _upright(image.convert("RGBA" if _clear(image) else "RGB"), orientation)


def _clear(image: Image) -> bool:
    return image.mode in ("RGBA", "RGBa") and image.getchannel(3).getextrema() != (255, 255)


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
    return Thumbnail(buffer.getvalue(), image.width, image.height, image.mode == "RGBA")
