"""How bright a picture is, how much of it is clipped, how far its tones reach."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vislint.model import Light
from vislint.vision.frame import Frame, Pixels

BURNT = 252
"""From here on a channel holds no drawing any more. The share of pixels with one such channel tells +1.5 and
+2.5 EV from untouched photographs better than that with three (AUC .95 and .98 against .92 and .97)."""
BLACK = 3
"""Up to here in all three channels."""


def light(frame: Frame, counts: NDArray[np.float64]) -> Light:
    """`counts` is the histogram of the luma."""
    total = float(counts.sum())
    levels = np.arange(256)
    mean = float((counts * levels).sum() / total)
    spread = float((counts * (levels - mean) ** 2).sum() / total) ** 0.5
    low, median, high, highest = percentiles(counts, (0.05, 0.5, 0.95, 0.99))
    brightest = _brightest(frame.colour)
    burnt = brightest >= BURNT
    return Light(
        mean=round(mean, 2),
        median=median,
        low=low,
        high=high,
        highest=highest,
        clipped_dark=_share(brightest <= BLACK),
        clipped_bright=_share(burnt),
        contrast=round(spread, 2),
    )


def histogram(grey: Pixels) -> NDArray[np.float64]:
    return cv2.calcHist([grey], [0], None, [256], [0, 256]).ravel().astype(np.float64)


def percentiles(counts: NDArray[np.float64], shares: tuple[float, ...]) -> tuple[float, ...]:
    """The levels below which these shares of the pixels lie."""
    reached = np.cumsum(counts) / counts.sum()
    return tuple(float(np.searchsorted(reached, share)) for share in shares)


def _brightest(colour: Pixels) -> Pixels:
    """By pixel the greatest of the three channels."""
    blue, green, red = cv2.split(colour)
    return np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)


def _share(mask: NDArray[np.bool_]) -> float:
    return round(float(mask.mean()), 4)
