"""How much random noise lies over a picture.

Immerkær, "Fast Noise Variance Estimation" (Computer Vision and Image Understanding 64(2), 1996,
doi 10.1006/cviu.1996.0060): the difference of two Laplacians is blind to edges and ramps. It is taken per
block, and only the smoothest fifth counts, so that grass and sand are not taken for noise.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.vision.blocks import Floats, block_means
from vislint.vision.frame import Pixels, inner, stacked

BLOCK = 32
"""Pixels."""
_SECOND = np.array([1, -2, 1], np.float32)
_SCALE = (np.pi / 2) ** 0.5 / 6
"""From the mean absolute response to the standard deviation of Gaussian noise."""
_SMOOTHEST = 0.2
_DARK, _BRIGHT = 8, 247
"""Blocks beyond these means are left out: noise is clipped there."""


def noise_of_blocks(bands: Pixels) -> Floats:
    """Standard deviation of the noise by block, in levels of 255."""
    response = cv2.sepFilter2D(stacked(bands, 1), cv2.CV_16S, _SECOND, _SECOND)
    return block_means(_rows(inner(cv2.convertScaleAbs(response), bands, 1)), BLOCK) * np.float32(_SCALE)


def noise(bands: Pixels, by_block: Floats) -> float | None:
    """Standard deviation of the noise in levels of 255; None where everything is clipped."""
    means = block_means(stacked(bands, 0), BLOCK)
    lit = by_block[(means > _DARK) & (means < _BRIGHT)]
    return smoothest(lit) if lit.size else None


def _rows(apart: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(apart).reshape(-1, apart.shape[2])


def smoothest(by_block: Floats) -> float:
    """The value below which a fifth of the blocks lie."""
    flat = by_block.ravel()
    place = int(_SMOOTHEST * (flat.size - 1))
    return float(np.partition(flat, place)[place])
