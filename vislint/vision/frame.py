"""A decoded picture as it is measured: everything small, what must be fine in bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]


def pixels(array: NDArray[Any]) -> Pixels:
    """The result of an OpenCV call on 8-bit pixels; its stubs know only that it is an array."""
    return cast("Pixels", array)


LONG_EDGE = 1000
"""Pixels of the longer side. Networks show pictures at about 1,080 pixels; softness that vanishes there harms
nobody, and at the native size of large cameras even good pictures are soft."""
DECODED = 960
"""Pixels that the longer side keeps at least when it is decoded: 1,920 and 2,000 pixels are halved."""
NEARLY = 1.06
"""Factor up to which a picture is measured as it was decoded."""
COLOUR_EDGE = 512
"""Pixels of the longer side of what colour is told from."""
GREY_EDGE = 400
"""Pixels that the longer side keeps at least of what the picture as a whole is told from."""
PERIOD = 96
"""Rows of which some are measured together, as a band."""
BAND, CLOSER, ALL = 16, 32, PERIOD
"""Rows of a band: a sixth of the rows tells what is fine in most pictures, a third where that leaves it open
whether anything is sharp; all rows are looked at where nothing is."""
MARGIN = 6
"""Rows that lie above and below a band for the filters."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every measurement is made of. All arrays are upright but `decoded`."""

    luma: Pixels
    """Height × width: the luma (ITU-R BT.601) at the size of decoding, on white."""
    bands: Pixels
    """Bands × rows × width: the luma with a long edge of at most LONG_EDGE, by `bands_of`."""
    grey: Pixels
    """Height × width: the luma halved, each time the mean of four, while GREY_EDGE allows it."""
    colour: Pixels
    """Height × width × 3, blue green red, long edge at most COLOUR_EDGE, transparent parts on white."""
    decoded: Pixels | None = None
    """Luma as decoded, before it was turned upright: holds the block grid of JPEG."""
    grid: int = 8
    """Distance in `decoded` of the borders of a JPEG's blocks: 8, or 4, 2, 1 after scaled decoding."""
    alpha: Pixels | None = None
    """Height × width as `colour`, 0 transparent to 255 opaque; None when the picture is opaque."""
    stored: Pixels | None = None
    """Colour below `alpha`, not laid on anything; None when the picture is opaque."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height at which `bands` were made."""
        factor = reduction(self.luma)
        height, width = self.luma.shape
        return max(1, round(width / factor)), max(1, round(height / factor))


def frame_of_luma(luma: Pixels, colour: Pixels, decoded: Pixels | None = None, grid: int = 8) -> Frame:
    """Of an upright luma, and what `colour` and the rest of Frame are."""
    bands = bands_of(luma, reduction(luma))
    return Frame(luma, bands, halved_to(luma, GREY_EDGE), colour, decoded, grid)


def reduction(luma: Pixels) -> float:
    """By what a picture is made smaller before it is measured; 1 and never less."""
    factor = max(luma.shape) / LONG_EDGE
    return factor if factor > NEARLY else 1.0


def bands_of(luma: Pixels, factor: float, band: int = BAND) -> Pixels:
    """Bands × (`band` + 2 · MARGIN) × width, one in PERIOD rows; `band` is BAND, CLOSER or ALL.

    Low pictures are one band with all rows, and so are others when ALL are asked for.
    """
    height, width = (max(1, round(length / factor)) for length in luma.shape)
    if band == ALL or height < 2 * PERIOD:
        whole = _scaled(luma, width, height)
        border = cv2.BORDER_REFLECT_101 if height > MARGIN else cv2.BORDER_REPLICATE
        return pixels(cv2.copyMakeBorder(whole, MARGIN, MARGIN, 0, 0, border))[None]
    rows, count = band + 2 * MARGIN, -(-height // PERIOD)
    tops = (height * (place + 0.5) / count - rows / 2 for place in range(count))
    deep = round(rows * factor)
    firsts = (min(round(round(top) * factor), luma.shape[0] - deep) for top in tops)
    # Made smaller in one go: only the outermost rows get a little of their neighbours.
    together = np.concatenate([luma[first : first + deep] for first in firsts])
    return _scaled(together, width, count * rows).reshape(count, rows, width)


def stacked(bands: Pixels, margin: int) -> Pixels:
    """Rows × width: the bands one below the other, each with `margin` rows above and below."""
    off = MARGIN - margin
    return np.ascontiguousarray(bands[:, off : bands.shape[1] - off]).reshape(-1, bands.shape[2])


def inner(stack: NDArray[Any], bands: Pixels, margin: int) -> NDArray[Any]:
    """Bands × rows × width of what was made from a stack, without its margins, where filters met others."""
    apart = stack.reshape(len(bands), -1, stack.shape[1])
    return apart[:, margin : apart.shape[1] - margin]


def halved(array: NDArray[Any]) -> NDArray[Any]:
    """The mean of each four pixels; an odd row or column is left out."""
    height, width = array.shape[0] // 2, array.shape[1] // 2
    even = array[: 2 * height, : 2 * width]
    return cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)


def halved_to(array: Pixels, side: int) -> Pixels:
    """Halved as long as the longer side keeps `side` pixels."""
    while max(array.shape[:2]) >= 2 * side and min(array.shape[:2]) >= 2:
        array = pixels(halved(array))
    return array


def _scaled(luma: Pixels, width: int, height: int) -> Pixels:
    """Linearly after a blur that takes away what would alias: a fifth of the time of OpenCV's INTER_AREA."""
    factor = luma.shape[1] / width
    if factor <= 1:
        return luma
    while factor >= 2 and luma.shape[0] >= 2 * height:
        luma = pixels(halved(luma))
        factor = luma.shape[1] / width
    if factor > 1:
        luma = pixels(cv2.GaussianBlur(luma, (0, 0), max(0.1, 0.4 * (factor**2 - 1) ** 0.5)))
    return pixels(cv2.resize(luma, (width, height), interpolation=cv2.INTER_LINEAR))
