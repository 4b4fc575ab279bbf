"""Bytes of a picture to the arrays that are measured: decoded once, as small as serves."""

from __future__ import annotations

import io
import math
from contextlib import nullcontext
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING

import cv2
import numpy as np

from vislint.model import Header
from vislint.probe.pictures import open_reduced
from vislint.vision.frame import COLOUR_EDGE, DECODED, Frame, Pixels, frame_of_luma, pixels

try:
    from simplejpeg import decode_jpeg
except ImportError:  # Python versions that it has no wheels for: Pillow gives the same pixels
    decode_jpeg = None

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_SIDE = 16
"""Pixels: of less nothing can be told. Tracking pixels and spacers are smaller."""
_TURNS = {
    3: (cv2.ROTATE_180, None), 6: (cv2.ROTATE_90_CLOCKWISE, None), 8: (cv2.ROTATE_90_COUNTERCLOCKWISE, None),
    2: (None, 1), 4: (None, 0), 5: (cv2.ROTATE_90_CLOCKWISE, 1), 7: (cv2.ROTATE_90_CLOCKWISE, 0),
}  # fmt: skip
"""EXIF orientation to a rotation, then a mirroring (1 left to right, 0 top to bottom)."""

_SPACES = {"RGB": "RGB", "L": "GRAY"}
"""Pillow's modes of JPEGs to the colour spaces that simplejpeg is asked for."""
HEAVY = 8_000_000
"""Pixels after decoding: larger ones are worked on one at a time, whatever the number of threads."""
_STRIP = 256
"""Rows that are copied at once, so that no second copy of a large picture is made."""
_HEAVY = Lock()

cv2.setNumThreads(1)  # files are measured side by side; threads inside one would only stand in line


def frame_of(data: bytes, header: Header) -> Frame:
    """The first frame of a picture. Raises ValueError with a reason in words when it cannot be decoded."""
    try:
        image = open_reduced(io.BytesIO(data), header.format, DECODED)
    except Exception as error:
        raise ValueError("cannot be decoded") from error
    with _HEAVY if math.prod(image.size) > HEAVY else nullcontext():
        return _decoded(image, data, header)


def _decoded(image: Image, data: bytes, header: Header) -> Frame:
    """Of a picture of 24 bits at most 7 bytes a pixel are in use at once: Pillow's 4 and 3 of the array."""
    try:
        array, alpha = _of_jpeg(image, data) or _pixels(image)
    except Exception as error:
        # Pillow raises of every kind for damaged files, and some of its words name a place in memory.
        raise ValueError("cannot be decoded") from error
    image.close()
    if min(array.shape[:2]) < LEAST_SIDE:
        raise ValueError(f"smaller than {LEAST_SIDE} pixels")
    # TIFF is the one decoder that turns pictures upright by itself.
    orientation = 1 if header.format == "tiff" else header.orientation
    return _frame(array, alpha, max(header.width or 0, header.height or 0), orientation)


def _of_jpeg(image: Image, data: bytes) -> tuple[Pixels, None] | None:
    """The same pixels as Pillow's in less time; None for what Pillow must take: damaged files and CMYK."""
    if decode_jpeg is None or image.format != "JPEG" or image.mode not in _SPACES:
        return None
    try:
        array = decode_jpeg(
            data, colorspace=_SPACES[image.mode], min_width=image.width, min_height=image.height
        )
    except ValueError:
        return None
    shape = array.shape[:2] if image.mode == "L" else array.shape
    return (array.reshape(shape), None) if shape[:2] == (image.height, image.width) else None


def _pixels(image: Image) -> tuple[Pixels, Pixels | None]:
    """Grey or red-green-blue, 8 bits, and the alpha channel unless everything is opaque."""
    if image.mode.startswith("I;16"):
        deep = np.asarray(image.convert("I"), dtype=np.int32)
        return (deep >> 8).clip(0, 255).astype(np.uint8), None
    if image.mode in ("I", "F"):
        wide = np.asarray(image, dtype=np.float32)
        return cv2.normalize(wide, np.empty_like(wide), 0, 255, cv2.NORM_MINMAX).astype(np.uint8), None
    if image.mode == "1" and "transparency" not in image.info:
        image = image.convert("L")  # a sixth of what three channels take
    if image.mode in ("P", "PA", "LA", "La", "RGBa") or "transparency" in image.info:
        clear = "transparency" in image.info or image.mode[-1:] in ("A", "a")
        image = image.convert("RGBA" if clear else "RGB")
    array = _array(image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB"))
    if array.ndim == 2 or array.shape[2] == 3:
        return array, None
    alpha = array[:, :, 3]
    return array[:, :, :3], None if cv2.minMaxLoc(alpha)[0] == 255 else alpha


def _array(image: Image) -> Pixels:
    """As np.asarray, which joins pieces to a second copy first."""
    if math.prod(image.size) <= HEAVY:
        return np.asarray(image)
    width, height = image.size
    bands = len(image.getbands())
    array = np.empty((height, width, bands) if bands > 1 else (height, width), np.uint8)
    for top in range(0, height, _STRIP):
        array[top : top + _STRIP] = np.asarray(image.crop((0, top, width, min(height, top + _STRIP))))
    return array


def _frame(array: Pixels, alpha: Pixels | None, stored: int, orientation: int) -> Frame:
    shown = array if alpha is None else _on_white(array, alpha)
    decoded = shown if shown.ndim == 2 else pixels(cv2.cvtColor(shown, cv2.COLOR_RGB2GRAY))
    grid = max(1, round(8 * max(decoded.shape) / stored)) if stored else 8
    colour = _upright(_blue_first(_small(shown)), orientation)
    frame = frame_of_luma(_upright(decoded, orientation), colour, decoded, grid)
    if alpha is None:
        return frame
    below, clear = (_upright(_small(each), orientation) for each in (array, alpha))
    return replace(frame, alpha=clear, stored=_blue_first(below))


def _on_white(array: Pixels, alpha: Pixels) -> Pixels:
    laid = np.empty((*alpha.shape, 3), np.uint8)
    for top in range(0, len(alpha), _STRIP):
        strip = slice(top, top + _STRIP)
        weight = cv2.merge([alpha[strip]] * 3)
        seen = cv2.multiply(array[strip], weight, scale=1 / 255)
        laid[strip] = cv2.add(seen, cv2.bitwise_not(weight))
    return laid


def _blue_first(array: Pixels) -> Pixels:
    return pixels(cv2.cvtColor(array, cv2.COLOR_GRAY2BGR if array.ndim == 2 else cv2.COLOR_RGB2BGR))


def _small(array: Pixels) -> Pixels:
    """At most COLOUR_EDGE pixels long. Pixels are picked, not mixed: what is burnt out stays burnt out."""
    factor = max(array.shape[:2]) / COLOUR_EDGE
    if factor <= 1:
        return np.ascontiguousarray(array)
    width, height = (max(1, round(length / factor)) for length in array.shape[1::-1])
    return pixels(cv2.resize(array, (width, height), interpolation=cv2.INTER_NEAREST))


def _upright(array: Pixels, orientation: int) -> Pixels:
    """Turned as EXIF orientation `orientation` (1 to 8) asks."""
    turn, mirror = _TURNS.get(orientation, (None, None))
    if turn is not None:
        array = pixels(cv2.rotate(array, turn))
    return array if mirror is None else pixels(cv2.flip(array, mirror))
