"""How sharp a picture is in its sharpest parts, in the direction in which it is least sharp.

The energy of the gradient is compared before and after a known blur, as Zhuo and Sim do at edges ("Defocus
map estimation from a single image", Pattern Recognition 44(9), 2011, doi 10.1016/j.patcog.2011.03.009): an
edge that was soft already loses little. The ratio does not depend on contrast or exposure. It is taken per
block and per direction, from the structure tensor (Bigün and Granlund, 1987): the energy of the derivative
along θ is cos²θ·Jxx + 2·sinθ·cosθ·Jxy + sin²θ·Jyy. Of each direction only the sharpest blocks count, so that
one sharp subject before a blurred background is sharp; and the softest direction counts most, since a camera
that moved leaves edges along its way as sharp as they were. The energy of the noise is subtracted before.
"""

from __future__ import annotations

import math

import cv2
import numpy as np

from vislint.model import Sharpness
from vislint.odds import log_odds
from vislint.vision.blocks import Floats
from vislint.vision.frame import MARGIN, Pixels, halved, inner, stacked
from vislint.vision.noise import smoothest

SMALLEST = 400
"""Pixels of the longer side: of smaller pictures sharpness cannot be told."""
FINE = 2
"""Rows beside a band that the filters at full size reach."""
BLOCK = 16
DIRECTIONS = 8
_ANGLES = np.arange(DIRECTIONS) * np.pi / DIRECTIONS
_ALONG = np.stack([np.cos(_ANGLES) ** 2, np.sin(2 * _ANGLES), np.sin(_ANGLES) ** 2]).astype(np.float32)
_STRUCTURED = 0.6
"""Of each direction the blocks above this share by energy count."""
_SHARPEST = 0.02
"""Of those, the ratio that this share surpasses."""
_FEWEST = 12
"""Blocks that a direction needs."""
_FEWEST_DIRECTIONS = 3
_FAINT = 0.15
"""Energy, in squared levels a pixel: less is the rounding of 8 bits."""

# Gain of each filter for white noise of variance 1, relative to a derivative of one level a pixel.
_NOISE_FINE, _NOISE_BLURRED, _NOISE_COARSE = 0.1875, 0.0428, 0.0012

WEIGHTS = (-17.969, 1.121, 4.701)
BIAS = 6.54
"""Of `score_features`: log-odds of a blurred picture, by a logistic regression (`benchmarks/fit.py`) on
2026-11-27, on 88 good photographs of 640 to 2,048 pixels: Gaussian blur of 2 to 5, defocus of 4 and 7 and
motion of 9 to 31 pixels against the untouched ones and against changes of exposure, contrast, noise and
compression, which must not count (`benchmarks/accuracy.md`). A score rather than a probability: real pictures
are not mixed like that."""
SHARP, SHARP_STEP = 0.9, 10.0
"""Above this log ratio in the softest direction a picture is sharp, however much more it has in another: a
fence. Motion of 9 pixels leaves at most 0.68 in 49 of 50 photographs, that of a camera by hand 0.7."""
COARSE, COARSE_STEP = 1.3, 8.0
"""Below this mean log ratio of fine to coarse a picture is blurred whatever noise and JPEG have laid over it
that is fine: 1.5 is the least of 212 good photographs, and defocus as cameras make it has 0.9 to 1.1."""


def sharpness(bands: Pixels, noise_by_block: Floats) -> Sharpness | None:
    """None for pictures that have hardly an edge, and for those of which a line is left as shown."""
    if min(bands.shape[1] - 2 * MARGIN, bands.shape[2]) < 2:
        return None
    told = features(bands, noise_by_block)
    if told is None:
        return None
    odds = log_odds(WEIGHTS, BIAS, score_features(told))
    blur = max(min(odds, SHARP_STEP * (SHARP - told[0])), COARSE_STEP * (COARSE - told[3]))
    return Sharpness(blur=round(blur, 3), motion=round(told[1] - told[0], 3))


def score_features(told: tuple[float, float, float, float]) -> tuple[float, float, float]:
    """The softest direction, fine, its log, coarse, and how much softer than the mean it is, coarse.

    The last is what motion leaves, since edges along its way stay as they were.
    """
    softest, _, softest_coarse, mean_coarse = told
    return softest, math.log(max(0.05, softest_coarse)), mean_coarse - softest_coarse


