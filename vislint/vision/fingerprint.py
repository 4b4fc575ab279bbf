"""Short numbers that stay nearly the same when a picture is scaled, compressed again or cut a little.

The signs of the lowest frequencies of the discrete cosine transform, after Zauner, "Implementation and
Benchmarking of Perceptual Image Hash Functions" (2010). One is taken of the whole picture, and one of
each part that is left when a margin is cut off, so that a picture that lost its margin is found by the part
that it still shows. `benchmarks/duplicates.py` tells what is found; `vislint/alike.py` compares.
"""

from __future__ import annotations

import cv2
import numpy as np

from vislint.model import HASH_BITS
from vislint.vision.frame import Pixels, pixels

SIDE = 64
"""Pixels of what is transformed."""
GRID = 128
"""Pixels of what the parts are cut from."""
MARGIN = 0.08
"""Share of the width or height."""
PARTS = (
    (0, 0, 0, 0),
    (0.5, 0.5, 0.5, 0.5),
    (1, 1, 1, 1),
    (1, 0, 0, 0),
    (0, 1, 0, 0),
    (0, 0, 1, 0),
    (0, 0, 0, 1),
)
"""Margins that are cut off at the left, top, right and bottom, in MARGIN."""
_FLAT = 6.0
"""Standard deviation in levels: less has no drawing to tell it by."""


def _lowest() -> tuple[list[int], list[int]]:
    """Rows and columns of the lowest frequencies but the mean, from low to high."""
    low = range(int((2 * HASH_BITS) ** 0.5) + 2)
    places = [(row, column) for row in low for column in low]
    places.sort(key=lambda place: (sum(place), place))
    rows, columns = zip(*places[1 : HASH_BITS + 1], strict=True)
    return [*rows], [*columns]


_LOWEST = _lowest()


def fingerprint(grey: Pixels) -> str:
    """Hashes of HASH_BITS bits, hexadecimal, of the whole and of its parts; empty for flat pictures."""
    small = pixels(cv2.resize(_halved(grey), (GRID, GRID), interpolation=cv2.INTER_AREA))
    if float(cv2.meanStdDev(small)[1][0, 0]) < _FLAT:
        return ""
    return "".join(_hash(_cut(small, *part)) for part in PARTS)


def _halved(grey: Pixels) -> Pixels:
    """As long as both sides stay at twice the grid: far faster than INTER_AREA by another factor."""
    while min(grey.shape) >= 4 * GRID:
        height, width = grey.shape[0] // 2, grey.shape[1] // 2
        even = grey[: 2 * height, : 2 * width]
        grey = pixels(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA))
    return grey


def _cut(small: Pixels, *margins: float) -> Pixels:
    left, top, right, bottom = (round(GRID * MARGIN * margin) for margin in margins)
    return small[top : GRID - bottom, left : GRID - right]


def _hash(part: Pixels) -> str:
    small = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.packbits(np.asarray(cv2.dct(small))[_LOWEST] > 0).tobytes().hex()
