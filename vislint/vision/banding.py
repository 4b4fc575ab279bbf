"""How far the smooth parts of a picture move in steps.

A sky that was stored with too few levels, by a palette, by a video or by a JPEG of very low quality, has
plateaus with steps between that the eye sees as contours. CAMBI (Tandon and others, "CAMBI: Contrast-aware
Multiscale Banding Index", PCS 2021, arXiv 2102.00079) finds them where two levels that lie apart are frequent
in one smooth neighbourhood. Here it is asked of all smooth places at once: their levels are counted, and a
comb is looked for in the counts, frequent levels at even distances with rare ones between. A gradient that
moves level by level has none, nor has one whose contrast was raised a little: gaps that narrow are not seen.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.vision.frame import Pixels, pixels

_PIXELS = 100_000
"""About so many are looked at, on an even grid: of whole rows that lie far apart a gradient from top to
bottom has only some levels, which looks like a comb."""
_SMALLEST = 16
_FLAT = 1
"""Levels by which a smooth pixel may differ from those beside it."""
_LEAST = 0.02
"""Share of smooth pixels below which nothing is told."""
_ENDS = 8
"""Levels at either end that are left out: pictures are clipped there."""
_AROUND = 17
"""Levels over which counts are smoothed, to tell frequent ones from rare ones."""
_NEAR = np.array([1, 2, 2, 1]) / 6
"""Levels taken together, so that gaps of one or two make no comb."""
_MOST = 4.0
"""Times the counts around it that a level counts for at most, so that one plain ground makes no comb."""
_CLOSEST, _FARTHEST = 4, 17
"""Levels between the teeth of a comb."""


def banding(decoded: Pixels | None) -> float | None:
    """Strength of the comb, 0 to about 1; 0 where nothing is smooth, None for very small pictures."""
    if decoded is None or min(decoded.shape) < _SMALLEST:
        return None
    rows = _picked(decoded)
    steps = cv2.absdiff(rows[:, 1:], rows[:, :-1])
    larger = cv2.max(steps[:, 1:], steps[:, :-1])
    smooth = np.asarray(cv2.threshold(larger, _FLAT, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
    all_levels = np.ascontiguousarray(rows[:, 1:-1])
    # What is not smooth goes to the levels that are left out, spread over them: a histogram with a mask takes
    # twice as long, and so does one in which most fall on one level.
    levels = np.asarray((all_levels & smooth) | (all_levels & np.uint8(_ENDS - 1)), np.uint8)
    counts = np.asarray(cv2.calcHist([levels], [0], None, [256], [0, 256]), np.float64).ravel()[_ENDS:-_ENDS]
    return round(comb(counts), 3) if counts.sum() >= _LEAST * rows.size else 0.0


def _picked(decoded: Pixels) -> Pixels:
    factor = max(1.0, (decoded.size / _PIXELS) ** 0.5)
    height, width = (max(_SMALLEST, round(length / factor)) for length in decoded.shape)
    return pixels(cv2.resize(decoded, (width, height), interpolation=cv2.INTER_NEAREST))


def comb(counts: NDArray[np.float64]) -> float:
    """Of counts by level: how well they agree with themselves at a distance and at twice that distance."""
    around = np.convolve(counts, np.full(_AROUND, 1 / _AROUND), "same")
    weight = around / around.sum()
    near = np.convolve(counts, _NEAR, "same")
    frequent = np.minimum(near / (around + 1e-4 * counts.sum()), _MOST) - 1
    far_frequent, far_weight = (_shifted(each) for each in (frequent, weight))
    at = (far_frequent * frequent * np.minimum(far_weight, weight)).sum(axis=1)
    distances = np.arange(_CLOSEST, _FARTHEST + 1)
    return max(0.0, float(np.minimum(at[distances - 1], at[2 * distances - 1]).max()))


def _shifted(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Distances × levels: the value at each distance from 1 to twice the farthest, 0 beyond the end."""
    padded = np.r_[values[1:], np.zeros(2 * _FARTHEST)]
    return np.lib.stride_tricks.sliding_window_view(padded, len(values))[: 2 * _FARTHEST]