def features(bands: Pixels, noise_by_block: Floats) -> tuple[float, float, float, float] | None:
    """Softest and mean direction of the log ratios of energy: fine to blurred, then fine to coarse.

    Each about 0.6 (sharp) to 0 (blurred) for the first pair, 4 to 0 for the second.
    """
    variance = smoothest(noise_by_block) ** 2
    rows, half = stacked(bands, FINE), halved(stacked(bands, MARGIN))
    gradients = _gradients(rows), _sobel(rows, 5), _sobel(half, 7)
    fine = _energies(gradients[0], bands, FINE, BLOCK, 1 / 64) - _NOISE_FINE * variance
    blurred = _energies(gradients[1], bands, FINE, BLOCK, 1 / 128**2) - _NOISE_BLURRED * variance
    coarse = _energies(gradients[2], bands, MARGIN // 2, BLOCK // 2, 1 / 4096**2) - _NOISE_COARSE * variance
    shared, coarse = _common(fine, coarse)
    least = _FAINT + _NOISE_FINE * variance
    near, far = _ratios(fine, blurred, least), _ratios(shared, coarse, least)
    if near is None or far is None:
        return None
    return float(near.min()), float(near.mean()), float(far.min()), float(far.mean())


def _gradients(rows: Pixels) -> tuple[Floats, Floats]:
    """Sobel's derivatives of size 3, both at once."""
    x, y = cv2.spatialGradient(rows)
    return x.astype(np.float32), y.astype(np.float32)


def _sobel(rows: Pixels, size: int) -> tuple[Floats, Floats]:
    """Those of size 5 and 7 are those of size 3 of the picture blurred once and twice by (1 2 1)/4."""
    x = cv2.Sobel(rows, cv2.CV_32F, 1, 0, ksize=size)
    y = cv2.Sobel(rows, cv2.CV_32F, 0, 1, ksize=size)
    return np.asarray(x, np.float32), np.asarray(y, np.float32)


def _energies(
    gradients: tuple[Floats, Floats], bands: Pixels, margin: int, block: int, scale: float
) -> Floats:
    """Directions × bands × rows × columns of blocks: mean energy of the derivative along each direction."""
    x, y = (inner(each, bands, margin) for each in gradients)
    tensor = np.stack([_mean_products(a, b, block) for a, b in ((x, x), (x, y), (y, y))])
    along = (_ALONG.T * np.float32(scale)) @ tensor.reshape(3, -1)
    return np.asarray(along, np.float32).reshape(DIRECTIONS, *tensor.shape[1:])


def _mean_products(a: Floats, b: Floats, block: int) -> Floats:
    """Bands × rows × columns of blocks. The product is never laid down: rows are multiplied and added."""
    count, rows, width = a.shape
    deep, wide = min(block, rows), min(block, width)
    down, across = rows // deep, width // wide
    first, second = (each[:, : down * deep].reshape(count, down, deep, width) for each in (a, b))
    sums = np.einsum("nijk,nijk->nik", first, second)[..., : across * wide]
    means = sums.reshape(count, down, across, wide).sum(axis=3) * np.float32(1 / (deep * wide))
    return np.asarray(means, np.float32)


def _common(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """The blocks that both have: odd sides lose a row when they are halved."""
    down, across = min(a.shape[2], b.shape[2]), min(a.shape[3], b.shape[3])
    return a[:, :, :down, :across], b[:, :, :down, :across]


def _ratios(fine: Floats, other: Floats, least: float) -> Floats | None:
    """By direction: the log of the ratio that only the sharpest blocks surpass; None without structure."""
    above, below = (np.maximum(each.reshape(DIRECTIONS, -1), np.float32(1e-3)) for each in (fine, other))
    place = int(_STRUCTURED * (below.shape[1] - 1))
    bound = np.maximum(np.partition(below, place)[:, place], least)
    structured = below > bound[:, None]
    counts = structured.sum(axis=1)
    told = counts >= _FEWEST
    if told.sum() < _FEWEST_DIRECTIONS:
        return None
    ordered = np.sort(np.where(structured, above / below, np.float32(0)))
    places = below.shape[1] - 1 - (_SHARPEST * (counts - 1)).astype(int)
    return np.asarray(np.log(ordered[np.arange(DIRECTIONS), places][told]), np.float32)
