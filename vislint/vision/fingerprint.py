"""Short numbers that stay nearly the same when a picture is scaled, compressed again or cut a little.

The signs of the lowest frequencies of the discrete cosine transform, after Zauner, "Implementation and
Benchmarking of Perceptual Image Hash Functions" (2010). One is taken of the whole picture, and one of
each part that is left when a margin is cut off, so that a picture that lost its margin is found by the part
that it still shows. `benchmarks/duplicates.py` tells what is found; `vislint/alike.py` compares.
"""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import HASH_BITS
from vislint.vision.frame import Pixels, halved, pixels

GRID = 128
"""Pixels a side of what the whole and the parts are cut from."""
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
_SIDES = [((top, bottom), (left, right)) for left, top, right, bottom in PARTS]
_FLAT = 6.0
"""Standard deviation in levels: less has no drawing to tell it by."""


_LOW = int((2 * HASH_BITS) ** 0.5) + 2
"""Frequencies that are looked at in each direction."""

_AT_ONCE = 15
"""Rows that are multiplied at once: OpenBLAS would share larger products among threads, which wait for each
other longer than they work."""


def _lowest() -> tuple[list[int], list[int]]:
    """Rows and columns of the lowest frequencies but the mean, from low to high."""
    places = [(row, column) for row in range(_LOW) for column in range(_LOW)]
    places.sort(key=lambda place: (sum(place), place))
    rows, columns = zip(*places[1 : HASH_BITS + 1], strict=True)
    return [*rows], [*columns]


_LOWEST = _lowest()


def fingerprint(grey: Pixels) -> str:
    """Hashes of HASH_BITS bits, hexadecimal, of the whole and of its parts; empty for flat pictures."""
    small = pixels(cv2.resize(_halved(grey), (GRID, GRID), interpolation=cv2.INTER_AREA))
    if float(cv2.meanStdDev(small)[1][0, 0]) < _FLAT:
        return ""
    stretches, cosines = _cosines()
    below = (cosines.reshape(-1, _AT_ONCE, GRID) @ small.astype(np.float64)).reshape(cosines.shape)
    down, across = ([stretches.index(side) for side in each] for each in zip(*_SIDES, strict=True))
    frequencies = below[down] @ cosines.transpose(0, 2, 1)[across]
    # Whole numbers came in: what is 0 by symmetry must not hang on how the sums were rounded.
    return np.packbits(frequencies[:, *_LOWEST] > 1e-6).tobytes().hex()


def _halved(grey: Pixels) -> Pixels:
    """As long as both sides stay above the grid: far faster than INTER_AREA by another factor."""
    while min(grey.shape) >= 2 * GRID:
        grey = halved(grey)
    return grey


@lru_cache(maxsize=1)
def _cosines() -> tuple[list[tuple[float, float]], NDArray[np.float64]]:
    """The stretches of a side that the parts have, as margins at its two ends, and for each _LOW rows.

    They are the first rows of the discrete cosine transform (type II) of the stretch, 0 in its margins.
    """
    stretches = sorted({side for sides in _SIDES for side in sides})
    cosines = np.zeros((len(stretches), _LOW, GRID))
    for rows, margins in zip(cosines, stretches, strict=True):
        before, after = (round(GRID * MARGIN * margin) for margin in margins)
        length = GRID - before - after
        turns = np.outer(np.arange(_LOW), 2 * np.arange(length) + 1)
        rows[:, before : before + length] = np.cos(turns * np.pi / (2 * length))
    return stretches, cosines
